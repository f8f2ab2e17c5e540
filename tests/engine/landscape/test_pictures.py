"""Plots that stand still and what lies over landscapes: drawn, told and tabulated, before the verdict and after it."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from engine.landscape.captions import picture_hint
from engine.landscape.describing import described
from engine.landscape.describing_pictures import picture_described
from engine.landscape.draw import ContourMap
from engine.landscape.draw_picture import draw_picture
from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.plots import Component, Field, Line, Marker, Path, Profile
from engine.landscape.revealing import hides_something, is_hidden, visible
from engine.landscape.rooms import Easel
from engine.landscape.sampling import height, relief
from engine.landscape.scene import opening
from engine.landscape.tabulating import picture_table
from engine.landscape.typography import DPI, use_typeface
from tests.engine.landscape.pictures_to_try import OVERLAID, PICTURES, SQUARE
from ui.theme.fonts import inter_file
from ui.theme.tokens import LIGHT
from ui.widgets.landscape.colours import palette

KINDS = pytest.mark.parametrize("plot", PICTURES.values(), ids=PICTURES)


@pytest.fixture
def figure():
    use_typeface(inter_file())
    made = Figure(figsize=(640 / DPI, 560 / DPI), dpi=DPI)
    FigureCanvasAgg(made)
    return made


def drawn(figure, plot, *, is_revealed):
    """Return the pixels of a picture."""
    draw_picture(Easel(figure, palette(LIGHT), is_revealed), plot)
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba()).copy()


def words(figure) -> set[str]:
    return {text.get_text() for text in figure.findobj(Text) if text.get_text()}


@KINDS
def test_what_comes_after_the_verdict_changes_the_picture_only_then(figure, plot):
    before, after = (drawn(figure, plot, is_revealed=revealed) for revealed in (False, True))

    assert np.array_equal(before, after) != hides_something(plot)


@KINDS
def test_nothing_of_a_picture_is_cut_off(figure, plot):
    seen = drawn(figure, plot, is_revealed=True)[..., :3]

    border = np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]])
    assert (border == 255).all()


@KINDS
@pytest.mark.parametrize("size", [(240, 200), (420, 900), (1300, 500)], ids=["tiny", "high", "wide"])
def test_a_picture_fits_a_card_of_any_shape(figure, plot, size):
    figure.set_size_inches(size[0] / DPI, size[1] / DPI)

    drawn(figure, plot, is_revealed=True)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("a step and its models", "$Q$"),
        ("an error against a step", r"$\varepsilon/h$"),
        ("a computational graph", r"$\dfrac{\partial L}{\partial b} = -36$"),
        ("bars", "1.3"),
    ],
)
def test_a_name_or_number_that_comes_after_the_verdict_is_not_written_before(figure, name, label):
    drawn(figure, PICTURES[name], is_revealed=False)
    assert label not in words(figure)

    drawn(figure, PICTURES[name], is_revealed=True)
    assert label in words(figure)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a step and its models", "Q goes from 1 to 3"),
        ("a computational graph", "∂L/∂b = −36"),
        ("bars", "temperature −0.6"),
        ("a polar map", "Under the linear map"),
    ],
)
def test_the_sentences_tell_what_is_shown_and_keep_what_is_hidden(name, told):
    assert told not in picture_described(PICTURES[name], is_revealed=False)
    assert told in picture_described(PICTURES[name], is_revealed=True)


@KINDS
def test_every_picture_has_a_table_of_full_rows(plot):
    for is_revealed in (False, True):
        table = picture_table(plot, is_revealed=is_revealed)

        assert len(table.cells) == len(table.rows) > 0
        assert {len(row) for row in table.cells} == {len(table.columns)}


def test_a_table_keeps_what_was_found_until_the_verdict():
    plot = PICTURES["a computational graph"]

    assert "Found" not in picture_table(plot, is_revealed=False).columns
    assert "1.3" not in str(picture_table(PICTURES["bars"], is_revealed=False).cells)


def test_maps_to_choose_between_have_no_marker():
    assert "marker" not in picture_described(PICTURES["four maps"], is_revealed=True)


def test_the_lengths_of_a_field_are_explained():
    assert picture_hint(PICTURES["a field that turns"], is_revealed=False) == (
        "An arrow one unit long is a vector of length 8."
    )


def test_where_every_graph_comes_after_the_verdict_there_is_nothing_to_see(figure):
    plot = Profile("x", "x", "y", (-1.0, 1.0), lines=(Line("x^2", "f", after=True),))

    drawn(figure, plot, is_revealed=False)

    assert is_hidden(plot)
    assert picture_table(plot, is_revealed=False).rows == ()


@pytest.mark.parametrize("formula", ["ln(x)", "1/x", "ln(-1 - x^2)", "0*x"])
def test_lines_and_arrows_that_are_undefined_or_flat_are_drawn_as_far_as_they_go(figure, formula):
    line = Profile("x", "x", "y", (-1.0, 1.0), lines=(Line(formula, "f"),))
    field = Field(Component("P", formula), Component("Q", "x"), ("x", "y"), SQUARE)

    for plot in (line, field):
        drawn(figure, plot, is_revealed=True)
        assert picture_described(plot, is_revealed=True)


def draw_map(figure, plot, *, is_revealed) -> ContourMap:
    scene = replace(opening(plot), is_revealed=is_revealed)
    seen = relief(height(scene), plot.box, 61)
    made = ContourMap(figure, palette(LIGHT), plot.box, plot.axes)
    made.draw_heights(seen)
    made.draw_overlays(visible(plot.overlays, is_revealed=is_revealed), scene, seen)
    made.lay_out(640, 560)
    figure.canvas.draw()
    return made


@pytest.mark.parametrize("plot", OVERLAID.values(), ids=OVERLAID)
def test_every_overlay_is_drawn_once_it_may_be_seen(figure, plot):
    for is_revealed in (False, True):
        made = draw_map(figure, plot, is_revealed=is_revealed)

        assert made.overlays.count >= len(visible(plot.overlays, is_revealed=is_revealed))


def test_labels_over_a_map_appear_with_what_they_name(figure):
    assert draw_map(figure, OVERLAID["zero curves"], is_revealed=False).overlays.labels == ()
    assert r"$\text{min}$" in draw_map(figure, OVERLAID["zero curves"], is_revealed=True).overlays.labels


def test_labels_over_a_map_neither_meet_nor_leave_it(figure):
    made = draw_map(figure, OVERLAID["zero curves"], is_revealed=True)

    boxes = [text.get_window_extent() for text in made.axes.texts if text.get_visible()]
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert all(made.axes.bbox.x0 <= box.x0 and box.x1 <= made.axes.bbox.x1 for box in boxes)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a descent", "A path steps goes through (-1.80, 1.70)"),
        ("zero curves", "A curve shows where ∂f/∂x = 0."),
        ("zero curves", "There is a saddle at (0.00, 0.00)."),
        ("a quadratic model", "show the model Q"),
    ],
)
def test_a_map_tells_what_lies_over_it_when_it_may_be_seen(name, told):
    scene = opening(OVERLAID[name])
    seen = relief(height(scene), scene.landscape.box, 41)

    assert told not in described(scene, seen)
    assert told in described(replace(scene, is_revealed=True), seen)


def test_an_arrow_that_the_question_gives_is_told_from_the_start():
    scene = opening(OVERLAID["a direction"])

    assert "An arrow u goes from (1.00, 0.50) by (0.60, -0.80)." in described(
        scene, relief(height(scene), scene.landscape.box, 41)
    )


def draw_surface(figure, plot, *, is_revealed) -> SurfacePlot:
    scene = opening(plot)
    fine = relief(height(scene), plot.box, 41)
    made = SurfacePlot(figure, palette(LIGHT), plot.box, ("x", "y", "f"))
    made.draw_heights(fine, fine)
    made.draw_overlays(visible(plot.overlays, is_revealed=is_revealed), height(scene))
    figure.canvas.draw()
    return made


@pytest.mark.parametrize("plot", OVERLAID.values(), ids=OVERLAID)
def test_points_and_paths_lie_on_the_surface_once_they_may_be_seen(figure, plot):
    for is_revealed in (False, True):
        shown = visible(plot.overlays, is_revealed=is_revealed)

        made = draw_surface(figure, plot, is_revealed=is_revealed)

        assert len(made.axes.lines) == sum(isinstance(overlay, Marker | Path) for overlay in shown)
