"""Whole 2x2 matrices with chosen eigenvalues (construction R4) or a chosen determinant (R14).

A = B D B⁻¹ has the eigenvalues of D. B is a product of two whole shears, so its determinant is 1, its inverse is whole,
and so is A. With D diagonal the columns of B are the eigenvectors; with D = [[a, -b], [b, a]] the eigenvalues are a ± bi.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import product as cartesian

from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.attempts import found
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    diagonal,
    exact_matrix,
    exact_vector,
    inverse,
    product,
    transposed,
)


@dataclass(frozen=True, slots=True)
class RealSpectrum:
    """A matrix, not symmetric, with two real eigenvalues.

    Attributes:
        rows: Whole entries, shape (2, 2), none of them zero off the diagonal.
        eigenvalues: Whole and different, the larger first.
        eigenvectors: Whole, the i-th for the i-th eigenvalue.
    """

    rows: ExactMatrix
    eigenvalues: ExactVector
    eigenvectors: tuple[ExactVector, ...]


@dataclass(frozen=True, slots=True)
class ComplexSpectrum:
    """A matrix, not symmetric, with the eigenvalues real ± imaginary · i.

    Attributes:
        rows: Whole entries, shape (2, 2), none of them zero off the diagonal.
        real: The common real part, whole.
        imaginary: The positive imaginary part, whole.
    """

    rows: ExactMatrix
    real: int
    imaginary: int


def drawn_real(draw: Draw, bound: int = 12, accepts: Callable[[RealSpectrum], bool] = lambda _: True) -> RealSpectrum:
    """Draw a whole matrix that is not symmetric, with different whole eigenvalues from -6 to 6, none of them zero.

    Args:
        draw: The chance of the question.
        bound: No entry is larger in magnitude.
        accepts: What the family asks besides, of the eigenvalues' signs for example.
    """

    def make() -> RealSpectrum | None:
        basis = _sheared(draw)
        values = sorted(draw.sample([value for value in range(-6, 7) if value], 2), reverse=True)
        rows = product(basis, diagonal(values), inverse(basis))
        made = RealSpectrum(rows, exact_vector(values), transposed(basis))
        return made if _is_general(rows, bound) and accepts(made) else None

    return found(draw, "matrix with real eigenvalues", make)


def drawn_complex(
    draw: Draw, bound: int = 12, accepts: Callable[[ComplexSpectrum], bool] = lambda _: True
) -> ComplexSpectrum:
    """Draw a whole matrix with eigenvalues a ± bi, a from -3 to 3 and b from 1 to 4; a is 0 in one draw of seven."""

    def make() -> ComplexSpectrum | None:
        basis, a, b = _sheared(draw), draw.integer(-3, 3), draw.integer(1, 4)
        rows = product(basis, exact_matrix([[a, -b], [b, a]]), inverse(basis))
        made = ComplexSpectrum(rows, a, b)
        return made if _is_general(rows, bound) and accepts(made) else None

    return found(draw, "matrix with complex eigenvalues", make)


def _sheared(draw: Draw) -> ExactMatrix:
    """Return a product of two whole shears, often with one of them trivial: determinant 1."""
    upper, lower = draw.integer(-2, 2), draw.integer(-2, 2)
    return product(exact_matrix([[1, upper], [0, 1]]), exact_matrix([[1, 0], [lower, 1]]))


def _is_general(rows: ExactMatrix, bound: int) -> bool:
    (a, b), (c, d) = rows
    return bool(b) and bool(c) and b != c and max(abs(a), abs(b), abs(c), abs(d)) <= bound


def drawn_with_determinant(draw: Draw, magnitudes: Collection[int] = range(2, 13), bound: int = 4) -> ExactMatrix:
    """Draw a whole 2x2 matrix without zero entries that is not symmetric and whose |det| is one of `magnitudes`.

    Each magnitude that can be reached is as likely as the others, and so is each sign of the determinant.

    Raises:
        DefectError: No matrix within the bound has such a determinant.
    """
    sign = draw.sign()
    reached = [sign * magnitude for magnitude in magnitudes if sign * magnitude in _by_determinant(bound)]
    if not reached:
        raise DefectError(f"No matrix with entries up to {bound} has a determinant of {list(magnitudes)}.")
    return draw.choice(_by_determinant(bound)[draw.choice(reached)])


@lru_cache(maxsize=4)
def _by_determinant(bound: int) -> dict[int, list[ExactMatrix]]:
    """Return the matrices without zero entries that are not symmetric, by their determinant."""
    entries = [entry for entry in range(-bound, bound + 1) if entry]
    grouped: dict[int, list[ExactMatrix]] = {}
    for a, b, c, d in cartesian(entries, repeat=4):
        if b != c:
            grouped.setdefault(a * d - b * c, []).append(exact_matrix([[a, b], [c, d]]))
    return grouped
