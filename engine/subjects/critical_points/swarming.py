"""A witness for critical points that is quick also in long narrow valleys: every start of the scan moves at once.

`scanning` polishes each of its starts to 30 digits, and a curved valley such as Rosenbrock's has hundreds of them that all
end at one point. Here they first run together in doubles, and only the few ends are polished.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.language.numeric import compiled
from engine.language.tree import Node
from engine.subjects.critical_points.scanning import candidates, polished

if TYPE_CHECKING:
    import numpy as np

# Half the distance of two evaluations; differences of differences keep six digits with it.
_STEP = 1e-4
_ROUNDS = 60
# No start is carried farther than this in one round.
_LONGEST = 0.5
# Ends that agree to so many digits are one.
_DIGITS = 3


@lru_cache(maxsize=64)
def swarmed(f: Node, names: tuple[str, str], box: tuple[tuple[float, float], ...]) -> tuple[tuple[float, ...], ...]:
    """Return every critical point inside a box, found from values of the function alone.

    Points where the Hessian is singular are not found reliably.

    Args:
        f: A function of two names.
        names: In the order of the coordinates.
        box: (low, high) for each name.
    """
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    starts = list(candidates(f, names, box))
    if not starts:
        return ()
    ends = _run(f, names, np.array(starts).T)
    inside = [end for end in ends.T if all(low < x < high for x, (low, high) in zip(end, box, strict=True))]
    apart = {tuple(np.round(end, _DIGITS) + 0.0): tuple(map(float, end)) for end in inside}
    points = {point for end in apart.values() if (point := polished(f, names, end)) is not None}
    return tuple(sorted(_merged(points)))


def _run(f: Node, names: Sequence[str], points: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return where Newton's iteration leads every start, shape (2, n); starts that never rest are left out."""
    import numpy as np  # noqa: PLC0415 - as above

    value = compiled(f, tuple(names))
    step = np.full_like(points, np.inf)
    with np.errstate(all="ignore"):
        for _ in range(_ROUNDS):
            step = np.clip(_newton_step(value, points), -_LONGEST, _LONGEST)
            points = points - step
    return points[:, np.abs(step).max(axis=0) < 10**-_DIGITS]


def _newton_step(value: Any, points: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return H⁻¹∇f by central differences at each point, shape (2, n)."""
    import numpy as np  # noqa: PLC0415 - as above

    x, y = points
    h = _STEP
    here, east, west, north, south = value(x, y), value(x + h, y), value(x - h, y), value(x, y + h), value(x, y - h)
    g, k = (east - west) / (2 * h), (north - south) / (2 * h)
    a, c = (east - 2 * here + west) / h**2, (north - 2 * here + south) / h**2
    b = (value(x + h, y + h) - value(x + h, y - h) - value(x - h, y + h) + value(x - h, y - h)) / (4 * h**2)
    determinant = a * c - b * b
    return np.array(((c * g - b * k) / determinant, (a * k - b * g) / determinant))


def _merged(points: set[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Return one of each group of points that agree to what polishing reaches."""
    kept: list[tuple[float, ...]] = []
    for point in sorted(points):
        if not any(max(abs(a - b) for a, b in zip(point, other, strict=True)) < 10**-6 for other in kept):
            kept.append(point)
    return kept
