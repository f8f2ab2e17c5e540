"""Weighted lengths √(dᵀ M d) under which a chosen step has a whole length."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product as cartesian
from math import isqrt

from engine.chance import Draw
from engine.functions.linear import ExactMatrix, ExactVector, applied, exact_matrix, exact_vector, quadratic_value

_LARGEST_SLOPE = 20
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Weighting:
    """A symmetric positive matrix M and a whole vector e with a whole length √(eᵀ M e).

    Attributes:
        rows: M, shape (2, 2), whole, no multiple of the identity.
        steepest: e.
        gradient: M e; a function with this gradient rises fastest along e, by the length that M gives.
        length: √(eᵀ M e).
    """

    rows: ExactMatrix
    steepest: ExactVector
    gradient: ExactVector
    length: Fraction


def drawn_weighting(draw: Draw) -> Weighting:
    """Draw a weighting; the gradient has no zero entry, and it points another way than the steepest vector."""
    return draw.choice(_weightings())


@lru_cache(maxsize=1)
def _weightings() -> list[Weighting]:
    return list(_found())


def _found() -> Iterator[Weighting]:
    entries = [entry for entry in range(-4, 5) if entry]
    for a, b, d in cartesian(range(1, 6), range(-2, 3), range(1, 6)):
        if a * d <= b * b or (a == d and b == 0):
            continue
        rows = exact_matrix(((a, b), (b, d)))
        for e in map(exact_vector, cartesian(entries, repeat=2)):
            gradient, square = applied(rows, e), quadratic_value(rows, e)
            size = Fraction(isqrt(int(square)))
            is_parallel = gradient[0] * e[1] == gradient[1] * e[0]
            is_small = 0 not in gradient and max(map(abs, gradient)) <= _LARGEST_SLOPE
            if size**2 == square and 1 < size <= _LONGEST and is_small and not is_parallel:
                yield Weighting(rows, e, gradient, size)
