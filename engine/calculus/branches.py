"""A solution of equations followed numerically as one name moves: a witness for implicit derivatives."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import numpy as np

from engine.language.numeric import compiled
from engine.language.tree import Node

# Newton's method doubles the digits with each round; a root near the start needs no more than a few.
_ROUNDS = 12
_PROBE = 1e-6
# Two differences, extrapolated: the error is of order step⁴, and rounding adds about 1e-11.
_STEP = 1e-4


def branch_slopes(
    equations: Sequence[Node], unknowns: Sequence[str], wrt: str, at: Mapping[str, Fraction]
) -> tuple[float, ...]:
    """Return how fast each unknown moves with a name, on the branch of solutions through a point.

    Args:
        equations: What is to stay zero, as many as there are unknowns.
        unknowns: The names that are solved for.
        wrt: The name that moves; every other one stays.
        at: A value of every name that solves the equations.
    """
    narrow, wide = (_difference(equations, unknowns, wrt, at, step) for step in (_STEP, 2 * _STEP))
    return tuple(float(value) for value in (4 * narrow - wide) / 3)


def _difference(
    equations: Sequence[Node], unknowns: Sequence[str], wrt: str, at: Mapping[str, Fraction], step: float
) -> np.ndarray:
    ahead, behind = (_solved(equations, unknowns, wrt, at, by) for by in (step, -step))
    difference: np.ndarray = ahead - behind
    return difference / (2 * step)


def _solved(
    equations: Sequence[Node], unknowns: Sequence[str], wrt: str, at: Mapping[str, Fraction], by: float
) -> np.ndarray:
    """Return the unknowns that solve the equations after the name has moved, by Newton's method from the point."""
    names = tuple(at)
    functions = [compiled(equation, names) for equation in equations]
    where = {name: float(value) for name, value in at.items()} | {wrt: float(at[wrt]) + by}

    def residuals(found: np.ndarray) -> np.ndarray:
        values = {**where, **dict(zip(unknowns, found, strict=True))}
        return np.array([float(function(*values.values())) for function in functions])

    found = np.array([where[name] for name in unknowns])
    for _ in range(_ROUNDS):
        found = found - np.linalg.solve(_slopes(residuals, found), residuals(found))
    return found


def _slopes(residuals: Callable[[np.ndarray], np.ndarray], found: np.ndarray) -> np.ndarray:
    """Return the Jacobian of the residuals by central differences; Newton's method needs it only roughly."""
    probes = _PROBE * np.eye(len(found))
    return np.column_stack([(residuals(found + p) - residuals(found - p)) / (2 * _PROBE) for p in probes])
