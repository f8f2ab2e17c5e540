"""Quadratics with a known middle (construction R11) and orbits of gradient descent on them (R15).

f(x) = ½ (x - m)ᵀ A (x - m) + c has the gradient A (x - m) and the Hessian A, so m is its only critical point. With whole
numbers on the diagonal of A even and m whole, the expanded f has whole coefficients.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import plus
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.linear import (
    ExactVector,
    applied,
    difference,
    exact_vector,
    linear_combination,
    multiple,
    quadratic_form,
    quadratic_value,
    scaled,
)
from engine.functions.symmetric import Signature, Symmetric, drawn_symmetric
from engine.language.tree import Name, Node, number

# An entry of the Hessian, a coordinate of the middle, a coefficient, the value in the middle.
_LARGEST_ENTRY = 10
_FARTHEST = 3
_FARTHEST_IN_SPACE = 2
_LARGEST_COEFFICIENT = 15
_LARGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Bowl:
    """A quadratic function with whole coefficients, multiplied out.

    Attributes:
        f: The function as it is shown.
        names: Its variables, in order.
        hessian: Its constant Hessian A with eigenpairs.
        middle: The only critical point m, whole, no coordinate zero: the minimiser where A is positive.
        value: f at the middle, whole.
    """

    f: Node
    names: tuple[Name, ...]
    hessian: Symmetric
    middle: ExactVector
    value: Fraction

    @property
    def kappa(self) -> Fraction:
        """The condition number: the largest over the least eigenvalue, for a definite Hessian."""
        sizes = [abs(value) for value in self.hessian.eigenvalues]
        return max(sizes) / min(sizes)

    def gradient_at(self, x: Sequence[Fraction]) -> ExactVector:
        """Return A (x - m)."""
        return applied(self.hessian.rows, difference(x, self.middle))

    def value_at(self, x: Sequence[Fraction]) -> Fraction:
        """Return ½ (x - m)ᵀ A (x - m) + c."""
        return quadratic_value(self.hessian.rows, difference(x, self.middle)) / 2 + self.value


def drawn_bowl(
    draw: Draw,
    names: tuple[Name, ...],
    signature: Signature = "positive",
    accepts: Callable[[Bowl], bool] = lambda _: True,
) -> Bowl:
    """Draw a quadratic in two or three names whose Hessian has whole eigenvalues and the wanted signature.

    Its coefficients are whole and at most 15. Its middle is whole; the coordinates are not zero and are at most 3 in
    size, or 2 with three names, where A m is larger.
    """
    farthest = _FARTHEST if len(names) == 2 else _FARTHEST_IN_SPACE

    def make() -> Bowl | None:
        hessian = drawn_symmetric(draw, len(names), signature, _LARGEST_ENTRY, _has_even_diagonal)
        middle = exact_vector(draw.nonzero(farthest) for _ in names)
        slopes = applied(hessian.rows, middle)
        if max(map(abs, slopes)) > _LARGEST_COEFFICIENT:
            return None
        bowl = bowl_of(names, hessian, middle, draw.integer(-9, 9))
        return bowl if abs(bowl.value) <= _LARGEST_VALUE and accepts(bowl) else None

    return found(draw, "quadratic function", make)


def bowl_of(names: tuple[Name, ...], hessian: Symmetric, middle: ExactVector, constant: int) -> Bowl:
    """Return the quadratic with this Hessian, this middle, and this constant term when it is multiplied out."""
    square = quadratic_form(scaled(hessian.rows, Fraction(1, 2)), names)
    linear = linear_combination(multiple(applied(hessian.rows, middle), -1), names)
    value = constant - quadratic_value(hessian.rows, middle) / 2
    return Bowl(displayed(plus(square, linear, number(constant)), names), names, hessian, middle, value)


def _has_even_diagonal(matrix: Symmetric) -> bool:
    return all(row[i] % 2 == 0 for i, row in enumerate(matrix.rows))


# One over each of these is a decimal that is easy to multiply by.
_DIVISORS = (4, 5, 8, 10, 20)
# A decimal of four places has a denominator that divides this.
_FINEST = 10_000
_LARGEST_SLOPE = 60


@dataclass(frozen=True, slots=True)
class Orbit:
    """Iterates of gradient descent on a bowl.

    Attributes:
        bowl: What is descended.
        rate: The learning rate, 1/m for m among 4, 5, 8, 10 and 20.
        iterates: The start, whole, and then each iterate; decimals with at most four places.
    """

    bowl: Bowl
    rate: Fraction
    iterates: tuple[ExactVector, ...]


def drawn_orbit(
    draw: Draw, names: tuple[Name, ...], steps: int = 2, accepts: Callable[[Orbit], bool] = lambda _: True
) -> Orbit:
    """Draw a bowl, a stable learning rate and a start whose first iterates are short decimals.

    The entries of the gradient at the start are not zero and all different in size, so that exchanging them or
    forgetting one shows. The rate is below 2 over the largest eigenvalue, so the orbit closes in on the minimiser.
    """

    def make() -> Orbit | None:
        bowl = drawn_bowl(draw, names)
        rate = Fraction(1, draw.choice(_DIVISORS))
        start = exact_vector(draw.integer(-4, 4) for _ in names)
        orbit = Orbit(bowl, rate, descended(bowl, start, rate, steps))
        return orbit if _is_telling(orbit) and accepts(orbit) else None

    return found(draw, "orbit of gradient descent", make)


def descended(bowl: Bowl, start: ExactVector, rate: Fraction, steps: int) -> tuple[ExactVector, ...]:
    """Return the start and `steps` iterates x - rate ∇f(x)."""
    iterates = [start]
    for _ in range(steps):
        iterates.append(difference(iterates[-1], multiple(bowl.gradient_at(iterates[-1]), rate)))
    return tuple(iterates)


def _is_telling(orbit: Orbit) -> bool:
    sizes = [abs(slope) for slope in orbit.bowl.gradient_at(orbit.iterates[0])]
    if 0 in sizes or len(set(sizes)) < len(sizes) or max(sizes) > _LARGEST_SLOPE:
        return False
    is_stable = orbit.rate * orbit.bowl.hessian.eigenvalues[0] < 2
    return is_stable and all(_is_short(x) for iterate in orbit.iterates for x in iterate)


def _is_short(x: Fraction) -> bool:
    """Whether a number is a decimal of at most four places."""
    return (x * _FINEST).denominator == 1
