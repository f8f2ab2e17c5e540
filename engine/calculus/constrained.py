"""Stationary points of a function on the common zero set of constraints, by Lagrange's multipliers: all, and exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from engine.calculus.operations import determinant, value_at
from engine.calculus.rules import gradient, hessian, jacobian
from engine.calculus.stationary import Kind, kind_of
from engine.calculus.tidy import minus, plus, times
from engine.errors import DefectError
from engine.language.tree import ZERO, Name, Node

Rows = tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class ConstrainedPoint:
    """A point where the gradient of f is a combination of the gradients of the constraints.

    Attributes:
        at: Its coordinates, in the order of the names.
        multipliers: In the order of the constraints: grad f = sum of multiplier times grad g.
        value: The value of f.
        kind: What f has there on the constraints, compared with its neighbours.
    """

    at: tuple[Node, ...]
    multipliers: tuple[Node, ...]
    value: Node
    kind: Kind


def constrained_points(f: Node, constraints: Sequence[Node], names: Sequence[str]) -> tuple[ConstrainedPoint, ...]:
    """Return every stationary point of f where all constraints are zero, in the order of the coordinates.

    Args:
        f: A polynomial with rational coefficients.
        constraints: Such polynomials, fewer than names; two names with one, or three with one or two.
        names: The variables.

    Raises:
        DefectError: The system is of another kind, the points are not isolated, one has no short exact form, or the
            constraints have a point without normal, which multipliers do not see. Never is only a part returned.
    """
    # sympy takes half a second to import, and questions are made without it
    from engine.calculus.systems import real_solutions  # noqa: PLC0415

    if real_solutions([*constraints, *_degenerate(constraints, names)], names):
        raise DefectError("The constraints have a point where their gradients are dependent.")
    multipliers = tuple(f"multiplier{place}" for place in range(1, len(constraints) + 1))
    lagrangian = plus(f, *(minus(times(Name(m), g)) for m, g in zip(multipliers, constraints, strict=True)))
    unknowns = (*names, *multipliers)
    solutions = real_solutions([*gradient(lagrangian, tuple(names)), *constraints], unknowns)
    return tuple(
        ConstrainedPoint(
            at=solution[: len(names)],
            multipliers=solution[len(names) :],
            value=value_at(f, dict(zip(names, solution, strict=False))),
            kind=_kind(lagrangian, constraints, names, dict(zip(unknowns, solution, strict=True))),
        )
        for solution in solutions
    )


def _degenerate(constraints: Sequence[Node], names: Sequence[str]) -> tuple[Node, ...]:
    """Return what vanishes where the gradients of the constraints are dependent: the largest minors."""
    rows = jacobian(tuple(constraints), tuple(names))
    return tuple(_minor(rows, columns) for columns in combinations(range(len(names)), len(rows)))


def _minor(rows: Rows, columns: Sequence[int]) -> Node:
    return determinant([[row[column] for column in columns] for row in rows])


def _kind(lagrangian: Node, constraints: Sequence[Node], names: Sequence[str], at: Mapping[str, Node]) -> Kind:
    """Return the kind by the second derivatives of the Lagrangian along the tangent directions."""
    curvatures = _valued(hessian(lagrangian, tuple(names)), at)
    tangents = _tangents(_valued(jacobian(tuple(constraints), tuple(names)), at))
    return kind_of([[_form(curvatures, one, other) for other in tangents] for one in tangents])


def _valued(rows: Rows, at: Mapping[str, Node]) -> Rows:
    return tuple(tuple(value_at(entry, at) for entry in row) for row in rows)


def _form(rows: Rows, one: Sequence[Node], other: Sequence[Node]) -> Node:
    """Return the value of a bilinear form for two vectors."""
    return plus(*(times(a, row[j], b) for a, row in zip(one, rows, strict=True) for j, b in enumerate(other)))


def _tangents(normals: Rows) -> Rows:
    """Return a basis of the vectors that are orthogonal to independent rows.

    Raises:
        DefectError: There are several rows, and more than one vector to find.
    """
    size = len(normals[0])
    if len(normals) == size - 1:
        return (_orthogonal(normals),)
    if len(normals) > 1:
        raise DefectError("So many names and constraints are not classified.")
    (normal,) = normals
    pivot = next(place for place, entry in enumerate(normal) if entry != ZERO)
    return tuple(_across(normal, pivot, other) for other in range(size) if other != pivot)


def _orthogonal(normals: Rows) -> tuple[Node, ...]:
    """Return the vector of signed minors, which is orthogonal to n - 1 rows of n entries."""
    size = len(normals[0])
    minors = (_minor(normals, [column for column in range(size) if column != left]) for left in range(size))
    return tuple(minus(minor) if left % 2 else minor for left, minor in enumerate(minors))


def _across(normal: Sequence[Node], pivot: int, other: int) -> tuple[Node, ...]:
    """Return the vector in the plane of two axes that is orthogonal to a normal."""
    entries = {pivot: minus(normal[other]), other: normal[pivot]}
    return tuple(entries.get(place, ZERO) for place in range(len(normal)))
