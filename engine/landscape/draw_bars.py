"""Numbers to compare, as bars; before the verdict those that are asked for are empty and say nothing of their lengths."""

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullLocator

from engine.landscape.palette import Palette
from engine.landscape.plots import Bar, Bars
from engine.landscape.revealing import visible
from engine.landscape.rooms import Easel, Room
from engine.landscape.typography import LABEL_PX, NAME_PX, typeset
from engine.landscape.wording import brief, figures
from engine.language.decimal_mark import shown_text

_RIGHT_PX, _TOP_PX, _BOTTOM_PX = 30.0, 18.0, 52.0
_MOST_LEFT_SHARE, _LETTER_PX = 0.42, 9.0
_THICKNESS, _MOST_ROW_PX = 0.6, 84.0
# Room beyond the longest bar for its number, in shares of the range
_AIR = 0.18


def draw_bars(easel: Easel, room: Room, plot: Bars) -> None:
    """Draw horizontal bars, the first on top."""
    longest = max((len(typeset(bar.label).strip("$")) for bar in plot.bars), default=0)
    left = min(_MOST_LEFT_SHARE * room.width, 40.0 + _LETTER_PX * longest)
    inner = room.inset(left=left, bottom=_BOTTOM_PX, right=_RIGHT_PX, top=_TOP_PX)
    inner = inner.shaped(max(inner.width / inner.height, inner.width / (_MOST_ROW_PX * max(1, len(plot.bars)))))
    axes = easel.axes(inner)
    seen = visible(plot.bars, is_revealed=easel.is_revealed)
    low, high = _range(seen)
    _dress(axes, easel.palette, plot, (low, high), has_numbers=bool(seen))
    for place, bar in enumerate(plot.bars):
        if bar in seen:
            _draw_bar(axes, place, bar, easel.palette, high - low)
        else:
            _draw_outline(axes, place, (low, high), easel.palette)


def _range(bars: tuple[Bar, ...]) -> tuple[float, float]:
    """Return what the axis shows: the visible bars, their numbers, and zero."""
    low, high = min((0.0, *(bar.value for bar in bars))), max((0.0, *(bar.value for bar in bars)))
    if low == high:
        return 0.0, 1.0
    air = _AIR * (high - low)
    return low - air if low < 0 else 0.0, high + air if high > 0 else 0.0


def _dress(axes: Axes, palette: Palette, plot: Bars, span: tuple[float, float], *, has_numbers: bool) -> None:
    axes.set_facecolor(palette.ground)
    axes.spines[:].set_visible(False)
    axes.set_xlim(*span)
    axes.set_ylim(len(plot.bars) - 0.5, -0.5)
    axes.tick_params(colors=palette.ink, length=0, pad=7)
    axes.set_yticks(range(len(plot.bars)), [typeset(bar.label) for bar in plot.bars], fontsize=LABEL_PX + 1)
    axes.tick_params(axis="y", colors=palette.strong, pad=10)
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]) if has_numbers else NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: brief(value)))
    axes.set_xlabel(typeset(plot.across), color=palette.ink, fontsize=NAME_PX, labelpad=6)
    if has_numbers:
        axes.grid(visible=True, axis="x", color=palette.line, linewidth=0.9)
    else:
        axes.grid(visible=False)
    axes.set_axisbelow(True)
    axes.axvline(0.0, color=palette.ink, linewidth=1.2, zorder=3)


def _draw_bar(axes: Axes, place: int, bar: Bar, palette: Palette, range_: float) -> None:
    axes.barh(place, bar.value, height=_THICKNESS, color=palette.lines[0], zorder=2)
    side = -1 if bar.value < 0 else 1
    axes.text(
        bar.value + side * 0.015 * range_,
        place,
        shown_text(figures(bar.value)),
        color=palette.strong,
        fontsize=LABEL_PX,
        ha="right" if side < 0 else "left",
        va="center",
    )


def _draw_outline(axes: Axes, place: int, span: tuple[float, float], palette: Palette) -> None:
    """Draw an empty bar, all of them equally long."""
    length = 0.8 * (span[1] if span[1] > 0 else span[0])
    axes.barh(
        place, length, height=_THICKNESS, facecolor="none", edgecolor=palette.ink, linestyle=(0, (4, 3)), linewidth=1.4
    )
