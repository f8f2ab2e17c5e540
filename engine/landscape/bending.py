"""Second derivatives of what is drawn, by differences, and the quadratic models that they make."""

import numpy as np

from engine.landscape.sampling import Box, Height
from engine.landscape.slopes import gradient
from engine.language.numeric import Array

# Of the box's width: rounding (about 1e-16 / step²) and truncation (step²) are both near 1e-8 of the curvature then
_STEP = 1e-4


def hessian(function: Height, point: tuple[float, float], box: Box) -> Array:
    """Approximate the second derivatives by central differences.

    Args:
        function: The height.
        point: Where.
        box: Its widths set the steps, 1e-4 of each.

    Returns:
        Shape (2, 2), symmetric; nan where the function is undefined nearby. The error is of order step².
    """
    x, y = point
    across, up = (_STEP * (high - low) for low, high in box)
    middle = 2 * function(x, y)
    twice_x = (function(x + across, y) - middle + function(x - across, y)) / across**2
    twice_y = (function(x, y + up) - middle + function(x, y - up)) / up**2
    corners = function(x + across, y + up) - function(x + across, y - up)
    corners = corners - function(x - across, y + up) + function(x - across, y - up)
    mixed = corners / (4 * across * up)
    return np.asarray([[twice_x, mixed], [mixed, twice_y]], dtype=float)


def quadratic_model(function: Height, bends: Array, point: tuple[float, float], box: Box) -> Height:
    """Return the model with the height and the slope that the function has at a point.

    Args:
        function: The height.
        bends: Second derivatives, shape (2, 2); of one that is not symmetric only the symmetric part counts.
        point: Where the model touches.
        box: As for `gradient`.
    """
    x, y = point
    level = float(function(x, y))
    u, v = (float(slope) for slope in gradient(function, x, y, box))
    (twice_x, mixed), (mixed_again, twice_y) = bends

    def model(at_x: Array | float, at_y: Array | float) -> Array:
        across, up = at_x - x, at_y - y
        bent = (twice_x * across**2 + (mixed + mixed_again) * across * up + twice_y * up**2) / 2
        return np.asarray(level + u * across + v * up + bent)

    return model


def curvature_along(bends: Array, way: tuple[float, float]) -> float:
    """Return the second derivative along a direction of any length but 0."""
    unit = np.asarray(way) / np.hypot(*way)
    return float(unit @ bends @ unit)
