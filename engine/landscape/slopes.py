"""Gradients of what is drawn, by differences: the drawing process has no symbolic algebra, and needs two decimals."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.landscape.levels import round_scale
from engine.landscape.sampling import Box, Height
from engine.language.numeric import Array

# Of the box's width: rounding (about 1e-16 / step) and truncation (step²) then both stay below 1e-9.
_STEP = 1e-5
_ARROWS_ACROSS = 11
# In distances between arrows. A steeper one would run across its neighbours, so it is left out, which is said.
_LONGEST = 1.8
# A shorter one would be a speck
_SHORTEST = 0.06
_USUAL_PERCENTILE = 85.0
# How long the gradient at the marker is where the slope is the median one, of the box's wider side
_POINTER_LENGTH = 0.2


@dataclass(frozen=True, slots=True)
class ArrowField:
    """Gradients at points spread evenly over a box.

    Attributes:
        x: Where each arrow starts, shape (n,).
        y: Likewise.
        u: The gradient's first coordinate, shape (n,).
        v: Its second.
        slope_per_unit: An arrow as long as one unit of the map stands for this slope, so that lengths are magnitudes.
        pointer_slope_per_unit: Likewise for the gradient at the marker, which is drawn longer.
        leaves_out: Whether gradients too steep for that scale are left out.
    """

    x: Array
    y: Array
    u: Array
    v: Array
    slope_per_unit: float
    pointer_slope_per_unit: float
    leaves_out: bool


def gradient(function: Height, x: Array | float, y: Array | float, box: Box) -> tuple[Array, Array]:
    """Approximate the gradient by central differences.

    Args:
        function: The height.
        x: First coordinates; a number or an array.
        y: Second coordinates, of the same shape.
        box: Its widths set the steps, 1e-5 of each.

    Returns:
        Both partial derivatives in the shape of `x`; nan where the function is undefined on either side. The error is
        of order step².
    """
    step_x, step_y = (_STEP * (high - low) for low, high in box)
    # where the function overflows, infinity less infinity is nan, and that is all there is to say
    with np.errstate(invalid="ignore"):
        along_x = (function(x + step_x, y) - function(x - step_x, y)) / (2 * step_x)
        along_y = (function(x, y + step_y) - function(x, y - step_y)) / (2 * step_y)
    return along_x, along_y


def arrow_field(function: Height, box: Box) -> ArrowField:
    """Return the gradients of a function on a grid of square cells over the box."""
    return vector_field(lambda x, y: gradient(function, x, y, box), box)


def vector_field(
    vector: Callable[[Array, Array], tuple[Array, Array]],
    box: Box,
    across: int = _ARROWS_ACROSS,
    scale: float = 0.0,
) -> ArrowField:
    """Return vectors on a grid of square cells over the box.

    Args:
        vector: Both parts of the vectors at points, shape (n,) each.
        box: (low, high) for each axis.
        across: How many arrows along its longer side.
        scale: The slope that one unit stands for; 0 to choose a round one.
    """
    (left, right), (bottom, top) = box
    widest = max(right - left, top - bottom)
    spacing = widest / across
    x, y = (grid.ravel() for grid in np.meshgrid(_centres(left, right, spacing), _centres(bottom, top, spacing)))
    u, v = vector(x, y)
    slope = np.hypot(u, v)
    defined = np.isfinite(slope)
    median, usual = np.percentile(slope[defined], (50.0, _USUAL_PERCENTILE)) if defined.any() else (0.0, 0.0)
    scale = scale or _scale(usual, spacing)
    is_short = slope <= _LONGEST * spacing * scale
    drawn = defined & is_short & (slope >= _SHORTEST * spacing * scale)
    return ArrowField(
        x[drawn],
        y[drawn],
        u[drawn],
        v[drawn],
        slope_per_unit=scale,
        pointer_slope_per_unit=_scale(median, _POINTER_LENGTH * widest),
        leaves_out=bool((defined & ~is_short).any()),
    )


def _centres(low: float, high: float, spacing: float) -> Array:
    count = max(1, round((high - low) / spacing))
    return low + (np.arange(count) + 0.5) * (high - low) / count


def _scale(usual: float, length: float) -> float:
    """Return the round slope for one unit at which a usual slope is about as long as it should be."""
    return round_scale(usual / length) if usual > 0 else 1.0
