"""Roots, logarithms and distances with a short value and short slopes at a point, for estimates by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.linear import ExactVector, exact_vector
from engine.functions.steering import drawn_direction, exact_value
from engine.language.tree import Call, Name, Node, Power, number

# Slopes of a root are fractions over its value; over these they are decimals.
_ROOTS = (2, 4, 5, 8, 10)


@dataclass(frozen=True, slots=True)
class Estimable:
    """A function with a point where its value and slopes are decimals.

    Attributes:
        f: The function as it is shown.
        names: Its variables, in order.
        at: The point: whole coordinates, none zero.
    """

    f: Node
    names: tuple[Name, ...]
    at: ExactVector


def drawn_root(draw: Draw, names: tuple[Name, ...]) -> Estimable | None:
    """Draw the root of a sum of first and second powers with a square at the point; None where there is none."""
    at = exact_vector(draw.integer(1, 4) for _ in names)
    powers = (Power(name, number(draw.integer(1, 2))) for name in names)
    terms = (times(number(draw.integer(1, 5)), power) for power in powers)
    f = Call("sqrt", (plus(*terms, number(draw.integer(0, 9))),))
    return Estimable(f, names, at) if exact_value(f, names, at) in _ROOTS else None


def drawn_logarithm(draw: Draw, names: tuple[Name, ...]) -> Estimable:
    """Draw a multiple of a logarithm whose inside is 1 at the point, and another term."""
    x, y = names
    at = exact_vector(draw.nonzero(3) for _ in names)
    slopes = (draw.integer(1, 3), draw.nonzero(3))
    inside = plus(*_weighted(slopes, names), number(1 - slopes[0] * at[0] - slopes[1] * at[1]))
    outside = (number(draw.integer(2, 5)), *draw.sample(names, draw.integer(0, 1)))
    return Estimable(plus(times(*outside, Call("ln", (inside,))), draw.choice((x, y, times(x, y)))), names, at)


def _weighted(weights: Sequence[int], names: Sequence[Name]) -> tuple[Node, ...]:
    return tuple(times(number(weight), name) for weight, name in zip(weights, names, strict=True))


def drawn_distance(draw: Draw, names: tuple[Name, ...]) -> Estimable:
    """Draw a whole multiple of the distance from the origin, at a point where its slopes are whole."""
    direction = drawn_direction(draw, len(names), 9)
    distance = Call("sqrt", (plus(*(Power(name, number(2)) for name in names)),))
    factor = draw.integer(1, 3) * direction.length
    return Estimable(times(number(factor), distance), names, tuple(map(abs, direction.entries)))
