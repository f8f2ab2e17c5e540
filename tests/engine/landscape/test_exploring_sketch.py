"""What is explored at the marker as lines, on the map and on the surface; f(x, y) = x² + 3y²."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from engine.landscape.draw import ContourMap
from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.exploring import OVERLAYS, Exploring
from engine.landscape.exploring_picking import heading, picked, seen_at
from engine.landscape.exploring_sketch import LevelCurves, sketched
from engine.landscape.sampling import height, relief
from engine.landscape.scene import opening
from engine.landscape.surface_patches import patches, patches_said
from tests.engine.landscape.plots_to_try import SPECS, SQUARE, landscape
from ui.theme.tokens import LIGHT
from ui.widgets.landscape.colours import palette


def exploring(*overlays, plot=None, **settings):
    scene = opening(plot or landscape("x^2 + 3*y^2"))
    return replace(scene, is_revealed=True, exploring=Exploring(overlays, rate=0.1, **settings))


def sketch_of(scene):
    return sketched(scene, LevelCurves(relief(height(scene), scene.landscape.box, 161)))


@pytest.fixture
def figure():
    made = Figure(figsize=(8, 6), dpi=72)
    FigureCanvasAgg(made)
    return made


@pytest.fixture
def surface(figure):
    """The surface of x² + 3y², drawn."""
    scene = exploring("gradient")
    seen = relief(height(scene), SQUARE, 61)
    made = SurfacePlot(figure, palette(LIGHT), SQUARE, ("x", "y", "f"))
    made.draw_heights(seen, seen)
    figure.canvas.draw()
    return made, seen, height(scene)


def test_the_level_curve_goes_through_the_marker():
    scene = exploring("level")
    (line,) = sketch_of(scene).level

    assert height(scene)(*line.T) == pytest.approx(np.full(len(line), 1.75), abs=1e-2)


def test_level_lines_of_the_plane_are_straight():
    for line in sketch_of(exploring("plane")).plane:
        across, up = np.diff(line, axis=0).T

        assert across[0] * up == pytest.approx(up[0] * across, abs=1e-6)


def test_the_axes_cross_at_the_marker():
    for axis in sketch_of(exploring("curvatures")).axes:
        assert axis.ends.mean(axis=0) == pytest.approx([1.0, 0.5])


@pytest.mark.parametrize("name", OVERLAYS)
def test_nothing_is_sketched_before_it_may_be_seen(name):
    hidden = sketch_of(replace(exploring(name), is_revealed=False))

    assert (hidden.level, hidden.plane, hidden.model, hidden.axes, hidden.walks) == ((), (), (), (), ())


@pytest.mark.parametrize("name", SPECS, ids=SPECS)
def test_everything_can_be_explored_on_every_landscape(figure, name):
    scene = exploring(*OVERLAYS, plot=SPECS[name])
    seen, box = relief(height(scene), scene.landscape.box, 41), scene.landscape.box
    drawn = ContourMap(figure, palette(LIGHT), box, scene.landscape.axes)
    drawn.place_marks(scene.point, None)

    drawn.explored.show(sketched(scene, LevelCurves(seen)))

    drawn.lay_out(576, 432)
    figure.canvas.draw()


@pytest.mark.parametrize(("name", "count"), [("level", 2), ("curvatures", 4), ("descent", 3), ("plane", 2)])
def test_an_overlay_brings_its_own_artists_only(figure, name, count):
    drawn = ContourMap(figure, palette(LIGHT), SQUARE, ("x", "y"))

    drawn.explored.show(sketch_of(exploring(name)))

    assert len(drawn.explored.artists) == count


def test_what_is_explored_is_drawn_on_the_surface_too(surface):
    drawn, _, function = surface
    scene = exploring("level", "curvatures", "descent")

    drawn.draw_explored(sketch_of(scene), function, scene.point, (2.0, 3.0))
    before = len(drawn.axes.lines)
    drawn.draw_explored(sketch_of(replace(scene, is_revealed=False)), function, scene.point, None)

    assert before > len(drawn.axes.lines)


@pytest.mark.parametrize("at", [(1.0, 0.5), (-1.2, -1.0), (0.3, 1.1), (0.0, 0.0)])
def test_a_point_of_the_surface_is_found_where_it_is_seen(surface, at):
    drawn, seen, function = surface
    across, up, _ = seen_at(drawn.axes, *at, float(function(*at)))[0]

    beside = (at[0] + 0.1, at[1] - 0.1)
    assert picked(drawn.axes, seen, function, (across, up), beside) == pytest.approx(at, abs=0.02)


def test_a_marker_that_is_dragged_stays_on_its_own_sheet(surface):
    drawn, seen, function = surface
    across, up, _ = seen_at(drawn.axes, 1.0, 0.5, 1.75)[0]

    # the near wall of the bowl hides its bottom
    assert picked(drawn.axes, seen, function, (across, up), (2.0, -1.3)) == pytest.approx((2.0, -1.25), abs=0.1)


@pytest.mark.parametrize(
    ("azimuth", "way"),
    [(-90, (1, 0)), (-58, (1, 0)), (0, (0, 1)), (90, (-1, 0)), (180, (0, -1)), (302, (1, 0))],
)
def test_the_right_arrow_goes_along_the_axis_that_looks_like_it(azimuth, way):
    assert heading(azimuth, 1.0, 0.0) == pytest.approx(way)


@pytest.mark.parametrize(
    ("overlays", "count", "says"),
    [
        (("gradient",), 1, "plane"),
        (("plane",), 1, "plane"),
        (("model",), 1, "model"),
        (("plane", "model"), 2, "model"),
        (("level",), 0, ""),
    ],
)
def test_what_touches_is_what_is_explored(overlays, count, says):
    scene = exploring(*overlays)

    assert len(patches(scene, 16.0)) == count
    assert says in patches_said(scene)
