"""Pairs of functions whose level curves cross at a point at an angle with a well-known cosine."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product as cartesian

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.grammar import LARGEST_FUNCTION, drawn_until, monomial
from engine.functions.linear import ExactVector, dot, exact_vector
from engine.functions.measure import is_separable, largest_number, operations
from engine.functions.steering import with_gradient
from engine.language.tree import Name, Node, number

# Squares of the cosines 1/√2, 3/5, 4/5, 5/13 and 12/13.
_SQUARES = {Fraction(1, 2), Fraction(9, 25), Fraction(16, 25), Fraction(25, 169), Fraction(144, 169)}
_LARGEST_NUMBER = 15


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two functions with a point of both level curves.

    Attributes:
        first: One function as it is shown.
        second: The other one.
        at: The point: whole, no coordinate zero.
        slopes: The two gradients there: whole, no entry zero, neither parallel nor at a right angle.
    """

    first: Node
    second: Node
    at: ExactVector
    slopes: tuple[ExactVector, ExactVector]


def drawn_crossing(draw: Draw, names: tuple[Name, ...]) -> Crossing:
    """Draw two polynomials of two names and a point."""
    at = exact_vector(draw.nonzero(2) for _ in names)
    slopes = draw.choice(_pairs())
    first, second = (_steered(draw, names, at, wanted) for wanted in slopes)
    return Crossing(first, second, at, slopes)


def _steered(draw: Draw, names: tuple[Name, ...], at: ExactVector, wanted: ExactVector) -> Node:
    def make_one(chance: Draw) -> Node:
        mixed = times(number(chance.sign()), monomial(chance, names, 2, every=True))
        core = plus(mixed, times(number(chance.nonzero(3)), monomial(chance, names, 2)))
        return with_gradient(core, names, at, wanted)

    return drawn_until(draw, make_one, _is_small)


def _is_small(f: Node) -> bool:
    fits = operations(f) <= LARGEST_FUNCTION and largest_number(f) <= _LARGEST_NUMBER
    return fits and not is_separable(f)


@lru_cache(maxsize=1)
def _pairs() -> list[tuple[ExactVector, ExactVector]]:
    """Return the pairs of small whole vectors at an angle with one of the cosines."""
    entries = [entry for entry in range(-5, 6) if entry]
    vectors = [exact_vector(pair) for pair in cartesian(entries, repeat=2)]
    return [(g, h) for g in vectors for h in vectors if squared_cosine(g, h) in _SQUARES]


def squared_cosine(g: ExactVector, h: ExactVector) -> Fraction:
    """Return the square of the cosine of the angle between two vectors."""
    return dot(g, h) ** 2 / (dot(g, g) * dot(h, h))
