"""Symmetric whole matrices of shape (2, 2) with a small determinant, which are easy to invert by hand."""

from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import product

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import ExactMatrix, determinant, exact_matrix

_LARGEST_ENTRY = 6


def drawn_invertible(
    draw: Draw, magnitudes: Collection[int] = (1, 2, 4, 5), accepts: Callable[[ExactMatrix], bool] = lambda _: True
) -> ExactMatrix:
    """Draw a symmetric matrix with entries up to 6, not zero off the diagonal, whose |det| is one of `magnitudes`."""
    fitting = _fitting(frozenset(magnitudes))

    def one() -> ExactMatrix | None:
        matrix = draw.choice(fitting)
        return matrix if accepts(matrix) else None

    return found(draw, "symmetric matrix that is easy to invert", one)


@lru_cache(maxsize=8)
def _fitting(magnitudes: frozenset[int]) -> tuple[ExactMatrix, ...]:
    entries = range(-_LARGEST_ENTRY, _LARGEST_ENTRY + 1)
    drawn = (exact_matrix([[a, b], [b, c]]) for a, b, c in product(entries, repeat=3) if b)
    return tuple(matrix for matrix in drawn if abs(determinant(matrix)) in magnitudes)


def is_positive(matrix: ExactMatrix) -> bool:
    """Whether a symmetric matrix of shape (2, 2) is positive definite."""
    return matrix[0][0] > 0 and determinant(matrix) > 0


def is_indefinite(matrix: ExactMatrix) -> bool:
    return determinant(matrix) < 0
