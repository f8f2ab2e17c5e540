"""The plane that touches a surface at the marker, as far as it is drawn, and cut where it passes through the surface."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np

# matplotlib's own contouring, without the figure
from contourpy import FillType, contour_generator
from numpy.typing import NDArray

from engine.landscape.facets import corners
from engine.landscape.sampling import Box, Height
from engine.landscape.slopes import gradient
from engine.language.numeric import Array

# Half the patch's side, of the box's shorter side; and how much of the range of heights it may climb from its middle
_HALF_SIDE = 0.2
_CLIMB = 0.3
# Likewise for models, which are looked at for how long they stay close
_MODEL_SIDE, _MODEL_CLIMB = 0.26, 0.6
# A model that lies so little beneath the surface, of the range that is drawn, is drawn on it: there it is good
_CLOSE = 0.02
_CELLS = 24


@dataclass(frozen=True, slots=True)
class TangentPatch:
    """A square piece of a tangent plane.

    Attributes:
        above: Outlines of the pieces that lie on or above the surface, each of shape (k, 3).
        beneath: Outlines of those that lie beneath it.
        rim: Points around the whole square, closed, shape (n + 1, 3).
        rim_is_above: Whether the piece of rim that starts at each point lies above the surface, shape (n,).
    """

    above: tuple[Array, ...]
    beneath: tuple[Array, ...]
    rim: Array
    rim_is_above: NDArray[np.bool_]


def tangent_patch(function: Height, point: tuple[float, float], box: Box, climb: float) -> TangentPatch | None:
    """Return the patch around a point, or None where there is no tangent plane.

    Args:
        function: The height.
        point: Where it touches.
        box: (low, high) for each axis; the patch stays inside.
        climb: The range of heights that is drawn; the steeper the plane the smaller the patch.
    """
    x, y = point
    level = float(function(x, y))
    u, v = (float(slope) for slope in gradient(function, x, y, box))
    if not all(map(math.isfinite, (level, u, v))):
        return None
    side = _HALF_SIDE * min(high - low for low, high in box)
    side = min(side, _CLIMB * climb / max(abs(u) + abs(v), 1e-12))
    grid_x, grid_y = np.meshgrid(*(_between(at, side, limits) for at, limits in zip(point, box, strict=True)))

    def plane(across: Array, up: Array) -> Array:
        return level + u * (across - x) + v * (up - y)

    # what rounding makes of a plane on a plane counts as above
    gap = plane(grid_x, grid_y) - function(grid_x, grid_y) + 1e-9 * climb
    rim = _around(np.stack([grid_x, grid_y, plane(grid_x, grid_y), gap], axis=-1))
    return TangentPatch(
        above=_lifted(_pieces(grid_x, grid_y, gap), plane),
        beneath=_lifted(_pieces(grid_x, grid_y, -gap), plane),
        rim=rim[:, :3],
        rim_is_above=rim[:-1, 3] + rim[1:, 3] >= 0,
    )


def model_patch(
    function: Height, model: Height, point: tuple[float, float], box: Box, climb: float
) -> TangentPatch | None:
    """Return a patch of a model that touches at a point, in small cells as it may be curved; None where it is undefined.

    Args:
        function: The height.
        model: Likewise, of the model.
        point: Where it touches.
        box: (low, high) for each axis; the patch stays inside.
        climb: The range of heights that is drawn; the steeper the model the smaller the patch.
    """
    side = _MODEL_SIDE * min(high - low for low, high in box)
    grid_x, grid_y, z = _model_grid(model, point, box, side)
    while np.isfinite(z).all() and np.ptp(z) > _MODEL_CLIMB * climb:
        side *= 0.9
        grid_x, grid_y, z = _model_grid(model, point, box, side)
    gap = z - function(grid_x, grid_y) + _CLOSE * climb
    if not np.isfinite(gap).all():
        return None
    cells, is_above = corners(grid_x, grid_y, z), corners(grid_x, grid_y, gap)[..., 2].mean(axis=1) >= 0
    rim = _around(np.stack([grid_x, grid_y, z, gap], axis=-1))
    return TangentPatch(
        above=tuple(cells[is_above]),
        beneath=tuple(cells[~is_above]),
        rim=rim[:, :3],
        rim_is_above=rim[:-1, 3] + rim[1:, 3] >= 0,
    )


def _model_grid(model: Height, point: tuple[float, float], box: Box, side: float) -> tuple[Array, Array, Array]:
    grid_x, grid_y = np.meshgrid(*(_between(at, side, limits) for at, limits in zip(point, box, strict=True)))
    return grid_x, grid_y, model(grid_x, grid_y)


def _between(centre: float, side: float, limits: tuple[float, float]) -> Array:
    return np.linspace(max(centre - side, limits[0]), min(centre + side, limits[1]), _CELLS + 1)


def _pieces(x: Array, y: Array, gap: Array) -> tuple[Array, ...]:
    """Return the outlines of where the gap is positive, each of shape (k, 2); an undefined gap is in none."""
    if not (gap > 0).any():
        return ()
    lines = contour_generator(x, y, gap, fill_type=FillType.OuterOffset)
    outlines, offsets = cast("tuple[list[Array], list[Array]]", lines.filled(0.0, math.inf))
    # the first ring of each is its outline, the others are holes
    return tuple(outline[: ends[1]] for outline, ends in zip(outlines, offsets, strict=True))


def _lifted(outlines: tuple[Array, ...], plane: Callable[[Array, Array], Array]) -> tuple[Array, ...]:
    return tuple(np.column_stack([outline, plane(*outline.T)]) for outline in outlines)


def _around(grid: Array) -> Array:
    """Return the outermost points of a grid of shape (n, n, k), in order and closed, shape (4 (n - 1) + 1, k)."""
    return np.concatenate([grid[0, :-1], grid[:-1, -1], grid[-1, :0:-1], grid[:0:-1, 0], grid[0, :1]])
