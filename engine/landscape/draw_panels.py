"""Two to four pictures side by side, each under its letter."""

from collections.abc import Iterator

from matplotlib.axes import Axes

from engine.landscape.draw import draw_relief
from engine.landscape.draw_field import draw_field
from engine.landscape.draw_overlays import Ground
from engine.landscape.draw_profile import draw_profile
from engine.landscape.overlay_layer import OverlayLayer
from engine.landscape.palette import Palette
from engine.landscape.plane import BOTTOM_PX, LEFT_PX, TOP_PX, dress_plane, fitted, ticks_for
from engine.landscape.plots import Field, Landscape, Panel, Panels, Profile
from engine.landscape.revealing import visible
from engine.landscape.rooms import Easel, Room
from engine.landscape.sampling import height, relief
from engine.landscape.scene import opening
from engine.landscape.typography import typeset
from engine.language.typeset import name_latex

_GAP_PX, _LETTER_ROOM_PX, _LETTER_PX, _RIGHT_PX = 10.0, 22.0, 18.0, 14.0
_LETTER_AT = (-44.0, 8.0)
_SAMPLES = 81
_ARROWS = 7


def draw_panels(easel: Easel, room: Room, plot: Panels) -> Iterator[None]:
    """Draw up to four pictures, two in a row, or one above the other in a high room; pause after each."""
    for panel, part in zip(plot.panels, _parts(room, len(plot.panels)), strict=True):
        _draw_letter(_draw(easel, part.inset(top=_LETTER_ROOM_PX), panel.plot), panel, easel.palette)
        yield


def _draw(easel: Easel, room: Room, plot: Landscape | Field | Profile) -> Axes:
    match plot:
        case Landscape():
            return _draw_map(easel, room, plot)
        case Field():
            return draw_field(easel, room, plot)
        case Profile():
            return draw_profile(easel, room, plot)


def _parts(room: Room, count: int) -> tuple[Room, ...]:
    if count == 2 and room.height > room.width:
        return room.rows(2, _GAP_PX)
    rows = room.rows(-(-count // 2), _GAP_PX)
    return tuple(part for row in rows for part in row.columns(2, _GAP_PX))[:count]


def _draw_letter(axes: Axes, panel: Panel, palette: Palette) -> None:
    """Write the letter left above the axes."""
    axes.annotate(
        typeset(panel.label),
        (0.0, 1.0),
        xycoords="axes fraction",
        xytext=_LETTER_AT,
        textcoords="offset points",
        color=palette.strong,
        fontsize=_LETTER_PX,
        ha="left",
        va="bottom",
    )


def _draw_map(easel: Easel, room: Room, plot: Landscape) -> Axes:
    inner = fitted(room.inset(left=LEFT_PX, bottom=BOTTOM_PX, right=_RIGHT_PX, top=TOP_PX), plot.box)
    axes, scene = easel.axes(inner), opening(plot)
    first, second = (name_latex(name) for name in plot.axes)
    dress_plane(axes, easel.palette, plot.box, (first, second), ticks_for(inner))
    seen = relief(height(scene), plot.box, _SAMPLES)
    if not seen.is_empty:
        draw_relief(axes, seen, easel.palette)
    overlays = OverlayLayer()
    ground = Ground(axes, easel.palette, plot.box, plot.axes, scene.values, seen, plot.point, _ARROWS)
    overlays.draw(ground, visible(plot.overlays, is_revealed=easel.is_revealed))
    overlays.place_labels(inner, plot.box)
    return axes
