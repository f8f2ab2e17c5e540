"""Curvature along a direction: the quotient dᵀHd / |d|², its extremes, and the way out of a saddle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from msgspec import structs

from engine.calculus.tidy import minus, plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    as_vector,
    dot,
    exact_matrix,
    exact_vector,
    multiple,
    quadratic_value,
)
from engine.functions.steering import drawn_steered
from engine.functions.symmetric import Symmetric, drawn_symmetric
from engine.landscape.plots import Arrow, Landscape
from engine.language.plain_text import plain
from engine.language.tree import Power, Value, Vector, entries, names, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.plotting import gives_away, landscape
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.hessians.hessian_parts import HessianAt
from engine.subjects.hessians.power_steps import drawn_power, power_question
from engine.subjects.hessians.principal_axes import (
    axis_slips,
    direction_part,
    eigen_step,
    numerical_axes,
    quotient_slips,
    quotient_step,
)
from engine.subjects.map_images import map_note
from engine.subjects.matrix_steps import chain_step, product_step
from engine.subjects.prompts import applied as applied_to
from engine.subjects.prompts import partial_symbol, spoken_point
from engine.subjects.spectra import Spectrum, characteristic_step, eigenvalue_part, eigenvalue_slips

_X = names("x y")
_SPELLED = ("x", "y")


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _model(draw: Draw, curvature: ExactMatrix, *, flat: bool = False) -> HessianAt:
    """Draw a function with a chosen Hessian at a point, on wish with a critical point there."""
    slopes = exact_vector([0, 0] if flat else [draw.nonzero(6), draw.nonzero(6)])
    steered = drawn_steered(draw, _X, slopes, curvature=curvature, level=draw.choice((1, 1, 2)))
    return HessianAt(steered.f, _SPELLED, dict(zip(_SPELLED, steered.at, strict=True)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a level makes of the Hessian at a point.

    Attributes:
        formula: LaTeX of what the last part asks for, as the solution writes it.
        first: The first step, as a hint.
    """

    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    slips: tuple[Slip, ...]
    arrows: tuple[Arrow, ...]
    code: Code
    formula: str = "w"
    first: str = f"Start with the Hessian: ${partial_symbol('f', 'x', 'x')}$ at $P$."


def _question(
    model: HessianAt,
    opening: str,
    asked: _Asked,
    given: Mapping[str, Value] | None = None,
) -> Question:
    """Return a question about the Hessian at a point."""
    whole: dict[str, Value] = {"f": model.f, "P": as_vector(tuple(model.point.values())), **(given or {})}
    return Question(
        prompt=f"{opening}\n${applied_to('f', _SPELLED)} = {{f}}$",
        given=whole,
        names=_SPELLED,
        parts=asked.parts,
        steps=asked.steps,
        slips=asked.slips,
        hints=(
            "The curvature along a unit vector $u$ is the second derivative of $f$ along it, $u^{T} H_f(P)\\,u$.",
            asked.first,
        ),
        note=map_note(f"curvature {asked.formula}", whole),
        landscape=_picture(model, asked),
        code=asked.code,
    )


def _picture(model: HessianAt, asked: _Asked) -> Landscape:
    numbers = tuple(entry for part in asked.parts for entry in entries(part.value))
    key = Vector(numbers * 2)
    at_point = landscape({"f": model.f}, _SPELLED, key, at=model.point)
    # the height at P may be a curvature by chance
    plot = landscape({"f": model.f}, _SPELLED, key) if gives_away(at_point, (model.f,), key) else at_point
    return structs.replace(plot, box=((-4.0, 4.0), (-4.0, 4.0)), overlays=asked.arrows)


def _arrow(model: HessianAt, by: ExactVector, label: str, *, after: bool = False) -> Arrow:
    x, y = map(float, model.point.values())
    length = float(dot(by, by)) ** 0.5
    return Arrow((x, y), (1.5 * float(by[0]) / length, 1.5 * float(by[1]) / length), label, after)


def _hessian_code(model: HessianAt) -> Code:
    return derivative_code("hessian", {"f": model.f}, _SPELLED, _SPELLED, model.point)


# Along an axis, and along any direction.

# An answer's label does not give the formula away.
_CURVATURE = r"\text{curvature}"
_ALONG_UNIT = r"u^{T} H_f(P)\,u"
_ALONG_ANY = r"\frac{d^{T} H_f(P)\,d}{d^{T} d}"


