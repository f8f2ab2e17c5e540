"""Where on a figure something is drawn, in pixels of a seventy-second of an inch."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from engine.landscape.claims import Claim
from engine.landscape.palette import Palette
from engine.landscape.typography import DPI

_LEAST_PX = 40.0


def empty(figure: Figure, palette: Palette) -> None:
    """Take everything out of a figure and colour its ground."""
    # matplotlib would make new ticks for axes that it is about to drop
    for axes in figure.axes:
        figure.delaxes(axes)
    figure.clear()
    figure.set_facecolor(palette.ground)


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle, measured from the figure's lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    def inset(self, *, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> "Room":
        """Return what is left without these margins, but never nothing."""
        width, height = self.width - left - right, self.height - bottom - top
        return Room(self.left + left, self.bottom + bottom, max(_LEAST_PX, width), max(_LEAST_PX, height))

    def columns(self, count: int, gap: float) -> tuple["Room", ...]:
        """Divide it into equal parts side by side."""
        width = (self.width - gap * (count - 1)) / count
        return tuple(Room(self.left + place * (width + gap), self.bottom, width, self.height) for place in range(count))

    def rows(self, count: int, gap: float) -> tuple["Room", ...]:
        """Divide it into equal parts, the topmost first."""
        height = (self.height - gap * (count - 1)) / count
        bottoms = [self.bottom + place * (height + gap) for place in reversed(range(count))]
        return tuple(Room(self.left, bottom, self.width, height) for bottom in bottoms)

    def shaped(self, ratio: float) -> "Room":
        """Return the largest part, in the middle, whose width is this multiple of its height."""
        width, height = min(self.width, self.height * ratio), min(self.height, self.width / ratio)
        left, bottom = self.left + (self.width - width) / 2, self.bottom + (self.height - height) / 2
        return Room(left, bottom, width, height)


@dataclass(frozen=True, slots=True)
class Easel:
    """What a picture is drawn on.

    Attributes:
        figure: It is filled.
        palette: The colours.
        is_revealed: Whether what comes after the verdict is shown.
        claims: What the learner's answers say, once that may be drawn.
    """

    figure: Figure
    palette: Palette
    is_revealed: bool = False
    claims: tuple[Claim, ...] = ()

    @property
    def room(self) -> Room:
        """All of the figure."""
        width, height = self.figure.get_size_inches() * DPI
        return Room(0.0, 0.0, float(width), float(height))

    def axes(self, room: Room) -> Axes:
        """Add axes that fill a room."""
        all_of_it = self.room
        across, up = all_of_it.width, all_of_it.height
        return self.figure.add_axes((room.left / across, room.bottom / up, room.width / across, room.height / up))

    def bare(self, room: Room) -> Axes:
        """Add axes without frame and numbers, whose unit is a pixel and whose origin is the room's lower left corner."""
        axes = self.axes(room)
        axes.set_axis_off()
        axes.set_xlim(0, room.width)
        axes.set_ylim(0, room.height)
        return axes
