"""A figure that is drawn in pieces looks like one that is drawn at once."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure

from engine.landscape.draw import ContourMap
from engine.landscape.draw_in_pieces import in_pieces
from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.sampling import over_axes, relief
from tests.engine.landscape.plots_to_try import SQUARE
from ui.theme.tokens import LIGHT
from ui.widgets.landscape.colours import palette

SADDLE = over_axes("x^2 - y^2", ("x", "y"))


def a_map(figure: Figure) -> None:
    seen = relief(SADDLE, SQUARE, 41)
    made = ContourMap(figure, palette(LIGHT), SQUARE, ("x", "y"))
    made.draw_heights(seen)
    made.draw_scale(seen)
    made.lay_out(400, 300)


def a_surface(figure: Figure) -> None:
    seen = relief(SADDLE, SQUARE, 21)
    made = SurfacePlot(figure, palette(LIGHT), SQUARE, ("x", "y", "f"))
    made.draw_heights(seen, seen)
    made.draw_mark((1.0, 0.5), 0.75)


def a_titled_plot(figure: Figure) -> None:
    axes = figure.add_axes((0.2, 0.2, 0.6, 0.6))
    axes.plot([0, 1], [0, 1])
    axes.set_title("f", loc="left")
    figure.add_axes((0.4, 0.3, 0.2, 0.2)).set_axis_off()


@pytest.mark.parametrize("draw", [a_map, a_surface, a_titled_plot], ids=["a map", "a surface", "a plot with a title"])
def test_it_looks_the_same(draw):
    figure = Figure(figsize=(4, 3), dpi=100)
    canvas = FigureCanvasAgg(figure)
    draw(figure)
    renderer = RendererAgg(400, 300, 100)

    pieces = sum(1 for _ in in_pieces(figure, renderer))

    canvas.draw()
    assert pieces > 5
    assert np.array_equal(np.asarray(renderer.buffer_rgba()), np.asarray(canvas.buffer_rgba()))
