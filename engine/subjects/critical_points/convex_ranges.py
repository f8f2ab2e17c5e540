"""For which values of a parameter a function is convex: a condition on the second derivatives, solved for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import hessian
from engine.calculus.tidy import minus, plus, tidy, times, well_led
from engine.calculus.witness import central_hessian
from engine.chance import Draw
from engine.functions.display import displayed
from engine.language.intervals import Interval
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Call, Name, Node, Power, number, subtrees
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.critical_points.convexity import convex_range
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.prompts import applied

A = Name("a")
_Ends = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class ConvexRange:
    """A function with a parameter a.

    Attributes:
        f: Its tree.
        names: Its variables, one or two.
        low: The least a for which it is convex, or None.
        high: The largest one, or None.
        sign: 1 for convex, -1 for concave.
        because: How the condition comes from the second derivatives.
        wrong: The ends that slips lead to, by code.
    """

    f: Node
    names: tuple[str, ...]
    low: Fraction | None
    high: Fraction | None
    sign: int
    because: str
    wrong: Mapping[str, _Ends]

    @property
    def word(self) -> str:
        return "convex" if self.sign > 0 else "concave"

    @property
    def evidence(self) -> Node:
        """Det H, or f'' for one variable."""
        rows = hessian(self.f, self.names)
        if len(self.names) == 1:
            return rows[0][0]
        (a, b), (_, c) = rows
        return displayed(plus(times(a, c), minus(Power(b, number(2)))), (A,))


def drawn_range(draw: Draw) -> ConvexRange:
    """Draw a mixed term, a square, or a wave whose size is the parameter."""
    return draw.choice((_mixed, _mixed, _square, _square, _wave))(draw)


def _mixed(draw: Draw) -> ConvexRange:
    """±(p² x² + q² y²) + a x y: 4p²q² - a² ≥ 0."""
    x, y = Name("x"), Name("y")
    p, q, sign = draw.integer(1, 4), draw.integer(1, 4), draw.sign()
    f = plus(
        times(number(sign * p * p), Power(x, number(2))),
        times(A, x, y),
        times(number(sign * q * q), Power(y, number(2))),
        times(number(draw.nonzero(5)), draw.choice((x, y))),
    )
    bound, half = Fraction(2 * p * q), Fraction(p * q)
    return ConvexRange(
        f=well_led(f),
        names=("x", "y"),
        low=-bound,
        high=bound,
        sign=sign,
        because="The diagonal has the right sign already, so all that is left is $\\det H \\ge 0$.",
        wrong={"H5": (-half, half), "S14": (None, bound), "S9": (None, None)},
    )


def _square(draw: Draw) -> ConvexRange:
    """±(a x² + 2b x y + c y²): a c - b² ≥ 0 with c > 0."""
    x, y = Name("x"), Name("y")
    sign, c, b = draw.sign(), draw.integer(1, 6), draw.nonzero(6)
    low = Fraction(b * b, c) * sign
    f = plus(
        times(A, Power(x, number(2))),
        times(number(2 * b), x, y),
        times(number(sign * c), Power(y, number(2))),
        times(number(draw.nonzero(5)), draw.choice((x, y))),
    )
    ends = _from(low, sign)
    return ConvexRange(
        f=well_led(f),
        names=("x", "y"),
        low=ends[0],
        high=ends[1],
        sign=sign,
        because=f"With $f_{{yy}} {'>' if sign > 0 else '<'} 0$, what decides is $\\det H \\ge 0$.",
        wrong={"S9": _from(Fraction(0), sign), "H1": _from(4 * low, sign), "S23": _from(low, -sign)},
    )


def _from(end: Fraction, sign: int) -> _Ends:
    return (end, None) if sign > 0 else (None, end)


def _wave(draw: Draw) -> ConvexRange:
    """K x² + a cos(mx): 2k - a m² cos(mx) ≥ 0 for all x, so |a| ≤ 2k / m²."""
    x = Name("x")
    m, sign = draw.integer(1, 3), draw.sign()
    k = draw.integer(1, 9)
    bound, plain_bound = Fraction(2 * k, m * m), Fraction(2 * k, 1)
    f = plus(times(number(sign * k), Power(x, number(2))), times(A, Call("cos", (times(number(m), x),))))
    return ConvexRange(
        f=f,
        names=("x",),
        low=-bound,
        high=bound,
        sign=sign,
        because=(
            "The cosine takes all values from $-1$ to $1$, so the constant must be at least as large as what stands"
            " before it."
        ),
        wrong={"D1": (-plain_bound, plain_bound), "S14": (None, bound), "S22": (None, bound)},
    )


_MESSAGES = {
    "S24": "The ends belong to it: a second derivative may be zero in some direction.",
    "H5": r"You seem to have put the coefficients into the Hessian as they stand. $x^2$ has the second derivative $2$.",
    "H1": r"The mixed entry seems to be doubled. Each of $f_{xy}$ and $f_{yx}$ holds the coefficient of $xy$ once.",
    "S14": "A bound on a square has two ends. Look for the negative one as well.",
    "S9": r"You seem to have looked at the diagonal alone. $\det H$ has to be at least zero as well.",
    "S22": "You seem to have looked at one point. The condition has to hold for all $x$.",
    "S23": "This is where it is not. Look at the direction of the inequality.",
    "D1": "The inner derivative comes down twice. Look at the factor before the cosine in $f''$.",
}


def range_question(case: ConvexRange, opening: str) -> Question:
    """Return the question for the range: the evidence as a formula, then the values of a."""
    single = len(case.names) == 1
    symbol = "f''(x)" if single else r"\det H"
    names = (*case.names, "a")
    rows = hessian(case.f, case.names)
    slips = {"S24": (case.low, case.high)} | dict(case.wrong)
    return Question(
        prompt=f"{opening.format(case.word)}\n${applied('f', case.names)} = {{f}}$",
        given={"f": case.f},
        names=names,
        parts=(
            Part(
                key=case.evidence,
                kind="expression",
                label=symbol,
                names=names if single else ("a",),
                id="a",
                asks=f"(a) ${symbol}$, as a formula." if single else r"(a) $\det H$, as a formula in $a$.",
                witness=lambda at: _evidence_seen(case, at),
            ),
            Part(
                key=_interval(case.low, case.high),
                kind="interval",
                label="a",
                names=("a",),
                id="b",
                asks=f"(b) All $a$ for which $f$ is {case.word}, as an interval or a bound.",
                witness=lambda _: convex_range(case.f, case.names, "a", _inside(case), case.sign),
            ),
        ),
        steps=_steps(case, rows),
        slips=(
            *_evidence_slips(case, rows),
            *(Slip(code, _interval(*ends, closed=code != "S24"), _MESSAGES[code], "b") for code, ends in slips.items()),
        ),
        hints=(
            f"A smooth function is {case.word} where it bends {'down' if case.sign > 0 else 'up'} in no direction.",
            "Start with the second derivatives; they hold $a$.",
        ),
        note=f"range of a for which f is {case.word}: f = {plain(case.f)}",
        code=_code(case),
    )


def _interval(low: Fraction | None, high: Fraction | None, *, closed: bool = True) -> Interval:
    return Interval(
        None if low is None else number(low),
        None if high is None else number(high),
        has_low=closed and low is not None,
        has_high=closed and high is not None,
        name="a",
    )


def _inside(case: ConvexRange) -> float:
    """Return a value that belongs to the range: its middle, or one well past its only end."""
    if case.low is not None and case.high is not None:
        return float(case.low + case.high) / 2
    return float(case.low) + 50 if case.low is not None else float(case.high or 0) - 50


def _evidence_seen(case: ConvexRange, at: Mapping[str, Fraction]) -> tuple[float, ...]:
    """Return f'' or det H by central differences."""
    where = {name: at.get(name, Fraction(1)) for name in (*case.names, "a")}
    bends = central_hessian(case.f, case.names, where)
    return bends if len(bends) == 1 else (bends[0] * bends[3] - bends[1] * bends[2],)


def _evidence_slips(case: ConvexRange, rows: tuple[tuple[Node, ...], ...]) -> tuple[Slip, ...]:
    if len(case.names) == 1:
        return (
            Slip("D17", minus(rows[0][0]), "Your answer has the opposite sign. Look at the sign of each term.", "a"),
        )
    (a, b), (_, c) = rows
    square = Power(b, number(2))
    return (
        Slip("S1", plus(times(a, c), square), "You added $f_{xy}^2$. The determinant subtracts it.", "a"),
        Slip("S3", plus(times(a, c), minus(b)), "You subtracted $f_{xy}$ itself. The determinant squares it.", "a"),
        Slip(
            "H5",
            tidy(plus(times(a, c, number(Fraction(1, 4))), minus(square))),
            "The diagonal seems to hold the coefficients as they stand. $x^2$ has the second derivative $2$.",
            "a",
        ),
    )


def _steps(case: ConvexRange, rows: tuple[tuple[Node, ...], ...]) -> tuple[Step, ...]:
    claims = tuple(
        Claim(case.f, entry, (first, second))
        for first, row in zip(case.names, rows, strict=True)
        for second, entry in zip(case.names, row, strict=True)
    )
    if len(case.names) == 1:
        steps = [Step("Differentiate twice.", f"f''(x) = {latex(rows[0][0])}", claims, part="a")]
    else:
        (a, b), (_, c) = rows
        whole = plus(times(a, c), minus(Power(b, number(2))))
        listed = f"f_{{xx}} = {latex(a)}, \\quad f_{{xy}} = {latex(b)}, \\quad f_{{yy}} = {latex(c)}"
        steps = [
            Step("The second derivatives.", listed, claims, part="a"),
            Step("Their determinant.", rf"\det H = {latex(case.evidence)}", (Claim(whole, case.evidence),), part="a"),
        ]
    ends = _interval(case.low, case.high)
    closing = Step(f"{case.because} Zero is allowed, so the ends belong to it: ${ends.latex()}$.", part="b")
    return (*steps, closing)


_BISECTION = """\
def end(inside, outside):
    if fits(outside):
        return None
    for _ in range(60):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if fits(middle) else (inside, middle)
    return inside"""


def _code(case: ConvexRange) -> Code:
    """Return programs that solve the condition, and that close in on where it ends."""
    if len(case.names) == 1:
        return Code(sympy=_waves_solved(case), numpy=_bisected_wave(case))
    return Code(sympy=_solved(case), numpy=_bisected_form(case))


def _solved(case: ConvexRange) -> str:
    return sympy_program(
        assigned("f", sympy_text(case.f)),
        "H = hessian(f, [x, y])\nD = expand(H.det())\nfits = solveset(D >= 0, a, Reals)",
        'answer = {"a": D, "b": (fits.inf, fits.sup)}',
        names=("x", "y", "a"),
    )


def _waves_solved(case: ConvexRange) -> str:
    wave = next(part for part in subtrees(case.f) if isinstance(part, Call))
    return sympy_program(
        assigned("f", sympy_text(case.f)),
        f"bend = diff(f, x, 2)\nextremes = [bend.subs({sympy_text(wave)}, c) for c in (-1, 1)]",
        "ends = [solve(extreme, a)[0] for extreme in extremes]",
        'answer = {"a": bend, "b": (min(ends), max(ends))}',
        names=("x", "a"),
    )


def _bisected_form(case: ConvexRange) -> str:
    rows = hessian(case.f, case.names)
    written = ", ".join(f"[{', '.join(map(numpy_text, row))}]" for row in rows)
    least = "min" if case.sign > 0 else "max"
    comparison = ">=" if case.sign > 0 else "<="
    return numpy_program(
        defined("H(a)", ("return ", f"np.array([{written}])")),
        defined("fits(a)", ("return ", f"np.linalg.eigvalsh(H(a)).{least}() {comparison} 0")),
        _BISECTION,
        f'at = {{"a": 1.2}}\ninside = {_inside(case):g}',
        'answer = {"a": np.linalg.det(H(at["a"])), "b": (end(inside, -1e3), end(inside, 1e3))}',
    )


def _bisected_wave(case: ConvexRange) -> str:
    comparison = ">= -1e-9" if case.sign > 0 else "<= 1e-9"
    return numpy_program(
        defined("bend(x, a)", ("return ", numpy_text(case.evidence))),
        defined("fits(a)", ("return ", f"np.all(bend(np.linspace(0, 2 * np.pi, 721), a) {comparison})")),
        _BISECTION,
        'at = {"x": 0.7, "a": 1.2}',
        'answer = {"a": bend(**at), "b": (end(0.0, -1e3), end(0.0, 1e3))}',
    )
