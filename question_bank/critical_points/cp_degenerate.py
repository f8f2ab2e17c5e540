"""Critical points with D = 0, where lines, parabolas or a lower bound decide in the place of the second derivatives."""

from collections.abc import Callable, Mapping

from engine.calculus.rules import hessian
from engine.calculus.tidy import plus, tidy
from engine.chance import Draw
from engine.functions.critical import PointClass
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Node, Vector, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.critical_points.degenerate_points import (
    DEGENERATE_SLIPS,
    PROMISE,
    DegeneratePoint,
    T,
    drawn_even,
    drawn_on_line,
    drawn_on_parabola,
    misjudged_point,
    point_part,
    reason_seen,
)
from engine.subjects.critical_points.degenerate_ranges import parameter_question
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.targeting import Aim, aimed_first, misjudged, targeted

_REASONS = (
    Option("sign", "near $P$ the difference $f - f(P)$ never changes its sign"),
    Option("line", "along straight lines through $P$ it goes up as well as down"),
    Option("parabola", "along every straight line through $P$ it goes the same way, along a parabola the other way"),
    Option("axes", "along both axes through $P$ it goes the same way"),
    Option("test", "$D = 0$ at $P$"),
)

_AIMS: Mapping[int, tuple[Aim, ...]] = {
    1: (Aim("S7", "minimum"), Aim("S7", "maximum"), Aim("S15", "saddle")),
    2: (Aim("S16", "saddle"), Aim("S15", "saddle"), Aim("S7", "minimum"), Aim("S7", "maximum")),
    3: (*[Aim("S16", "saddle")] * 2, Aim("S7", "minimum"), Aim("S7", "maximum")),
}
_DRAWING: Mapping[int, Callable[[Draw, PointClass], DegeneratePoint]] = {
    1: drawn_even,
    2: drawn_on_line,
    3: drawn_on_parabola,
}
_OPENINGS = {
    1: (
        "What does $f$ have at $P$, where $D = 0$?",
        "The second-derivative test says nothing at $P$: what is this point?",
    ),
    2: (
        "What does $f$ have at $P$, where $D = 0$?",
        "The Hessian of $f$ is singular at the critical point $P$: what is this point?",
    ),
    3: (
        "What does $f$ have at $P$, where $D = 0$?",
        "A loss $f$ has a flat direction at $P$: is it a minimum, a maximum or a saddle point?",
    ),
    4: (
        "For which values of the constant $a$ does $f$ have a {} at $P$?",
        "The constant $a$ decides what $f$ has at $P$: when is it a {}?",
    ),
}


def make(draw: Draw) -> Question:
    opening = draw.choice(_OPENINGS[draw.level])
    if draw.level == _PARAMETER:
        return parameter_question(draw, opening)
    aims = _AIMS[draw.level]
    aim, point = targeted(draw, aims, lambda wanted: _drawn(draw, wanted), misjudged_point)
    return asked(point, aim, opening)


_PARAMETER = 4


def _drawn(draw: Draw, aim: Aim) -> DegeneratePoint:
    nature: PointClass = "minimum" if aim.verdict == "minimum" else "maximum" if aim.verdict == "maximum" else "saddle"
    return _DRAWING[draw.level](draw, nature)