def _along_axis(draw: Draw) -> Question:
    model = _model(draw, _whole(draw))
    axis = draw.integer(0, 1)
    name, where = _SPELLED[axis], spoken_point(model.point)
    opening = draw.choice(
        (
            f"Find the curvature of $f$ along the ${name}$-axis {where}.",
            f"How strongly does $f$ bend {where} if only ${name}$ moves? Give the curvature in that direction.",
        )
    )
    h, slopes = model.exact, model.slopes
    key = number(h[axis][axis])
    unit = exact_vector([1 - axis, axis])
    part = Part(
        key=key,
        kind="number",
        label=_CURVATURE,
        names=(),
        witness=lambda _: (model.along(unit),),
    )
    bent = f"${partial_symbol('f', name, name)}$"
    slips = (
        Slip("H14", number(slopes[axis]), f"This is the slope of $f$. Curvature is the second derivative, {bent}."),
        Slip("D16", number(h[1 - axis][1 - axis]), f"This is the curvature along the other axis. Only ${name}$ moves."),
        Slip("H15", number(h[0][1]), f"This is the mixed derivative. Along one axis it is {bent}."),
        Slip(
            "H5",
            number(h[axis][axis] / 2),
            "This is half of it, as in the quadratic model. The curvature itself has no half.",
        ),
    )
    steps = (*model.steps(), chain_step(f"Along the ${name}$-axis only {bent} counts.", _ALONG_UNIT, key))
    code = continued(_hessian_code(model), "H", f"answer = H[{axis}, {axis}]")
    arrow = _arrow(model, unit, "u")
    first = f"Start with the slope in that direction: ${partial_symbol('f', name)}$."
    asked = _Asked((part,), steps, slips, (arrow,), code, _ALONG_UNIT, first)
    return _question(model, opening, asked, {"u": as_vector(unit)})


def _whole(draw: Draw) -> ExactMatrix:
    """Draw a Hessian of different entries; an even diagonal keeps halves out of the function."""
    a, c = draw.sample((-10, -8, -6, -4, -2, 2, 4, 6, 8, 10), 2)
    b = draw.choice([b for b in range(-7, 8) if b and b not in (a, c)])
    return exact_matrix([[a, b], [b, c]])


def _is_smooth(made: Symmetric) -> bool:
    """Whether the diagonal is even and not a multiple of the identity's, so that the axes differ."""
    (a, _), (_, c) = made.rows
    return a != c and a % 2 == c % 2 == 0


_DIRECTIONS = ((1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1), (1, 3), (3, 1), (3, -1), (1, -3), (3, 4), (4, -3))
_NICE = {1, 2, 5}


def _along_direction(draw: Draw) -> Question:
    def drawn() -> tuple[ExactMatrix, ExactVector] | None:
        rows, d = _whole(draw), exact_vector(draw.choice(_DIRECTIONS))
        value = quadratic_value(rows, d) / dot(d, d)
        return (rows, d) if value and value.denominator in _NICE else None

    curvature, d = found(draw, "direction with a nice curvature", drawn)
    model = _model(draw, curvature)
    where = spoken_point(model.point)
    opening = draw.choice(
        (
            f"Find the curvature of $f$ {where} in the direction of $d = {latex(as_vector(d))}$.",
            f"Standing {where}, you look along $d = {latex(as_vector(d))}$. What is the curvature of $f$ that way?",
        )
    )
    return _of_direction(model, d, opening)


def _of_direction(model: HessianAt, d: ExactVector, opening: str) -> Question:
    h = model.exact

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_matrix(earlier, "a")
        return number(quadratic_value(own, d) / dot(d, d)) if own is not None and _is_square(own) else None

    part = Part(
        id="b",
        key=number(quadratic_value(h, d) / dot(d, d)),
        kind="number",
        label=_CURVATURE,
        names=(),
        asks="(b) The curvature in the direction of $d$.",
        witness=lambda _: (model.along(d) / float(dot(d, d)),),
        follows=follows,
    )
    steps = (
        *model.steps(),
        product_step("Multiply the Hessian by $d$.", "H_f(P)\\,d", h, d),
        quotient_step(h, d),
    )
    code = continued(
        _hessian_code(model),
        "H",
        f"d = Matrix({plain(as_vector(d))})",
        'answer = {"a": H, "b": d.dot(H * d) / d.dot(d)}',
        numpy=(f"d = np.array({plain(as_vector(d))})", 'answer = {"a": H, "b": d @ H @ d / (d @ d)}'),
        needs=("Matrix",),
    )
    slips = (*model.slips("a"), *quotient_slips(model, d))
    arrow = _arrow(model, d, "d")
    asked = _Asked((model.part("a"), part), steps, slips, (arrow,), code, _ALONG_ANY)
    return _question(model, opening, asked, {"d": as_vector(d)})


def _is_square(own: ExactMatrix) -> bool:
    return len(own) == 2 and len(own[0]) == 2


# The extremes, and the way out of a saddle.


