"""A step of gradient descent: the changes that local models predict, the actual one, and their ratio, as answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.tidy import minus, times
from engine.calculus.witness import values
from engine.functions.decimals import decimal, decimal_text
from engine.functions.landings import Changes
from engine.functions.lengths import root
from engine.functions.linear import as_point, as_vector, dot, multiple
from engine.landscape.plots import Profile
from engine.language.python_text import sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Neg, Node, Power, Product, Quotient, Sum, Value, Vector, number, rational
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.expansions import Expansion
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.prompts import partial_symbol
from engine.subjects.rays import Ray, bend_steps, profile
from engine.subjects.slopes import Spot, carried_slips, gradient_code


@dataclass(frozen=True)
class Trial:
    """A step of gradient descent from P.

    Attributes:
        ray: The function along minus its gradient.
        rate: The learning rate.
    """

    ray: Ray
    rate: Fraction

    @property
    def spot(self) -> Spot:
        return self.ray.of.spot

    @property
    def given(self) -> dict[str, Value]:
        return {**self.spot.given, "eta": decimal(self.rate)}

    @property
    def linear(self) -> Fraction:
        """The change that the linear model predicts."""
        return self.ray.first(self.rate)

    @property
    def quadratic(self) -> Fraction:
        """The change that the quadratic model predicts."""
        return self.ray.second(self.rate)

    @property
    def actual(self) -> Fraction:
        """The change of the function itself."""
        return self.ray.change(self.rate)

    @property
    def changes(self) -> Changes:
        return Changes(self.linear, self.quadratic, self.actual)

    @property
    def ratio(self) -> Fraction:
        """The actual change over the one that the quadratic model predicts."""
        return self.changes.ratio


def trial(spot: Spot, rate: Fraction) -> Trial:
    """Return the step of a learning rate from the point."""
    return Trial(Ray(Expansion(spot), multiple(spot.gradient, Fraction(-1))), rate)


def number_part(name: str, key: Fraction, label: str, asks: str, witness: Callable[[], float]) -> Part:
    """Return a part that asks for a number, exactly, and a witness of it."""
    return Part(
        id=name, key=decimal(key), kind="number", label=label, names=(), asks=asks, witness=lambda _: (witness(),)
    )


def linear_part(step: Trial, name: str, asks: str = "") -> Part:
    """Return the part that asks for the change to first order."""
    return number_part(name, step.linear, r"\Delta_1", asks, lambda: step.ray.seen(step.rate)[0])


def quadratic_part(step: Trial, name: str) -> Part:
    """Return the part that asks for the change that the quadratic model predicts."""
    asks = rf"({name}) The change $\Delta_2$ that the quadratic model predicts."
    return number_part(name, step.quadratic, r"\Delta_2", asks, lambda: step.ray.seen(step.rate)[1])


def actual_part(step: Trial, name: str) -> Part:
    """Return the part that asks for the change of the function itself."""
    asks = rf"({name}) The actual change $\Delta f = f(P - \eta \nabla f(P)) - f(P)$."
    return number_part(name, step.actual, r"\Delta f", asks, lambda: _float_change(step))


def ratio_part(step: Trial, name: str) -> Part:
    """Return the part that asks for the actual change over the predicted one."""
    asks = rf"({name}) The ratio $\rho$ of the actual change to the one that the quadratic model predicts, exactly."
    part = number_part(name, step.ratio, r"\rho", asks, lambda: seen_ratio(step))
    return replace(part, key=number(step.ratio))


def _float_change(step: Trial) -> float:
    """Return the change of f from where it starts to where floats lead by central differences."""
    spot, rate = step.spot, float(step.rate)
    arrived = {
        name: Fraction(float(a) - rate * g) for (name, a), g in zip(spot.point.items(), spot.central(), strict=True)
    }
    (after,), (before,) = values([spot.f], arrived), values([spot.f], spot.point)
    return after - before


def seen_ratio(step: Trial) -> float:
    """Return the ratio from differences of the function alone."""
    return _float_change(step) / step.ray.seen(step.rate)[1]


def linear_slips(step: Trial, part: str) -> tuple[Slip, ...]:
    """Return the wrong changes of first order."""
    spot, rate = step.spot, step.rate
    square = dot(spot.gradient, spot.gradient)
    made: list[tuple[str, Node, str]] = [
        ("O1", decimal(-step.linear), "This is a step uphill. Descent goes along minus the gradient, so the change is negative."),
        ("O2", decimal(-square), "The learning rate is missing. The step is $\\eta$ times as long as the gradient."),
        ("T21", times(decimal(-rate), root(square)), "The length of the gradient is not squared. It is in the slope and in the step."),
        ("G2", decimal(-rate * sum(spot.gradient)), "The slopes are added up. The change is $-\\eta$ times the sum of their squares."),
    ]  # fmt: skip
    own = tuple(Slip(code, answer, says, part) for code, answer, says in made)
    return (*own, *carried_slips(spot, lambda slopes: _first_of(slopes, rate), part))


def _first_of(slopes: tuple[Node, ...], rate: Fraction) -> Node | None:
    known = [value for value in map(rational, slopes) if value is not None]
    return decimal(-rate * dot(known, known)) if len(known) == len(slopes) else None


def quadratic_slips(step: Trial, part: str) -> tuple[Slip, ...]:
    """Return the wrong changes of second order."""
    ray, rate = step.ray, step.rate
    first, half = step.linear, step.quadratic - step.linear
    unmixed = sum(
        (h[i] * d * d for i, (h, d) in enumerate(zip(ray.of.hessian, ray.direction, strict=True))), Fraction(0)
    )
    made = (
        ("T1", first + 2 * half, "The half in front of the quadratic term is missing. The second-order term is half of $\\eta^{2} g^{T} H g$."),
        ("T20", first, "This is the linear prediction. The quadratic model adds how $f$ bends along the step."),
        ("T23", first + half / rate, "The quadratic term has $\\eta$ once. The step enters it twice, so $\\eta$ is squared."),
        ("T24", first - half, "The quadratic term has the other sign. It is added as it is."),
        ("H2", first + rate * rate * unmixed / 2, "Only the squared slopes are weighed. The mixed derivative counts in $g^{T} H g$, twice."),
        ("O1", half - first, "This is a step uphill. Along minus the gradient the first-order term is negative."),
    )  # fmt: skip
    return tuple(Slip(code, decimal(value), says, part) for code, value, says in made)


def actual_slips(step: Trial, part: str) -> tuple[Slip, ...]:
    """Return the wrong changes of the function itself."""
    after = step.ray.height(step.rate)
    made = (
        ("T25", after, "This is the value after the step. The change is what it gains over $f(P)$."),
        ("T14", -step.actual, "This is the value before less the value after. The change is the other way round."),
        ("O1", step.ray.change(-step.rate), "This is a step uphill. Descent goes along minus the gradient."),
        ("T20", step.quadratic, "This is what the model predicts. Put the new point into $f$ itself."),
    )
    return tuple(Slip(code, decimal(value), says, part) for code, value, says in made)


def ratio_slips(step: Trial, part: str) -> tuple[Slip, ...]:
    """Return the wrong ratios."""
    made = [
        ("T1", step.actual, 2 * step.quadratic - step.linear, "The prediction has lost the half of its quadratic term. Look at the half again."),
        ("T20", step.actual, step.linear, "This compares with the linear prediction. The model is the quadratic one."),
        ("T22", step.quadratic, step.actual, "This is predicted over actual. The ratio is actual over predicted."),
    ]  # fmt: skip
    return tuple(Slip(code, number(above / below), says, part) for code, above, below, says in made if below)


def linear_steps(step: Trial) -> tuple[Step, ...]:
    """Return the steps to the change of first order."""
    square = dot(step.spot.gradient, step.spot.gradient)
    written = written_dot(step.spot.gradient, step.spot.gradient)
    product = Product((Neg(decimal(step.rate)), number(square)))
    return (
        chain_step("The slope along minus the gradient is minus its squared length.", r"\nabla f(P)^{T} \nabla f(P)", written, number(square)),
        chain_step("A step of $\\eta$ times that changes $f$, to first order, by", r"\Delta_1 = -\eta \lVert \nabla f(P)\rVert^{2}", product, decimal(step.linear)),
    )  # fmt: skip


def quadratic_steps(step: Trial) -> tuple[Step, ...]:
    """Return the steps from there to the change of second order."""
    g = r"\nabla f(P)"
    uphill = Ray(step.ray.of, step.spot.gradient)
    half = Product((number(Fraction(1, 2)), Power(decimal(step.rate), number(2)), number(uphill.bend)))
    return (
        *bend_steps(uphill, g, rf"{g}^{{T}} H_f(P)\, {g}"),
        chain_step("Add half of this times $\\eta^{2}$.", r"\Delta_2", Sum((decimal(step.linear), half)), decimal(step.quadratic)),
    )  # fmt: skip


def actual_steps(step: Trial) -> tuple[Step, ...]:
    """Return the steps to the change of the function itself."""
    spot, arrived = step.spot, step.ray.reached(step.rate)
    moves = tuple(
        Sum((number(a), Neg(Product((decimal(step.rate), number(g))))))
        for a, g in zip(spot.at, spot.gradient, strict=True)
    )
    after = substituted(spot.f, {name: number(x) for name, x in as_point(spot.names, arrived).items()})
    before, height = step.ray.height(Fraction(0)), step.ray.height(step.rate)
    claims = (Claim(after, number(height)), Claim(spot.put_in(spot.f), number(before)))
    formula = rf"\Delta f = {latex(Sum((number(height), minus(number(before)))))} = {latex(number(step.actual))}"
    return (
        chain_step("The step leads to", r"P - \eta \nabla f(P)", Vector(moves), as_vector(arrived)),
        Step("Compare $f$ there with $f$ at $P$.", formula, claims),
    )


def ratio_step(step: Trial) -> Step:
    """Return the step that divides the actual change by the predicted one."""
    above, below = number(step.actual), number(step.quadratic)
    return chain_step(
        "Divide the actual change by the predicted one.", r"\rho", Quotient(above, below), number(step.ratio)
    )


def hints(step: Trial) -> tuple[str, str]:
    """Return where to look, and the first step."""
    first = step.spot.spelled[0]
    return (
        r"Along $-\nabla f(P)$ the function has a slope and, to second order, a bend; the step is $\eta$ times this vector.",
        f"Start with the gradient at $P$, with ${partial_symbol('f', first)}$ first.",
    )


def plot(step: Trial) -> Profile:
    """Return f along the step, and both models after the verdict."""
    return profile(step.ray, "eta", (0.0, 2 * float(step.rate)), r"f(P - \eta \nabla f(P))")


def code(step: Trial, answer: str) -> Code:
    """Return programs that set `first`, `second` and `actual`, the three changes, before the answer."""
    letters = ", ".join(step.spot.spelled)
    moved = ", ".join(f"{name}: P[{name}] - eta * g[{i}]" for i, name in enumerate(step.spot.spelled))
    with_sympy = (
        f"eta = {sympy_text(number(step.rate))}",
        "first = -eta * (g * g.T)[0]",
        f"H = hessian(f, [{letters}]).subs(P)",
        "second = first + eta**2 * (g * H * g.T)[0] / 2",
        f"actual = f.subs({{{moved}}}) - f.subs(P)",
        answer,
    )
    with_numpy = (
        f"P, eta, h = np.array([{letters}]), {decimal_text(step.rate)}, 1e-3",
        "bend = (f(P + h * g) - 2 * f(P) + f(P - h * g)) / h**2",
        "first = -eta * g @ g",
        "second = first + eta**2 * bend / 2",
        "actual = f(P - eta * g) - f(P)",
        answer,
    )
    return gradient_code(step.spot, with_sympy, with_numpy)
