"""What is explored, as artists on a surface: curves lifted onto it, and the gradient in its tangent plane."""

from typing import Any

import numpy as np
from matplotlib.artist import Artist

from engine.landscape.draw_on_surface import along, lifted
from engine.landscape.exploring_draw import ExploreStrokes, explore_strokes
from engine.landscape.exploring_sketch import Sketch
from engine.landscape.marks import CASING_PX, LINE_PX, Stroke
from engine.landscape.palette import Palette
from engine.landscape.sampling import Height
from engine.language.numeric import Array

_DOT_PX = 5.5
# How long the gradient is drawn, of the box's shorter side
_ARROW_LENGTH = 0.22


def draw_explored(axes: Any, palette: Palette, sketch: Sketch, function: Height, layer: float) -> list[Artist]:
    """Draw level curve, axes and walks at their heights; what leaves the drawn range is left out.

    Args:
        axes: Three-dimensional axes.
        palette: The colours.
        sketch: What is explored.
        function: The height.
        layer: How far in front it is drawn.
    """
    strokes: ExploreStrokes = explore_strokes(palette)
    drawn: list[Artist] = []
    for line in sketch.level:
        drawn += _line(axes, lifted(axes, line, function), strokes.level, layer)
    for axis in sketch.axes:
        drawn += _line(axes, lifted(axes, along(axis.ends), function), strokes.axis, layer)
    for walk in sketch.walks:
        stroke = strokes.walks[walk.name]
        drawn += _line(axes, lifted(axes, along(walk.points), function), stroke, layer)
        drawn += _dots(axes, lifted(axes, walk.points, function), stroke, layer)
    return drawn


def draw_ascent(
    axes: Any, palette: Palette, at: tuple[float, float, float], slope: tuple[float, float], layer: float
) -> list[Artist]:
    """Draw the way of steepest ascent in the tangent plane, which its tilt alone says the steepness of.

    Args:
        axes: Three-dimensional axes.
        palette: The colours.
        at: Where it starts, on the surface.
        slope: The gradient there.
        layer: How far in front it is drawn.
    """
    steepness = float(np.hypot(*slope))
    if not np.isfinite([at[2], steepness]).all() or steepness == 0:
        return []
    limits = np.asarray([axes.get_xlim(), axes.get_ylim(), axes.get_zlim()])
    widths = np.ptp(limits, axis=1)
    share = min(_ARROW_LENGTH * widths[:2].min() / steepness, _ARROW_LENGTH * widths[2] / steepness**2)
    way = share * np.asarray([*slope, steepness**2])
    start = np.asarray(at)
    head = _head(start, way, widths)
    stroke = Stroke(palette.point, palette.casing)
    return _line(axes, np.stack([start, start + way]), stroke, layer) + _line(axes, head, stroke, layer)


def _head(start: Array, way: Array, widths: Array) -> Array:
    """Return the two barbs of an arrow's head and its tip between them, shape (3, 3)."""
    tip, back = start + way, start + 0.78 * way
    unit = way / widths
    aside = np.cross(unit, [0.0, 0.0, 1.0])
    length = float(np.linalg.norm(aside))
    aside = aside / length * 0.12 * float(np.linalg.norm(unit)) * widths if length else np.zeros(3)
    return np.stack([back + aside, tip, back - aside])


def _line(axes: Any, points: Array, stroke: Stroke, layer: float) -> list[Artist]:
    """Draw a line with a casing beneath it, as a line of its own: an effect would be slower."""
    return [
        axes.plot(*points.T, color=colour, linewidth=width, linestyle=dash, zorder=place)[0]
        for colour, width, dash, place in (
            (stroke.casing, LINE_PX + 2 * CASING_PX, "solid", layer),
            (stroke.colour, LINE_PX, stroke.dash, layer + 0.01),
        )
    ]


def _dots(axes: Any, points: Array, stroke: Stroke, layer: float) -> list[Artist]:
    return list(
        axes.plot(
            *points.T,
            marker="o",
            markersize=_DOT_PX,
            markerfacecolor=stroke.colour,
            markeredgecolor=stroke.casing,
            markeredgewidth=CASING_PX,
            linestyle="none",
            zorder=layer + 0.02,
        )
    )
