"""Leading principal minors of a symmetric matrix of shape (3, 3) as an answer: part, slips and steps."""

from engine.functions.linear import ExactMatrix, as_vector, diagonal
from engine.language.tree import Node, Product, Sum, number
from engine.questions.question import Part, Slip, Step
from engine.subjects.hessians.definiteness import leading_minors
from engine.subjects.matrix_steps import chain_step, determinant_step

# What the signs of the minors say, by the class that they lead to.
MINOR_SIGNS = {
    "positive definite": "All minors are positive.",
    "negative definite": "The minors alternate, and the first one is negative.",
    "positive semidefinite": "The first two are positive and the last is zero, so one eigenvalue is zero, no one negative.",
    "negative semidefinite": "They alternate and the last is zero, so one eigenvalue is zero, no one positive.",
    "indefinite": "The signs are neither all positive nor alternating from a minus.",
}


def minor_slips(a: ExactMatrix) -> tuple[Slip, ...]:
    """Return the slips of that part, whose id is a."""
    on_axes = leading_minors(diagonal([row[i] for i, row in enumerate(a)]))
    entries = tuple(row[i] for i, row in enumerate(a))
    (p, q, r), (_, s, t), (_, _, u) = a
    added = (p, p * s + q * q, p * s * u + 2 * q * r * t + p * t * t + s * r * r + u * q * q)
    return (
        Slip(
            "P6",
            as_vector(entries),
            "These are the entries of the diagonal. A minor is the determinant of a corner.",
            "a",
        ),
        Slip(
            "J3",
            as_vector(on_axes),
            "Only products of the diagonal are here. The other products belong to a determinant.",
            "a",
        ),
        Slip("J6", as_vector(added), "All the products are added. Half of those of a determinant are subtracted.", "a"),
    )


def minor_steps(a: ExactMatrix) -> tuple[Step, ...]:
    """Return the steps that find the three minors."""
    first, _, third = leading_minors(a)
    corner = tuple(row[:2] for row in a[:2])
    return (
        chain_step("The first minor is the top left entry.", r"\Delta_{1}", number(first)),
        determinant_step(
            "The second one is the determinant of the top left corner of two rows.", r"\Delta_{2}", corner
        ),
        chain_step(
            "The third one is the whole determinant, expanded along the first row.",
            r"\Delta_{3}",
            _expansion(a),
            number(third),
        ),
    )


def _expansion(a: ExactMatrix) -> Node:
    (p, q, r), (_, s, t), (_, _, u) = a
    corners = (s * u - t * t, q * u - t * r, q * t - s * r)
    signed = (p, -q, r)
    return Sum(tuple(Product((number(x), number(corner))) for x, corner in zip(signed, corners, strict=True)))


def minors_part(a: ExactMatrix) -> Part:
    """Return the part a, which asks for all three."""
    return Part(
        id="a",
        key=as_vector(leading_minors(a)),
        kind="vector",
        label=r"(\Delta_{1}, \Delta_{2}, \Delta_{3})",
        names=(),
        asks="(a) The leading principal minors, from the entry in the corner to the whole determinant.",
        layout="The determinants of the top left corners of one, two and three rows.",
        witness=lambda _: numerical_minors(a),
    )


def numerical_minors(a: ExactMatrix) -> tuple[float, ...]:
    """Return the determinants of the top left corners as numpy finds them."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    matrix = np.array(a, dtype=float)
    return tuple(float(np.linalg.det(matrix[:size, :size])) for size in range(1, len(a) + 1))
