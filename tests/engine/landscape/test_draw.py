from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from engine.landscape.draw import ContourMap
from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.plane import is_to_scale
from engine.landscape.sampling import height, relief
from engine.landscape.scene import opening
from engine.landscape.slopes import arrow_field, gradient
from engine.landscape.tangent import tangent_patch
from engine.landscape.typography import DPI, use_typeface
from tests.engine.landscape.plots_to_try import SPECS
from ui.theme.fonts import inter_file
from ui.theme.tokens import LIGHT
from ui.widgets.landscape.colours import palette


@pytest.fixture
def figure():
    use_typeface(inter_file())
    made = Figure(figsize=(600 / DPI, 480 / DPI), dpi=DPI)
    FigureCanvasAgg(made)
    return made


def draw_map(figure, spec) -> ContourMap:
    scene = replace(opening(spec), is_revealed=True)
    function = height(scene)
    seen, field = relief(function, spec.box, 61), arrow_field(function, spec.box)
    drawn = ContourMap(figure, palette(LIGHT), spec.box, spec.axes)
    drawn.draw_heights(seen)
    drawn.draw_scale(seen)
    drawn.draw_arrows(field, seen)
    drawn.lay_out(600, 480)
    slope = tuple(map(float, gradient(function, *scene.point, spec.box)))
    drawn.place_marks(scene.point, slope, field.pointer_slope_per_unit)
    figure.canvas.draw()
    for mark in drawn.marks:
        drawn.axes.draw_artist(mark)
    return drawn


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_map_is_drawn_without_a_warning(figure, spec):
    draw_map(figure, spec)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_line_is_the_edge_of_two_fills(figure, spec):
    drawn = draw_map(figure, spec)

    assert set(drawn.line_levels) <= set(drawn.fill_levels)


def test_no_edge_between_fills_lacks_its_line(figure):
    drawn = draw_map(figure, SPECS["a polynomial"])

    assert drawn.line_levels == drawn.fill_levels[1:-1]


@pytest.mark.parametrize("spec", [SPECS["a polynomial"], SPECS["shallow"]], ids=["square", "shallow"])
def test_a_unit_is_equally_long_on_both_axes(figure, spec):
    drawn = draw_map(figure, spec)

    (left, bottom), (right, top) = drawn.axes.transData.transform([(0, 0), (1, 1)])
    assert right - left == pytest.approx(top - bottom, rel=1e-3)


def test_only_a_ribbon_is_stretched():
    assert is_to_scale(SPECS["shallow"].box)
    assert not is_to_scale(SPECS["oblong"].box)


def test_nothing_of_the_map_is_cut_off(figure):
    drawn = draw_map(figure, SPECS["huge"])

    extents = [each.get_tightbbox(figure.canvas.get_renderer()) for each in (drawn.axes, *figure.axes[1:])]
    assert min(box.x0 for box in extents) >= 0
    assert max(box.x1 for box in extents) <= 600
    assert min(box.y0 for box in extents) >= 0


def draw_surface(figure, spec) -> SurfacePlot:
    scene = replace(opening(spec), is_revealed=True)
    function = height(scene)
    fine = relief(function, spec.box, 41)
    plot = SurfacePlot(figure, palette(LIGHT), spec.box, (*spec.axes, scene.shown.label))
    plot.draw_heights(fine, relief(function, spec.box, 21, fine.levels))
    climb = fine.levels[-1] - fine.levels[0]
    patch = tangent_patch(function, scene.point, spec.box, climb)
    plot.draw_mark(scene.point, float(function(*scene.point)), () if patch is None else (patch,))
    figure.canvas.draw()
    return plot


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_surface_is_drawn_turned_and_drawn_again_without_a_warning(figure, spec):
    plot = draw_surface(figure, spec)

    plot.set_turning(is_turning=True)
    plot.turn(40, -15)
    figure.canvas.draw()
    plot.set_turning(is_turning=False)
    figure.canvas.draw()


@pytest.mark.parametrize("azimuth", range(-180, 180, 45))
def test_nothing_of_the_surface_is_cut_off_from_any_side(figure, azimuth):
    plot = draw_surface(figure, SPECS["a polynomial"])

    plot.look_from(28, azimuth)
    figure.canvas.draw()

    seen = np.asarray(figure.canvas.buffer_rgba())[..., :3]
    border = np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]])
    assert (border == 255).all()


def test_a_surface_is_never_seen_from_beneath(figure):
    plot = draw_surface(figure, SPECS["a polynomial"])

    plot.turn(0, -5000)

    assert plot.view[0] > 0
