"""Completing the square: a quadratic as ½ (v - m)ᵀ A (v - m) + c, its parts, slips and steps."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import structs

from engine.calculus.rules import gradient
from engine.calculus.witness import central_gradient, central_hessian, values
from engine.functions.bowls import Bowl
from engine.functions.critical import PointClass
from engine.functions.linear import (
    ExactVector,
    applied,
    as_matrix,
    as_point,
    as_vector,
    determinant,
    multiple,
    quadratic_value,
    scaled,
    solved,
)
from engine.landscape.plots import Landscape, Marker
from engine.language.python_text import sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Value, Vector, entries, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.map_images import map_note
from engine.subjects.programs import assigned, sympy_program
from engine.subjects.prompts import applied as applied_to
from engine.subjects.prompts import listed


def square_question(bowl: Bowl, opening: str) -> Question:
    """Ask for the matrix, the middle and the value there; later parts follow from the learner's own."""
    spelled = tuple(name.name for name in bowl.names)
    given: dict[str, Value] = {"f": bowl.f}
    form = r"\frac{1}{2}(v - m)^{T} A (v - m) + c"
    return Question(
        prompt=(
            f"{opening} Write $f$ as ${form}$ with a symmetric $A$, where $v$ is the column of ${listed(spelled)}$."
            f"\n${applied_to('f', spelled)} = {{f}}$"
        ),
        given=given,
        names=spelled,
        parts=_parts(bowl, spelled),
        steps=_steps(bowl, spelled),
        slips=_slips(bowl),
        hints=(
            "Differentiate both ways of writing $f$: the matrix is the Hessian, and $m$ is where the gradient vanishes.",
            f"Start with $A$: the coefficient of ${latex(bowl.names[0])}^{{2}}$ is half of its top left entry.",
        ),
        note=map_note("complete the square", given),
        landscape=_picture(bowl, spelled),
        code=_code(bowl, spelled),
    )


