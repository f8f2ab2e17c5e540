"""Points with D = 0 at which a parameter decides: for which values the form keeps its sign, by completing the square."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.critical import PointClass
from engine.language.intervals import Interval
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Power, Vector, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.critical_points.degenerate_points import (
    DEGENERATE_SLIPS,
    PROMISE,
    DegeneratePoint,
    U,
    V,
    point_part,
)
from engine.subjects.critical_points.halving import end_of
from engine.subjects.programs import defined, numpy_program, sympy_program


@dataclass(frozen=True, slots=True)
class _Parametric:
    """A form that keeps its sign for some a, and what those a are.

    Attributes:
        form: In u, v and a.
        low: The least a.
        high: The largest one, or None.
        complete: The form as squares, for the proof that this is enough.
        says: Why.
        condition: Of sympy, what must not be negative.
        wrong: The ends that slips lead to, by code.
    """

    form: Node
    low: int
    high: int | None
    complete: Node
    says: str
    condition: str
    wrong: Mapping[str, tuple[int | None, int | None]]


def parameter_question(draw: Draw, opening: str) -> Question:
    """Return the question of the values of a, and of what lies outside of them or inside."""
    sign, at = draw.sign(), (draw.integer(-2, 2), draw.integer(-2, 2))
    case = draw.choice((_between, _above))(draw, sign)
    word: PointClass = "minimum" if sign > 0 else "maximum"
    outside = case.low - draw.integer(1, 3)
    sample = outside if draw.chance(2, 3) else case.low + draw.integer(0, 2)
    point = DegeneratePoint(case.form, at, word, "sign")
    fixed = substituted(point.f, {"a": number(sample)})
    nature = "saddle" if sample < case.low else word
    return Question(
        prompt=f"{opening.format(word)} {PROMISE}\n$f(x, y) = {{f}}, \\quad P = {point.spoken}$",
        given={"f": point.f, "P": Vector(tuple(map(number, at))), "a_0": number(sample)},
        names=("x", "y", "a"),
        parts=(
            Part(
                key=_interval(case.low, case.high),
                kind="interval",
                label="a",
                names=("a",),
                id="a",
                asks=f"(a) All $a$ for which $f$ has a {word} at $P$, as an interval or a bound.",
                witness=lambda _: _range_seen(case, sign),
            ),
            point_part(
                nature,
                fixed,
                at,
                asks=f"(b) What does $f$ have at $P$ for $a = {sample}$?",
                part="b",
                follows=lambda earlier: _followed(earlier, sample, word),
            ),
        ),
        steps=(
            Step(
                case.says,
                f"f(x, y) = {latex(point.placed(case.complete))}",
                (Claim(point.f, point.placed(case.complete)),),
                part="a",
            ),
            Step(
                f"So ${_interval(case.low, case.high).latex()}$;"
                f" for $a = {sample}$ there is a {'saddle point' if nature == 'saddle' else word}.",
                part="b",
            ),
        ),
        slips=(
            *(
                Slip(code, _interval(*ends, closed=code != "S30"), _RANGE_SLIPS[code], "a")
                for code, ends in case.wrong.items()
            ),
            *_sample_slips(nature, word),
        ),
        hints=(
            "The second derivatives decide nothing; look at $f$ as a quadratic in two squares, or in a square and a letter.",
            "Complete the square.",
        ),
        note=f"range of a for a {word} at P, and a = {sample}: f = {plain(point.f)}; P = {at}",
        code=_code(case, sample, word),
    )


def _sample_slips(nature: str, word: PointClass) -> tuple[Slip, ...]:
    if nature == "saddle":
        return (Slip("S16", Chosen((word,)), DEGENERATE_SLIPS["S16"], "b"),)
    return (Slip("S7", Chosen(("saddle",)), DEGENERATE_SLIPS["S7"], "b"),)


_RANGE_SLIPS = {
    "S16": "Along the axes every $a$ will do. Try other lines through $P$, and curves.",
    "S30": "At an end $f$ is a square, zero along a curve. That is allowed: the extremum need not be strict.",
    "S14": "The square of $a$ is bounded, so $a$ has two ends. Look for the other one.",
    "S31": "A large $a$ does no harm here: what it multiplies has one sign. Look at that product of squares.",
}


def _between(draw: Draw, sign: int) -> _Parametric:
    """±(v² + a u² v + c² u⁴): |a| ≤ 2c."""
    c = draw.integer(1, 4)
    a = Name("a")
    half = times(a, Power(U, number(2)), number(Fraction(1, 2)))
    rest = plus(number(c * c), times(number(Fraction(-1, 4)), Power(a, number(2))))
    form = plus(
        times(number(sign), Power(V, number(2))),
        times(number(sign), a, Power(U, number(2)), V),
        times(number(sign * c * c), Power(U, number(4))),
    )
    complete = plus(
        times(number(sign), Power(plus(V, half), number(2))), times(number(sign), rest, Power(U, number(4)))
    )
    says = "Complete the square. What is left keeps its sign exactly while $a^2$ is at most four times the last coefficient."
    bound = 2 * c
    wrong: dict[str, tuple[int | None, int | None]] = {
        "S30": (-bound, bound),
        "S14": (None, bound),
        "S16": (None, None),
    }
    return _Parametric(form, -bound, bound, complete, says, f"{4 * c * c} - a**2", wrong)


def _above(draw: Draw, sign: int) -> _Parametric:
    """±(c² u⁴ + a u² v² + d² v⁴): a ≥ -2cd, since the squares are not negative."""
    c, d = draw.integer(1, 3), draw.integer(1, 3)
    a = Name("a")
    form = plus(
        times(number(sign * c * c), Power(U, number(4))),
        times(number(sign), a, Power(U, number(2)), Power(V, number(2))),
        times(number(sign * d * d), Power(V, number(4))),
    )
    square = Power(plus(times(number(c), Power(U, number(2))), times(number(-d), Power(V, number(2)))), number(2))
    rest = plus(a, number(2 * c * d))
    complete = plus(times(number(sign), square), times(number(sign), rest, Power(U, number(2)), Power(V, number(2))))
    says = "Complete the square. On the curve where it vanishes only the last term is left, and its factor decides."
    bound = 2 * c * d
    wrong: dict[str, tuple[int | None, int | None]] = {
        "S30": (-bound, None),
        "S31": (-bound, bound),
        "S16": (None, None),
    }
    return _Parametric(form, -bound, None, complete, says, f"a + {bound}", wrong)


def _interval(low: int | None, high: int | None, *, closed: bool = True) -> Interval:
    return Interval(
        None if low is None else number(low),
        None if high is None else number(high),
        has_low=closed and low is not None,
        has_high=closed and high is not None,
        name="a",
    )


_FAR = 500.0
_TINY = 1e-9


def _range_seen(case: _Parametric, sign: int) -> tuple[float, float]:
    """Return the ends between which the form keeps its sign on many curves u = 1, v = s, which stand for all."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    value = compiled(case.form, ("u", "v", "a"))
    ratios = np.sqrt(np.arange(1, 10)[:, None] / np.arange(1, 10)).ravel()
    bends = np.concatenate([np.linspace(-8, 8, 3201), ratios])

    def keeps(a: float) -> bool:
        return float(np.min(sign * value(1.0, bends, a))) >= -_TINY

    return end_of(keeps, 0.0, -_FAR), end_of(keeps, 0.0, _FAR)


