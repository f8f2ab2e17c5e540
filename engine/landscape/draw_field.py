"""A vector field as arrows, whose lengths are magnitudes."""

from matplotlib.axes import Axes

from engine.landscape.draw_overlays import Ground
from engine.landscape.fields import ACROSS, field_arrows
from engine.landscape.overlay_layer import OverlayLayer
from engine.landscape.plane import BOTTOM_PX, LEFT_PX, TOP_PX, dress_plane, fitted, ticks_for
from engine.landscape.plots import Field
from engine.landscape.revealing import visible
from engine.landscape.rooms import Easel, Room
from engine.landscape.slopes import ArrowField
from engine.landscape.typography import DPI
from engine.language.typeset import name_latex

_RIGHT_PX = 20.0
_ARROW_PX = 2.2
# In small pictures there is room for fewer arrows
_ACROSS_SMALL, _SMALL_PX = 9, 300.0


def draw_field(easel: Easel, room: Room, plot: Field) -> Axes:
    """Draw a field, and what lies over it; return its axes."""
    inner = fitted(room.inset(left=LEFT_PX, bottom=BOTTOM_PX, right=_RIGHT_PX, top=TOP_PX), plot.box)
    axes = easel.axes(inner)
    first, second = (name_latex(name) for name in plot.axes)
    dress_plane(axes, easel.palette, plot.box, (first, second), ticks_for(inner))
    axes.grid(visible=True, color=easel.palette.line, linewidth=0.8)
    axes.set_axisbelow(True)
    across = _ACROSS_SMALL if min(inner.width, inner.height) < _SMALL_PX else ACROSS
    arrows = field_arrows(plot, across)
    _draw_arrows(axes, arrows, easel.palette.lines[0])
    overlays = OverlayLayer()
    overlays.draw(
        Ground(axes, easel.palette, plot.box, plot.axes), visible(plot.overlays, is_revealed=easel.is_revealed)
    )
    overlays.place_labels(inner, plot.box)
    return axes


def _draw_arrows(axes: Axes, arrows: ArrowField, colour: str) -> None:
    """Draw the arrows with their middles on the grid, so that turning fields look like turning."""
    if not arrows.x.size:
        return
    axes.quiver(
        arrows.x,
        arrows.y,
        arrows.u,
        arrows.v,
        color=colour,
        pivot="middle",
        width=_ARROW_PX / DPI,
        units="inches",
        angles="xy",
        scale_units="xy",
        scale=arrows.slope_per_unit,
        headwidth=4.2,
        headlength=4.8,
        headaxislength=4.4,
        minlength=0.5,
        zorder=2,
    )
