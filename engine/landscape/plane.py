"""The plane of two variables as axes: with equal scales, where a box is not so oblong that it would be a ribbon."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from engine.landscape.palette import Palette
from engine.landscape.rooms import Room
from engine.landscape.sampling import Box
from engine.landscape.typography import NAME_PX, typeset

# Around the axes: for numbers and names
LEFT_PX, BOTTOM_PX, TOP_PX = 50.0, 46.0, 10.0
# A box more oblong than this is stretched
_MOST_OBLONG = 4.0
_TICKS_APART_PX = 90.0


def is_to_scale(box: Box) -> bool:
    """Tell whether a unit is drawn equally long on both axes, so that gradients stand upright on level curves."""
    across, up = (high - low for low, high in box)
    return max(across / up, up / across) <= _MOST_OBLONG


def fitted(room: Room, box: Box) -> Room:
    """Return where in a room the plane goes."""
    across, up = (high - low for low, high in box)
    return room.shaped(across / up) if is_to_scale(box) else room


def dress_plane(axes: Axes, palette: Palette, box: Box, names: tuple[str, str], ticks: int = 6) -> None:
    """Give axes the look of a plane.

    Args:
        axes: What is dressed.
        palette: The colours.
        box: (low, high) for each axis.
        names: The axes' names in LaTeX.
        ticks: How many intervals between numbers there may be on an axis.
    """
    axes.set_facecolor(palette.pane)
    axes.set_xlim(*box[0])
    axes.set_ylim(*box[1])
    axes.set_aspect("equal" if is_to_scale(box) else "auto")
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=palette.ink, length=0, pad=7)
    axes.set_xlabel(typeset(names[0]), color=palette.ink, fontsize=NAME_PX, labelpad=2)
    axes.set_ylabel(typeset(names[1]), color=palette.ink, fontsize=NAME_PX, labelpad=8, rotation=0, va="center")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 5, 10]))


def map_axes(figure: Figure, palette: Palette, box: Box, names: tuple[str, str]) -> Axes:
    """Add the axes of a plane, to be put in their place later."""
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    dress_plane(axes, palette, box, names)
    return axes


def ticks_for(room: Room) -> int:
    """Return how many intervals between numbers an axis as long as a room is wide has room for."""
    return max(2, min(6, round(room.width / _TICKS_APART_PX)))
