"""A square of the plane and what a map makes of it: grid lines on the left, their images on the right."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon

from engine.landscape.marks import Stroke, cased_line, cased_marker, pill
from engine.landscape.palette import Palette
from engine.landscape.plane import BOTTOM_PX, dress_plane, fitted, ticks_for
from engine.landscape.plots import MapImage
from engine.landscape.rooms import Easel, Room
from engine.landscape.sampling import Box
from engine.landscape.square_images import Image, image, square
from engine.language.numeric import Array
from engine.language.typeset import name_latex

_LEFT_PX, _RIGHT_PX, _TOP_PX, _GAP_PX = 44.0, 14.0, 34.0, 14.0
# Around what is drawn, of its extent
_AIR = 0.18
_SIDE_PX, _GRID_PX = 2.2, 1.1
_FILL, _GRID, _LINEAR, _CORNER = 1, 2, 3, 4


def draw_image(easel: Easel, room: Room, plot: MapImage) -> None:
    """Draw both pictures, each to its own scale, with the corner marked."""
    halves = room.columns(2, _GAP_PX) if room.width > room.height else room.rows(2, _GAP_PX)
    before, after = square(plot), image(plot)
    x, y = (name_latex(name) for name in plot.axes)
    shows_linear = plot.linear and easel.is_revealed
    extra = after.parallelogram if shows_linear else after.outline
    _draw(easel, halves[0], before, _around(before.outline), (x, y))
    axes = _draw(easel, halves[1], after, _around(np.concatenate([after.outline, extra])), plot.outputs)
    if shows_linear and not np.isnan(after.parallelogram).any():
        _draw_parallelogram(axes, after.parallelogram, easel.palette)


def _draw(easel: Easel, room: Room, drawn: Image, box: Box, names: tuple[str, str]) -> Axes:
    """Draw one of the pictures and mark its corner, which is P in the first and F(P) in the second."""
    inner = fitted(room.inset(left=_LEFT_PX, bottom=BOTTOM_PX, right=_RIGHT_PX, top=_TOP_PX), box)
    axes, palette = easel.axes(inner), easel.palette
    dress_plane(axes, palette, box, names, min(4, ticks_for(inner)))
    axes.add_patch(
        Polygon(
            drawn.outline[~np.isnan(drawn.outline).any(axis=1)], color=palette.lines[0], alpha=0.14, lw=0, zorder=_FILL
        )
    )
    for lines, colour in ((drawn.across, palette.lines[0]), (drawn.up, palette.lines[2])):
        widths = [_SIDE_PX, *[_GRID_PX] * (len(lines) - 2), _SIDE_PX]
        grid = LineCollection(list(lines), colors=colour, linewidths=widths, capstyle="round", zorder=_GRID)
        axes.add_collection(grid, autolim=False)
    _mark_corner(axes, drawn.outline[0], drawn.corner, palette)
    return axes


def _mark_corner(axes: Axes, at: Array, label: str, palette: Palette) -> None:
    if np.isnan(at).any():
        return
    x, y = float(at[0]), float(at[1])
    cased_marker(axes, (x, y), "point", Stroke(palette.point, palette.casing), _CORNER)
    name = pill(axes, label, palette)
    name.xy, name.xycoords = (x, y), "data"
    name.set_position((-16.0, -14.0))


def _draw_parallelogram(axes: Axes, corners: Array, palette: Palette) -> None:
    cased_line(axes, corners, Stroke(palette.point, palette.casing, (0, (5, 2.5))), _LINEAR)


def _around(points: Array) -> Box:
    """Return a box with some air around points, whose shorter side is not a sliver."""
    defined = points[~np.isnan(points).any(axis=1)]
    if not len(defined):
        return (-1.0, 1.0), (-1.0, 1.0)
    low, high = defined.min(axis=0), defined.max(axis=0)
    half = np.maximum((high - low) / 2, 0.25 * float((high - low).max()) / 2)
    half = np.where(half > 0, half, 1.0) * (1 + 2 * _AIR)
    middle = (low + high) / 2
    (left, bottom), (right, top) = middle - half, middle + half
    return (float(left), float(right)), (float(bottom), float(top))