def asked(point: DegeneratePoint, aim: Aim, opening: str) -> Question:
    """Return the question for one function and its degenerate point."""
    wrong = misjudged(point, aimed_first(DEGENERATE_SLIPS, aim), misjudged_point)
    p, q = point.at
    return Question(
        prompt=f"{opening} {PROMISE}\n$f(x, y) = {{f}}, \\quad P = {point.spoken}$",
        given={"f": point.f, "P": Vector((number(p), number(q)))},
        names=("x", "y"),
        parts=(
            point_part(point.nature, point.f, point.at, asks="(a) What does $f$ have at $P$?", part="a"),
            _reason_part(point),
        ),
        steps=(_flat_step(point), *_deciding_steps(point)),
        slips=(
            *(Slip(code, Chosen((taken,)), DEGENERATE_SLIPS[code], "a") for code, taken in wrong.items()),
            Slip("S7", Chosen(("test",)), "$D = 0$ shows nothing at all. Look at $f$ itself near $P$.", "b"),
            Slip("S16", Chosen(("axes",)), "Two lines are not enough. Try other lines through $P$, and curves.", "b"),
        ),
        hints=(
            "Write $f$ in the distances from $P$, and ask whether it can take both signs near $P$.",
            f"Start along the axes: look at $f({latex(plus(number(p), T))}, {q})$ and $f({p}, {latex(plus(number(q), T))})$.",
        ),
        note=f"nature at P: f = {plain(point.f)}; P = ({p}, {q})",
        landscape=_slices(point),
        code=_code(point),
        target=aim.code,
    )


def _reason_part(point: DegeneratePoint) -> Part:
    return Part(
        key=Chosen((point.reason,)),
        kind="choice",
        label=r"\text{because}",
        names=(),
        id="b",
        asks="(b) Which of these shows it?",
        options=_REASONS,
        witness=lambda _: (reason_seen(point),),
    )


def _flat_step(point: DegeneratePoint) -> Step:
    """Put the point into the Hessian."""
    at: dict[str, Node] = {"x": number(point.at[0]), "y": number(point.at[1])}
    rows = hessian(point.f, ("x", "y"))
    pairs = (("f_{xx}", rows[0][0]), ("f_{xy}", rows[0][1]), ("f_{yy}", rows[1][1]))
    found = [(symbol, substituted(entry, at), tidy(substituted(entry, at))) for symbol, entry in pairs]
    return Step(
        "The second derivatives at $P$ have $D = 0$, so they decide nothing.",
        r", \quad ".join(f"{symbol}(P) = {latex(value)}" for symbol, _, value in found),
        tuple(Claim(general, value) for _, general, value in found),
        part="a",
    )


def _deciding_steps(point: DegeneratePoint) -> tuple[Step, ...]:
    """Show two curves along which f goes different ways, or f as a sum of terms of one sign."""
    if point.kept is not None:
        kept = point.placed(point.kept)
        way = "negative" if point.nature == "minimum" else "positive"
        says = f"Every term of $f$ is of one sign, so near $P$ it is nowhere {way}, and $f(P) = 0$: a {point.nature}."
        return (Step(says, f"f(x, y) = {latex(kept)}", (Claim(point.f, kept),), part="b"),)
    rising, falling = (_curve_step(point, place) for place in range(2))
    return (rising, falling, Step("Up one way and down another: a saddle point.", part="b"))


def _curve_step(point: DegeneratePoint, place: int) -> Step:
    u, v = point.curves[place]
    p, q = (number(x) for x in point.at)
    x, y = plus(p, u), plus(q, v)
    along = tidy(point.along((u, v)))
    whole = substituted(point.f, {"x": x, "y": y})
    says = "Along one curve through $P$ it rises from $0$." if place == 0 else "Along another one it falls."
    return Step(says, rf"f\left({latex(x)}, {latex(y)}\right) = {latex(along)}", (Claim(whole, along),), part="b")


def _slices(point: DegeneratePoint) -> Profile:
    """Return the slices along the axes, and after the verdict those that decide."""
    lines = [
        Line(plain(tidy(point.along((T, ZERO)))), r"\text{along } x"),
        Line(plain(tidy(point.along((ZERO, T)))), r"\text{along } y"),
    ]
    telling = [curve for curve in point.curves if ZERO not in curve]
    lines += [Line(plain(tidy(point.along(curve))), r"\text{along the curve}", after=True) for curve in telling]
    return Profile("t", "t", "f", (-1.0, 1.0), tuple(lines))


