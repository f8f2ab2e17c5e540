"""How many steps gradient descent needs at a condition number, at the learning rate one over the largest eigenvalue."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import count as counting
from math import ceil, isqrt, log, log1p

from engine.chance import Draw
from engine.functions.attempts import found
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.tree import ONE, Neg, Power, Product, Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.programs import assigned, numpy_program, sympy_program

_OPENINGS = (
    (
        "How many steps of plain gradient descent make the error $10^{{{digits}}}$ times smaller? The loss is quadratic, with a "
        "second derivative of {largest} in its steepest direction and of {least} in its flattest, and the rate is constant: "
        "$\\eta = 1/\\lambda_{{\\max}}$."
    ),
    (
        "How long does gradient descent with $\\eta = 1/\\lambda_{{\\max}}$ take until the error is $10^{{{digits}}}$ times "
        "smaller? The eigenvalues of the Hessian of the quadratic loss lie between {least} and {largest}, and both ends occur."
    ),
)


@dataclass(frozen=True, slots=True)
class Convergence:
    """A spectrum and a goal.

    Attributes:
        least: The least eigenvalue, whole.
        largest: The largest one, whole.
        digits: The error is to shrink by ten to this power.
        worse: How many times as large the condition number of another loss is.
        opening: The first sentences.
    """

    least: int
    largest: int
    digits: int
    worse: int
    opening: str

    @property
    def factor(self) -> Fraction:
        """What a step multiplies the slowest error by."""
        return 1 - Fraction(self.least, self.largest)

    @property
    def steps(self) -> int:
        return _needed(self.factor, self.digits)


def _needed(factor: Fraction, digits: int) -> int:
    """Return the least number of steps that shrink by ten to a power, counted exactly."""
    goal, power = Fraction(1, 10**digits), Fraction(1)
    steps = 0
    while power > goal:
        power *= factor
        steps += 1
    return steps


def drawn_convergence(draw: Draw) -> Convergence:
    """Draw a spectrum and a goal that takes between 10 and 200 steps."""

    def one() -> Convergence | None:
        least = draw.integer(1, 4)
        made = Convergence(
            least,
            least * draw.integer(2, 12) + draw.integer(0, least - 1),
            draw.integer(2, 6),
            draw.choice((4, 9, 16, 25)),
            draw.choice(_OPENINGS),
        )
        return made if _FEWEST <= made.steps <= _MOST else None

    return found(draw, "condition number", one)


_FEWEST, _MOST = 10, 200


def convergence_question(made: Convergence) -> Question:
    """Return the question of the slowest factor, of the number of steps, and of how it grows."""
    opening = made.opening.format(largest=f"${made.largest}$", least=f"${made.least}$", digits=made.digits)
    return Question(
        prompt=opening,
        given={"largest": number(made.largest), "least": number(made.least), "digits": number(made.digits)},
        names=(),
        parts=(_factor_part(made), _steps_part(made), _growth_part(made)),
        steps=_steps(made),
        slips=_slips(made),
        hints=(
            "The flattest direction is the last to arrive; look at what one step makes of its error.",
            r"Start with $1 - \eta\lambda_{\min}$.",
        ),
        note=f"steps to converge: {made.least}, {made.largest}; digits = {made.digits}; growth = {made.worse}",
        landscape=_profile(made),
        code=_code(made),
    )


def _factor_part(made: Convergence) -> Part:
    return Part(
        id="a",
        key=number(made.factor),
        kind="number",
        label="r",
        names=(),
        asks="(a) What a step multiplies the slowest error by.",
        witness=lambda _: (_run(made, 1),),
    )


def _run(made: Convergence, steps: int) -> float:
    """Return the larger of two errors, 1 at the start, after steps that are taken one after the other."""
    errors = [1.0, 1.0]
    for _ in range(steps):
        errors = [e - value * e / made.largest for e, value in zip(errors, (made.least, made.largest), strict=True)]
    return max(map(abs, errors))


def _steps_part(made: Convergence) -> Part:
    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "a")
        return number(_needed(own, made.digits)) if own is not None and 0 < own < Fraction(99, 100) else None

    return Part(
        id="b",
        key=number(made.steps),
        kind="number",
        label="k",
        names=(),
        asks=f"(b) The smallest whole number of steps after which every error is at most $10^{{-{made.digits}}}$ of what "
        "it was. (Use a calculator.)",
        witness=lambda _: (float(next(k for k in counting() if _run(made, k) <= 10.0**-made.digits * (1 + 1e-12))),),
        follows=follows,
    )


def _growth_part(made: Convergence) -> Part:
    def witness(_: Mapping[str, Fraction]) -> tuple[float, ...]:
        kappa = 1e8
        return (log1p(-1 / kappa) / log1p(-1 / (made.worse * kappa)),)

    return Part(
        id="c",
        key=number(made.worse),
        kind="number",
        label=r"\text{times as many}",
        names=(),
        asks=f"(c) Another loss has a condition number that is ${made.worse}$ times as large. About how many times as many "
        "steps does it need, to leading order for large condition numbers?",
        witness=witness,
    )


def _steps(made: Convergence) -> tuple[Step, ...]:
    written = Sum((ONE, Neg(Quotient(number(made.least), number(made.largest)))))
    factor = number(made.factor)
    before, after = (Power(factor, number(k)) for k in (made.steps - 1, made.steps))
    goal = Quotient(ONE, Power(number(10), number(made.digits)))
    grown = Product((number(made.worse), Quotient(number(made.largest), number(made.least))))
    worse = number(Fraction(made.worse * made.largest, made.least))
    return (
        Step(
            r"The flattest direction shrinks by $1 - \eta\lambda_{\min} = 1 - 1/\kappa$; the steepest is gone at once.",
            f"r = {latex(written)} = {latex(factor)}",
            (Claim(written, factor),),
            (0, 0, factor),
            "a",
        ),
        Step(
            rf"Solve $r^{{k}} \le 10^{{-{made.digits}}}$: $k \ge {made.digits}\ln 10 / \ln (1/r)$, rounded up.",
            rf"{latex(before)} > {latex(goal)} \ge {latex(after)}",
            tuple(Claim(power, power) for power in (before, after)),
            (0, 0, number(made.steps)),
            "b",
        ),
        Step(
            r"For large $\kappa$, $\ln (1/r)$ is about $1/\kappa$, so the steps are about "
            rf"$\kappa\,\ln 10^{{{made.digits}}}$: they grow like $\kappa$.",
            rf"{made.worse}\,\kappa = {latex(worse)}",
            (Claim(grown, worse),),
            (0, 0, number(made.worse)),
            "c",
        ),
    )


def _slips(made: Convergence) -> tuple[Slip, ...]:
    kappa = Fraction(made.largest, made.least)
    best = (kappa - 1) / (kappa + 1)
    estimate = ceil(float(kappa) * made.digits * log(10))
    at_once = ceil(kappa)
    return (
        Slip("O33", number(1 / kappa), "This share is taken away. What is left is 1 minus it.", "a"),
        Slip("O5", number(best), r"This is the factor at the best rate. Here the rate is $1/\lambda_{\max}$.", "a"),
        Slip("O6", number(1 - kappa), "The ratio of the eigenvalues is upside down. The rate is one over the largest.", "a"),
        Slip("O35", number(made.steps - 1), "One step earlier the error is still too large. Round up.", "b"),
        Slip("O20", number(at_once), "Here every step takes the same amount away. It takes a share of what is left.", "b"),
        Slip("O37", number(estimate), r"This is $\kappa\ln(1/\varepsilon)$, an estimate. Count with the factor itself.", "b"),
        Slip("O38", number(isqrt(made.worse)), "The square root is what momentum gains. Plain descent has no root.", "c"),
        Slip("O38", number(made.worse**2), r"The square is too much. The steps are about $\kappa$ times a logarithm.", "c"),
    )  # fmt: skip


def _profile(made: Convergence) -> Profile:
    """Return the slowest error over the steps, with the goal."""
    return Profile(
        name="k",
        across=r"\text{steps } k",
        up=r"\text{error, as a share of its start}",
        span=(0.0, float(made.steps + 5)),
        lines=(
            Line(plain(Quotient(ONE, Power(number(10), number(made.digits)))), r"\text{goal}"),
            Line(f"{float(made.factor):.6f}^k", r"\text{flattest direction}", after=True),
        ),
        logarithmic="up",
    )


def _code(made: Convergence) -> Code:
    answer = assigned("answer", '{"a": factor, "b": steps, "c": growth}')
    return Code(
        sympy_program(
            f"kappa = Rational({made.largest}, {made.least})\nfactor = 1 - 1 / kappa",
            f"steps = ceiling(-{made.digits} * log(10) / log(factor))",
            f"growth = limit(log(1 - 1 / x) / log(1 - 1 / ({made.worse} * x)), x, oo)",
            answer,
            names=("x",),
            positive=("x",),
        ),
        numpy_program(
            f"eigenvalues = np.array([{made.least}.0, {made.largest}.0])\nfactors = 1 - eigenvalues / eigenvalues.max()",
            "factor = factors.max()\nsteps = 0\nerror = 1.0",
            f"while error > 1.0000001e-{made.digits}:\n    error *= factor\n    steps += 1",
            f"kappas = np.array([1e6, {made.worse}e6])\ncounts = 1 / np.log1p(-1 / kappas)\ngrowth = counts[1] / counts[0]",
            answer,
        ),
    )
