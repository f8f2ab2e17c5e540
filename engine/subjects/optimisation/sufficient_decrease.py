"""Armijo's test of a step of gradient descent: its parts, slips, steps and programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from msgspec import structs

from engine.calculus.tidy import plus, times
from engine.calculus.witness import values
from engine.functions.decimals import decimal, decimal_text
from engine.functions.landings import Changes
from engine.functions.lengths import root
from engine.functions.linear import as_point, as_vector, dot
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Name, Neg, Node, Product, Sum, Value, Vector, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.earlier import exact_number
from engine.subjects.expansions import summed, weighted
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.rays import profile
from engine.subjects.slopes import gradient_code, gradient_steps
from engine.subjects.step_trials import Trial, number_part

ACCEPTED, REJECTED = "accepted", "rejected"
_OPTIONS = (Option(ACCEPTED, "the step is accepted"), Option(REJECTED, "the step is rejected"))
_SAYS = {
    "O74": "That $f$ decreases is not enough. It has to decrease by at least $c$ times what the slope promises.",
    "O75": "The step is compared with the whole of what the slope promises. The test asks for the share $c$ of it.",
}


@dataclass(frozen=True)
class Armijo:
    """A step of gradient descent, and the share of the promised decrease that it has to win.

    Attributes:
        tried: The step.
        share: The constant c.
    """

    tried: Trial
    share: Fraction

    @property
    def reached(self) -> Fraction:
        """The value of f after the step."""
        return self.tried.ray.height(self.tried.rate)

    @property
    def bound(self) -> Fraction:
        """The largest value that passes."""
        return self.tried.ray.height(Fraction(0)) + self.share * self.tried.linear

    @property
    def given(self) -> dict[str, Value]:
        return {**self.tried.given, "c": decimal(self.share)}


def passes(changes: Changes, share: Fraction, code: str | None = None) -> str:
    """Return whether a step passes the test, or what a slip takes it for."""
    bound = {"O74": Fraction(0), "O75": changes.linear}.get(code or "", share * changes.linear)
    return ACCEPTED if changes.actual <= bound else REJECTED


def armijo_parts(test: Armijo) -> tuple[Part, ...]:
    """Return the parts for the value that is reached, for the bound, and for the verdict."""

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        reached, bound = (exact_number(earlier, part) for part in "ab")
        return None if reached is None or bound is None else Chosen((ACCEPTED if reached <= bound else REJECTED,))

    reached = number_part(
        "a", test.reached, "f(P_1)", r"(a) The value of $f$ at $P_1 = P - \eta \nabla f(P)$.", lambda: _seen(test)[0]
    )
    asks = r"(b) The bound $f(P) - c\, \eta \lVert \nabla f(P)\rVert^{2}$, exactly."
    bound = number_part("b", test.bound, r"\text{bound}", asks, lambda: _seen(test)[1])
    verdict = Part(
        id="c",
        key=Chosen((passes(test.tried.changes, test.share),)),
        kind="choice",
        label=r"\text{verdict}",
        names=(),
        asks="(c) What the test says.",
        options=_OPTIONS,
        witness=lambda _: (ACCEPTED if _seen(test)[0] <= _seen(test)[1] else REJECTED,),
        follows=follow,
    )
    return reached, bound, verdict


def _seen(test: Armijo) -> tuple[float, float]:
    """Return the value that floats lead to by central differences, and the bound."""
    spot, rate = test.tried.spot, float(test.tried.rate)
    slopes = spot.central()
    arrived = {name: Fraction(float(a) - rate * g) for (name, a), g in zip(spot.point.items(), slopes, strict=True)}
    (after,), (before,) = values([spot.f], arrived), values([spot.f], spot.point)
    return after, before - float(test.share) * rate * sum(g * g for g in slopes)


def armijo_slips(test: Armijo, target: str) -> tuple[Slip, ...]:
    """Return the wrong values, bounds and verdicts; the slip that is drawn for comes first."""
    tried, start = test.tried, test.tried.ray.height(Fraction(0))
    square = dot(tried.spot.gradient, tried.spot.gradient)
    length = times(decimal(-test.share * tried.rate), root(square))
    made: list[tuple[str, Node, str, str]] = [
        ("T4", number(tried.actual), "This is the change of $f$. Add $f(P)$.", "a"),
        ("T20", number(start + tried.linear), "This is what the slope promises. Put the new point into $f$ itself.", "a"),
        ("O1", number(tried.ray.height(-tried.rate)), "This is the value uphill. Descent goes along minus the gradient.", "a"),
        ("O75", number(start + tried.linear), "The share $c$ is missing. The bound asks for a part of what the slope promises.", "b"),
        ("O2", decimal(start - test.share * square), "The step size is missing. The slope promises its square times $\\eta$.", "b"),
        ("T21", plus(number(start), length), "The length of the gradient is not squared. It is in the slope and in the step.", "b"),
        ("O1", decimal(start - test.share * tried.linear), "This bound lies above $f(P)$. The step has to win something, so it lies below.", "b"),
    ]  # fmt: skip
    right = passes(tried.changes, test.share)
    codes = (target, *(code for code in _SAYS if code != target))
    verdicts = [(code, passes(tried.changes, test.share, code)) for code in codes]
    return (
        *(Slip(code, answer, says, part) for code, answer, says, part in made),
        *(Slip(code, Chosen((verdict,)), _SAYS[code], "c") for code, verdict in verdicts if verdict != right),
    )


def armijo_steps(test: Armijo) -> tuple[Step, ...]:
    """Return the steps to the verdict."""
    tried, spot = test.tried, test.tried.spot
    start, arrived = tried.ray.height(Fraction(0)), tried.ray.reached(tried.rate)
    after = substituted(spot.f, {name: number(x) for name, x in as_point(spot.names, arrived).items()})
    square = dot(spot.gradient, spot.gradient)
    promised = Product((decimal(test.share), decimal(tried.rate), number(square)))
    is_accepted = passes(tried.changes, test.share) == ACCEPTED
    says = (
        "The value is not above the bound, so the step is accepted."
        if is_accepted
        else "The value is above the bound, so the step is rejected and a shorter one is tried."
    )
    moves = tuple(
        Sum((number(a), Neg(Product((decimal(tried.rate), number(g))))))
        for a, g in zip(spot.at, spot.gradient, strict=True)
    )
    return (
        *gradient_steps(spot),
        chain_step("The step leads to", r"P_1 = P - \eta \nabla f(P)", Vector(moves), as_vector(arrived)),
        Step("Put this point into $f$.", f"f(P_1) = {latex(number(test.reached))}", (Claim(after, number(test.reached)),)),
        chain_step("The squared length of the gradient.", r"\lVert \nabla f(P)\rVert^{2}", written_dot(spot.gradient, spot.gradient), number(square)),
        chain_step("The bound asks for the share $c$ of what the slope promises.", r"f(P) - c\, \eta \lVert \nabla f(P)\rVert^{2}", Sum((number(start), Neg(promised))), decimal(test.bound)),
        Step(says),
    )  # fmt: skip


def armijo_plot(test: Armijo) -> Profile:
    """Return f along the step; the bound as a line is shown after the verdict."""
    tried = test.tried
    plot = profile(tried.ray, "eta", (0.0, 1.5 * float(tried.rate)), r"f(P - \eta \nabla f(P))")
    start = tried.ray.height(Fraction(0))
    bound = summed(number(start), weighted(test.share * tried.ray.slope, Name("eta")))
    return structs.replace(plot, lines=(plot.lines[0], Line(plain(bound), r"\text{bound}", after=True)))


def armijo_code(test: Armijo) -> Code:
    """Return programs that carry out the test."""
    tried, letters = test.tried, test.tried.spot.spelled
    moved = ", ".join(f"{name}: P[{name}] - eta * g[{i}]" for i, name in enumerate(letters))
    last = (
        'verdict = "accepted" if reached <= bound else "rejected"',
        'answer = {"a": reached, "b": bound, "c": verdict}',
    )
    with_sympy = (
        f"eta, c = {sympy_text(number(tried.rate))}, {sympy_text(number(test.share))}",
        f"reached = f.subs({{{moved}}})",
        "bound = f.subs(P) - c * eta * (g * g.T)[0]",
        *last,
    )
    with_numpy = (
        f"P, eta, c = np.array([{', '.join(letters)}]), {decimal_text(tried.rate)}, {decimal_text(test.share)}",
        "reached = f(P - eta * g)",
        "bound = f(P) - c * eta * g @ g",
        *last,
    )
    return gradient_code(tried.spot, with_sympy, with_numpy)
