"""The best step along a ray on a quadratic: its parts, slips, steps and programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import minus, over
from engine.calculus.witness import central_gradient, values
from engine.functions.decimals import decimal_text
from engine.functions.lengths import root
from engine.functions.linear import determinant, dot, inverse, multiple, quadratic_value
from engine.language.python_text import sympy_text
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Name, Node, Power, Sum, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.earlier import exact_number
from engine.subjects.expansions import summed, weighted
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.rays import Ray, bend_steps
from engine.subjects.slopes import Spot, gradient_code, gradient_steps

_ETA = "eta"


@dataclass(frozen=True)
class Search:
    """A search along a ray for the lowest value of a quadratic with a positive second derivative along it.

    Attributes:
        ray: Its direction is one of descent.
        direction: LaTeX of the direction.
    """

    ray: Ray
    direction: str

    @property
    def best(self) -> Fraction:
        """The multiple of the direction that leads to the lowest value."""
        return -self.ray.slope / self.ray.bend

    @property
    def gain(self) -> Fraction:
        """By how much the value is lower there."""
        return -self.ray.change(self.best)


def step_part(search: Search, name: str) -> Part:
    """Return the part that asks for the best step."""
    return Part(
        id=name,
        key=number(search.best),
        kind="number",
        label=r"\eta",
        names=(),
        asks=f"({name}) The step size $\\eta$, exactly.",
        witness=lambda _: (_balanced(search),),
    )


def _balanced(search: Search) -> float:
    """Return where the slope along the ray is zero, from its values at two places: it is a straight line."""
    line = search.ray.along("t")
    here, there = (central_gradient(line, ("t",), {"t": Fraction(t)})[0] for t in (0, 1))
    return here / (here - there)


def gain_part(search: Search, name: str) -> Part:
    """Return the part that asks how much is won, from the learner's own step if need be."""

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = exact_number(earlier, "a")
        return None if own is None else number(-search.ray.change(own))

    def witness(_: Mapping[str, Fraction]) -> tuple[float, ...]:
        (start, reached) = (values([search.ray.along("t")], {"t": Fraction(t)})[0] for t in (0, _balanced(search)))
        return (start - reached,)

    return Part(
        id=name,
        key=number(search.gain),
        kind="number",
        label=r"f(P) - f(P_1)",
        names=(),
        asks=f"({name}) By how much $f$ is lower at the point $P_1$ that is reached than at $P$, exactly.",
        witness=witness,
        follows=follow,
    )


def step_slips(search: Search, part: str) -> tuple[Slip, ...]:
    """Return the wrong steps."""
    ray, best = search.ray, search.best
    spot, d = ray.of.spot, search.direction
    made: list[tuple[str, Node, str]] = [
        ("T1", number(best / 2), rf"This is half of it. The second-order term is $\frac{{1}}{{2}} \eta^{{2}} d^{{T}} H d$ with $d = {d}$; half of it cancels."),
        ("O3", number(best * 2), r"This is twice the best step, where $f$ is as high as at $P$. Look at the factor $2$ in the derivative of $\eta^{2}$."),
        ("O1", number(-best), f"The sign is turned around. Along $d = {d}$ the function falls at first, so the step is positive."),
    ]  # fmt: skip
    unmixed = sum(
        (h[i] * x * x for i, (h, x) in enumerate(zip(ray.of.hessian, ray.direction, strict=True))), Fraction(0)
    )
    if unmixed:
        says = "The mixed derivative is left out of the second-order term. It counts there, twice."
        made.append(("H2", number(-ray.slope / unmixed), says))
    uphill = dot(spot.gradient, spot.gradient)
    made += [
        ("T21", over(root(uphill), number(ray.bend)), "The length of the gradient is not squared. It is in the slope and in the direction."),
    ]  # fmt: skip
    if len(spot.names) > 1:
        made.append(
            (
                "O40",
                number(1 / ray.bend),
                "The slope along the direction is missing. It stands above the second derivative.",
            )
        )
    if len(spot.names) > 1 and determinant(ray.of.hessian):
        by_inverse = quadratic_value(inverse(ray.of.hessian), ray.direction)
        says = "The inverse of the Hessian stands below. The Hessian itself belongs there."
        made += [("K5", number(-ray.slope / by_inverse), says)] if by_inverse else []
    if ray.direction != multiple(spot.gradient, Fraction(-1)):
        says = "The slope is that along minus the gradient. The step goes along $d$, so it is $\\nabla f(P) \\cdot d$ that counts."
        made.append(("O71", number(uphill / ray.bend), says))
    return tuple(Slip(code, answer, says, part) for code, answer, says in made)


