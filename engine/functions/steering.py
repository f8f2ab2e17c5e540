"""Steering a function to a chosen gradient or Hessian at a point (constructions R6 and R6b).

Adding (g - ∇f(P)) · (x - P) makes the gradient at P equal to g and leaves all second derivatives alone. Adding
½ (x - P)ᵀ (A - H(P)) (x - P) makes the Hessian at P equal to A and leaves value and gradient at P alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import gradient, hessian
from engine.calculus.tidy import plus, tidy, times
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.grammar import LARGEST_FUNCTION, LONGEST_LINE
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    as_point,
    difference,
    exact_vector,
    linear_combination,
    multiple,
    quadratic_form,
    scaled,
)
from engine.functions.measure import is_separable, largest_number, operations, printed_length
from engine.language.substitution import substituted
from engine.language.tree import Call, Name, Node, Sum, free_names, number, rational

# Whole vectors with a whole length, by their number of entries.
PYTHAGOREAN: dict[int, tuple[tuple[int, ...], ...]] = {
    2: ((3, 4), (5, 12), (8, 15)),
    3: ((1, 2, 2), (2, 3, 6), (1, 4, 8), (2, 6, 9)),
}


@dataclass(frozen=True, slots=True)
class Direction:
    """A whole vector with a whole length.

    Attributes:
        entries: None of them zero, without a common factor.
        length: Its Euclidean length, at least 3.
    """

    entries: ExactVector
    length: int

    @property
    def unit(self) -> ExactVector:
        return multiple(self.entries, Fraction(1, self.length))


def drawn_direction(draw: Draw, size: int = 2, longest: int = 13) -> Direction:
    """Draw (3, 4), (5, 12), (1, 2, 2), (2, 3, 6) and so on, no longer than `longest`, in any order with any signs."""
    known = [entries for entries in PYTHAGOREAN[size] if _squared(entries) <= longest * longest]
    entries = draw.choice(known)
    signed = exact_vector(draw.sign() * entry for entry in draw.shuffled(entries))
    return Direction(signed, next(n for n in range(longest + 1) if n * n == _squared(entries)))


def _squared(entries: Sequence[int]) -> int:
    return sum(entry * entry for entry in entries)


def exact_value(f: Node, names: Sequence[Name], at: ExactVector) -> Fraction | None:
    """Return the value of f at a point, or None where it is no rational number that tidying finds."""
    return rational(tidy(substituted(f, {name: number(x) for name, x in as_point(names, at).items()})))


def exact_gradient(f: Node, names: Sequence[Name], at: ExactVector) -> ExactVector:
    """Return the gradient of f at a point.

    Raises:
        DefectError: An entry is no rational number there.
    """
    return tuple(_known(slope, names, at) for slope in gradient(f, tuple(name.name for name in names)))


def exact_hessian(f: Node, names: Sequence[Name], at: ExactVector) -> ExactMatrix:
    """Return the Hessian of f at a point.

    Raises:
        DefectError: An entry is no rational number there.
    """
    rows = hessian(f, tuple(name.name for name in names))
    return tuple(tuple(_known(entry, names, at) for entry in row) for row in rows)


def _known(f: Node, names: Sequence[Name], at: ExactVector) -> Fraction:
    value = exact_value(f, names, at)
    if value is None:
        raise DefectError("A function was to be steered at a point where it has no rational slopes.")
    return value


def with_value(f: Node, names: Sequence[Name], at: ExactVector, value: Fraction | int) -> Node:
    """Return f with the constant that gives it this value at the point.

    Raises:
        DefectError: The value of f there is no rational number.
    """
    return displayed(plus(f, number(value - _known(f, names, at))), names)


def with_gradient(f: Node, names: Sequence[Name], at: ExactVector, wanted: ExactVector) -> Node:
    """Return f plus the linear terms that give it the wanted gradient at a point, without a constant of its own.

    Raises:
        DefectError: A slope of f there is no rational number.
    """
    missing = difference(wanted, exact_gradient(f, names, at))
    return _without_constant(plus(f, linear_combination(missing, names)), names)


def with_hessian(f: Node, names: Sequence[Name], at: ExactVector, wanted: ExactMatrix) -> Node:
    """Return f plus the quadratic that gives it the wanted Hessian at a point; the gradient there stays.

    The constant of the result is 0.

    Raises:
        DefectError: A second derivative of f there is no rational number, or the wanted matrix is not symmetric.
    """
    if any(row[j] != wanted[j][i] for i, row in enumerate(wanted) for j in range(i)):
        raise DefectError("A Hessian is symmetric.")
    missing = added(wanted, scaled(exact_hessian(f, names, at), -1))
    shifted = [plus(name, number(-x)) for name, x in zip(names, at, strict=True)]
    return _without_constant(plus(f, quadratic_form(scaled(missing, Fraction(1, 2)), shifted)), names)


def _without_constant(f: Node, names: Sequence[Name]) -> Node:
    made = displayed(f, names)
    if not isinstance(made, Sum):
        return made
    return displayed(plus(*(term for term in made.terms if free_names(term))), names)


@dataclass(frozen=True, slots=True)
class Steered:
    """A function with chosen derivatives at a point.

    Attributes:
        f: The function as it is shown, without a constant term; its coefficients are whole or halves.
        names: Its variables, in order.
        at: The point: whole coordinates, none zero.
        gradient: The gradient there, shape (n,).
        hessian: The Hessian there, shape (n, n).
    """

    f: Node
    names: tuple[Name, ...]
    at: ExactVector
    gradient: ExactVector
    hessian: ExactMatrix


_FARTHEST = 2
# Linear terms take up what the other terms do at the point, so they are larger than drawn coefficients.
_LARGEST_COEFFICIENT = 20


def drawn_steered(
    draw: Draw,
    names: tuple[Name, ...],
    wanted: ExactVector,
    curvature: ExactMatrix | None = None,
    *,
    level: int = 1,
    accepts: Callable[[Steered], bool] = lambda _: True,
) -> Steered:
    """Draw a function with the wanted gradient, and on wish the wanted Hessian, at a drawn point.

    Args:
        draw: The chance of the question.
        names: Two or three names; all occur.
        wanted: The gradient at the point.
        curvature: The Hessian at the point, whole; without it, whatever comes. In three names it leaves room for
            level 1 alone, and a matrix without zeros off the diagonal is slow to fit on a line.
        level: 1 for cubic polynomials; 2 with one exp, sin or cos; 3 with a monomial times one of these. At the point
            its inside is 0, so that all derivatives are rational there.
        accepts: What the family asks besides.

    Raises:
        DefectError: The wishes do not fit together.
    """

    def make() -> Steered | None:
        at = exact_vector(draw.nonzero(_FARTHEST) for _ in names)
        f = with_gradient(_core(draw, names, at, level), names, at, wanted)
        f = f if curvature is None else with_hessian(f, names, at, curvature)
        if not _is_fit(f, names):
            return None
        steered = Steered(f, names, at, wanted, curvature or exact_hessian(f, names, at))
        return steered if accepts(steered) else None

    return found(draw, "function with the wanted derivatives", make)


def _is_fit(f: Node, names: Sequence[Name]) -> bool:
    """Whether the terms keep the gates of size and some of them mix the names."""
    if free_names(f) != {name.name for name in names} or is_separable(f):
        return False
    if operations(f) > LARGEST_FUNCTION or printed_length(f) > LONGEST_LINE:
        return False
    return largest_number(f) <= _LARGEST_COEFFICIENT


def _core(draw: Draw, names: Sequence[Name], at: ExactVector, level: int) -> Node:
    """Draw what is not decided by gradient and Hessian: a cubic monomial, and from level 2 an atom."""
    cubic = times(number(draw.sign()), _cubic_monomial(draw, names))
    if level == 1:
        return plus(cubic, times(number(draw.nonzero(2)), *draw.sample(names, 2)))
    atom = Call(draw.choice(("exp", "sin", "cos")), (_vanishing(draw, names, at),))
    factor = number(draw.nonzero(3)) if level == 2 else times(number(draw.sign()), draw.choice(names))
    return plus(cubic, times(factor, atom))


def _cubic_monomial(draw: Draw, names: Sequence[Name]) -> Node:
    """Return a product of three of the names, with repetition."""
    return times(*(draw.choice(names) for _ in range(3)))


def _vanishing(draw: Draw, names: Sequence[Name], at: ExactVector) -> Node:
    """Return a linear form or a product, less a number, that is 0 at the point."""
    (x, a), (y, b) = draw.sample(list(zip(names, at, strict=True)), 2)
    if draw.chance(1, 3):
        return plus(times(x, y), number(-a * b))
    p, q = draw.integer(1, 2), draw.nonzero(2)
    return plus(times(number(p), x), times(number(q), y), number(-p * a - q * b))