def _followed(earlier: Mapping[str, Key], sample: int, word: PointClass) -> Key | None:
    """Return what the learner's own range says of the sample."""
    own = earlier.get("a")
    if not isinstance(own, Interval):
        return None
    low, high = (None if end is None else rational(end) for end in (own.low, own.high))
    is_below = low is not None and (sample < low or (sample == low and not own.has_low))
    is_above = high is not None and (sample > high or (sample == high and not own.has_high))
    return Chosen(("saddle" if is_below or is_above else word,))


_BISECTION = """\
def end(inside, outside):
    if keeps(outside):
        return None
    for _ in range(50):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if keeps(middle) else (inside, middle)
    return inside"""


def _code(case: _Parametric, sample: int, word: PointClass) -> Code:
    """Return programs that solve the condition, and that close in on where it ends."""
    sign = 1 if word == "minimum" else -1
    form = numpy_text(times(number(sign), substituted(case.form, {"u": number(1)})))
    return Code(
        sympy=sympy_program(
            f"# what the completed square leaves must not be negative\nfits = solveset({case.condition} >= 0, a, Reals)",
            f'nature = "{word}" if {sample} in fits else "saddle"',
            'answer = {"a": (fits.inf, fits.sup), "b": nature}',
            names=("a",),
        ),
        numpy=numpy_program(
            "# at u = x - p = 1; the other distances follow by scaling\n"
            "ratios = np.sqrt(np.arange(1, 10)[:, None] / np.arange(1, 10)).ravel()\n"
            "v = np.concatenate([np.linspace(-8, 8, 3201), ratios])",
            defined("keeps(a)", ("return ", f"np.min({form}) >= -1e-9")),
            _BISECTION,
            f'nature = "{word}" if keeps({sample}) else "saddle"',
            'answer = {"a": (end(0.0, -500.0), end(0.0, 500.0)), "b": nature}',
        ),
    )
