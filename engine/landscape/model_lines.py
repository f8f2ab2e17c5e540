"""Level lines of a model near the point where it touches, as points: cheap enough to be made anew for each place of it."""

from collections.abc import Sequence
from typing import cast

import numpy as np

# matplotlib's own contouring, without the figure
from contourpy import LineType, contour_generator

from engine.landscape.levels import round_levels
from engine.landscape.sampling import Box, Height
from engine.language.numeric import Array

# How far around its point a model is drawn, of the box's sides
_REACH = 0.3
# ... and with how many levels where the map has too few there
_OWN_LEVELS = 6


def model_lines(
    model: Height, at: tuple[float, float], box: Box, levels: Sequence[float], samples: int = 41
) -> list[Array]:
    """Return where a model has the heights of a map's lines, inside a round part of the map.

    Args:
        model: Its height.
        at: The middle.
        box: (low, high) for each axis of the map.
        levels: The heights of the map's lines; where fewer than two of them are reached, the model has its own.
        samples: How many along each side of the part.

    Returns:
        Lines, each of shape (k, 2).
    """
    half = [_REACH * (high - low) for low, high in box]
    x, y = (
        np.linspace(max(middle - side, low), min(middle + side, high), samples)
        for middle, side, (low, high) in zip(at, half, box, strict=True)
    )
    z = model(x[np.newaxis, :], y[:, np.newaxis])
    away = ((x[np.newaxis, :] - at[0]) / half[0]) ** 2 + ((y[:, np.newaxis] - at[1]) / half[1]) ** 2
    z = np.where((away <= 1) & np.isfinite(z), z, np.nan)
    if np.isnan(z).all():
        return []
    lines = contour_generator(x, y, np.ma.masked_invalid(z), line_type=LineType.Separate)
    return [line for level in _reached(z, levels) for line in cast("list[Array]", lines.lines(level))]


def _reached(z: Array, levels: Sequence[float]) -> tuple[float, ...]:
    low, high = float(np.nanmin(z)), float(np.nanmax(z))
    reached = tuple(level for level in levels if low < level < high)
    if len(reached) > 1 or high - low <= 1e-9 * max(1.0, abs(high)):
        return reached
    return tuple(level for level in round_levels(low, high, _OWN_LEVELS) if low < level < high)
