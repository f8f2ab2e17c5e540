"""A surface as small four-sided facets: cut flush at the drawn range, tinted by height, shaded by slope."""

import numpy as np

from engine.landscape.palette import Palette
from engine.landscape.sampling import Relief
from engine.landscape.shades import ramp
from engine.language.numeric import Array

# Towards the light, in a box of equal sides: over the left shoulder of whoever looks from the front
_LIGHT = np.asarray([-0.45, -0.35, 0.82])
# A facet that faces the light, and one that turns away, as factors of its colour
_BRIGHTEST, _DARKEST = 1.08, 0.74


def corners(x: Array, y: Array, z: Array) -> Array:
    """Return the facets of a grid.

    Args:
        x: Shape (m, n).
        y: Shape (m, n).
        z: Shape (m, n).

    Returns:
        Shape ((m - 1)(n - 1), 4, 3), row by row, corners in order around each.
    """
    points = np.stack([x, y, z], axis=-1)
    around = (points[:-1, :-1], points[:-1, 1:], points[1:, 1:], points[1:, :-1])
    return np.stack(around, axis=2).reshape(-1, 4, 3)


def facets(relief: Relief, palette: Palette) -> tuple[Array, Array]:
    """Return what is drawn of a relief.

    A facet with all its corners beyond the levels, or with an undefined corner, is left out; the others end at the
    outermost level.

    Returns:
        Corners, shape (n, 4, 3), and colours, shape (n, 3).
    """
    low, high = relief.levels[0], relief.levels[-1]
    every = corners(*np.meshgrid(relief.x, relief.y), relief.z)
    heights = every[..., 2]
    inside = ((heights >= low) & (heights <= high)).any(axis=1) & ~np.isnan(heights).any(axis=1)
    drawn = every[inside]
    drawn[..., 2] = np.clip(drawn[..., 2], low, high)
    fractions = (drawn[..., 2].mean(axis=1) - low) / (high - low)
    return drawn, np.clip(ramp(palette, fractions) * _brightness(drawn, relief)[:, np.newaxis], 0, 1)


def facet_colours(relief: Relief, palette: Palette) -> tuple[Array, Array]:
    """Return the same for all facets at once, as a grid.

    Returns:
        The heights, cut off at the outermost levels, shape (m, n), and the colours of the facets between them with how
        opaque each is, shape (m - 1, n - 1, 4): 1, or 0 for those that are left out.
    """
    low, high = relief.levels[0], relief.levels[-1]
    every = corners(*np.meshgrid(relief.x, relief.y), relief.z)
    heights = every[..., 2]
    inside = ((heights >= low) & (heights <= high)).any(axis=1) & ~np.isnan(heights).any(axis=1)
    filled = np.zeros((len(every), 4))
    filled[inside, :3], filled[inside, 3] = facets(relief, palette)[1], 1.0
    cut = np.clip(np.nan_to_num(relief.z, nan=low), low, high)
    return cut, filled.reshape(relief.y.size - 1, relief.x.size - 1, 4)


def _brightness(drawn: Array, relief: Relief) -> Array:
    """Return how lit each facet is, shape (n,), as if the box were a cube."""
    sides = np.asarray([np.ptp(relief.x), np.ptp(relief.y), relief.levels[-1] - relief.levels[0]])
    unit = drawn / sides
    normals = np.cross(unit[:, 2] - unit[:, 0], unit[:, 3] - unit[:, 1])
    lengths = np.linalg.norm(normals, axis=1)
    facing: Array = normals @ (_LIGHT / np.linalg.norm(_LIGHT)) / np.where(lengths > 0, lengths, 1.0)
    return np.asarray(_DARKEST + (_BRIGHTEST - _DARKEST) * np.abs(facing))
