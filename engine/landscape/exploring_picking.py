"""From a place on the screen to the point of a surface that is seen there, and back."""

from typing import Any

import numpy as np
from mpl_toolkits.mplot3d import proj3d

from engine.landscape.sampling import Height, Relief
from engine.language.numeric import Array

# Of the points that are drawn this near to the pointer, the one nearest to where the marker was is meant
_NEAR_PX = 12.0
_REFINED, _CLOSE_PX = 4, 0.2
# For the slope of the projection, of the box's widths
_STEP = 1e-4


def seen_at(axes: Any, x: Array | float, y: Array | float, z: Array | float) -> Array:
    """Return where points of space are drawn.

    Returns:
        Shape (n, 3): device pixels from the figure's lower left corner, and the distance from the eye.
    """
    flat = [np.atleast_1d(np.asarray(part, dtype=float)).ravel() for part in np.broadcast_arrays(x, y, z)]
    across, up, far = proj3d.proj_transform(*flat, axes.get_proj())
    pixels = axes.transData.transform(np.column_stack([across, up]))
    return np.column_stack([pixels, far])


def picked(
    axes: Any, relief: Relief, function: Height, at_px: tuple[float, float], before: tuple[float, float]
) -> tuple[float, float] | None:
    """Return the point of the surface that is drawn nearest to a place.

    A line of sight may meet the surface more than once; a marker that is dragged stays on its own sheet.

    Args:
        axes: Three-dimensional axes.
        relief: What is drawn, at any detail.
        function: The height.
        at_px: The place, in device pixels.
        before: Where the marker was.

    Returns:
        The point on the plane beneath, or None where nothing is drawn at all.
    """
    x, y = (grid.ravel() for grid in np.meshgrid(relief.x, relief.y))
    z = relief.z.ravel()
    drawn = np.isfinite(z) & (z >= relief.levels[0]) & (z <= relief.levels[-1])
    if not drawn.any():
        return None
    x, y, z = x[drawn], y[drawn], z[drawn]
    seen = seen_at(axes, x, y, z)
    away = np.hypot(seen[:, 0] - at_px[0], seen[:, 1] - at_px[1])
    near = away <= max(_NEAR_PX, float(away.min()))
    far = np.hypot((x[near] - before[0]) / np.ptp(relief.x), (y[near] - before[1]) / np.ptp(relief.y))
    best = int(np.flatnonzero(near)[np.argmin(far)])
    return _refined(axes, relief, function, (float(x[best]), float(y[best])), np.asarray(at_px))


def _refined(
    axes: Any, relief: Relief, function: Height, start: tuple[float, float], wanted: Array
) -> tuple[float, float]:
    """Return the point between the samples around a start that is drawn where it is wanted."""
    cell = np.asarray([relief.x[1] - relief.x[0], relief.y[1] - relief.y[0]])
    step = _STEP * np.asarray([np.ptp(relief.x), np.ptp(relief.y)])
    at = np.asarray(start)
    for _ in range(_REFINED):
        x, y = at[0] + step[0] * np.asarray([0, 1, 0]), at[1] + step[1] * np.asarray([0, 0, 1])
        seen = seen_at(axes, x, y, function(x, y))[:, :2]
        slopes = ((seen[1:] - seen[0]) / step[:, np.newaxis]).T
        if not np.isfinite(slopes).all() or abs(np.linalg.det(slopes)) < 1e-9 * np.abs(slopes).max() ** 2:
            break
        at = at + np.linalg.solve(slopes, wanted - seen[0])
        if np.abs(wanted - seen[0]).max() < _CLOSE_PX:
            break
    is_near = bool((np.abs(at - start) <= 3 * cell).all())
    return (float(at[0]), float(at[1])) if is_near else start


def heading(azimuth: float, right: float, up: float) -> tuple[float, float]:
    """Return the way on the plane, along one of its axes, that looks most like a way on the screen.

    Args:
        azimuth: Where the surface is seen from, in degrees.
        right: To the right of the screen.
        up: Up the screen, which is away from the eye.
    """
    for _ in range(round((azimuth + 90) / 90) % 4):
        right, up = -up, right
    return right, up
