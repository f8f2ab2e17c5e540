"""A square of the plane and what a map makes of it: grid lines on the left, their images on the right."""

from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
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
# Of a side; less of it filled, and another picture is drawn
_LEAST_FILLED = 0.2


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


def draw_image(easel: Easel, room: Room, mapped: SquareMap, view: View = _CLOSE) -> "DrawnPair":
    """Draw both pictures, each to its own scale, with the corner marked."""
    halves = room.columns(2, _GAP_PX) if room.width > room.height else room.rows(2, _GAP_PX)
    plot, boxes = mapped.plot, _boxes(mapped, view)
    x, y = (name_latex(name) for name in plot.axes)
    before = _Half(easel, halves[0], square(plot), boxes[0], (x, y))
    after = _Half(easel, halves[1], image(mapped), boxes[1], plot.outputs)
    return DrawnPair(easel, mapped, view, (before, after))


def _boxes(mapped: SquareMap, view: View) -> tuple[Box, Box]:
    """Return what is seen of the inputs, and of the outputs."""
    around = _around(_seen(mapped))
    return view.before or _around(square(mapped.plot).outline), _calm(around) if view.is_calm else around


def _seen(mapped: SquareMap) -> Array:
    """Return points around all that is to be seen of the image, shape (n, 2)."""
    return np.concatenate([image(mapped).outline, *_parallelograms(mapped).values()])


class DrawnPair:
    """A square and its image as they were drawn; a calm view can be moved without drawing everything again.

    Attributes:
        axes: Those of the square.
    """

    def __init__(self, easel: Easel, mapped: SquareMap, view: View, halves: tuple["_Half", "_Half"]) -> None:
        self._halves = halves
        _, self._box = _boxes(mapped, view)
        self.axes = halves[0].axes
        self._shapes = _draw_parallelograms(halves[1].axes, mapped, easel.palette)
        for artist in self.moving:
            artist.set_animated(view.is_calm)

    @property
    def moving(self) -> list[Artist]:
        """What follows the square, the lowest first; in a calm view it is left out of an ordinary drawing."""
        before, after = self._halves
        return [*before.moving, *after.moving[:-2], *self._shapes.values(), *after.moving[-2:]]

    def move(self, mapped: SquareMap) -> bool:
        """Let everything follow a square that was moved; say no where another part of the plane must be seen for it."""
        shapes = _parallelograms(mapped)
        if shapes.keys() != self._shapes.keys() or not _fits(_seen(mapped), self._box):
            return False
        for half, drawn in zip(self._halves, (square(mapped.plot), image(mapped)), strict=True):
            half.place(drawn)
        for word, line in self._shapes.items():
            line.set_data(*shapes[word].T)
        return True


class _Half:
    """One of the pictures: grid lines, what they enclose, and the corner, which is P in the first and F(P) in the second.

    Attributes:
        axes: Where it is.
    """

    def __init__(self, easel: Easel, room: Room, drawn: Image, box: Box, names: tuple[str, str]) -> None:
        inner = fitted(room.inset(left=_LEFT_PX, bottom=BOTTOM_PX, right=_RIGHT_PX, top=_TOP_PX), box)
        palette = easel.palette
        self.axes = easel.axes(inner)
        dress_plane(self.axes, palette, box, names, min(4, ticks_for(inner)))
        self._ground = Polygon(np.zeros((1, 2)), color=palette.lines[0], alpha=0.14, lw=0, zorder=_FILL)
        self.axes.add_patch(self._ground)
        self._grids = [self._grid(len(drawn.across), colour) for colour in (palette.lines[0], palette.lines[2])]
        self._corner = cased_marker(self.axes, (0.0, 0.0), "point", Stroke(palette.point, palette.casing), _CORNER)
        self._name = pill(self.axes, drawn.corner, palette)
        self._name.xycoords = "data"
        self._name.set_position((-16.0, -14.0))
        self.place(drawn)

    @property
    def moving(self) -> list[Artist]:
        """What is drawn of the square, the corner and its name last."""
        return [self._ground, *self._grids, self._corner, self._name]

    def place(self, drawn: Image) -> None:
        """Draw a square, or an image, where it is; a corner without a value has no mark."""
        self._ground.set_xy(drawn.outline[~np.isnan(drawn.outline).any(axis=1)])
        for grid, lines in zip(self._grids, (drawn.across, drawn.up), strict=True):
            grid.set_segments(list(lines))
        at, is_there = drawn.outline[0], not np.isnan(drawn.outline[0]).any()
        self._corner.set_visible(is_there)
        self._name.set_visible(is_there)
        if is_there:
            self._corner.set_offsets([at])
            self._name.xy = (float(at[0]), float(at[1]))

    def _grid(self, count: int, colour: str) -> LineCollection:
        widths = [_SIDE_PX, *[_GRID_PX] * (count - 2), _SIDE_PX]
        grid = LineCollection([], colors=colour, linewidths=widths, capstyle="round", zorder=_GRID)
        self.axes.add_collection(grid, autolim=False)
        return grid


def _parallelograms(mapped: SquareMap) -> dict[str, Array]:
    """Return what the Jacobians that may be seen make of the square, by whose they are."""
    known = {"true": mapped.true, "yours": mapped.yours}
    shapes = {word: mapped.parallelogram(slopes) for word, slopes in known.items() if slopes is not None}
    return {word: shape for word, shape in shapes.items() if np.isfinite(shape).all()}


def _draw_parallelograms(axes: Axes, mapped: SquareMap, palette: Palette) -> dict[str, Line2D]:
    """Draw the true one solid, the learner's dashed, and say which is which."""
    strokes = {
        "true": Stroke(palette.point, palette.casing),
        "yours": Stroke(palette.strong, palette.casing, _DASHED),
    }
    shapes = _parallelograms(mapped)
    lines = {word: cased_line(axes, shape, strokes[word], _LINEAR) for word, shape in shapes.items()}
    if "yours" in lines:
        _write_key(axes, lines, palette)
    return lines


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


def _fits(points: Array, box: Box) -> bool:
    """Tell whether points lie in a box and fill enough of it; undefined ones lie anywhere."""
    defined = points[~np.isnan(points).any(axis=1)]
    if not len(defined):
        return True
    low, high = np.asarray(box).T
    fills = (defined.max(axis=0) - defined.min(axis=0)) / (high - low)
    return bool((defined >= low).all() and (defined <= high).all() and fills.max() >= _LEAST_FILLED)


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