def _parts(bowl: Bowl, spelled: tuple[str, ...]) -> tuple[Part, ...]:
    def middle(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_matrix(earlier, "a")
        is_regular = own is not None and len(own) == len(own[0]) == len(spelled) and determinant(own) != 0
        return as_vector(solved(own, _pull(bowl))) if own is not None and is_regular else None

    def value(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "b")
        return number(bowl.value_at(own)) if own is not None and len(own) == len(spelled) else None

    order = listed(spelled)
    matrix = Part(
        id="a",
        key=as_matrix(bowl.hessian.rows),
        kind="matrix",
        label="A",
        names=(),
        asks="(a) The symmetric matrix $A$.",
        layout=f"Rows and columns stand in the order ${order}$.",
        witness=lambda _: central_hessian(bowl.f, spelled, dict.fromkeys(spelled, Fraction(1, 3))),
    )
    point = Part(
        id="b",
        key=as_vector(bowl.middle),
        kind="vector",
        label="m",
        names=(),
        asks="(b) The middle $m$.",
        witness=lambda _: _found_middle(bowl, spelled),
        follows=middle,
    )
    constant = Part(
        id="c",
        key=number(bowl.value),
        kind="number",
        label="c",
        names=(),
        asks="(c) The constant $c$.",
        witness=lambda _: values(
            [bowl.f], dict(zip(spelled, map(Fraction, _found_middle(bowl, spelled)), strict=True))
        ),
        follows=value,
    )
    return matrix, point, constant


def _pull(bowl: Bowl) -> ExactVector:
    """Return A m, which is minus the linear coefficients."""
    return applied(bowl.hessian.rows, bowl.middle)


def _found_middle(bowl: Bowl, spelled: tuple[str, ...]) -> tuple[float, ...]:
    """Return where the slopes vanish, from differences of f at the origin."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    origin = dict.fromkeys(spelled, Fraction(0))
    size = len(spelled)
    curvature = np.reshape(central_hessian(bowl.f, spelled, origin), (size, size))
    # rounded, for differences are right to ten digits only
    return tuple(
        round(float(x), 8) for x in np.linalg.solve(curvature, np.negative(central_gradient(bowl.f, spelled, origin)))
    )


def _slips(bowl: Bowl) -> tuple[Slip, ...]:
    a, m = bowl.hessian.rows, bowl.middle
    square = quadratic_value(a, m)
    constant = bowl.value + square / 2
    halved = tuple(tuple(x / 2 if i == j else x for j, x in enumerate(row)) for i, row in enumerate(a))
    diagonal = tuple(tuple(x if i == j else 2 * x for j, x in enumerate(row)) for i, row in enumerate(a))
    matrices = (
        (
            "H1",
            diagonal,
            "The mixed entries are doubled. With the half in front each is the coefficient of its product.",
        ),
        (
            "H5",
            halved,
            "The diagonal holds the coefficients of the squares. With the half in front it takes them twice.",
        ),
        (
            "T1",
            scaled(a, Fraction(1, 2)),
            "This matrix gives $f$ without the half in front. Look at how $f$ is to be written.",
        ),
    )
    points = (
        (
            "H10",
            multiple(m, -1),
            "The middle has the opposite sign. The square holds $v - m$, so $A m$ is minus the linear part.",
        ),
        ("T1", multiple(m, 2), "The factor two of the square is not in the slopes. The gradient is $A(v - m)$."),
        (
            "T3",
            _pull(bowl),
            "These are the linear coefficients with another sign. The middle solves $A m$ equal to them.",
        ),
    )
    numbers = (
        ("H11", constant, "This is the constant of $f$ as it is given. The square brings a constant of its own."),
        (
            "H12",
            constant + square / 2,
            r"The square's constant is added. Subtract $\frac{1}{2} m^{T} A m$ to make up for it.",
        ),
        ("T1", constant - square, r"You took all of $m^{T} A m$ off. The square has a half in front."),
    )
    return (
        *(Slip(code, as_matrix(rows), says, "a") for code, rows, says in matrices),
        *(Slip(code, as_vector(point), says, "b") for code, point, says in points),
        *(Slip(code, number(c), says, "c") for code, c, says in numbers),
    )


def _steps(bowl: Bowl, spelled: tuple[str, ...]) -> tuple[Step, ...]:
    slopes = gradient(bowl.f, spelled)
    rows = bowl.hessian.rows
    curved = tuple(
        Claim(bowl.f, number(entry), (first, second))
        for first, row in zip(spelled, rows, strict=True)
        for second, entry in zip(spelled, row, strict=True)
    )
    equations = r", \quad ".join(f"{latex(slope)} = 0" for slope in slopes)
    at = {name: number(x) for name, x in as_point(bowl.names, bowl.middle).items()}
    solving = (
        *(Claim(bowl.f, slope, (name,)) for slope, name in zip(slopes, spelled, strict=True)),
        *(Claim(substituted(slope, at), number(0)) for slope in slopes),
    )
    return (
        Step(
            "The second derivatives of the square are $A$, so $A$ is the Hessian.",
            f"A = {latex(as_matrix(rows))}",
            curved,
        ),
        Step("The square is flat in its middle, so the gradient vanishes there.", equations, solving[: len(spelled)]),
        Step("Solve these equations.", f"m = {latex(as_vector(bowl.middle))}", solving[len(spelled) :]),
        Step(
            "In the middle the square is zero, so $c$ is the value of $f$ there.",
            f"c = f(m) = {latex(number(bowl.value))}",
            (Claim(substituted(bowl.f, at), number(bowl.value)),),
        ),
    )


_KINDS: dict[str, PointClass] = {"positive": "minimum", "negative": "maximum"}


def _picture(bowl: Bowl, spelled: tuple[str, ...]) -> Landscape:
    numbers = (*entries(as_matrix(bowl.hessian.rows)), *map(number, (*bowl.middle, bowl.value)))
    plot = landscape({"f": bowl.f}, spelled, Vector(numbers))
    x, y = map(float, bowl.middle)
    middle = Marker((x, y), "m", _KINDS.get(bowl.hessian.signature, "saddle"), after=True)
    return structs.replace(plot, box=((-4.0, 4.0), (-4.0, 4.0)), overlays=(middle,))


def _code(bowl: Bowl, spelled: tuple[str, ...]) -> Code:
    by = ", ".join(spelled)
    slopes = ", ".join(f"diff(f, {name})" for name in spelled)
    sympy = sympy_program(
        "\n".join(
            (
                assigned("f", sympy_text(bowl.f)),
                f"A = hessian(f, [{by}])",
                f"m = solve([{slopes}], [{by}])",
                f'answer = {{"a": A, "b": [{", ".join(f"m[{name}]" for name in spelled)}], "c": f.subs(m)}}',
            )
        ),
        names=spelled,
    )
    numpy = continued(
        derivative_code("hessian", {"f": bowl.f}, spelled, spelled, dict.fromkeys(spelled, Fraction(0))),
        "A",
        f"m = -np.linalg.solve(A, gradient(f, np.array([{by}])))",
        'answer = {"a": A, "b": m, "c": f(m)}',
    ).numpy
    return Code(sympy, numpy)
