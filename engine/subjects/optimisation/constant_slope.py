"""Momentum where the slope is constant: the velocity settles at the learning rate times the slope over 1 - β."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.decimals import decimal, places
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import ONE, Neg, Product, Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.programs import assigned, numpy_program, sympy_program

_BETAS = tuple(Fraction(n, 100) for n in (50, 75, 80, 90, 95, 98))
_OPENINGS = (
    (
        "How fast does a weight move in the long run, deep in a valley of the loss where its slope stays at ${g}$? The "
        "optimiser repeats {rule}, with {beta} and {eta}."
    ),
    (
        "Where the slope of a weight stays at ${g}$ for thousands of steps, how fast does it move in the end? It moves by "
        "{rule}, with {beta} and {eta}."
    ),
)
_RULE = r"$v \leftarrow \beta v - \eta\,g$, $w \leftarrow w + v$"


@dataclass(frozen=True, slots=True)
class ConstantSlope:
    """A weight with a constant slope.

    Attributes:
        slope: The slope, whole.
        beta: The share of the velocity that is kept.
        rate: The learning rate.
        other: Another share, to be used instead.
        opening: The first sentences.
    """

    slope: int
    beta: Fraction
    rate: Fraction
    other: Fraction
    opening: str

    @property
    def speed(self) -> Fraction:
        """The velocity in the long run."""
        return -self.rate * self.slope / (1 - self.beta)

    @property
    def matched(self) -> Fraction:
        """The learning rate that keeps the velocity with the other share."""
        return self.rate * (1 - self.other) / (1 - self.beta)


def drawn_constant_slope(draw: Draw) -> ConstantSlope:
    """Draw a slope and two shares whose rates and velocities are short decimals."""

    def one() -> ConstantSlope | None:
        beta, other = draw.sample(_BETAS, 2)
        rate = Fraction(draw.choice((1, 2, 3, 4, 5, 6)), draw.choice((10, 50, 100)))
        made = ConstantSlope(draw.nonzero(9), beta, rate, other, draw.choice(_OPENINGS))
        counts = [places(value) for value in (made.speed, made.matched)]
        return made if all(count is not None and count <= _PLACES for count in counts) else None

    return found(draw, "constant slope", one)


_PLACES = 4


def constant_slope_question(made: ConstantSlope) -> Question:
    """Return the question of the velocity in the long run, what it gains, and which rate keeps it."""
    opening = made.opening.format(
        g=made.slope,
        rule=_RULE,
        beta=rf"$\beta = {latex(decimal(made.beta))}$",
        eta=rf"$\eta = {latex(decimal(made.rate))}$",
    )
    given = {
        "g": number(made.slope),
        "beta": decimal(made.beta),
        "eta": decimal(made.rate),
        "other": decimal(made.other),
    }
    return Question(
        prompt=f"{opening} Give exact values.",
        given=given,
        names=(),
        parts=_parts(made),
        steps=_steps(made),
        slips=_slips(made),
        hints=(
            "In the long run a step changes the velocity no more.",
            r"Start with $v = \beta v - \eta\,g$, the same $v$ on both sides.",
        ),
        note=f"constant slope: {'; '.join(f'{name} = {plain(value)}' for name, value in given.items())}",
        landscape=_profile(made),
        code=_code(made),
    )


def _parts(made: ConstantSlope) -> tuple[Part, ...]:
    def longer(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "a")
        return None if own is None else number(own / (-made.rate * made.slope))

    return (
        Part(
            id="a",
            key=decimal(made.speed),
            kind="number",
            label=r"v_{\infty}",
            names=(),
            asks="(a) The velocity $v$ in the long run.",
            witness=lambda _: (_settled(made.rate, made.beta, made.slope),),
        ),
        Part(
            id="b",
            key=decimal(1 / (1 - made.beta)),
            kind="number",
            label=r"\text{times as far}",
            names=(),
            asks=r"(b) How many times as far a step then leads as one of plain descent, $-\eta\,g$.",
            witness=lambda _: (
                _settled(made.rate, made.beta, made.slope) / _settled(made.rate, Fraction(0), made.slope),
            ),
            follows=longer,
        ),
        Part(
            id="c",
            key=decimal(made.matched),
            kind="number",
            label=r"\eta",
            names=(),
            asks=rf"(c) The learning rate with which $\beta = {latex(decimal(made.other))}$ gives the same velocity.",
            witness=lambda _: (
                _settled(made.rate, made.beta, made.slope) / _settled(Fraction(1), made.other, made.slope),
            ),
        ),
    )


_MANY = 4000


def _settled(rate: Fraction, beta: Fraction, slope: int) -> float:
    """Return the velocity after thousands of steps."""
    velocity = 0.0
    for _ in range(_MANY):
        velocity = float(beta) * velocity - float(rate) * slope
    return velocity


def _steps(made: ConstantSlope) -> tuple[Step, ...]:
    beta, rate, other = decimal(made.beta), decimal(made.rate), decimal(made.other)
    kept, matched = Sum((ONE, Neg(beta))), Sum((ONE, Neg(other)))
    speed = Neg(Quotient(Product((rate, number(made.slope))), kept))
    gain = Quotient(ONE, kept)
    match = Quotient(Product((rate, matched)), kept)
    return (
        Step(
            r"In the long run $v = \beta v - \eta\,g$, so $(1 - \beta)\,v = -\eta\,g$.",
            rf"v_{{\infty}} = {latex(speed)} = {latex(decimal(made.speed))}",
            (Claim(speed, decimal(made.speed)),),
            (0, 0, decimal(made.speed)),
            "a",
        ),
        Step(
            r"Divide by the plain step $-\eta\,g$.",
            f"{latex(gain)} = {latex(decimal(1 / (1 - made.beta)))}",
            (Claim(gain, decimal(1 / (1 - made.beta))),),
            (0, 0, decimal(1 / (1 - made.beta))),
            "b",
        ),
        Step(
            r"The velocity stays if $\eta / (1 - \beta)$ stays.",
            rf"\eta = {latex(match)} = {latex(decimal(made.matched))}",
            (Claim(match, decimal(made.matched)),),
            (0, 0, decimal(made.matched)),
            "c",
        ),
    )


def _slips(made: ConstantSlope) -> tuple[Slip, ...]:
    push, beta, other = made.rate * made.slope, made.beta, made.other
    wrong = (
        ("a", "O1", -made.speed, "The sign is reversed. The velocity turns against the slope."),
        ("a", "O39", -push, "This is the first step. Later ones keep a share of the velocity, too."),
        ("a", "O45", -push * (1 - beta), r"Here $1 - \beta$ multiplies. Solve $v = \beta v - \eta\,g$ for $v$."),
        ("a", "O45", -push / beta, r"Here $\beta$ divides. Solve $v = \beta v - \eta\,g$ for $v$."),
        ("b", "O45", 1 - beta, r"This is $1 - \beta$. The step becomes longer, not shorter."),
        ("b", "O45", 1 / beta, r"This is $1/\beta$. Add up what is left of all past steps: $1 + \beta + \beta^{2} + \ldots$."),
        ("b", "O45", 1 + beta, r"This counts two steps. What is left of all past ones is $1 + \beta + \beta^{2} + \ldots$."),
        ("c", "O45", made.rate * (1 - beta) / (1 - other), r"The ratio is upside down. A larger $\beta$ needs a smaller rate."),
        ("c", "O45", made.rate * beta / other, r"What has to stay is $\eta/(1 - \beta)$, not $\eta\beta$."),
        ("c", "O23", made.rate, r"This is the old rate. With another $\beta$ it gives another velocity."),
    )  # fmt: skip
    return tuple(Slip(code, decimal(value), says, part) for part, code, value, says in wrong)


def _profile(made: ConstantSlope) -> Profile:
    """Return how the velocity settles over the steps, beside a step without momentum."""
    plain_step = -made.rate * made.slope
    growth = f"{float(plain_step)}*(1 - {float(made.beta)}^k)/(1 - {float(made.beta)})"
    return Profile(
        name="k",
        across=r"\text{steps } k",
        up=r"\text{velocity}",
        span=(0.0, round(float(5 / (1 - made.beta)), 1)),
        lines=(
            Line(f"{float(plain_step):.6f}", r"-\eta g"),
            Line(growth, "v_{k}", after=True),
        ),
    )


def _code(made: ConstantSlope) -> Code:
    answer = assigned("answer", '{"a": speed, "b": gain, "c": rate}')
    beta, rate, other = (sympy_text(number(value)) for value in (made.beta, made.rate, made.other))
    return Code(
        sympy_program(
            f"beta, eta, g = {beta}, {rate}, {made.slope}\nspeed = solve(beta * v - eta * g - v, v)[0]\ngain = speed / (-eta * g)",
            f"rate = solve({other} * speed - x * g - speed, x)[0]",
            answer,
            names=("v", "x"),
        ),
        numpy_program(
            f"def settled(eta, beta, g={made.slope}):\n    v = 0.0\n    for _ in range({_MANY}):\n        v = beta * v - eta * g\n"
            "    return v",
            f"speed = settled({float(made.rate)}, {float(made.beta)})\ngain = speed / settled({float(made.rate)}, 0)",
            f"rate = speed / settled(1, {float(made.other)})",
            answer,
        ),
    )
