"""What the notation alone says of where an expression has a value, and of its jumps; in doubt it assumes the worst."""

from collections.abc import Iterator

from engine.language.tree import Call, Node, Num, Power, Quotient, children, rational, subtrees

_CONTINUOUS = {
    *("sin", "cos", "arctan", "sinh", "cosh", "tanh", "sech", "arsinh", "exp"),
    *("abs", "sigmoid", "softplus", "relu", "max", "min"),
}
_DEFINED_ALMOST_EVERYWHERE = _CONTINUOUS | {"tan", "sec", "csc", "cot", "coth", "csch", "arccot", "arcsch", "sign"}
_JUMPING = frozenset(("sign", "arccot"))


def is_continuous_everywhere(node: Node) -> bool:
    """Return whether a tree has a value for all real values of its names, and no jumps."""
    return all(map(_keeps_continuous, subtrees(node)))


def may_jump(node: Node) -> bool:
    """Return whether a tree may have a value at a point other than its limit there."""
    return any(map(_jumps, subtrees(node)))


def restricted_parts(node: Node) -> tuple[Node, ...]:
    """Return the outermost parts of a tree that may have no value on an open set, each once."""
    return tuple(dict.fromkeys(_outermost_restricted(node)))


def _outermost_restricted(node: Node) -> Iterator[Node]:
    if _restricts(node):
        yield node
        return
    for child in children(node):
        yield from _outermost_restricted(child)


def _keeps_continuous(node: Node) -> bool:
    match node:
        case Quotient(_, below):
            return isinstance(below, Num) and below.value != 0
        case Power(_, exponent):
            return isinstance(exponent, Num) and exponent.value.denominator == 1 and exponent.value > 0
        case Call(function, _):
            return function in _CONTINUOUS
        case _:
            return True


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
