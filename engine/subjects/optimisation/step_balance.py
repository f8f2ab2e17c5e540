"""The step of a finite difference that balances Taylor's remainder and rounding, as a question."""

from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.tidy import minus, plus, times
from engine.functions.decimals import decimal, decimal_text
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import Name, Node, Power, Product, Quotient, Sum, Value, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.matrix_steps import chain_step
from engine.subjects.programs import numpy_program, sympy_program
from engine.subjects.slopes import noted
from engine.subjects.step_trials import number_part


@dataclass(frozen=True)
class Trade:
    """A bound A h^n + B / h on the error of a difference, from Taylor's series and from rounding.

    Attributes:
        order: n: 1 for the forward difference, 2 for the central one.
        digits: The values are exact to a relative error of 10^-digits.
        size: A bound F on the values.
        bend: A bound M on the derivative that is left.
        factor: What the best step is multiplied by, for comparison.
    """

    order: int
    digits: int
    size: int
    bend: int
    factor: Fraction

    @property
    def slope(self) -> Fraction:
        return Fraction(self.bend, 2 if self.order == 1 else 6)

    @property
    def rounding(self) -> Fraction:
        return Fraction((2 if self.order == 1 else 1) * self.size, 10**self.digits)

    def bound(self, h: float) -> float:
        return float(self.slope) * h**self.order + float(self.rounding) / h


def best_of(trade: Trade) -> Fraction:
    """Return the step where the bound is smallest; the sizes are chosen so that it is rational."""
    power = trade.rounding / (trade.order * trade.slope)
    root = round(float(power) ** (1 / (trade.order + 1)) * 10**9)
    return Fraction(root, 10**9)


def best_step(trade: Trade, opening: str) -> Question:
    """Return the question for the step that balances truncation and rounding."""
    best, central = best_of(trade), trade.order == 2
    bound = r"$\frac{1}{6} M h^{2} + \varepsilon F / h$" if central else r"$\frac{1}{2} M h + 2 \varepsilon F / h$"
    asked = opening.format(name="central" if central else "forward", bound=bound)
    given: dict[str, Value] = {
        "q": number(trade.digits),
        "F": number(trade.size),
        "M": number(trade.bend),
        "r": number(trade.factor),
    }
    asks = f"(b) By what factor the bound is larger at ${latex(number(trade.factor))}$ times this step, exactly."
    derivative = "f" + "'" * (trade.order + 1)
    sizes = rf"Near the point $|f| \le F$ and $|{derivative}| \le M$."
    n, r = trade.order, trade.factor
    worse = (r**n + n / r) / (n + 1)
    other = Fraction(round(float(trade.rounding / trade.slope) ** (1 / (4 - n)) * 10**9), 10**9)
    doubts = (
        ("O51", "a", decimal(other), "This is the other difference's rule. Differentiate the bound by $h$, and set that to zero."),
        ("O52", "a", decimal(best * 10), "The power of ten is off by one. Look at the root of $\\varepsilon$."),
        ("O53", "b", number(r**n), "This is how Taylor's part changes. The rounding changes as well."),
        ("O54", "b", number(1 / r), "This is how the rounding changes. Taylor's part changes as well."),
        ("O55", "b", number((r**n + 1 / r) / 2), "The two parts are weighed alike. At the best step their sizes are those that the derivative balances."),
    )  # fmt: skip
    return Question(
        prompt=f"{asked} {sizes}\n" + r"$\varepsilon = 10^{-{q}}, \quad F = {F}, \quad M = {M}$",
        given=given,
        names=(),
        parts=(
            replace(number_part("a", best, "h", "(a) The best step $h$, exactly.", lambda: _lowest(trade)), key=decimal(best)),
            replace(
                number_part("b", worse, r"\text{factor}", asks, lambda: trade.bound(float(r) * _lowest(trade)) / trade.bound(_lowest(trade))),
                key=number(worse),
            ),
        ),
        steps=_best_steps(trade, best, worse),
        slips=tuple(Slip(code, answer, says, part) for code, part, answer, says in doubts),
        hints=(
            "One part grows with $h$, the other one shrinks. Between them there is a best $h$.",
            "Start with the derivative of the bound by $h$.",
        ),
        note=noted(f"best step of order {n}", given),
        landscape=Profile("h", "h", r"\text{bound}", (float(best) / 100, float(best) * 100), (Line(plain(_bound_tree(trade)), r"\text{bound}", after=True),), logarithmic="both"),
        code=_best_code(trade),
    )  # fmt: skip


def _lowest(trade: Trade) -> float:
    """Return where the bound is smallest, by dividing an interval of exponents again and again."""
    low, high = -12.0, 0.0
    for _ in range(120):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, right) if trade.bound(10**left) < trade.bound(10**right) else (left, high)
    return float(10 ** ((low + high) / 2))


def _bound_tree(trade: Trade) -> Node:
    h = Name("h")
    return Sum((times(number(trade.slope), Power(h, number(trade.order))), Quotient(number(trade.rounding), h)))


def _best_steps(trade: Trade, best: Fraction, worse: Fraction) -> tuple[Step, ...]:
    n, r, h = trade.order, trade.factor, Name("h")
    derivative = plus(
        times(number(n * trade.slope), Power(h, number(n - 1))),
        minus(Quotient(number(trade.rounding), Power(h, number(2)))),
    )
    zero = (
        r"\frac{M}{3} h - \frac{\varepsilon F}{h^{2}} = 0"
        if n == 2
        else r"\frac{M}{2} - \frac{2 \varepsilon F}{h^{2}} = 0"
    )
    power = r"h^{3} = \frac{3 \varepsilon F}{M}" if n == 2 else r"h^{2} = \frac{4 \varepsilon F}{M}"
    ratio = trade.rounding / (n * trade.slope)
    parts = "one part of Taylor's to two of rounding" if n == 2 else "both parts are equal"
    shares = Sum(
        (
            Product((number(Fraction(1, n + 1)), Power(number(r), number(n)))),
            Quotient(number(Fraction(n, n + 1)), number(r)),
        )
    )
    return (
        Step("Differentiate the bound by $h$, and set that to zero.", zero, (Claim(_bound_tree(trade), derivative, ("h",)),)),
        Step("Solve for $h$.", rf"{power}, \quad h = {latex(decimal(best))}", (Claim(Power(number(best), number(n + 1)), number(ratio)),)),
        chain_step(f"At the best step there is {parts}." if n == 2 else f"At the best step {parts}.", r"\text{factor}", shares, number(worse)),
    )  # fmt: skip


def _best_code(trade: Trade) -> Code:
    central = trade.order == 2
    bound = "M * h**2 / 6 + eps * F / h" if central else "M * h / 2 + 2 * eps * F / h"
    with_sympy = (
        f"F, M, r = {trade.size}, {trade.bend}, {sympy_text(number(trade.factor))}\neps = Rational(1, 10**{trade.digits})",
        f"bound = {bound}",
        "(best,) = solve(diff(bound, h), h)",
        'answer = {"a": best, "b": bound.subs(h, r * best) / bound.subs(h, best)}',
    )
    with_numpy = (
        f"F, M, r, eps = {trade.size}, {trade.bend}, {decimal_text(trade.factor)}, 1e-{trade.digits}",
        f"def bound(h):\n    return {bound}",
        "h = np.logspace(-10, 0, 2_000_001)\nbest = h[np.argmin(bound(h))]",
        'answer = {"a": best, "b": bound(r * best) / bound(best)}',
    )
    return Code(sympy_program(*with_sympy, names=("h",), positive=("h",)), numpy_program(*with_numpy))
