"""A square of the plane and what a map makes of it: grid lines on the left, their images on the right."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from engine.landscape.levels import round_scale
from engine.landscape.marks import Dash, Stroke, cased_line, cased_marker, pill
from engine.landscape.palette import Palette
from engine.landscape.plane import BOTTOM_PX, dress_plane, fitted, ticks_for
from engine.landscape.rooms import Easel, Room
from engine.landscape.sampling import Box
from engine.landscape.square_images import Image, SquareMap, image, square
from engine.landscape.typography import TICK_PX
from engine.language.numeric import Array
from engine.language.typeset import name_latex

_LEFT_PX, _RIGHT_PX, _TOP_PX, _GAP_PX = 44.0, 14.0, 34.0, 14.0
# Around what is drawn, of its extent
_AIR = 0.18
_SIDE_PX, _GRID_PX = 2.2, 1.1
_FILL, _GRID, _LINEAR, _CORNER = 1, 2, 3, 4
_DASHED: Dash = (0, (4.0, 2.0))
# How much larger a picture is than it must be, so that it need not follow each move
_SLACK = 1.25


@dataclass(frozen=True, slots=True)
class View:
    """How a square and its image are looked at.

    Attributes:
        before: The box around what is seen of the inputs; None for one around the square.
        is_calm: Whether the picture of the image keeps to round places and sizes, so that it does not swim while the
            square is moved.
    """

    before: Box | None = None
    is_calm: bool = False


_CLOSE = View()


def draw_image(easel: Easel, room: Room, mapped: SquareMap, view: View = _CLOSE) -> Axes:
    """Draw both pictures, each to its own scale, with the corner marked; return the axes of the square."""
    halves = room.columns(2, _GAP_PX) if room.width > room.height else room.rows(2, _GAP_PX)
    plot, before, after = mapped.plot, square(mapped.plot), image(mapped)
    x, y = (name_latex(name) for name in plot.axes)
    shapes = [mapped.parallelogram(slopes) for slopes in (mapped.true, mapped.yours) if slopes is not None]
    around = _around(np.concatenate([after.outline, *shapes]))
    axes = _draw(easel, halves[0], before, view.before or _around(before.outline), (x, y))
    beside = _draw(easel, halves[1], after, _calm(around) if view.is_calm else around, plot.outputs)
    _draw_parallelograms(beside, mapped, easel.palette)
    return axes


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


def _draw_parallelograms(axes: Axes, mapped: SquareMap, palette: Palette) -> None:
    """Draw what the Jacobians make of the square, the true one solid, the learner's dashed, and say which is which."""
    shapes = (
        (mapped.true, "true", Stroke(palette.point, palette.casing)),
        (mapped.yours, "yours", Stroke(palette.strong, palette.casing, _DASHED)),
    )
    lines = {
        word: cased_line(axes, mapped.parallelogram(slopes), stroke, _LINEAR)
        for slopes, word, stroke in shapes
        if slopes is not None and np.isfinite(mapped.parallelogram(slopes)).all()
    }
    if mapped.yours is not None and lines:
        _write_key(axes, lines, palette)


def _write_key(axes: Axes, lines: dict[str, Line2D], palette: Palette) -> None:
    """Write above the picture which line is which; a name beside each would cover small shapes."""
    axes.legend(
        lines.values(),
        lines.keys(),
        loc="lower left",
        bbox_to_anchor=(0.0, 1.0),
        ncols=len(lines),
        frameon=False,
        fontsize=TICK_PX,
        labelcolor=palette.strong,
        borderpad=0.2,
        borderaxespad=0.0,
        handlelength=2.4,
    )


def _calm(box: Box) -> Box:
    """Return a box around another, at round places and of round sizes, that many a neighbour shares."""
    (left, right), (bottom, top) = box
    return _snapped(left, right), _snapped(bottom, top)


def _snapped(low: float, high: float) -> tuple[float, float]:
    half = round_scale((high - low) / 2 * _SLACK)
    snap = half * (_SLACK - 1)
    middle = round((low + high) / 2 / snap) * snap
    return middle - half, middle + half


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
