"""How a function lies at a point: its tangent plane, its quadratic model and the axes that it bends along.

By differences, as all that is drawn: the drawing process has no symbolic algebra.
"""

from dataclasses import dataclass

import numpy as np

from engine.landscape.sampling import Box, Height
from engine.landscape.slopes import gradient
from engine.language.numeric import Array

# Of the box's widths: rounding (about 1e-16 / step²) and truncation (step²) then both stay near 1e-7
_STEP = 3e-4


@dataclass(frozen=True, slots=True)
class Bend:
    """An axis that a function bends along.

    Attributes:
        direction: A unit vector, an eigenvector of the Hessian, shape (2,).
        curvature: The second derivative along it, its eigenvalue.
    """

    direction: Array
    curvature: float


def hessian(function: Height, point: tuple[float, float], box: Box) -> Array:
    """Approximate the second derivatives by central differences.

    Args:
        function: The height.
        point: Where.
        box: Its widths set the steps, 3e-4 of each.

    Returns:
        Shape (2, 2), symmetric; nan where the function is undefined nearby. The error is of order step².
    """
    across, up = (_STEP * (high - low) for low, high in box)
    sides = np.asarray([-1.0, 0.0, 1.0])
    x, y = np.meshgrid(point[0] + across * sides, point[1] + up * sides)
    z = np.asarray(function(x, y), dtype=float)
    first = (z[1, 2] - 2 * z[1, 1] + z[1, 0]) / across**2
    second = (z[2, 1] - 2 * z[1, 1] + z[0, 1]) / up**2
    mixed = (z[2, 2] - z[2, 0] - z[0, 2] + z[0, 0]) / (4 * across * up)
    return np.asarray([[first, mixed], [mixed, second]])


def bends(function: Height, point: tuple[float, float], box: Box) -> tuple[Bend, ...]:
    """Return both axes, that of the greater curvature first; none where the function has no second derivatives."""
    table = hessian(function, point, box)
    if not np.isfinite(table).all():
        return ()
    curvatures, directions = np.linalg.eigh(table)
    # of the two unit vectors on an axis, the one that points right, or up
    directions *= np.where(np.asarray([1.0, 1e-9]) @ directions < 0, -1.0, 1.0)
    return tuple(Bend(directions[:, place], float(curvatures[place])) for place in (1, 0))


def plane_at(function: Height, point: tuple[float, float], box: Box) -> Height | None:
    """Return the tangent plane as a function of its own, or None where there is none."""
    level, (u, v) = float(function(*point)), (float(slope) for slope in gradient(function, *point, box))
    if not np.isfinite([level, u, v]).all():
        return None
    return lambda x, y: np.asarray(level + u * (x - point[0]) + v * (y - point[1]))


def model_at(function: Height, point: tuple[float, float], box: Box) -> Height | None:
    """Return the quadratic model as a function of its own, or None where there is none."""
    plane, table = plane_at(function, point, box), hessian(function, point, box)
    if plane is None or not np.isfinite(table).all():
        return None

    def model(x: Array | float, y: Array | float) -> Array:
        across, up = x - point[0], y - point[1]
        bend = table[0, 0] * across**2 + 2 * table[0, 1] * across * up + table[1, 1] * up**2
        return np.asarray(plane(x, y) + bend / 2)

    return model
