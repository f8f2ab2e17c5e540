"""The angle at which two level curves cross: that of their normals."""

from dataclasses import replace
from math import atan2, cos

from engine.calculus.tidy import minus
from engine.functions.lengths import length, root
from engine.functions.linear import ExactVector, dot
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Node, Product, Quotient, entries, number, rational
from engine.questions.keys import Key, is_value
from engine.questions.question import Slip, Step
from engine.questions.sheet import Code
from engine.subjects.derivatives import differentiation_slips
from engine.subjects.gradients.tangents import touching_points
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.programs import assigned, defined
from engine.subjects.slopes import Spot, gradient_code


def cosine(g: ExactVector, h: ExactVector) -> Node:
    """Return |g · h| / (|g| |h|)."""
    square = dot(g, h) ** 2 / (dot(g, g) * dot(h, h))
    return root(square)


def measured_cosine(first: Spot, second: Spot) -> float:
    """Return the cosine of the angle between the directions of what touches both curves."""
    angles = []
    for spot in (first, second):
        (x, y), (u, v) = touching_points(spot)
        angles.append(atan2(v - y, u - x))
    return abs(cos(angles[0] - angles[1]))


def cosine_steps(g: ExactVector, h: ExactVector, key: Node) -> tuple[Step, ...]:
    product = number(abs(dot(g, h)))
    quotient = Quotient(product, Product((length(g), length(h))))
    return (
        chain_step("Their dot product.", r"\nabla f(P)\cdot\nabla h(P)", written_dot(g, h), number(dot(g, h))),
        chain_step(
            "Divide its magnitude by both lengths; the magnitude belongs to the acute angle.",
            r"\cos\alpha",
            quotient,
            key,
        ),
    )


def cosine_slips(first: Spot, g: ExactVector, h: ExactVector) -> tuple[Slip, ...]:
    key, along = cosine(g, h), dot(g, h)
    square = along**2 / (dot(g, g) * dot(h, h))
    own = [
        (
            "G11",
            root(1 - square),
            "This is the sine: the angle of one curve with the other one's normal. Take the cosine.",
        ),
        ("G3", number(abs(along)), "This is the dot product. Divide it by both lengths."),
        ("G7", number(square), "This is the square of the cosine. Divide by the lengths, not by their squares."),
        ("J4", minus(key), "This belongs to the obtuse angle. For the acute one take the magnitude."),
    ]
    slips = [Slip(code, answer, says) for code, answer, says in own]
    for slip in differentiation_slips(first.table, first.point):
        slopes = _exact(slip.answer)
        if slopes is not None:
            slips.append(replace(slip, answer=cosine(slopes, h)))
    return tuple(slips)


def _exact(value: Key) -> ExactVector | None:
    """Return rational entries that are not all zero, or None."""
    if not is_value(value):
        return None
    found = [entry for entry in map(rational, entries(value)) if entry is not None]
    return tuple(found) if len(found) == len(entries(value)) and any(found) else None


def cosine_code(first: Spot, second: Spot) -> Code:
    """Return programs that take both gradients, `g` and `k`."""
    letters = ", ".join(first.spelled)
    listed = f"[{letters}]"
    return gradient_code(
        first,
        (
            f"{assigned('h', sympy_text(second.f))}\nk = Matrix([h]).jacobian({listed}).subs(P)",
            "answer = Abs(g.dot(k)) / (g.norm() * k.norm())",
        ),
        (
            "",
            "",
            defined("h(point)", (f"{letters} = ", "point"), ("return ", numpy_text(second.f))),
            "",
            "",
            f"k = gradient(h, np.array({listed}))",
            "answer = abs(g @ k) / (np.linalg.norm(g) * np.linalg.norm(k))",
        ),
    )