def gain_slips(search: Search, part: str) -> tuple[Slip, ...]:
    """Return the wrong gains."""
    ray = search.ray
    made = (
        ("T20", -ray.first(search.best), "This is what the slope alone promises. Half of it is lost to the bend."),
        (
            "T14",
            -search.gain,
            "This is the change of $f$, which is negative. The question asks by how much $f$ is lower.",
        ),
        ("T25", ray.height(search.best), "This is the value that is reached. Compare it with $f(P)$."),
    )
    return tuple(Slip(code, number(value), says, part) for code, value, says in made)


def search_steps(search: Search) -> tuple[Step, ...]:
    """Return the steps to the best step size."""
    ray, spot = search.ray, search.ray.of.spot
    d = search.direction
    is_long = len(spot.names) > 1
    slope = chain_step(
        "The slope along the direction $d$.",
        r"\nabla f(P)^{T} d" if is_long else r"f'(P)\, d",
        written_dot(spot.gradient, ray.direction),
        number(ray.slope),
    )
    bends = bend_steps(ray, "d", r"d^{T} H_f\, d") if is_long else ()
    eta = Name(_ETA)
    phi = summed(
        number(ray.height(Fraction(0))), weighted(ray.slope, eta), weighted(ray.bend / 2, Power(eta, number(2)))
    )
    return (
        *(gradient_steps(spot) if is_long else _derivative_steps(spot)),
        slope,
        *bends,
        Step(
            f"With $d = {d}$, along the ray $f$ is a parabola in $\\eta$.",
            rf"\varphi(\eta) = f(P + \eta\, d) = {latex(phi)}",
            (Claim(ray.along(_ETA), phi),),
        ),
        Step(
            "It is lowest where its derivative is zero.",
            rf"\varphi'(\eta) = {latex(summed(number(ray.slope), weighted(ray.bend, eta)))} = 0, \quad \eta = {latex(number(search.best))}",
            (
                Claim(phi, summed(number(ray.slope), weighted(ray.bend, eta)), (_ETA,)),
                Claim(substituted(summed(number(ray.slope), weighted(ray.bend, eta)), {_ETA: number(search.best)}), ZERO),
            ),
        ),
    )  # fmt: skip


def _derivative_steps(spot: Spot) -> tuple[Step, ...]:
    """Differentiate a function of one variable, and put the point in."""
    ((slope,),), (name,) = spot.slopes, spot.spelled
    (value,) = spot.gradient
    return (
        Step("First the derivative.", f"f'({name}) = {latex(slope)}", (Claim(spot.f, slope, (name,)),)),
        Step("Put the point in.", f"f'(P) = {latex(number(value))}", (Claim(spot.put_in(slope), number(value)),)),
    )


def gain_step(search: Search) -> Step:
    """Return the step that finds how much is won."""
    ray = search.ray
    before, after = ray.height(Fraction(0)), ray.height(search.best)
    return chain_step(
        "Compare the values at both ends.",
        "f(P) - f(P_1)",
        Sum((number(before), minus(number(after)))),
        number(search.gain),
    )


def search_code(search: Search, answer: tuple[str, str]) -> Code:
    """Return programs that set `g`, `d`, the `slope`, the `bend` and the best step `eta` before the answer.

    Args:
        search: The search.
        answer: The last statement, for sympy and for numpy.
    """
    ray, spot = search.ray, search.ray.of.spot
    letters = ", ".join(spot.spelled)
    is_descent = ray.direction == multiple(spot.gradient, Fraction(-1))
    d = ", ".join(sympy_text(number(x)) for x in ray.direction)
    moved = ", ".join(f"{name}: P[{name}] + eta * d[{i}]" for i, name in enumerate(spot.spelled))
    with_sympy = (
        "d = -g" if is_descent else f"d = Matrix([[{d}]])",
        f"H = hessian(f, [{letters}]).subs(P)",
        "slope, bend = (g * d.T)[0], (d * H * d.T)[0]",
        "eta = -slope / bend",
        f"P1 = {{{moved}}}",
        answer[0],
    )
    with_numpy = (
        f"P = np.array([{letters}])",
        "d = -g" if is_descent else f"d = np.array([{', '.join(decimal_text(x) for x in ray.direction)}])",
        "slope, bend = g @ d, f(P + d) - 2 * f(P) + f(P - d)  # exact for a quadratic",
        "eta = -slope / bend",
        answer[1],
    )
    return gradient_code(spot, with_sympy, with_numpy)


GAINED = ('answer = {"a": eta, "b": f.subs(P) - f.subs(P1)}', 'answer = {"a": eta, "b": f(P) - f(P + eta * d)}')
