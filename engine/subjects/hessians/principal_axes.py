"""Curvature along a direction, and the directions in which it is extreme, as answers: parts, slips and steps."""

from dataclasses import replace

from engine.calculus.tidy import over
from engine.calculus.witness import central_hessian
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    applied,
    as_matrix,
    as_vector,
    dot,
    exact_vector,
    multiple,
    quadratic_value,
)
from engine.functions.symmetric import Symmetric
from engine.language.tree import Call, Node, Quotient, Vector, number
from engine.language.typeset import latex
from engine.questions.question import Part, Slip, Step
from engine.subjects.hessians.hessian_parts import HessianAt
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.spoken import axis_at


def direction_part(model: HessianAt, curvature: Symmetric, place: int, asks: str) -> Part:
    """Return the part b, which asks for an eigenvector; 0 is the place of the largest eigenvalue, 1 that of the least."""
    return Part(
        id="b",
        key=as_vector(curvature.eigenvectors[place]),
        kind="eigenvector",
        label="w",
        names=(),
        asks=asks,
        matrix=as_matrix(model.exact),
        eigenvalue=number(curvature.eigenvalues[place]),
        witness=lambda _: _scaled(numerical_axes(model, place)[1], curvature.eigenvectors[place]),
        means=axis_at(model.f, model.point, "curvature"),
    )


def numerical_axes(model: HessianAt, place: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the eigenvalues of the second differences, the least first, and the eigenvector of the largest or least."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    rows = np.reshape(central_hessian(model.f, model.names, model.point), (2, 2))
    found_values, vectors = np.linalg.eigh(rows)
    return tuple(map(float, found_values)), tuple(map(float, vectors[:, 1 - place]))


def _scaled(vector: tuple[float, ...], like: ExactVector) -> tuple[float, ...]:
    """Return the multiple of a vector that has the first entry of another one."""
    return tuple(x * float(like[0]) / vector[0] for x in vector)


def axis_slips(model: HessianAt, curvature: Symmetric, place: int) -> tuple[Slip, ...]:
    """Return the slips of that part."""
    diagonal = [row[i] for i, row in enumerate(model.exact)]
    extreme = max(diagonal) if place == 0 else min(diagonal)
    axis = exact_vector([1, 0] if diagonal[0] == extreme else [0, 1])
    other = curvature.eigenvectors[1 - place]
    slips = [
        Slip(
            "P3",
            as_vector(other),
            "This direction belongs to the other eigenvalue. Put it into $H w$ and compare.",
            "b",
        ),
        Slip(
            "S9",
            as_vector(axis),
            "This is the axis with the more extreme entry of the diagonal. The mixed entry turns it.",
            "b",
        ),
    ]
    if any(model.slopes):
        says = (
            "This is the gradient, the way in which $f$ rises fastest. Curvature asks for eigenvectors of the Hessian."
        )
        slips.append(Slip("H14", as_vector(model.slopes), says, "b"))
    return tuple(slips)


def eigen_step(curvature: Symmetric, place: int, says: str) -> Step:
    """Return the step that shows that the Hessian stretches an eigenvector."""
    w, value = curvature.eigenvectors[place], curvature.eigenvalues[place]
    image = Vector(tuple(written_dot(row, w) for row in curvature.rows))
    label = rf"H_f(P) {latex(as_vector(w))}"
    step = chain_step(says, label, image, as_vector(multiple(w, value)))
    scaled = rf"{latex(number(value))} {latex(as_vector(w))}"
    return replace(step, formula=f"{step.formula} = {scaled}")


def quotient_step(h: ExactMatrix, d: ExactVector) -> Step:
    """Return the step that divides dᵀHd by the squared length of d."""
    image = applied(h, d)
    written = Quotient(written_dot(d, image), written_dot(d, d))
    value = number(dot(d, image) / dot(d, d))
    says = (
        "Multiply by $d$ once more, and divide by the squared length of $d$, for a curvature belongs to a unit vector."
    )
    return chain_step(says, r"\frac{d^{T} H_f(P)\,d}{d^{T} d}", written, value)


def quotient_slips(model: HessianAt, d: ExactVector) -> tuple[Slip, ...]:
    """Return the slips of a part b that asks for the curvature along d."""
    h, square = model.exact, dot(d, d)
    whole = quadratic_value(h, d)
    mixed = h[0][1] * d[0] * d[1]
    length = Call("sqrt", (number(square),))
    candidates: tuple[tuple[str, Node, str], ...] = (
        ("G3", number(whole), "This is $d^{T} H d$. It grows with the square of the length of $d$, so divide by that."),
        (
            "G23",
            over(number(whole), length),
            "You divided by the length of $d$ once. Both factors $d$ have to be normalised.",
        ),
        (
            "H2",
            number((whole - 2 * mixed) / square),
            "The mixed derivative is left out. Along a slanted direction it counts twice.",
        ),
        (
            "H14",
            over(number(dot(model.slopes, d)), length),
            "This is the slope along $d$. Curvature takes second derivatives.",
        ),
        (
            "T2",
            number((whole - mixed) / square),
            "The mixed derivative counts once here. It stands twice in the matrix.",
        ),
    )
    return tuple(Slip(code, answer, says, "b") for code, answer, says in candidates)
