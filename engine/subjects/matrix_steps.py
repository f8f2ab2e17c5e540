"""Arithmetic with matrices of numbers, written out so that a learner can follow every product and sum."""

from collections.abc import Sequence
from fractions import Fraction

from engine.calculus.tidy import tidy
from engine.functions.linear import ExactMatrix, ExactVector
from engine.language.tree import Matrix, Neg, Node, Num, Product, Quotient, Sum, Value, Vector, entries, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Step


def as_decimals(xs: Sequence[Fraction]) -> Vector:
    """Return a vector as it is written with decimal points; its entries are decimals with few places."""
    return Vector(tuple(map(_decimal, xs)))


def _decimal(x: Fraction) -> Node:
    written = Num(abs(x), str(abs(x)) if x.denominator == 1 else str(float(abs(x))))
    return Neg(written) if x < 0 else written


def written_dot(x: Sequence[Fraction], y: Sequence[Fraction]) -> Node:
    """Return x · y as the sum of products that a person writes down first: 3 · 2 + (-1) · 4."""
    return Sum(tuple(Product((number(a), number(b))) for a, b in zip(x, y, strict=True)))


def written_product(a: ExactMatrix, x: ExactVector) -> Vector:
    """Return A x with every sum of products written out."""
    return Vector(tuple(written_dot(row, x) for row in a))


def written_determinant(a: ExactMatrix) -> Node:
    """Return a d - b c of a matrix of shape (2, 2), written out."""
    (p, q), (r, s) = a
    return Sum((Product((number(p), number(s))), Neg(Product((number(q), number(r))))))


def chain_step(says: str, label: str, *stages: Value) -> Step:
    """Return the step `label = stage = stage = …`, which claims that each stage has the value of the last one.

    Stages that print alike are shown once.
    """
    shown = list(dict.fromkeys(map(latex, stages)))
    *earlier, last = stages
    pairs = {(left, right) for stage in earlier for left, right in zip(entries(stage), entries(last), strict=True)}
    claims = tuple(Claim(left, right) for left, right in pairs) or tuple(Claim(one, one) for one in entries(last))
    return Step(says, " = ".join([label, *shown]), claims)


def product_step(says: str, label: str, a: ExactMatrix, x: ExactVector) -> Step:
    """Return the step that multiplies a matrix by a vector."""
    written = written_product(a, x)
    return chain_step(says, label, written, _tidied(written))


def _tidied(value: Vector) -> Vector:
    return Vector(tuple(map(tidy, value.entries)))


def determinant_step(says: str, label: str, a: ExactMatrix) -> Step:
    """Return the step that takes the determinant of a matrix of shape (2, 2)."""
    written = written_determinant(a)
    return chain_step(says, label, written, tidy(written))


def inverse_step(says: str, label: str, a: ExactMatrix, inverted: ExactMatrix) -> Step:
    """Return the step that inverts a matrix of shape (2, 2) by its adjugate.

    Args:
        says: A sentence.
        label: LaTeX of the inverse.
        a: The matrix.
        inverted: Its inverse.
    """
    (p, q), (r, s) = a
    adjugate = Matrix(((number(s), number(-q)), (number(-r), number(p))))
    determinant = number(p * s - q * r)
    claims = tuple(
        Claim(Quotient(entry, determinant), number(value))
        for entry, value in zip(entries(adjugate), (value for row in inverted for value in row), strict=True)
    )
    result = Matrix(tuple(tuple(map(number, row)) for row in inverted))
    fraction = rf"\frac{{1}}{{{latex(determinant)}}}"
    return Step(says, rf"{label} = {fraction}{latex(adjugate)} = {latex(result)}", claims)
