"""Where to look at a function that nobody chose a box for: a square in which most of it is defined."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.language.numeric import Array, compiled
from engine.language.tree import Node

Box = tuple[tuple[float, float], tuple[float, float]]

# Squares to look at, the likeliest first: around the origin, then where logarithms and roots of both letters live.
_BOXES: tuple[Box, ...] = (
    ((-3.0, 3.0), (-3.0, 3.0)),
    ((0.0, 6.0), (0.0, 6.0)),
    ((-1.0, 1.0), (-1.0, 1.0)),
    ((-10.0, 10.0), (-10.0, 10.0)),
    ((0.0, 40.0), (0.0, 40.0)),
)
_SAMPLES = 41
# A function that is defined in so much of a square is looked at there; in less than the least of all, nowhere.
_ENOUGH, _LEAST = 0.6, 0.04
# Where the marker may start, as shares of the box.
_STARTS = ((0.63, 0.6), (0.38, 0.65), (0.65, 0.37), (0.32, 0.4), (0.72, 0.57), (0.56, 0.69))


@dataclass(frozen=True, slots=True)
class Framing:
    """Where to look at a function.

    Attributes:
        box: (low, high) of each axis.
        spots: Points of the box where the function is defined, in the order of the axes; one at least.
        is_level: Whether it has the same height wherever it is defined.
    """

    box: Box
    spots: tuple[tuple[float, float], ...]
    is_level: bool

    @property
    def start(self) -> tuple[float, float]:
        return self.spots[0]


def framed(f: Node, axes: tuple[str, str], values: Mapping[str, float], box: Box | None = None) -> Framing | None:
    """Return where to look at a function, or None where it is defined in next to nothing of every square.

    Args:
        f: A tree whose names are the axes and those of the values.
        axes: The horizontal and the vertical variable.
        values: Of all other names.
        box: Where to look, if that is known.
    """
    height = compiled(f, (*axes, *values))
    boxes = _BOXES if box is None else (box,)
    sampled = [(one, _heights(height(*_grid(one), *values.values()))) for one in boxes]
    chosen, heights = next(
        (pair for pair in sampled if _share(pair[1]) >= _ENOUGH), max(sampled, key=lambda pair: _share(pair[1]))
    )
    if _share(heights) < _LEAST:
        return None
    spots = [_within(chosen, shares) for shares in _STARTS]
    defined = tuple(spot for spot in spots if np.isfinite(height(*spot, *values.values())))
    return Framing(chosen, defined or (_somewhere(chosen, heights),), _is_level(heights))


def _grid(box: Box) -> tuple[Array, Array]:
    """Return the coordinates of the samples, of shapes (1, n) and (n, 1), off whole numbers."""
    (left, right), (bottom, top) = box
    across, up = (np.linspace(low + 0.013, high - 0.017, _SAMPLES) for low, high in ((left, right), (bottom, top)))
    return across[np.newaxis, :], up[:, np.newaxis]


def _heights(z: Array) -> Array:
    return np.where(np.isfinite(z), z, np.nan)


def _share(heights: Array) -> float:
    return float(np.isfinite(heights).mean())


def _within(box: Box, shares: tuple[float, float]) -> tuple[float, float]:
    across, up = (round(low + share * (high - low), 2) for (low, high), share in zip(box, shares, strict=True))
    return across, up


def _somewhere(box: Box, heights: Array) -> tuple[float, float]:
    """Return the sample nearest to the middle of all that are defined."""
    rows, columns = np.nonzero(np.isfinite(heights))
    middle = len(rows) // 2
    across, up = _grid(box)
    return round(float(across[0, columns[middle]]), 2), round(float(up[rows[middle], 0]), 2)


def _is_level(heights: Array) -> bool:
    low, high = float(np.nanmin(heights)), float(np.nanmax(heights))
    return high - low <= 1e-9 * max(1.0, abs(low), abs(high))
