"""Every plot that stands still, drawn into a figure; only a landscape has parts that move."""

from collections.abc import Iterator

from engine.landscape.draw_bars import draw_bars
from engine.landscape.draw_field import draw_field
from engine.landscape.draw_graph import draw_graph
from engine.landscape.draw_image import draw_image
from engine.landscape.draw_panels import draw_panels
from engine.landscape.draw_profile import draw_profile
from engine.landscape.draw_table import draw_table
from engine.landscape.plots import Bars, Field, Graph, MapImage, Panels, Profile, StillPlot, ValueTable
from engine.landscape.rooms import Easel, empty
from engine.landscape.square_images import of_plot


def draw_picture(easel: Easel, plot: StillPlot) -> None:
    """Fill the figure with a plot; anything in it is removed."""
    for _ in picture_in_pieces(easel, plot):
        pass


def picture_in_pieces(easel: Easel, plot: StillPlot) -> Iterator[None]:
    """Do the same, and pause where it takes long."""
    empty(easel.figure, easel.palette)
    room = easel.room
    match plot:
        case Field():
            draw_field(easel, room, plot)
        case Profile():
            draw_profile(easel, room, plot)
        case Graph():
            draw_graph(easel, room, plot)
        case ValueTable():
            draw_table(easel, room, plot)
        case Bars():
            draw_bars(easel, room, plot)
        case MapImage():
            draw_image(easel, room, of_plot(plot, easel.claims, is_revealed=easel.is_revealed))
        case Panels():
            yield from draw_panels(easel, room, plot)
