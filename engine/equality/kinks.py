"""Kinks: where the pieces of an expression meet. What differs on one piece alone differs close to one of them."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from engine.equality.balls import Enclosure, UndefinedError
from engine.equality.domain import Point
from engine.language.tree import Call, Neg, Node, Sum, subtrees

_BITS = 128
# Brackets of a kink that are halved, and how often: past the twelfth decimal of the distance between two points.
_BRACKETS = 2
_HALVINGS = 48


def kinks(*nodes: Node) -> tuple[Node, ...]:
    """Return the trees whose zeros are the kinks of some others, each once."""
    return tuple(dict.fromkeys(kink for node in nodes for tree in subtrees(node) for kink in _kinks_of(tree)))


def approaches(kink: Node, names: tuple[str, ...], points: Iterable[Point]) -> Iterator[Point]:
    """Yield points ever closer to a kink, on either side of it.

    Args:
        kink: A tree that is 0 there.
        names: The coordinates.
        points: Where to look for pairs on different sides.
    """
    enclosure = Enclosure(kink, names)
    sides: dict[int, list[Point]] = {1: [], -1: [], 0: []}
    for point in points:
        sides[_side(enclosure, point)].append(point)
    for below, above in zip(sides[-1][:_BRACKETS], sides[1], strict=False):
        yield from _halved(enclosure, below, above)


def _kinks_of(node: Node) -> Iterator[Node]:
    match node:
        case Call("abs" | "sign" | "relu", (argument,)):
            yield argument
        case Call("max" | "min", arguments):
            for one, other in combinations(arguments, 2):
                yield Sum((one, Neg(other)))
        case _:
            pass


def _halved(enclosure: Enclosure, below: Point, above: Point) -> Iterator[Point]:
    """Yield the middles of ever smaller parts of a line, each with the kink in it."""
    for _ in range(_HALVINGS):
        middle = {name: (value + above[name]) * Fraction(1, 2) for name, value in below.items()}
        yield middle
        match _side(enclosure, middle):
            case 1:
                above = middle
            case -1:
                below = middle
            case _:
                return


def _side(enclosure: Enclosure, point: Point) -> int:
    """Return the sign of a value, 0 where it has none or is too close to 0 to tell."""
    try:
        value = enclosure.at(point, _BITS)
    except UndefinedError:
        return 0
    return int(value > 0) - int(value < 0)