_BY_CURVES = """\
def heights(curves):
    near = [f.subs({x: p + u, y: q + v}) for u, v in curves]
    return [g.subs(t, s) for g in near for s in (Rational(1, 1000), -Rational(1, 1000))]


lines = heights([(i * t, j * t) for i in range(-3, 4) for j in range(4)])
parabolas = heights([(t, Rational(k, 2) * t**2) for k in range(-12, 13)])
every = lines + parabolas"""

_BY_CIRCLES = """\
angle = np.linspace(0, 2 * np.pi, 3601)
every = f(p + 0.02 * np.cos(angle), q + 0.02 * np.sin(angle))
i, j = np.meshgrid(np.arange(-3, 4), np.arange(-3, 4))
lines = f(p + 0.001 * i, q + 0.001 * j)"""

_READ = """\
if {low}(every) >= {minus_tiny}:
    nature = "minimum"
else:
    nature = "maximum" if {high}(every) <= {tiny} else "saddle"
if nature != "saddle":
    reason = "sign"
else:
    reason = "line" if {low}(lines) < {minus_tiny} and {high}(lines) > {tiny} else "parabola\""""


def _code(point: DegeneratePoint) -> Code:
    """Return programs that try lines and parabolas, or circles around the point."""
    p, q = point.at
    answer = 'answer = {"a": nature, "b": reason}'
    exact = _READ.format(low="min", high="max", tiny="0", minus_tiny="0")
    rounded = _READ.format(low="np.min", high="np.max", tiny="1e-18", minus_tiny="-1e-18")
    return Code(
        sympy=sympy_program(
            f"{assigned('f', sympy_text(point.f))}\np, q = {p}, {q}", _BY_CURVES, exact, answer, names=("x", "y", "t")
        ),
        numpy=numpy_program(
            defined("f(x, y)", ("return ", numpy_text(point.f))), f"p, q = {p}, {q}", _BY_CIRCLES, rounded, answer
        ),
    )


FAMILY = Family(
    id="cp_degenerate",
    revision=1,
    topic="critical_points",
    title="Where the second-derivative test fails",
    levels=(1, 2, 3, 4),
    make=make,
    source="Thomas, Calculus (14th ed., 2018), section 14.7; Peano's example (y - x^2)(y - 3x^2)",
    connection="Losses have plateaus and flat valleys, where second derivatives say nothing and higher orders decide.",
    examples=(
        # f = -3(x - 1)^6 - 2(y + 1)^4, P = (1, -1)
        Example(
            level=1,
            seed=1,
            accepts=({"a": "maximum", "b": "sign"}, {"a": "a local maximum", "b": "1"}),
            refuses={"S15": {"a": "minimum", "b": "sign"}, "S7": {"a": "saddle", "b": "sign"}},
        ),
        # f = -4(x + 3)^2 (y - 2)^2, P = (-3, 2)
        Example(
            level=2,
            seed=1,
            accepts=({"a": "maximum", "b": "sign"},),
            refuses={"S16": {"a": "maximum", "b": "axes"}},
        ),
        # f = (y - 3)^2 + 6x^2 (y - 3) + 8x^4, P = (0, 3)
        Example(
            level=3,
            seed=1,
            accepts=({"a": "saddle", "b": "parabola"},),
            refuses={"S16": {"a": "minimum", "b": "parabola"}, "S7": {"a": "saddle", "b": "test"}},
        ),
        # f = -(y - 1)^2 - a(x + 2)^2 (y - 1) - 9(x + 2)^4, P = (-2, 1), and a = -7
        Example(
            level=4,
            seed=1,
            accepts=({"a": "[-6, 6]", "b": "saddle"}, {"a": "-6 <= a <= 6", "b": "saddle point"}),
            refuses={"S30": {"a": "(-6, 6)", "b": "saddle"}, "S14": {"a": "a <= 6", "b": "saddle"}},
        ),
    ),
)
