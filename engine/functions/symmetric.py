"""Symmetric whole matrices with whole eigenvalues and eigenvectors (constructions R2 and R3).

For orthogonal w₁, w₂, … the matrix A = l I + Σ kᵢ wᵢ wᵢᵀ has the eigenvalue l + kᵢ |wᵢ|² on wᵢ, because wᵢᵀ wⱼ = 0, and
l on what is orthogonal to all of them. One w serves two variables, two serve three.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product as cartesian
from math import gcd
from typing import Literal, TypeAlias

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    dot,
    exact_vector,
    identity,
    outer,
    scaled,
)

Signature: TypeAlias = Literal["positive", "negative", "indefinite", "positive semidefinite", "negative semidefinite"]

# An eigenvalue of 0 in a semidefinite matrix is asked for by name.
DEFINITE: tuple[Signature, ...] = ("positive", "negative", "indefinite")


@dataclass(frozen=True, slots=True)
class Symmetric:
    """A symmetric matrix with its eigenpairs.

    Attributes:
        rows: Whole entries, shape (n, n), not diagonal.
        eigenvalues: Whole and all different, the largest first.
        eigenvectors: Whole, without a common factor, the i-th for the i-th eigenvalue; orthogonal to each other.
    """

    rows: ExactMatrix
    eigenvalues: ExactVector
    eigenvectors: tuple[ExactVector, ...]

    @property
    def signature(self) -> Signature:
        """Which signs the eigenvalues have; a singular indefinite matrix is indefinite."""
        return signature_of(self.eigenvalues)


def signature_of(eigenvalues: Sequence[Fraction] | Sequence[int]) -> Signature:
    """Return the definiteness that belongs to the eigenvalues; they are not all zero."""
    least, largest = min(eigenvalues), max(eigenvalues)
    if least < 0 < largest:
        return "indefinite"
    if largest > 0:
        return "positive" if least > 0 else "positive semidefinite"
    return "negative" if largest < 0 else "negative semidefinite"


def drawn_symmetric(
    draw: Draw,
    size: int = 2,
    signature: Signature | None = None,
    bound: int = 12,
    accepts: Callable[[Symmetric], bool] = lambda _: True,
) -> Symmetric:
    """Draw a symmetric whole matrix that is not diagonal, with whole, different eigenvalues and whole eigenvectors.

    Args:
        draw: The chance of the question.
        size: 2 or 3.
        signature: The definiteness wanted; without one, positive, negative and indefinite are equally likely. Only a
            semidefinite matrix has the eigenvalue 0.
        bound: No entry is larger in magnitude; at least 6.
        accepts: What the family asks besides.

    Raises:
        DefectError: The wishes do not fit together.
    """
    wanted = draw.choice(DEFINITE) if signature is None else signature

    def make() -> Symmetric | None:
        frame = draw.choice(_frames(size))
        weightings = _weightings(frame, wanted)
        made = _weighted(frame, draw.choice(weightings)) if weightings else None
        return made if made and _is_usable(made, bound) and accepts(made) else None

    return found(draw, "symmetric matrix", make)


def drawn_deceptive(draw: Draw, bound: int = 12) -> Symmetric:
    """Draw an indefinite 2x2 matrix all of whose entries are positive, so that a glance at the signs misleads."""

    def is_deceptive(made: Symmetric) -> bool:
        return all(entry > 0 for row in made.rows for entry in row)

    return drawn_symmetric(draw, 2, "indefinite", bound, is_deceptive)


# Orthogonal whole vectors that span the space: the eigenvectors before they are sorted.
_Frame: TypeAlias = tuple[ExactVector, ...]
_SHIFTS = range(-9, 10)
_WEIGHTS = (-3, -2, -1, 1, 2, 3)
# Longer vectors make entries that no one multiplies by hand.
_LONGEST_SQUARED = 13


@lru_cache(maxsize=2)
def _frames(size: int) -> tuple[_Frame, ...]:
    """Return the frames from which matrices are spanned; none consists of the axes alone."""
    vectors = _primitive_vectors(size)
    if size == 2:
        return tuple((w, exact_vector((-w[1], w[0]))) for w in vectors if 0 not in w)
    pairs = ((a, b) for a in vectors for b in vectors if a < b and dot(a, b) == 0)
    frames = ((a, b, _perpendicular(a, b)) for a, b in pairs)
    return tuple(frame for frame in frames if all(_is_short(w) for w in frame) and not _is_axes(frame))


def _primitive_vectors(size: int) -> list[ExactVector]:
    """Return short whole vectors without a common factor, one of each pair of opposites."""
    drawn = map(exact_vector, cartesian(range(-3, 4), repeat=size))
    return [w for w in drawn if w > exact_vector([0] * size) and _is_short(w) and gcd(*map(int, w)) == 1]


def _is_short(w: ExactVector) -> bool:
    return dot(w, w) <= _LONGEST_SQUARED


def _is_axes(frame: _Frame) -> bool:
    return all(sum(x != 0 for x in w) == 1 for w in frame)


def _perpendicular(a: ExactVector, b: ExactVector) -> ExactVector:
    """Return the cross product of two vectors of three entries without its common factor."""
    crossed = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    shared = gcd(*map(int, crossed))
    return tuple(x / shared for x in crossed)


# The shift l and the weight of each vector of a frame but the last.
_Weighting: TypeAlias = tuple[int, ...]


@lru_cache(maxsize=512)
def _weightings(frame: _Frame, wanted: Signature) -> tuple[_Weighting, ...]:
    """Return the weightings with the wanted signature and different eigenvalues; only semidefinite ones have a zero."""
    squares = [int(dot(w, w)) for w in frame[:-1]]
    drawn = cartesian(_SHIFTS, *[_WEIGHTS] * len(squares))
    return tuple(weighting for weighting in drawn if _gives(_eigenvalues(squares, weighting), wanted))


def _eigenvalues(squares: Sequence[int], weighting: _Weighting) -> list[int]:
    shift, *weights = weighting
    return [*(shift + k * square for k, square in zip(weights, squares, strict=True)), shift]


def _gives(values: Sequence[int], wanted: Signature) -> bool:
    if len(set(values)) < len(values):
        return False
    return signature_of(values) == wanted and (wanted != "indefinite" or 0 not in values)


def _weighted(frame: _Frame, weighting: _Weighting) -> Symmetric:
    """Return l I + Σ kᵢ wᵢ wᵢᵀ with its eigenpairs."""
    shift, *weights = weighting
    rows = scaled(identity(len(frame)), shift)
    for k, w in zip(weights, frame, strict=False):
        rows = added(rows, scaled(outer(w, w), k))
    values = exact_vector(_eigenvalues([int(dot(w, w)) for w in frame[:-1]], weighting))
    pairs = sorted(zip(values, frame, strict=True), reverse=True)
    return Symmetric(rows, tuple(value for value, _ in pairs), tuple(w for _, w in pairs))


def _is_usable(made: Symmetric, bound: int) -> bool:
    """Whether the entries are within the bound and not all zero off the diagonal."""
    mixed = [entry for i, row in enumerate(made.rows) for entry in row[:i]]
    return any(mixed) and all(abs(entry) <= bound for row in made.rows for entry in row)
