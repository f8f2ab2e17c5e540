"""What the notation alone says of where an expression has a value, and of its jumps; in doubt it assumes the worst."""

from collections.abc import Iterator

from engine.language.tree import (
    ONE,
    Call,
    Const,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    rational,
    subtrees,
)

_DEFINED_EVERYWHERE = {
    *("sin", "cos", "arctan", "arccot", "sinh", "cosh", "tanh", "sech", "arsinh", "exp"),
    *("abs", "sign", "sigmoid", "softplus", "relu", "max", "min"),
}
_DEFINED_ALMOST_EVERYWHERE = _DEFINED_EVERYWHERE | {"tan", "sec", "csc", "cot", "coth", "csch", "arcsch"}
_POSITIVE = frozenset(("exp", "cosh", "sech", "sigmoid", "softplus"))
_NEVER_NEGATIVE = frozenset(("abs", "sqrt", "relu"))
_JUMPING = frozenset(("sign", "arccot"))


def unshared_conditions(node: Node, other: Node) -> tuple[Node, ...]:
    """Return trees of which one has no value where a tree has none, each once, but for those that another one shares.

    They are a tree's denominators, inverted, and its other outermost parts that may have no value. Where one of them
    that the other tree has as well has no value, the other tree has none either.
    """
    conditions = tuple(dict.fromkeys(_conditions(node)))
    shared = frozenset(_conditions(other)) if conditions else ()
    return tuple(condition for condition in conditions if condition not in shared)


def restricts(node: Node) -> bool:
    """Return whether a tree may have no value on an open set."""
    return any(map(_restricts, subtrees(node)))


def may_jump(node: Node) -> bool:
    """Return whether a tree may have a value at a point other than its limit there."""
    return any(map(_jumps, subtrees(node)))


def _conditions(node: Node) -> Iterator[Node]:
    match node:
        case Quotient(above, below) if _least_sign(below) < 1:
            yield Quotient(ONE, below)
            yield from _conditions(above)
        case Power() | Call() if not _keeps_defined(node):
            yield node
        case _:
            for child in children(node):
                yield from _conditions(child)


def _keeps_defined(node: Power | Call) -> bool:
    """Return whether a power or a function has a value wherever what it is of has one."""
    match node:
        case Power(base, exponent):
            exact = rational(exponent)
            return (exact is not None and exact >= 0 and exact.denominator % 2 == 1) or _least_sign(base) > 0
        case Call("ln", (argument,)):
            return _least_sign(argument) > 0
        case Call("sqrt", (argument,)):
            return _least_sign(argument) >= 0
        case Call(function, _):
            return function in _DEFINED_EVERYWHERE


def _least_sign(node: Node) -> int:
    """Return 1 for a tree all of whose values are positive, as its form shows, 0 if none is negative, else -1."""
    match node:
        case Num(value):
            return 1 if value else 0
        case Const():
            return 1
        case Sum(parts):
            signs = [_least_sign(part) for part in parts]
            return max(signs) if min(signs) >= 0 else -1
        case Product() | Quotient():
            return min(map(_least_sign, children(node)))
        case Power(base, exponent):
            exact = rational(exponent)
            return max(_least_sign(base), 0 if exact is not None and exact.numerator % 2 == 0 else -1)
        case Call(function, arguments) if function in _NEVER_NEGATIVE:
            return max(0, *map(_least_sign, arguments))
        case Call(function, _):
            return 1 if function in _POSITIVE else -1
        case _:
            return -1


def _restricts(node: Node) -> bool:
    match node:
        case Power(_, exponent):
            exact = rational(exponent)
            return exact is None or exact.denominator % 2 == 0
        case Call(function, _):
            return function not in _DEFINED_ALMOST_EVERYWHERE
        case _:
            return False


def _jumps(node: Node) -> bool:
    match node:
        case Power(_, exponent):
            # 0^x and x^0 have values of their own at 0
            return not rational(exponent)
        case Call(function, _):
            return function in _JUMPING
        case _:
            return False
