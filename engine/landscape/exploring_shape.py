"""How a function lies at a point: its tangent plane, its quadratic model and the axes that it bends along.

By differences, as all that is drawn: the drawing process has no symbolic algebra.
"""

from dataclasses import dataclass

import numpy as np

from engine.landscape.bending import hessian, quadratic_model
from engine.landscape.sampling import Box, Height
from engine.language.numeric import Array


@dataclass(frozen=True, slots=True)
class Bend:
    """An axis that a function bends along.

    Attributes:
        direction: A unit vector, an eigenvector of the Hessian, shape (2,).
        curvature: The second derivative along it, its eigenvalue.
    """

    direction: Array
    curvature: float


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
    return _touching(function, np.zeros((2, 2)), point, box)


def model_at(function: Height, point: tuple[float, float], box: Box) -> Height | None:
    """Return the quadratic model as a function of its own, or None where there is none."""
    return _touching(function, hessian(function, point, box), point, box)


def _touching(function: Height, table: Array, point: tuple[float, float], box: Box) -> Height | None:
    model = quadratic_model(function, table, point, box)
    # next to the point, so that an undefined slope shows
    beside = model(point[0] + (box[0][1] - box[0][0]), point[1] + (box[1][1] - box[1][0]))
    return model if np.isfinite(beside) else None
