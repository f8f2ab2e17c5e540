"""Points where the gradient is zero, all of them and exact, and what a function has there by its second derivatives."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal, TypeAlias

from engine.calculus.operations import Point, determinant, value_at
from engine.calculus.rules import gradient, hessian
from engine.calculus.tidy import plus
from engine.errors import DefectError
from engine.language.numeric import compiled, mpmath_arithmetic
from engine.language.substitution import substituted
from engine.language.tree import Node, free_names

# `undecided` says that the second derivatives do not decide; the function may have anything there.
Kind: TypeAlias = Literal["minimum", "maximum", "saddle", "undecided"]

_DIGITS = 50


@dataclass(frozen=True, slots=True)
class StationaryPoint:
    """A point where the gradient is zero.

    Attributes:
        at: Its coordinates, in the order of the names.
        kind: What the function has there.
        value: The value of the function.
    """

    at: tuple[Node, ...]
    kind: Kind
    value: Node


def stationary_points(f: Node, names: Sequence[str], positive: Collection[str] = ()) -> tuple[StationaryPoint, ...]:
    """Return every point where the gradient is zero, in the order of the coordinates.

    Args:
        f: A function whose slopes are zero where polynomials with rational coefficients are: a rational function, the
            logarithm or a root of one, or one times an exponential.
        names: Its variables, at most three.
        positive: The names that are declared positive; other points are left out.

    Raises:
        DefectError: The slopes are of another kind, the points are not isolated, or one has no short exact form. Never
            is only a part of the points returned.
    """
    if not free_names(f) <= set(names):
        raise DefectError("This function has parameters, on which the points would depend.")
    # sympy takes half a second to import, and questions are made without it
    from engine.calculus.conditions import condition  # noqa: PLC0415
    from engine.calculus.systems import real_solutions, vanishes  # noqa: PLC0415 - likewise

    conditions = [condition(slope) for slope in gradient(f, tuple(names))]
    found = []
    for solution in real_solutions([one.zero for one in conditions], names):
        at = dict(zip(names, solution, strict=True))
        is_smooth = not any(vanishes(substituted(one.nonzero, at)) for one in conditions)
        if is_smooth and _is_defined(f, at) and all(sign(at[name]) > 0 for name in positive):
            found.append(StationaryPoint(solution, kind_at(f, at), value_at(f, at)))
    return tuple(found)


def kind_at(f: Node, at: Point) -> Kind:
    """Return what a function has at a point where its gradient is zero, by the signs of its curvatures there.

    Args:
        f: A function that is twice differentiable at the point.
        at: The value of every name of f.
    """
    return kind_of([[value_at(entry, at) for entry in row] for row in hessian(f, tuple(at))])


def kind_of(rows: Sequence[Sequence[Node]]) -> Kind:
    """Return the kind by a symmetric matrix of second derivatives, at most four rows of trees without names."""
    coefficients = [1, *(sign(_minors(rows, size)) for size in range(1, len(rows) + 1))]
    rising = _changes([one * (-1) ** power for power, one in enumerate(coefficients)])
    falling = _changes(coefficients)
    if rising and falling:
        return "saddle"
    if rising == len(rows):
        return "minimum"
    return "maximum" if falling == len(rows) else "undecided"


def _minors(rows: Sequence[Sequence[Node]], size: int) -> Node:
    """Return the sum of the principal minors of a size: up to its sign a coefficient of the characteristic polynomial."""
    chosen = combinations(range(len(rows)), size)
    return plus(*(determinant([[rows[i][j] for j in some] for i in some]) for some in chosen))


def _changes(signs: Sequence[int]) -> int:
    """Count the changes of sign, zeros left out: the positive roots of a polynomial with real roots only (Descartes)."""
    return sum(one != other for one, other in pairwise(s for s in signs if s))


def sign(node: Node) -> int:
    """Return the exact sign of a tree without names.

    Raises:
        DefectError: It could not be proved whether it is zero.
    """
    from engine.calculus.systems import vanishes  # noqa: PLC0415 - it brings sympy

    if vanishes(node):
        return 0
    return 1 if compiled(node, (), mpmath_arithmetic(_DIGITS))() > 0 else -1


def _is_defined(f: Node, at: Mapping[str, Node]) -> bool:
    value = compiled(substituted(f, dict(at)), (), mpmath_arithmetic(_DIGITS))()
    return bool(value == value)  # noqa: PLR0124 - only nan differs from itself
