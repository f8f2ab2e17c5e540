"""Graphs over one axis, each with its name beside it."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter, NullLocator

from engine.landscape.curves import Curves, curves
from engine.landscape.marks import LINE_PX, Stroke, cased_line, strokes
from engine.landscape.palette import Palette
from engine.landscape.placing import Wanted, placed
from engine.landscape.plane import ticks_for
from engine.landscape.plots import Profile
from engine.landscape.rooms import Easel, Room
from engine.landscape.typography import LABEL_PX, NAME_PX, extent_px, typeset
from engine.landscape.wording import brief
from engine.language.numeric import Array

_LEFT_PX, _BOTTOM_PX, _RIGHT_PX, _TOP_PX = 62.0, 48.0, 22.0, 34.0
_POINT_PX = 6.5
_ANCHORS, _SAMPLES_SEEN = 16, 90
_LINE, _POINTS, _NAME = 3, 4, 6
_GAP_PX = 6.0


def draw_profile(easel: Easel, room: Room, plot: Profile) -> Axes:
    """Draw lines and series; return their axes."""
    inner = room.inset(left=_LEFT_PX, bottom=_BOTTOM_PX, right=_RIGHT_PX, top=_TOP_PX)
    axes = easel.axes(inner)
    seen = curves(plot, is_revealed=easel.is_revealed)
    _dress(axes, easel.palette, plot, seen, ticks_for(inner))
    pens = strokes(easel.palette, is_on_fills=False)
    named: list[tuple[str, Stroke, Array]] = []
    for line, z in seen.lines:
        pen = next(pens)
        points = np.column_stack([seen.x, z])
        cased_line(axes, points, pen, _LINE)
        named.append((line.label, pen, points))
    for each in seen.series:
        pen, points = next(pens), np.asarray(each.points, dtype=float).reshape(-1, 2)
        _draw_series(axes, points, pen, is_joined=each.joined)
        named.append((each.label, pen, points))
    _name_all(axes, inner, named)
    return axes


def _draw_series(axes: Axes, points: Array, stroke: Stroke, *, is_joined: bool) -> None:
    axes.plot(
        *points.T,
        marker="o",
        markersize=_POINT_PX,
        markeredgecolor=stroke.casing,
        markeredgewidth=1.0,
        color=stroke.colour,
        linestyle=stroke.dash if is_joined else "none",
        linewidth=LINE_PX * 0.6,
        zorder=_POINTS,
        clip_on=False,
    )


def _dress(axes: Axes, palette: Palette, plot: Profile, seen: Curves, ticks: int) -> None:
    axes.set_facecolor(palette.pane)
    axes.spines[:].set_visible(False)
    axes.tick_params(which="both", colors=palette.ink, length=0, pad=7)
    axes.grid(visible=True, color=palette.line, linewidth=0.9)
    axes.set_axisbelow(True)
    _scale(axes, plot, ticks)
    axes.set_xlim(*seen.span)
    axes.set_ylim(*seen.rise)
    axes.set_xlabel(typeset(plot.across), color=palette.ink, fontsize=NAME_PX, labelpad=3)
    # above the axis, where a long name has room
    axes.set_title(typeset(plot.up), loc="left", color=palette.ink, fontsize=NAME_PX, pad=9)
    if plot.logarithmic == "none":
        axes.axhline(0.0, color=palette.ink, linewidth=0.9, zorder=1)
        axes.axvline(0.0, color=palette.ink, linewidth=0.9, zorder=1)


def _scale(axes: Axes, plot: Profile, ticks: int) -> None:
    for axis, is_log in ((axes.xaxis, plot.logarithmic == "both"), (axes.yaxis, plot.logarithmic != "none")):
        if is_log:
            (axes.set_xscale if axis is axes.xaxis else axes.set_yscale)("log")
            axis.set_major_locator(LogLocator(numticks=ticks + 2))
            axis.set_minor_locator(NullLocator())
            axis.set_minor_formatter(NullFormatter())
        else:
            axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 5, 10]))
            axis.set_major_formatter(FuncFormatter(lambda value, _: brief(value)))


def _name_all(axes: Axes, room: Room, named: Sequence[tuple[str, Stroke, Array]]) -> None:
    """Write each name in its line's colour, where it covers no line."""
    inner = Room(0.0, 0.0, room.width, room.height)
    pixels = [_seen_pixels(axes, inner, points) for _, _, points in named]
    with_name = [(label, pen, seen) for (label, pen, _), seen in zip(named, pixels, strict=True) if label and len(seen)]
    texts = [_name(axes, label, pen) for label, pen, _ in with_name]
    wanted = [
        Wanted(*extent_px(text), _spread(seen, _ANCHORS)[::-1], _GAP_PX)
        for text, (_, _, seen) in zip(texts, with_name, strict=True)
    ]
    drawn = np.concatenate([*(_spread(seen, _SAMPLES_SEEN) for seen in pixels), np.empty((0, 2))])
    for text, middle in zip(texts, placed(wanted, drawn, inner), strict=True):
        text.set_position((middle[0], middle[1]))


def _name(axes: Axes, label: str, stroke: Stroke) -> Annotation:
    return axes.annotate(
        typeset(label),
        (0.0, 0.0),
        xycoords="axes fraction",
        xytext=(0.0, 0.0),
        textcoords="offset points",
        ha="center",
        va="center",
        color=stroke.colour,
        fontsize=LABEL_PX + 1,
        path_effects=[withStroke(linewidth=3.0, foreground=stroke.casing)],
        zorder=_NAME,
        annotation_clip=False,
    )


def _seen_pixels(axes: Axes, room: Room, points: Array) -> Array:
    """Return the points that are inside the axes, in pixels from their lower left corner."""
    shares = (axes.transScale + axes.transLimits).transform(points[~np.isnan(points).any(axis=1)])
    inside = ((shares >= 0) & (shares <= 1)).all(axis=1)
    return np.asarray(shares[inside] * [room.width, room.height])


def _spread(points: Array, count: int) -> Array:
    """Return about so many of the points, the last one among them."""
    return points[::-1][:: max(1, len(points) // count)][::-1]