def _extremes(draw: Draw) -> Question:
    curvature = drawn_symmetric(draw, 2, bound=14, accepts=_is_smooth)
    model = _model(draw, curvature.rows)
    where = spoken_point(model.point)
    opening = draw.choice(
        (
            f"Between which curvatures does $f$ bend {where}, and along which direction is the curvature largest?",
            f"Find the principal curvatures of $f$ {where}, and the axis of the largest one.",
        )
    )
    spectrum = Spectrum(curvature.eigenvalues[1], curvature.eigenvalues[0])
    asks = "(a) The least and the largest curvature, the least first."
    both = eigenvalue_part(spectrum, model.exact, "a")
    both = replace(both, asks=asks, witness=lambda _: numerical_axes(model, 0)[0])
    direction = direction_part(model, curvature, 0, "(b) A direction of the largest curvature, of any length.")
    slips = (*eigenvalue_slips(model.exact, spectrum, "a"), *axis_slips(model, curvature, 0))
    steps = (
        *model.steps(),
        characteristic_step("H_f(P)", model.exact, spectrum, "a"),
        eigen_step(curvature, 0, "A direction of the largest curvature is an eigenvector for the larger eigenvalue."),
    )
    arrows = tuple(_arrow(model, w, f"w_{i}", after=True) for i, w in enumerate(curvature.eigenvectors, start=1))
    code = continued(
        _hessian_code(model),
        "H",
        "pairs = sorted(H.eigenvects(), key=lambda pair: pair[0])",
        "values = [value for value, _, _ in pairs]",
        'answer = {"a": values, "b": pairs[-1][2][0]}',
        numpy=("values, vectors = np.linalg.eigh(H)", 'answer = {"a": values, "b": vectors[:, 1]}'),
    )
    return _question(model, opening, _Asked((both, direction), steps, slips, arrows, code))


def _escape(draw: Draw) -> Question:
    curvature = drawn_symmetric(draw, 2, "indefinite", 14, _is_smooth)
    model = _model(draw, curvature.rows, flat=True)
    where = spoken_point(model.point)
    opening = draw.choice(
        (
            f"The gradient of $f$ is zero {where}, and descent is stuck there. Which way leads down the fastest?",
            f"$f$ has a saddle {where}. Find the direction in which it falls off the most, and how strongly it bends there.",
        )
    )
    least = number(curvature.eigenvalues[1])
    bend = Part(
        id="a",
        key=least,
        kind="number",
        label=r"\lambda_{\min}",
        names=(),
        asks="(a) The most negative curvature of $f$ at $P$.",
        witness=lambda _: numerical_axes(model, 1)[0][:1],
    )
    direction = direction_part(model, curvature, 1, "(b) A direction in which $f$ falls the fastest, of any length.")
    (p, q), (_, s) = model.exact
    slips = (
        Slip(
            "P6",
            number(min(p, s)),
            "This is the smaller entry of the diagonal. Between the axes $f$ may bend more.",
            "a",
        ),
        Slip(
            "P3",
            number(curvature.eigenvalues[0]),
            "This is the largest curvature, along which $f$ rises. Take the other eigenvalue.",
            "a",
        ),
        Slip("H16", number(p * s - q * q), "This is the determinant. It is the product of both curvatures.", "a"),
        *axis_slips(model, curvature, 1),
    )
    spectrum = Spectrum(curvature.eigenvalues[1], curvature.eigenvalues[0])
    steps = (
        *model.steps(),
        characteristic_step("H_f(P)", model.exact, spectrum),
        eigen_step(
            curvature, 1, "The way down is an eigenvector for the negative eigenvalue; both senses are as good."
        ),
    )
    arrows = tuple(_arrow(model, multiple(curvature.eigenvectors[1], sign), "", after=True) for sign in (1, -1))
    code = continued(
        _hessian_code(model),
        "H",
        "value, _, vectors = min(H.eigenvects(), key=lambda pair: pair[0])",
        'answer = {"a": value, "b": vectors[0]}',
        numpy=("values, vectors = np.linalg.eigh(H)", 'answer = {"a": values[0], "b": vectors[:, 0]}'),
    )
    return _question(model, opening, _Asked((bend, direction), steps, slips, arrows, code))


# One round of multiplying by the Hessian.


def _power_step(draw: Draw) -> Question:
    curvature, start = drawn_power(draw)
    opening = draw.choice(
        (
            "All you may do with the Hessian of a loss is multiply by it. Which direction comes out, and how sharp is the loss along it?",
            "You can afford one product of a Hessian with $v_{0}$. Make a direction of it, and probe the curvature there.",
        )
    )
    return power_question(curvature.rows, start, opening)


_MADE_AT: dict[int, Callable[[Draw], Question]] = {
    1: _along_axis,
    2: _along_direction,
    3: _extremes,
    4: _escape,
    5: _power_step,
}


def _by_hand() -> Question:
    """Return f = x² + 3xy - y² at (1, 2), seen along (1, 1)."""
    x, y = _X
    f = plus(Power(x, number(2)), times(number(3), x, y), minus(Power(y, number(2))))
    model = HessianAt(f, _SPELLED, {"x": Fraction(1), "y": Fraction(2)})
    return _of_direction(model, exact_vector([1, 1]), "Find the curvature along $d = (1, 1)$.")


FAMILY = Family(
    id="he_curvature",
    revision=1,
    topic="hessians",
    title="Curvature along a direction",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Goodfellow, Bengio & Courville, Deep Learning (2016), section 4.3.1",
    connection="Sharp and flat directions of a loss decide which steps are safe, and a negative curvature leads out of a saddle.",
    examples=(
        Example(
            of=_by_hand,
            accepts=({"a": "[[2, 3], [3, -2]]", "b": "3"},),
            refuses={"G3": {"a": "[[2, 3], [3, -2]]", "b": "6"}, "H1": {"a": "[[2, 6], [6, -2]]", "b": "3"}},
        ),
    ),
)
