"""What the notation alone says of where an expression has a value, and of its jumps; in doubt it assumes the worst."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language.tree import Call, Node, Num, Power, Quotient, children, rational, subtrees

_CONTINUOUS = {
    *("sin", "cos", "arctan", "sinh", "cosh", "tanh", "sech", "arsinh", "exp"),
    *("abs", "sigmoid", "softplus", "relu", "max", "min"),
}
_DEFINED_ALMOST_EVERYWHERE = _CONTINUOUS | {"tan", "sec", "csc", "cot", "coth", "csch", "arccot", "arcsch", "sign"}
_JUMPING = frozenset(("sign", "arccot"))


@dataclass(frozen=True, slots=True)
class Traits:
    """What a tree may be like.

    Attributes:
        continuous: Whether it is certain to have a value everywhere, and to be continuous.
        jumps: Whether it may have a value at a point other than its limit there.
        restricted: The outermost of its parts that may have no value on an open set, each once.
    """

    continuous: bool
    jumps: bool
    restricted: tuple[Node, ...]


def traits(node: Node) -> Traits:
    parts = list(subtrees(node))
    return Traits(
        continuous=all(map(_keeps_continuous, parts)),
        jumps=any(map(_jumps, parts)),
        restricted=tuple(dict.fromkeys(_outermost_restricted(node))),
    )


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
