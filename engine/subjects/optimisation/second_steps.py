"""Where steepest descent heads after the best step: at right angles to it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm

from engine.calculus.witness import central_gradient, values
from engine.functions.linear import ExactVector, as_point, as_vector, multiple, solved
from engine.functions.steering import exact_gradient
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Product, Sum, Vector, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Part, Slip, Step
from engine.subjects.earlier import exact_number
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.optimisation.line_searches import Search
from engine.subjects.prompts import listed


def gradient_after(search: Search) -> ExactVector:
    """Return the gradient at the end of the search."""
    spot = search.ray.of.spot
    return exact_gradient(spot.f, spot.names, search.ray.reached(search.best))


def next_part(search: Search) -> Part:
    """Return part b, which asks where the second step heads."""
    spot, arrived = search.ray.of.spot, search.ray.reached(search.best)
    key = _whole(multiple(gradient_after(search), Fraction(-1)))

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = exact_number(earlier, "a")
        if own is None:
            return None
        slopes = exact_gradient(spot.f, spot.names, search.ray.reached(own))
        return as_vector(multiple(slopes, Fraction(-1))) if any(slopes) else None

    return Part(
        id="b",
        key=key,
        kind="direction",
        label="d_1",
        names=(),
        asks="(b) A vector that points in the direction of the second step.",
        layout=f"The entries stand in the order ${listed(spot.spelled)}$.",
        witness=lambda _: _as_long_as(key, central_gradient(spot.f, spot.spelled, as_point(spot.names, arrived))),
        follows=follow,
    )  # fmt: skip


def _as_long_as(key: Vector, slopes: Sequence[float]) -> tuple[float, ...]:
    """Return minus the slopes at the scale of the key, since only the direction is asked."""
    scale = max(abs(value) for value in values(key.entries, {})) / max(map(abs, slopes))
    return tuple(-slope * scale for slope in slopes)


def _whole(vector: ExactVector) -> Vector:
    """Return the shortest whole vector in a direction."""
    scale = lcm(*(x.denominator for x in vector))
    shared = gcd(*(int(x * scale) for x in vector))
    return as_vector(multiple(vector, Fraction(scale, shared)))


def next_slips(search: Search) -> tuple[Slip, ...]:
    """Return the wrong directions."""
    ray, spot = search.ray, search.ray.of.spot
    inside = solved(ray.of.hessian, multiple(gradient_after(search), Fraction(-1)))
    made = (
        ("G6", _whole(gradient_after(search)), "This points uphill. Descent goes along minus the gradient at the new point."),
        ("O72", _whole(ray.direction), "This is the direction of the first step. The gradient is another one at the new point."),
        ("O73", _whole(inside), "This heads straight for the minimum. Steepest descent follows minus the gradient, wherever that leads."),
    )  # fmt: skip
    return tuple(Slip(code, answer, says, "b") for code, answer, says in made if len(spot.names) > 1)


def next_steps(search: Search) -> tuple[Step, ...]:
    """Return the steps to the direction."""
    ray, spot = search.ray, search.ray.of.spot
    after = gradient_after(search)
    at = {name: number(x) for name, x in as_point(spot.names, ray.reached(search.best)).items()}
    (slopes,) = spot.slopes
    claims = tuple(Claim(substituted(slope, at), number(x)) for slope, x in zip(slopes, after, strict=True))
    arrived = as_vector(ray.reached(search.best))
    moves = tuple(
        Sum((number(a), Product((number(search.best), number(d))))) for a, d in zip(spot.at, ray.direction, strict=True)
    )
    return (
        chain_step("The step leads to", r"P_1 = P + \eta\, d", Vector(moves), arrived),
        Step("Take the gradient there; the second step goes along minus it.", rf"\nabla f(P_1) = {latex(as_vector(after))}", claims),
        chain_step("It is at right angles to the first step, since there the slope along the ray is zero.", r"\nabla f(P_1)^{T} d", written_dot(after, ray.direction), ZERO),
    )  # fmt: skip
