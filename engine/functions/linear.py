"""Exact linear algebra on small matrices of fractions, thin over FLINT."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from flint import fmpq, fmpq_mat

from engine.calculus.tidy import plus, times
from engine.errors import DefectError
from engine.language.tree import Matrix, Name, Node, Vector, number

ExactVector: TypeAlias = tuple[Fraction, ...]
ExactMatrix: TypeAlias = tuple[ExactVector, ...]


def exact_vector(xs: Iterable[int | Fraction]) -> ExactVector:
    return tuple(map(Fraction, xs))


def exact_matrix(rows: Iterable[Iterable[int | Fraction]]) -> ExactMatrix:
    return tuple(map(exact_vector, rows))


def identity(size: int) -> ExactMatrix:
    return diagonal([1] * size)


def diagonal(xs: Sequence[int | Fraction]) -> ExactMatrix:
    """Return the square matrix with the given diagonal and zeros elsewhere."""
    return exact_matrix([x if i == j else 0 for j in range(len(xs))] for i, x in enumerate(xs))


def product(a: ExactMatrix, *more: ExactMatrix) -> ExactMatrix:
    """Return the product of matrices, from left to right.

    Raises:
        DefectError: The shapes do not fit.
    """
    result = _flint(a)
    for b in more:
        if result.ncols() != len(b):
            raise DefectError(f"A matrix of {result.ncols()} columns was multiplied by one of {len(b)} rows.")
        result *= _flint(b)
    return _exact(result)


def applied(a: ExactMatrix, x: Sequence[Fraction]) -> ExactVector:
    """Return A x."""
    return tuple(dot(row, x) for row in a)


def transposed(a: ExactMatrix) -> ExactMatrix:
    return tuple(zip(*a, strict=True))


def added(a: ExactMatrix, b: ExactMatrix) -> ExactMatrix:
    return tuple(sum_of(row, other) for row, other in zip(a, b, strict=True))


def scaled(a: ExactMatrix, by: int | Fraction) -> ExactMatrix:
    return tuple(multiple(row, by) for row in a)


def determinant(a: ExactMatrix) -> Fraction:
    return _fraction(_flint(a).det())


def inverse(a: ExactMatrix) -> ExactMatrix:
    """Return the inverse.

    Raises:
        DefectError: The matrix is singular, so its family should not have drawn it.
    """
    try:
        return _exact(_flint(a).inv())
    except ZeroDivisionError as error:
        raise DefectError("A singular matrix was to be inverted.") from error


def solved(a: ExactMatrix, b: ExactVector) -> ExactVector:
    """Return the x with A x = b.

    Raises:
        DefectError: The matrix is singular.
    """
    return applied(inverse(a), b)


def trace(a: ExactMatrix) -> Fraction:
    return sum((row[i] for i, row in enumerate(a)), Fraction(0))


def is_symmetric(a: ExactMatrix) -> bool:
    return a == transposed(a)


def dot(x: Sequence[Fraction], y: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))


def sum_of(x: Sequence[Fraction], y: Sequence[Fraction]) -> ExactVector:
    return tuple(a + b for a, b in zip(x, y, strict=True))


def difference(x: Sequence[Fraction], y: Sequence[Fraction]) -> ExactVector:
    return tuple(a - b for a, b in zip(x, y, strict=True))


def multiple(x: Sequence[Fraction], by: int | Fraction) -> ExactVector:
    return tuple(a * by for a in x)


def outer(x: Sequence[Fraction], y: Sequence[Fraction]) -> ExactMatrix:
    """Return x yᵀ."""
    return tuple(multiple(y, a) for a in x)


def quadratic_value(a: ExactMatrix, x: Sequence[Fraction]) -> Fraction:
    """Return xᵀ A x."""
    return dot(x, applied(a, x))


def quadratic_form(a: ExactMatrix, xs: Sequence[Node]) -> Node:
    """Return the tree of xᵀ A x, tidied; products of sums stay as they are."""
    return plus(*(times(number(c), u, v) for row, u in zip(a, xs, strict=True) for c, v in zip(row, xs, strict=True)))


def linear_combination(coefficients: Sequence[Fraction], xs: Sequence[Node]) -> Node:
    """Return the tree of a · x, tidied."""
    return plus(*(times(number(c), x) for c, x in zip(coefficients, xs, strict=True)))


def as_vector(xs: Sequence[int | Fraction]) -> Vector:
    return Vector(tuple(map(number, xs)))


def as_matrix(a: Sequence[Sequence[int | Fraction]]) -> Matrix:
    return Matrix(tuple(tuple(map(number, row)) for row in a))


def as_point(names: Sequence[Name], xs: Sequence[Fraction]) -> dict[str, Fraction]:
    """Return the coordinates by name, in the order of the names."""
    return {name.name: x for name, x in zip(names, xs, strict=True)}


def _flint(a: ExactMatrix) -> fmpq_mat:
    return fmpq_mat(len(a), len(a[0]), [fmpq(x.numerator, x.denominator) for row in a for x in row])


def _exact(matrix: fmpq_mat) -> ExactMatrix:
    return tuple(tuple(map(_fraction, row)) for row in matrix.table())


def _fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))
