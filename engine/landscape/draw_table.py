"""Numbers in rows and columns, on fields that are shaded by size."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from engine.landscape.palette import Palette
from engine.landscape.plots import ValueTable
from engine.landscape.rooms import Easel, Room
from engine.landscape.shades import ink_on, ramp
from engine.landscape.typography import LABEL_PX, NAME_PX, TICK_PX, typeset
from engine.landscape.wording import figures
from engine.language.decimal_mark import shown_text
from engine.language.numeric import Array

_LEFT_PX, _TOP_PX, _RIGHT_PX, _BOTTOM_PX = 76.0, 64.0, 20.0, 14.0
# A cell is at most this much wider than high
_WIDEST = 1.6
# A digit takes about this share of the letters' size
_DIGIT_EM, _LARGEST_PX, _SMALLEST_PX = 0.62, 17.0, 9.0


def draw_table(easel: Easel, room: Room, plot: ValueTable) -> None:
    """Draw a table, its heads above and at the left."""
    count, across = len(plot.rows), len(plot.columns)
    inner = room.inset(left=_LEFT_PX, bottom=_BOTTOM_PX, right=_RIGHT_PX, top=_TOP_PX)
    inner = inner.shaped(min(max(inner.width / inner.height, 0.8 * across / count), _WIDEST * across / count))
    axes = easel.axes(inner)
    axes.set_xlim(0, across)
    axes.set_ylim(count, 0)
    _dress(axes, easel.palette, plot)
    values = np.asarray(plot.values, dtype=float).reshape(count, across)
    colours = _colours(values, easel.palette)
    axes.pcolormesh(np.arange(across + 1), np.arange(count + 1), colours, edgecolors=easel.palette.ground, linewidth=2)
    _write(axes, values, colours, easel.palette, inner.width / across)
    if plot.marked is not None:
        _mark(axes, plot.marked, easel.palette)


def _dress(axes: Axes, palette: Palette, plot: ValueTable) -> None:
    axes.spines[:].set_visible(False)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.tick_params(colors=palette.ink, length=0, pad=6, labelsize=LABEL_PX)
    axes.set_xticks(np.arange(len(plot.columns)) + 0.5, [typeset(label) for label in plot.columns])
    axes.set_yticks(np.arange(len(plot.rows)) + 0.5, [typeset(label) for label in plot.rows])
    axes.set_xlabel(typeset(plot.across), color=palette.ink, fontsize=NAME_PX, labelpad=8)
    axes.set_ylabel(
        typeset(plot.up), color=palette.ink, fontsize=NAME_PX, labelpad=10, rotation=0, ha="right", va="center"
    )


def _colours(values: Array, palette: Palette) -> Array:
    """Return the colour of each cell, shape (rows, columns, 3); a cell without a number has the lowest one."""
    defined = np.isfinite(values)
    low, high = (float(values[defined].min()), float(values[defined].max())) if defined.any() else (0.0, 1.0)
    shares = (values - low) / (high - low) if high > low else np.full(values.shape, 0.5)
    return ramp(palette, np.where(defined, shares, 0.0))


def _write(axes: Axes, values: Array, colours: Array, palette: Palette, width_px: float) -> None:
    longest = max(len(figures(value)) for value in values.flat)
    size = min(_LARGEST_PX, max(_SMALLEST_PX, 0.8 * width_px / (_DIGIT_EM * longest)))
    for (row, column), value in np.ndenumerate(values):
        ink = ink_on([colours[row, column]], palette)
        axes.text(
            column + 0.5,
            row + 0.5,
            shown_text(figures(value)),
            color=ink,
            fontsize=max(size, TICK_PX - 3),
            ha="center",
            va="center",
        )


def _mark(axes: Axes, cell: tuple[int, int], palette: Palette) -> None:
    row, column = cell
    for colour, width in ((palette.casing, 7.0), (palette.point, 3.6)):
        axes.add_patch(
            Rectangle(
                (column, row),
                1,
                1,
                fill=False,
                edgecolor=colour,
                linewidth=width,
                joinstyle="round",
                clip_on=False,
                zorder=4,
            )
        )
