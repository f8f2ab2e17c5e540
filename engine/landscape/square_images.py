"""A square of the plane and what a map makes of it, as numbers."""

from dataclasses import dataclass

import numpy as np

from engine.landscape.plots import MapImage
from engine.landscape.sampling import Height, over_axes
from engine.landscape.slopes import gradient
from engine.language.numeric import Array

_CELLS, _SAMPLES = 8, 41


@dataclass(frozen=True, slots=True)
class Image:
    """A square, its image and its image under the linear map of the Jacobian.

    Attributes:
        across: The grid lines along the first input, shape (lines, samples, 2).
        up: Those along the second.
        outline: Around the square, closed, shape (n, 2).
        parallelogram: Corners of the image under the linear map, closed, shape (5, 2); nan where there is none.
        corner: What its first corner is called.
    """

    across: Array
    up: Array
    outline: Array
    parallelogram: Array
    corner: str


def square(plot: MapImage) -> Image:
    """Return the square itself."""
    shares = np.linspace(0, 1, _SAMPLES)
    lines = np.linspace(0, 1, _CELLS + 1)
    along, beside = np.meshgrid(shares, lines)
    across = np.stack([along, beside], axis=-1) * plot.side + plot.corner
    up = np.stack([beside, along], axis=-1) * plot.side + plot.corner
    around = np.concatenate([across[0], up[-1], across[-1][::-1], up[0][::-1]])
    return Image(across, up, around, around[[0, _SAMPLES - 1, 2 * _SAMPLES - 1, 3 * _SAMPLES - 1, 0]], "P")


def image(plot: MapImage) -> Image:
    """Return what the map makes of the square; undefined points are nan."""
    first, second = (over_axes(component.formula, plot.axes) for component in plot.components)

    def mapped(points: Array) -> Array:
        both = np.stack([first(points[..., 0], points[..., 1]), second(points[..., 0], points[..., 1])], axis=-1)
        return np.where(np.isfinite(both), both, np.nan)

    before = square(plot)
    return Image(
        mapped(before.across), mapped(before.up), mapped(before.outline), _linear((first, second), plot), "F(P)"
    )


def _linear(functions: tuple[Height, Height], plot: MapImage) -> Array:
    """Return the corners of the image under the linear map at the corner, closed."""
    x, y = plot.corner
    box = ((x, x + plot.side), (y, y + plot.side))
    at = np.asarray([float(function(x, y)) for function in functions])
    jacobian = np.asarray([[float(slope) for slope in gradient(function, x, y, box)] for function in functions])
    sides = np.asarray([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]) * plot.side
    corners = at + sides @ jacobian.T
    return np.where(np.isfinite(corners).all(), corners, np.nan)
