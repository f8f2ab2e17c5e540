"""Constrained optima that are known before the question is asked (construction R12).

At a constrained optimum ∇f = λ ∇g. For a x² + b y² on c x + d y = e that makes x : y = c/a : d/b; for a linear function on
a sphere it puts x along the coefficients, and a Pythagorean tuple makes it rational.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Literal

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.linear import ExactVector, dot, exact_vector, linear_combination, multiple
from engine.functions.steering import drawn_direction
from engine.language.tree import Name, Node, Power, number


@dataclass(frozen=True, slots=True)
class Optimum:
    """The only local extremum of f where g = level.

    Attributes:
        f: The objective as it is shown.
        g: The left-hand side of the constraint.
        level: Its right-hand side e.
        names: The variables, in order.
        at: Where it is.
        kind: Whether f is least or largest there; it has no other bound on the constraint.
        value: f there.
        multiplier: The λ with ∇f = λ ∇g there, so that its value changes by about λ Δe.
    """

    f: Node
    g: Node
    level: Fraction
    names: tuple[Name, ...]
    at: ExactVector
    kind: Literal["minimum", "maximum"]
    value: Fraction
    multiplier: Fraction


@dataclass(frozen=True, slots=True)
class Extremes:
    """The least and the largest value of a function on a sphere.

    Attributes:
        f: The objective as it is shown.
        g: The sum of the squares.
        level: The square of the radius.
        names: The variables, in order.
        highest: Where the largest value is taken; the least one is taken at the opposite point.
        value: The largest value; the least one is its negative.
        multiplier: The λ with ∇f = λ ∇g at the highest point.
    """

    f: Node
    g: Node
    level: Fraction
    names: tuple[Name, ...]
    highest: ExactVector
    value: Fraction
    multiplier: Fraction


_FARTHEST = 12
_LARGEST_LEVEL = 60
_LARGEST_VALUE = 400


def drawn_on_line(draw: Draw, names: tuple[Name, ...]) -> Optimum:
    """Draw Σ aᵢ xᵢ² with positive aᵢ on Σ cᵢ xᵢ = e, two or three names, and its whole least point.

    2 aᵢ xᵢ = λ cᵢ gives xᵢ = (λ/2) cᵢ/aᵢ; λ/2 is a multiple of what makes all of these whole. f is convex, so the point is
    the only minimum; there is no maximum. No two coordinates are equal, so that exchanging them shows.
    """

    def make() -> Optimum | None:
        weights = [draw.integer(1, 5) for _ in names]
        normal = tuple(Fraction(draw.integer(1, 4) * (draw.sign() if i else 1)) for i in range(len(names)))
        half = draw.choice((-1, 1, 2)) * lcm(*((c / a).denominator for a, c in zip(weights, normal, strict=True)))
        at = tuple(half * c / a for a, c in zip(weights, normal, strict=True))
        value = sum((a * x * x for a, x in zip(weights, at, strict=True)), Fraction(0))
        is_plain = gcd(*map(int, normal)) == 1 and len(set(at)) == len(at) and len(set(weights)) > 1
        if not is_plain or max(map(abs, at)) > _FARTHEST or value > _LARGEST_VALUE:
            return None
        f = displayed(plus(*(times(number(a), _square(x)) for a, x in zip(weights, names, strict=True))), names)
        level = dot(normal, at)
        made = Optimum(f, linear_combination(normal, names), level, names, at, "minimum", value, Fraction(2 * half))
        return made if abs(level) <= _LARGEST_LEVEL else None

    return found(draw, "optimum on a line", make)


def drawn_product_on_line(draw: Draw, names: tuple[Name, Name], exponents: tuple[int, int] = (1, 1)) -> Optimum:
    """Draw xᵃ yᵇ on c x + d y = e and its whole largest point among positive x and y; small.

    a xᵃ⁻¹ yᵇ = λ c and b xᵃ yᵇ⁻¹ = λ d give c x : d y = a : b. With positive c and d it is the largest value, because
    a ln x + b ln y is concave.
    """
    a, b = exponents

    def make() -> Optimum | None:
        c, d, scale = draw.integer(1, 5), draw.integer(1, 5), draw.integer(1, 4)
        x, y = a * d * scale, b * c * scale
        level, value = c * x + d * y, x**a * y**b
        if c == d or gcd(c, d) > 1 or level > 2 * _LARGEST_LEVEL or value > 2 * _LARGEST_VALUE:
            return None
        f = times(Power(names[0], number(a)), Power(names[1], number(b)))
        g = linear_combination(exact_vector((c, d)), names)
        multiplier = Fraction(a * value, x * c)
        return Optimum(f, g, Fraction(level), names, exact_vector((x, y)), "maximum", Fraction(value), multiplier)

    return found(draw, "product on a line", make)


def drawn_on_sphere(draw: Draw, names: tuple[Name, ...]) -> Extremes:
    """Draw a linear function on a circle or sphere about the origin, with rational extreme points.

    cᵢ = 2λ xᵢ puts x along c; with |c| = n whole, the highest point on radius r is r c / n with the value r n, and
    λ = n / 2r. The radius is 1, n or 2n.
    """
    direction = drawn_direction(draw, len(names))
    radius = Fraction(draw.choice((1, direction.length, 2 * direction.length)))
    squares = plus(*map(_square, names))
    return Extremes(
        displayed(linear_combination(direction.entries, names), names),
        squares,
        radius * radius,
        names,
        multiple(direction.unit, radius),
        radius * direction.length,
        direction.length / (2 * radius),
    )


def _square(x: Node) -> Node:
    return Power(x, number(2))
