"""The Hessian of least squares on a matrix of data with orthogonal columns: steps, slips and programs."""

from fractions import Fraction

from engine.functions.designs import Design
from engine.functions.linear import ExactVector, as_matrix, dot, identity, scaled, sum_of, transposed
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Matrix, Product, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Slip, Step
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.optimisation.rate_code import Programs
from engine.subjects.programs import assigned


def bent(design: Design) -> tuple[float, ...]:
    """Return the second differences of the loss, which is a quadratic, so that they are exact."""

    def loss(w: ExactVector) -> Fraction:
        return design.factor * sum((dot(row, w) ** 2 for row in design.x), Fraction(0))

    axes = identity(2)
    return tuple(float(loss(sum_of(u, v)) - loss(u) - loss(v)) for u in axes for v in axes)


def design_steps(design: Design) -> tuple[Step, ...]:
    """Return the steps that find the Hessian, which is part a."""
    columns = transposed(design.x)
    written = Matrix(tuple(tuple(written_dot(u, v) for v in columns) for u in columns))
    h, factor = as_matrix(design.hessian), number(2 * design.factor)
    claims = tuple(
        Claim(Product((factor, number(square))), number(entry))
        for squares, row in zip(design.squares, design.hessian, strict=True)
        for square, entry in zip(squares, row, strict=True)
    )
    return (
        chain_step(
            "Multiply the columns with each other. They are orthogonal.", "X^{T} X", written, as_matrix(design.squares)
        ),
        Step(
            "Differentiating the squares twice brings down a factor of 2.",
            rf"H = {latex(factor)}\,X^{{T}} X = {latex(h)}",
            claims,
            (0, 0, number(design.hessian[0][0])),
            "a",
        ),
    )


def design_slips(design: Design) -> tuple[Slip, ...]:
    """Return the slips of the Hessian in part a."""
    n, h = len(design.x), design.hessian
    return (
        Slip("Y2", as_matrix(scaled(h, n)), "The sum over the rows was not divided by their number.", "a"),
        Slip("Y4", as_matrix(scaled(h, Fraction(1, 2))), _FACTOR, "a"),
        Slip("Y4", as_matrix(scaled(h, 2)), _FACTOR, "a"),
    )


_FACTOR = "A factor of 2 went astray. Compare the factor in front of the loss with what the square brings down."


def unscaled_slips(design: Design, part: str) -> tuple[Slip, ...]:
    """Return what the same slips make of the bound of the learning rate."""
    n, largest = len(design.x), max(design.hessian[0][0], design.hessian[1][1])
    return (
        Slip("Y2", number(2 / (n * largest)), "This is the bound of the sum of squares. The loss has a mean.", part),
        Slip("Y4", number(4 / largest), _FACTOR, part),
    )


def design_source(design: Design) -> Programs:
    """Return what sets `H` from the data."""
    x, factor = as_matrix(design.x), number(2 * design.factor)
    return Programs(
        f"{assigned('X', sympy_text(x))}\nH = {sympy_text(factor)} * X.T * X",
        f"{assigned('X', numpy_text(x))}\nH = {numpy_text(factor)} * X.T @ X",
    )
