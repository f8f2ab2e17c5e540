"""The profile through the marker; f(x, y) = x²y - 3y, so at (1, ½) the gradient is (1, -2)."""

import math
from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from engine.landscape.curves import curves
from engine.landscape.describing_pictures import picture_described
from engine.landscape.exploring import Exploring
from engine.landscape.exploring_profile import profile, profile_hint, slope_along, span
from engine.landscape.exploring_profile_draw import draw_scene_profile
from engine.landscape.rooms import Easel
from engine.landscape.sampling import height
from engine.landscape.scene import opening
from engine.landscape.tabulating import picture_table
from tests.engine.landscape.plots_to_try import SPECS, landscape
from ui.theme.tokens import LIGHT
from ui.widgets.landscape.colours import palette


def scene_along(degrees, plot=None):
    return replace(
        opening(plot or landscape("x^2*y - 3*y")),
        is_revealed=True,
        exploring=Exploring(direction=math.radians(degrees)),
    )


@pytest.mark.parametrize(("degrees", "slope"), [(0, 1.0), (90, -2.0), (180, -1.0), (45, -(0.5**0.5))])
def test_the_slope_is_the_gradient_along_the_line(degrees, slope):
    assert slope_along(scene_along(degrees)) == pytest.approx(slope, abs=1e-6)


@pytest.mark.parametrize(("degrees", "ends"), [(0, (-3.0, 1.0)), (90, (-2.5, 1.5)), (180, (-1.0, 3.0))])
def test_the_line_ends_where_the_box_does(degrees, ends):
    assert span(scene_along(degrees)) == pytest.approx(ends)


def test_the_profile_has_the_heights_of_the_function():
    scene = scene_along(30)
    seen = curves(profile(scene), is_revealed=True)
    (_, z), _ = seen.lines

    across, up = math.cos(math.radians(30)), math.sin(math.radians(30))
    assert z == pytest.approx(height(scene)(1.0 + seen.x * across, 0.5 + seen.x * up), abs=1e-6)


def test_the_slope_waits_for_the_verdict():
    plot = profile(scene_along(0))

    assert [line.after for line in plot.lines] == [False, True]


def test_the_name_of_the_way_is_none_of_the_function_s():
    assert profile(scene_along(0, landscape("t*y", axes=("t", "y")))).name == "s"


def test_a_profile_is_told_in_a_sentence_and_a_table():
    plot = profile(scene_along(0))

    assert picture_described(plot, is_revealed=True)
    assert len(picture_table(plot, is_revealed=True).rows) > 10
    assert "u = (1.00, 0.00)" in profile_hint(scene_along(0))


@pytest.mark.parametrize("name", SPECS, ids=SPECS)
def test_every_landscape_has_a_profile(name):
    figure = Figure(figsize=(6, 5), dpi=72)
    FigureCanvasAgg(figure)

    draw_scene_profile(Easel(figure, palette(LIGHT), is_revealed=True), scene_along(35, SPECS[name]))

    figure.canvas.draw()
