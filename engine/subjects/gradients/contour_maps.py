"""Functions for contour maps that are to be read by eye, and what is measured on them."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import atan2, hypot, pi
from typing import Any

from engine.calculus.rules import gradient
from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_gradient, values
from engine.chance import Draw
from engine.functions.linear import ExactVector
from engine.landscape.plots import Component, Landscape
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.tree import Call, Neg, Node, Power, Vector, names, number

BOX = ((-3.0, 3.0), (-3.0, 3.0))
# The marker waits where it is taken for none of the points that are asked about.
_CORNER = (-2.8, -2.8)
# Off the axes and the diagonals, where a witness compares.
_PROBES = tuple({"x": Fraction(a, 10), "y": Fraction(b, 10)} for a, b in ((7, 12), (-13, 5), (11, -8), (-6, -17)))


def quadratic(draw: Draw) -> Node:
    """Return a quadratic with a mixed term and unlike squares."""
    x, y = names("x y")
    a, c = draw.sample([-3, -2, -1, 1, 2, 3], 2)
    linear = times(number(draw.nonzero(3)), draw.choice((x, y)))
    square = [times(number(k), Power(name, number(2))) for k, name in ((a, x), (c, y))]
    return plus(*square, times(number(draw.nonzero(2)), x, y), linear)


def bumps(draw: Draw) -> Node:
    """Return two bumps, or a bump and a hollow, with their centres apart."""
    heights = (number(draw.integer(2, 4)), number(draw.sign() * draw.integer(1, 3)))
    left, right = (-1, draw.integer(-1, 1)), (1, draw.integer(-1, 1))
    return plus(*(times(height, _bump(centre)) for height, centre in zip(heights, (left, right), strict=True)))


def _bump(centre: tuple[int, int]) -> Node:
    squares = (Power(plus(name, number(-at)), number(2)) for name, at in zip(names("x y"), centre, strict=True))
    return Call("exp", (Neg(plus(*squares)),))


def contour_map(f: Node, label: str = "f") -> Landscape:
    """Return the contours of a function over the box, with nothing marked."""
    return Landscape((Component(label, plain(f)),), ("x", "y"), BOX, _CORNER)


def nearest_arrow(slope: tuple[float, ...], arrows: Mapping[str, ExactVector]) -> str:
    """Return the letter of the arrow at the smallest angle to a measured gradient."""

    def turn(letter: str) -> float:
        a, b = map(float, arrows[letter])
        return abs((atan2(b, a) - atan2(slope[1], slope[0]) + pi) % (2 * pi) - pi)

    return min(arrows, key=turn)


def same_slopes(f: Node, fields: Mapping[str, Vector]) -> str:
    """Return the letter of the field that agrees with slopes measured at some points."""

    def distance(letter: str) -> float:
        return sum(
            hypot(*(a - b for a, b in zip(central_gradient(f, ("x", "y"), at), _at(fields[letter], at), strict=True)))
            for at in _PROBES
        )

    return min(fields, key=distance)


def _at(field: Vector, at: Mapping[str, Fraction]) -> tuple[float, ...]:
    return values(field.entries, at)


def point_of(at: ExactVector) -> dict[str, Fraction]:
    """Return a point by its names."""
    return dict(zip("xy", at, strict=True))


def steepness(f: Node, at: ExactVector) -> float:
    """Return the length of the gradient."""
    return hypot(*(float(slope(*map(float, at))) for slope in _slopes(f)))


@lru_cache(maxsize=64)
def _slopes(f: Node) -> tuple[Callable[..., Any], ...]:
    """Return the two slopes as functions: many points are tried on one function."""
    return tuple(compiled(slope, ("x", "y")) for slope in gradient(f, ("x", "y")))


def height(f: Node, at: ExactVector) -> float:
    """Return the value of the function."""
    return float(compiled(f, ("x", "y"))(*map(float, at)))


def same_heights(f: Node, pictures: Mapping[str, Node]) -> str:
    """Return the letter of the picture whose heights are those of the function at some points."""

    def distance(letter: str) -> float:
        return sum(abs(values([f], at)[0] - values([pictures[letter]], at)[0]) for at in _PROBES)

    return min(pictures, key=distance)
