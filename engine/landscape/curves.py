"""Graphs over one axis as numbers: the values of lines, and the ranges that are drawn."""

from dataclasses import dataclass

import numpy as np

from engine.landscape.plots import Line, Profile, Series
from engine.landscape.revealing import visible
from engine.landscape.sampling import function_of, height_range
from engine.language.numeric import Array

_SAMPLES = 401
# Of the range, above and below
_AIR = 0.06
# Neighbours this much of the range apart, on either side of it, have a pole or a step between them
_JUMP = 0.8


@dataclass(frozen=True, slots=True)
class Curves:
    """What of a profile is seen.

    Attributes:
        x: Where the lines are sampled, shape (n,).
        lines: Each visible line and its values, shape (n,); nan where there are none to draw.
        series: The visible series.
        span: (low, high) of the horizontal axis.
        rise: (low, high) of the vertical one.
    """

    x: Array
    lines: tuple[tuple[Line, Array], ...]
    series: tuple[Series, ...]
    span: tuple[float, float]
    rise: tuple[float, float]


def curves(plot: Profile, *, is_revealed: bool) -> Curves:
    """Return what of a profile is seen before or after the verdict."""
    low, high = plot.span
    x = np.geomspace(low, high, _SAMPLES) if plot.logarithmic == "both" else np.linspace(low, high, _SAMPLES)
    is_log = plot.logarithmic != "none"
    sampled = [(line, values(line, plot, x)) for line in visible(plot.lines, is_revealed=is_revealed)]
    series = visible(plot.series, is_revealed=is_revealed)
    heights = [z for _, z in sampled] + [np.asarray(each.points, dtype=float).reshape(-1, 2)[:, 1] for each in series]
    every = np.concatenate([*heights, np.empty(0)])
    rise = _log_rise(every) if is_log else _rise(every)
    lines = tuple((line, z if is_log else _without_jumps(z, rise)) for line, z in sampled)
    return Curves(x, lines, series, plot.span, rise)


def values(line: Line, plot: Profile, x: Array) -> Array:
    """Return the values of a line, nan where they are undefined or have no place on the scale."""
    z = np.asarray(function_of(line.formula, (plot.name,))(x), dtype=float)
    has_place = np.isfinite(z) if plot.logarithmic == "none" else np.isfinite(z) & (z > 0)
    return np.where(has_place, z, np.nan)


def _rise(heights: Array) -> tuple[float, float]:
    low, high = height_range(heights)
    air = _AIR * (high - low)
    return low - air, high + air


def _log_rise(heights: Array) -> tuple[float, float]:
    positive = heights[np.isfinite(heights) & (heights > 0)]
    if not positive.size:
        return 0.1, 10.0
    low, high = np.log10(positive.min()), np.log10(positive.max())
    air = max(0.2, _AIR * (high - low))
    return float(10 ** (low - air)), float(10 ** (high + air))


def _without_jumps(z: Array, rise: tuple[float, float]) -> Array:
    low, high = rise
    jumps = (np.abs(np.diff(z)) > _JUMP * (high - low)) & (np.diff(np.sign(z - (low + high) / 2)) != 0)
    return np.where(np.append(jumps, False) | np.insert(jumps, 0, False), np.nan, z)
