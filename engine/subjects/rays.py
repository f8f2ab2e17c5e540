"""A function along a ray from a point: what its slope and curvature there predict, and what really happens."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from engine.calculus.tidy import expanded, plus, times
from engine.calculus.witness import central_gradient, central_hessian
from engine.errors import DefectError
from engine.functions.linear import ExactVector, applied, dot, multiple, quadratic_value, sum_of
from engine.functions.steering import exact_value
from engine.landscape.plots import Line, Profile
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Power, number
from engine.language.typeset import latex
from engine.questions.question import Step
from engine.subjects.expansions import Expansion, summed, weighted
from engine.subjects.matrix_steps import chain_step, product_step, written_dot
from engine.subjects.quadratic_models import hessian_steps


@dataclass(frozen=True)
class Ray:
    """A function from a point on along a direction; `t` counts the multiples of the direction.

    Attributes:
        of: The function at the point.
        direction: Not zero.
    """

    of: Expansion
    direction: ExactVector

    @cached_property
    def slope(self) -> Fraction:
        """The first derivative by t at the point, ∇f(P) · d."""
        return dot(self.of.spot.gradient, self.direction)

    @cached_property
    def bend(self) -> Fraction:
        """The second derivative by t at the point, dᵀ H(P) d."""
        return quadratic_value(self.of.hessian, self.direction)

    def first(self, t: Fraction) -> Fraction:
        """Return the change that the linear model predicts for t."""
        return t * self.slope

    def second(self, t: Fraction) -> Fraction:
        """Return the change that the quadratic model predicts for t."""
        return t * self.slope + t * t * self.bend / 2

    def reached(self, t: Fraction) -> ExactVector:
        """Return the point P + t d."""
        return sum_of(self.of.spot.at, multiple(self.direction, t))

    def height(self, t: Fraction) -> Fraction:
        """Return f(P + t d).

        Raises:
            DefectError: It is no rational number.
        """
        value = exact_value(self.of.spot.f, self.of.spot.names, self.reached(t))
        if value is None:
            raise DefectError("A function has no rational value at the end of a step.")
        return value

    def change(self, t: Fraction) -> Fraction:
        """Return f(P + t d) - f(P)."""
        return self.height(t) - self.height(Fraction(0))

    def along(self, letter: str) -> Node:
        """Return f(P + t d) as a tree, with a letter for t."""
        way = zip(self.of.spot.names, self.of.spot.at, self.direction, strict=True)
        path = {name.name: plus(number(a), times(number(d), Name(letter))) for name, a, d in way}
        return substituted(self.of.spot.f, dict(path))

    def seen(self, t: Fraction) -> tuple[float, float]:
        """Return both predictions from differences of f along the ray alone, for witnesses."""
        line, start = self.along("t"), {"t": Fraction(0)}
        first = float(t) * central_gradient(line, ("t",), start)[0]
        return first, first + float(t) ** 2 * central_hessian(line, ("t",), start)[0] / 2


def profile(ray: Ray, letter: str, span: tuple[float, float], label: str) -> Profile:
    """Return f along a ray, with both models of it after the verdict.

    Args:
        ray: What is drawn.
        letter: The plain name of the multiple of the direction.
        span: Its range.
        label: LaTeX of the function along the ray.
    """
    t, start = Name(letter), ray.height(Fraction(0))
    linear = summed(number(start), weighted(ray.slope, t))
    quadratic = summed(linear, weighted(ray.bend / 2, Power(t, number(2))))
    lines = (
        Line(plain(expanded(ray.along(letter))), label),
        Line(plain(linear), "L", after=True),
        Line(plain(quadratic), "Q", after=True),
    )
    return Profile(letter, latex(t), "f", span, lines=lines)


def bend_steps(ray: Ray, direction: str, symbol: str) -> tuple[Step, ...]:
    """Return the steps that find H d and dᵀ H d.

    Args:
        ray: The function and the direction d.
        direction: LaTeX of d.
        symbol: LaTeX of dᵀ H d.
    """
    turned = applied(ray.of.hessian, ray.direction)
    value = number(ray.bend)
    return (
        *hessian_steps(ray.of.spot),
        product_step(
            f"Multiply the Hessian by ${direction}$.", f"H_f(P)\\, {direction}", ray.of.hessian, ray.direction
        ),
        chain_step(f"Multiply by ${direction}$ once more.", symbol, written_dot(ray.direction, turned), value),
    )
