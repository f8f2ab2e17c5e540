"""Expressions multiplied out by sympy, as long as that stays small."""

from math import comb, prod
from typing import Any, TypeAlias

from engine.errors import LearnerError
from engine.language.tree import Call, Node, Num, Power, Product, Quotient, Sum, children, rational, subtrees

# sympy ships no types that mypy could follow
Expr: TypeAlias = Any

# Terms past this take sympy seconds; (x + y + z)^1000 would have half a million.
_MOST_TERMS = 2_000
_LARGEST_DEGREE = 100
# sin(100x) is a polynomial of degree 100 in sin(x) and cos(x), and e^(100x) one in e^x.
_CIRCULAR = ("sin", "cos", "tan", "sec", "csc", "cot")
_EXPONENTIAL = ("exp", "sinh", "cosh", "tanh", "sech", "csch", "coth", "sigmoid", "softplus")


def expanded(node: Node, positive: frozenset[str]) -> Expr | None:
    """Return a tree as a sum of sympy terms, or None for one that is too large or has no real value."""
    if not is_manageable(node):
        return None
    import sympy  # noqa: PLC0415 -- it takes a third of a second to import, and a worker is to mark before that

    from engine.language.symbolic import to_sympy  # noqa: PLC0415 -- likewise

    try:
        return sympy.expand(to_sympy(node, positive), trig=True)
    except LearnerError:
        return None


def is_manageable(node: Node) -> bool:
    """Return whether a tree stays small when it is multiplied out, by an upper bound that costs nothing."""
    return _degree(node) <= _LARGEST_DEGREE and _terms(node) <= _MOST_TERMS


def _degree(node: Node) -> int:
    """Return the largest degree that multiplying out gives anything in a tree."""
    inner = max([1, *map(_degree, children(node))])
    match node:
        case Power(base, exponent):
            exact = rational(exponent)
            return _degree(base) * abs(exact.numerator) if exact else max(inner, _largest_number(exponent))
        case Call(function, arguments) if function in _CIRCULAR or function in _EXPONENTIAL:
            return inner * max(map(_largest_number, arguments))
        case _:
            return inner


def _largest_number(node: Node) -> int:
    return max([1, *(tree.value.numerator for tree in subtrees(node) if isinstance(tree, Num))])


def _terms(node: Node) -> int:
    """Return at most how many terms anything in a tree has once it is multiplied out."""
    match node:
        case Sum(parts):
            return sum(map(_terms, parts))
        case Product(parts):
            return prod(map(_terms, parts))
        case Quotient(above, below):
            return _terms(above) * _terms(below)
        case Power(base, exponent):
            degree = abs((rational(exponent) or 1).numerator)
            return comb(_terms(base) + degree - 1, degree) if degree <= _LARGEST_DEGREE else _MOST_TERMS + 1
        case _:
            return max([1, *map(_terms, children(node))])
