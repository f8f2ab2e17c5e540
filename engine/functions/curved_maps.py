"""Quadratic maps of the plane whose Jacobian at a point is chosen, and Newton's method on them in exact numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import jacobian
from engine.calculus.tidy import plus, tidy, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.general import drawn_with_determinant
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    applied,
    determinant,
    difference,
    exact_vector,
    linear_combination,
    multiple,
    solved,
    sum_of,
)
from engine.functions.measure import largest_number
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Power, number, rational

_LARGEST_COEFFICIENT = 20
# Dividing by these leaves short decimals.
_DETERMINANTS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class CurvedMap:
    """A map of the plane by polynomials of the second degree, at least one of them not linear.

    Attributes:
        components: Its two outputs, as they are shown.
        names: Its two inputs.
        at: The point at which its Jacobian was chosen: whole, no coordinate zero.
    """

    components: tuple[Node, ...]
    names: tuple[Name, ...]
    at: ExactVector

    @property
    def spelled(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.names)

    def value_at(self, x: ExactVector) -> ExactVector:
        return tuple(self._exact(f, x) for f in self.components)

    def jacobian_at(self, x: ExactVector) -> ExactMatrix:
        rows = jacobian(self.components, self.spelled)
        return tuple(tuple(self._exact(entry, x) for entry in row) for row in rows)

    def step_from(self, x: ExactVector) -> ExactVector | None:
        """Return the next iterate of Newton's method for F = 0, or None where the Jacobian is singular."""
        j = self.jacobian_at(x)
        return difference(x, solved(j, self.value_at(x))) if determinant(j) else None

    def _exact(self, f: Node, x: ExactVector) -> Fraction:
        at = {name: number(value) for name, value in zip(self.spelled, x, strict=True)}
        return rational(tidy(substituted(f, at))) or Fraction(0)


def drawn_curved(draw: Draw, names: tuple[Name, ...], step: ExactVector | None = None) -> CurvedMap:
    """Draw a map whose Jacobian at a drawn point is whole, without zeros, with a determinant of ±1, ±2 or ±5.

    Args:
        draw: The chance of the question.
        names: Two names.
        step: The first step of Newton's method from the point; without it the map has no constants.
    """

    def make() -> CurvedMap | None:
        at = exact_vector(draw.nonzero(2) for _ in names)
        j = drawn_with_determinant(draw, _DETERMINANTS, 5)
        free = _bent(draw, names, at, j)
        constants = [-_constant(f, names) for f in free] if step is None else multiple(applied(j, step), -1)
        shown = tuple(displayed(plus(f, number(c)), names) for f, c in zip(free, constants, strict=True))
        made = CurvedMap(shown, names, at)
        return made if _is_usable(made) else None

    return found(draw, "quadratic map", make)


def _bent(draw: Draw, names: Sequence[Name], at: ExactVector, j: ExactMatrix) -> tuple[Node, ...]:
    """Return a map with F(P) = 0 and the Jacobian j there."""
    u, v = (plus(name, number(-x)) for name, x in zip(names, at, strict=True))
    squares = draw.sample((Power(u, number(2)), times(u, v), Power(v, number(2))), 2)
    factors = (draw.choice((-2, -1, 1, 2)), draw.choice((-1, 0, 1, 2)))
    bends = (times(number(k), square) for k, square in zip(factors, squares, strict=True))
    return tuple(plus(linear_combination(row, (u, v)), bend) for row, bend in zip(j, bends, strict=True))


def _constant(f: Node, names: Sequence[Name]) -> Fraction:
    return rational(tidy(substituted(f, {name.name: number(0) for name in names}))) or Fraction(0)


def _is_usable(made: CurvedMap) -> bool:
    is_small = all(largest_number(f) <= _LARGEST_COEFFICIENT for f in made.components)
    return is_small and any(rational(e) is None for row in jacobian(made.components, made.spelled) for e in row)


@dataclass(frozen=True, slots=True)
class NewtonRun:
    """Iterates of Newton's method for F = 0; they start at the point at which the map was chosen."""

    made: CurvedMap
    iterates: tuple[ExactVector, ...]


# Fractions that a person can work with by hand.
_LARGEST_DENOMINATOR = 12
_LARGEST_NUMERATOR = 60


def drawn_newton(draw: Draw, names: tuple[Name, ...], steps: int) -> NewtonRun:
    """Draw a map and one or two steps of Newton's method, the first iterate whole, the second of simple fractions."""

    def make() -> NewtonRun | None:
        step = exact_vector(draw.integer(-2, 2) for _ in names)
        made = drawn_curved(draw, names, step)
        iterates = [made.at, sum_of(made.at, step)]
        while len(iterates) <= steps:
            following = made.step_from(iterates[-1])
            if following is None or following == iterates[-1]:
                return None
            iterates.append(following)
        return NewtonRun(made, tuple(iterates)) if any(step) and all(map(_is_simple, iterates)) else None

    return found(draw, "run of Newton's method", make)


def _is_simple(x: ExactVector) -> bool:
    return all(c.denominator <= _LARGEST_DENOMINATOR and abs(c.numerator) <= _LARGEST_NUMERATOR for c in x)
