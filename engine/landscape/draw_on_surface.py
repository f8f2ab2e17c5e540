"""Points and paths of the plane, lifted onto a surface."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist

from engine.landscape.marks import CASING_PX, LINE_PX, SHAPES, Stroke, strokes
from engine.landscape.palette import Palette
from engine.landscape.plots import Marker, Overlay, Path
from engine.landscape.sampling import Height
from engine.language.numeric import Array

_BETWEEN = 9
_MARKER_PX = 10.0


def draw_on_surface(
    axes: Any, palette: Palette, overlays: Sequence[Overlay], function: Height, layer: float
) -> list[Artist]:
    """Draw the markers and the paths among overlays at their heights; what leaves the drawn range is left out.

    Args:
        axes: Three-dimensional axes.
        palette: The colours.
        overlays: Any of them; the others are for maps only.
        function: The height.
        layer: How far in front they are drawn.
    """
    lines, plain = strokes(palette, is_on_fills=True), next(strokes(palette, is_on_fills=True))
    drawn: list[Artist] = []
    for overlay in overlays:
        match overlay:
            case Path(points=points):
                drawn += _line(axes, along(np.asarray(points, dtype=float)), function, next(lines), layer)
            case Marker(at=at, kind=kind):
                drawn += _marker(axes, lifted(axes, np.asarray([at]), function), SHAPES[kind], plain, layer)
            case _:
                pass
    return drawn


def along(points: Array) -> Array:
    """Return points along a path, so close that it lies on the surface between its corners."""
    shares = np.linspace(0, 1, _BETWEEN)[:, np.newaxis, np.newaxis]
    between = points[:-1] + shares * np.diff(points, axis=0)
    return np.asarray(between.transpose(1, 0, 2).reshape(-1, 2))


def lifted(axes: Any, points: Array, function: Height) -> Array:
    """Return the points with their heights, shape (n, 3); nan outside of the drawn box."""
    z = np.asarray(function(points[:, 0], points[:, 1]), dtype=float)
    limits = np.asarray([axes.get_xlim(), axes.get_ylim(), axes.get_zlim()])
    raised = np.column_stack([points, z])
    inside = np.asarray(((raised >= limits[:, 0]) & (raised <= limits[:, 1])).all(axis=1))
    return np.where(inside[:, np.newaxis], raised, np.nan)


def _line(axes: Any, points: Array, function: Height, stroke: Stroke, layer: float) -> list[Artist]:
    return list(
        axes.plot(
            *lifted(axes, points, function).T,
            color=stroke.colour,
            linewidth=LINE_PX,
            linestyle=stroke.dash,
            path_effects=stroke.cased,
            zorder=layer,
        )
    )


def _marker(axes: Any, at: Array, shape: str, stroke: Stroke, layer: float) -> list[Artist]:
    return list(
        axes.plot(
            *at.T,
            marker=shape,
            markersize=_MARKER_PX,
            markerfacecolor=stroke.colour,
            markeredgecolor=stroke.casing,
            markeredgewidth=CASING_PX,
            linestyle="none",
            zorder=layer,
        )
    )
