"""One step of the power iteration: multiply by a Hessian, scale to length 1, and take the curvature there."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.tidy import over
from engine.chance import Draw
from engine.functions.attempts import found
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
from engine.functions.symmetric import Symmetric, drawn_symmetric
from engine.language.plain_text import plain
from engine.language.tree import Call, Value, Vector, number
from engine.questions.keys import Key
from engine.questions.question import Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.hessians.definiteness import form_profile
from engine.subjects.map_images import map_note
from engine.subjects.matrix_steps import chain_step, product_step, written_dot


def drawn_power(draw: Draw) -> tuple[Symmetric, ExactVector]:
    """Draw a matrix of shape (2, 2) and a whole vector, no eigenvector, whose image has a whole length."""

    def drawn() -> tuple[Symmetric, ExactVector] | None:
        made = drawn_symmetric(draw, 2, draw.choice(("positive", "indefinite")), 14)
        starts = [exact_vector(start) for start in _STARTS if _length(applied(made.rows, exact_vector(start)))]
        starts = [v for v in starts if all(v[0] * w[1] != v[1] * w[0] for w in made.eigenvectors)]
        return (made, draw.choice(starts)) if starts else None

    return found(draw, "start with a nice image", drawn)


_STARTS = tuple((a, b) for a in range(-4, 5) for b in range(-4, 5) if a or b)


def _length(v: ExactVector) -> int | None:
    """Return the length of a whole vector off the axes, where it is whole."""
    square = int(dot(v, v))
    root = next((n for n in range(1, 101) if n * n == square), None)
    return root if 0 not in v else None


def power_question(h: ExactMatrix, start: ExactVector, opening: str) -> Question:
    """Ask for the unit vector after one multiplication, and for the curvature along it."""
    image = applied(h, start)
    length = Fraction(_length(image) or 1)
    unit = multiple(image, 1 / length)
    given: dict[str, Value] = {"H": as_matrix(h), "v0": as_vector(start)}

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "a")
        return number(quadratic_value(h, own)) if own is not None and len(own) == 2 else None

    first = Part(
        id="a",
        key=as_vector(unit),
        kind="vector",
        label="v_{1}",
        names=(),
        asks="(a) The unit vector $v_{1}$ in the direction of $H v_{0}$.",
        witness=lambda _: _iterated(h, start)[0],
    )
    second = Part(
        id="b",
        key=number(quadratic_value(h, unit)),
        kind="number",
        label="v_{1}^{T} H v_{1}",
        names=(),
        asks="(b) The curvature along $v_{1}$.",
        witness=lambda _: _iterated(h, start)[1],
        follows=follows,
    )
    return Question(
        prompt=f"{opening}\n$H = {{H}}, \\quad v_{{0}} = {{v0}}$",
        given=given,
        names=(),
        parts=(first, second),
        steps=_power_steps(h, start, image, length, unit),
        slips=_power_slips(h, start, image, unit),
        hints=(
            "Multiplying stretches a vector most along the direction of the largest curvature.",
            "Start with $H v_{0}$, row by row, and its length.",
        ),
        note=map_note("power step", given),
        landscape=form_profile(h),
        code=_power_code(h, start),
    )


def _iterated(h: ExactMatrix, start: ExactVector) -> tuple[tuple[float, ...], tuple[float, ...]]:
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    rows = np.array(h, dtype=float)
    moved = rows @ np.array(start, dtype=float)
    unit = moved / np.linalg.norm(moved)
    return tuple(map(float, unit)), (float(unit @ rows @ unit),)


def _power_steps(
    h: ExactMatrix, start: ExactVector, image: ExactVector, length: Fraction, unit: ExactVector
) -> tuple[Step, ...]:
    root = Call("sqrt", (written_dot(image, image),))
    return (
        product_step("Multiply by the Hessian.", "H v_{0}", h, start),
        chain_step("Find the length.", r"\lVert H v_{0}\rVert", root, number(length)),
        chain_step("Divide by it.", "v_{1}", as_vector(unit)),
        product_step("Multiply by the Hessian once more.", "H v_{1}", h, unit),
        chain_step(
            "The curvature along the unit vector is the product with it.",
            "v_{1}^{T} H v_{1}",
            written_dot(unit, applied(h, unit)),
            number(quadratic_value(h, unit)),
        ),
    )


def _power_slips(h: ExactMatrix, start: ExactVector, image: ExactVector, unit: ExactVector) -> tuple[Slip, ...]:
    size = Call("sqrt", (number(dot(start, start)),))
    rough = Vector(tuple(over(number(x), size) for x in start))
    known = number(quadratic_value(h, start) / dot(start, start))
    axes = number(sum((row[i] * x * x for i, (row, x) in enumerate(zip(h, unit, strict=True))), Fraction(0)))
    return (
        Slip("G3", as_vector(image), "This is $H v_{0}$ as it is. Divide by its length.", "a"),
        Slip("P9", rough, "This is $v_{0}$ scaled to length 1. Multiply by the Hessian first.", "a"),
        Slip("G3", number(quadratic_value(h, image)), "The vector was not scaled to length 1 before the product.", "b"),
        Slip("H2", axes, "The mixed entries are left out. Multiply by the whole matrix.", "b"),
        Slip("P9", known, "This is the curvature along $v_{0}$. The question asks for that along $v_{1}$.", "b"),
    )


def _power_code(h: ExactMatrix, start: ExactVector) -> Code:
    rows, vector = plain(as_matrix(h)), plain(as_vector(start))
    return Code(
        f"from sympy import Matrix\n\nH = Matrix({rows})\nv0 = Matrix({vector})\n\n"
        'v1 = (H * v0).normalized()\nanswer = {"a": v1, "b": v1.dot(H * v1)}\n',
        f"import numpy as np\n\nH = np.array({rows})\nv0 = np.array({vector})\n\n"
        'v1 = H @ v0 / np.linalg.norm(H @ v0)\nanswer = {"a": v1, "b": v1 @ H @ v1}\n',
    )
