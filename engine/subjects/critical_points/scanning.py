"""Witnesses for critical points: a scan for where a function is flat, and samples around a point for what it is there.

Only values of the function are used, and differences of them: no rule of differentiation, and no second-derivative test.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

from engine.calculus.witness import central_gradient, central_hessian
from engine.language.numeric import compiled
from engine.language.tree import Node

if TYPE_CHECKING:
    import numpy as np

# A worker starts without numpy; only witnesses need it.

Nature = Literal["minimum", "maximum", "saddle"]

# Half the distance of two evaluations for the sign of a slope.
_STEP = 1e-4
# Corners of cells along an axis, by the number of variables: the scan takes well under a second.
_CORNERS = {1: 4001, 2: 401, 3: 61}
_ROUNDS = 12
_SAME = 1e-6


@lru_cache(maxsize=64)
def scanned(f: Node, names: tuple[str, ...], box: tuple[tuple[float, float], ...]) -> tuple[tuple[float, ...], ...]:
    """Return every critical point inside a box, found by scanning it for cells in which all slopes change their sign.

    Each cell is the start of a Newton iteration on central differences of 30 digits. Points where the Hessian is
    singular are not found reliably.

    Args:
        f: A function of one to three names.
        names: In the order of the coordinates.
        box: (low, high) for each name.
    """
    found: list[tuple[float, ...]] = []
    for start in candidates(f, names, box):
        point = polished(f, names, start)
        is_inside = point and all(low < x < high for x, (low, high) in zip(point, box, strict=True))
        if point and is_inside and not any(_are_same(point, other) for other in found):
            found.append(point)
    return tuple(sorted(found))


def candidates(f: Node, names: Sequence[str], box: Sequence[tuple[float, float]]) -> Iterator[tuple[float, ...]]:
    """Yield the middles of the cells at whose corners, and at those around them, every slope has both signs."""
    import numpy as np  # noqa: PLC0415 - see the top

    # uneven ends keep whole points off the corners
    axes = [np.linspace(low - 0.0137, high + 0.0171, _CORNERS[len(names)]) for low, high in box]
    grid = np.meshgrid(*axes, indexing="ij")
    value = compiled(f, tuple(names))
    changes = np.ones([axis.size - 1 for axis in axes], dtype=bool)
    with np.errstate(all="ignore"):
        for place in range(len(names)):
            ahead, behind = ([x + s * _STEP * (i == place) for i, x in enumerate(grid)] for s in (1, -1))
            changes &= _changes_sign(value(*ahead) - value(*behind))
    for cell in np.argwhere(changes):
        yield tuple(float(axis[i] + axis[i + 1]) / 2 for axis, i in zip(axes, cell, strict=True))


def _changes_sign(slopes: "np.ndarray[Any, Any]") -> Any:  # an array of booleans
    """Return for each cell whether its corners have both signs."""
    import numpy as np  # noqa: PLC0415 - see the top

    cuts = product((slice(None, -1), slice(1, None)), repeat=slopes.ndim)
    corners = np.stack([slopes[cut] for cut in cuts])
    return (corners.min(axis=0) <= 0) & (corners.max(axis=0) >= 0) & (np.abs(corners).max(axis=0) > 0)


def polished(f: Node, names: Sequence[str], start: Sequence[float]) -> tuple[float, ...] | None:
    """Return the critical point that Newton's iteration reaches from near by, or None where it reaches none."""
    import numpy as np  # noqa: PLC0415 - see the top

    point = np.array(start)
    for _ in range(_ROUNDS):
        at = {name: Fraction(float(x)) for name, x in zip(names, point, strict=True)}
        slopes = np.array(central_gradient(f, names, at))
        bends = np.array(central_hessian(f, names, at)).reshape(len(names), len(names))
        if abs(np.linalg.det(bends)) == 0:
            return None
        step = np.linalg.solve(bends, slopes)
        point = point - step
        if not np.isfinite(point).all() or np.abs(point - start).max() > 1:
            return None
        if np.abs(step).max() < _SAME**2:
            return tuple(float(x) for x in point)
    return None


def _are_same(point: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(x - y) < _SAME for x, y in zip(point, other, strict=True))


# Distances at which a point is compared with what is around it, and directions of each circle.
_RADII = (0.1, 0.03, 0.01)
_DIRECTIONS = 3600
# Heights that differ by less than rounding are the same.
_ROUNDING = 1e-13


def sampled_nature(f: Node, names: tuple[str, ...], at: Sequence[float]) -> Nature:
    """Return what a function has at a point, by its heights on small circles or spheres around it.

    A minimum need not be strict: nothing around it is lower.

    Args:
        f: A function of two or three names.
        names: In the order of the coordinates.
        at: The point.
    """
    rises = _rises(compiled(f, names), at)
    if min(rises) >= -_ROUNDING:
        return "minimum"
    return "maximum" if max(rises) <= _ROUNDING else "saddle"


def _rises(value: Callable[..., Any], at: Sequence[float]) -> list[float]:
    """Return the least and the largest difference of height on each circle from the height at the point."""
    import numpy as np  # noqa: PLC0415 - see the top

    here = float(value(*at))
    found = []
    for radius in _RADII:
        around = [x + radius * u for x, u in zip(at, _directions(len(at)), strict=True)]
        rises = value(*around) - here
        found += [float(np.min(rises)), float(np.max(rises))]
    return found


def _directions(dimension: int) -> "list[np.ndarray[Any, Any]]":
    """Return the coordinates of unit vectors spread over a circle, or over a sphere along a spiral."""
    import numpy as np  # noqa: PLC0415 - see the top

    angle = np.linspace(0, 2 * np.pi, _DIRECTIONS, endpoint=False)
    if dimension == 2:
        return [np.cos(angle), np.sin(angle)]
    height = np.linspace(-1, 1, _DIRECTIONS)
    turn = np.arange(_DIRECTIONS) * np.pi * (3 - np.sqrt(5))
    return [np.sqrt(1 - height**2) * np.cos(turn), np.sqrt(1 - height**2) * np.sin(turn), height]
