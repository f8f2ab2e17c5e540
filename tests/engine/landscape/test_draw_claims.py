"""What is drawn of claims, on maps and on surfaces. f(x, y) = x²y - 3y, so ∇f = (2xy, x² - 3)."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from engine.landscape.claiming import shown_slopes, told
from engine.landscape.claims import Claim
from engine.landscape.differing import pointer_scale, true_arrows
from engine.landscape.draw import ContourMap
from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.meanings import Approximation, Axis, Derivatives, Places, Step
from engine.landscape.sampling import height, relief
from engine.landscape.scene import opening
from engine.landscape.typography import DPI, use_typeface
from tests.engine.landscape.plots_to_try import SQUARE, landscape
from ui.theme.fonts import inter_file
from ui.theme.tokens import LIGHT
from ui.widgets.landscape.colours import palette

F = "x^2*y - 3*y"
XY = ("x", "y")
AT = {"x": 1.0, "y": 0.5}
CLAIMS = {
    "a gradient": Claim(Derivatives("gradient", (F,), XY), (("2*x*y",), ("x^2",))),
    "a gradient with a pole": Claim(Derivatives("gradient", (F,), XY), (("1/x",), ("ln(y)",))),
    "a partial derivative": Claim(Derivatives("partial", (F,), ("y",)), (("x^2",),)),
    "a gradient at a point": Claim(Derivatives("gradient", (F,), XY, AT), (("1",), ("2",))),
    "a Hessian": Claim(Derivatives("hessian", (F,), XY), (("2*y", "2*x"), ("x", "1"))),
    "a Hessian at a point": Claim(Derivatives("hessian", (F,), XY, AT), (("1", "2"), ("2", "1"))),
    "a Hessian with a pole": Claim(Derivatives("hessian", (F,), XY), (("1/(x - 1)", "2*x"), ("2*x", "0"))),
    "a plane": Claim(Approximation(1, F, XY, AT), (("x - y",),)),
    "a model": Claim(Approximation(2, F, XY, AT), (("x - y + x*y",),)),
    "a step": Claim(Step(F, XY, (1.0, 0.5)), (("0",), ("5/2",))),
    "points": Claim(Places(F, XY), (("1", "0"), ("sqrt(3)", "0"))),
    "an axis": Claim(Axis(F, XY, AT), (("1",), ("1",))),
    "a direction": Claim(Axis(F, XY, AT, of="slope"), (("1",), ("1",))),
}
EVERY = pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)


@pytest.fixture
def figure():
    use_typeface(inter_file())
    made = Figure(figsize=(600 / DPI, 480 / DPI), dpi=DPI)
    FigureCanvasAgg(made)
    return made


def scene_of(claim, *, is_revealed=False):
    return replace(opening(landscape(F)), claims=(claim,), is_revealed=is_revealed)


def draw_map(figure, scene) -> ContourMap:
    claims, seen = told(scene), relief(height(scene), SQUARE, 61)
    drawn = ContourMap(figure, palette(LIGHT), SQUARE, XY)
    drawn.draw_heights(seen)
    slopes = shown_slopes(scene, claims)
    drawn.draw_arrows(None if slopes is None else true_arrows(slopes, claims, SQUARE), seen)
    scale = pointer_scale(claims, SQUARE, 1.0)
    drawn.claims.follow(claims, scene.point, seen.levels, scale)
    drawn.draw_overlays((), scene, seen, claims, scale)
    drawn.lay_out(600, 480)
    figure.canvas.draw()
    for mark in drawn.marks:
        drawn.axes.draw_artist(mark)
    return drawn


def draw_surface(figure, scene) -> SurfacePlot:
    seen = relief(height(scene), SQUARE, 31)
    drawn = SurfacePlot(figure, palette(LIGHT), SQUARE, (*XY, "f"))
    drawn.draw_heights(seen, seen)
    drawn.claims.draw(scene, told(scene), seen.levels[-1] - seen.levels[0])
    drawn.draw_key(told(scene))
    figure.canvas.draw()
    return drawn


def key_words(figure):
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


@EVERY
@pytest.mark.parametrize("is_revealed", [False, True], ids=["asked", "over"])
def test_every_claim_is_drawn_on_the_map_without_a_warning(figure, claim, is_revealed):
    draw_map(figure, scene_of(claim, is_revealed=is_revealed))


@EVERY
@pytest.mark.parametrize("is_revealed", [False, True], ids=["asked", "over"])
def test_every_claim_is_drawn_on_the_surface_without_a_warning(figure, claim, is_revealed):
    drawn = draw_surface(figure, scene_of(claim, is_revealed=is_revealed))
    drawn.turn(40, 10)
    figure.canvas.draw()


@pytest.mark.parametrize(
    ("claim", "asked", "over"),
    [
        pytest.param("a gradient", ["yours", "true", "far apart"], ["yours", "true", "far apart"], id="a formula"),
        pytest.param("a gradient at a point", ["yours"], ["yours", "true"], id="numbers"),
        pytest.param("a Hessian", ["your model", "true model"], ["your model", "true model"], id="models"),
        pytest.param("a plane", ["your model"], ["your model", "true model"], id="a plane"),
    ],
)
def test_a_key_names_what_is_drawn(figure, claim, asked, over):
    draw_map(figure, scene_of(CLAIMS[claim]))
    assert key_words(figure) == asked

    draw_map(figure, scene_of(CLAIMS[claim], is_revealed=True))
    assert key_words(figure) == over


def test_a_field_that_is_right_is_not_drawn_twice(figure):
    right = Claim(Derivatives("gradient", (F,), XY), (("2*x*y",), ("x^2 - 3",)))

    drawn = draw_map(figure, scene_of(right))

    assert drawn.overlays.count == 0
    assert key_words(figure) == ["yours and true"]


def test_the_key_stands_above_the_map(figure):
    drawn = draw_map(figure, scene_of(CLAIMS["a gradient"]))

    box = figure.legends[0].get_window_extent()
    assert box.y0 >= drawn.axes.get_window_extent().y1
    assert box.y1 <= figure.bbox.y1


def test_points_are_named_by_their_slopes(figure):
    drawn = draw_map(figure, scene_of(CLAIMS["points"]))

    assert any("0" in label for label in drawn.overlays.labels)
    assert any("2.00" in label for label in drawn.overlays.labels)


@pytest.mark.parametrize(
    ("claim", "says"),
    [pytest.param("an axis", "bends", id="asked for curvature"), pytest.param("a direction", "climbs", id="for slope")],
)
def test_a_direction_says_what_the_function_does_along_it(figure, claim, says):
    (label,) = draw_map(figure, scene_of(CLAIMS[claim])).overlays.labels

    assert says in label


@pytest.mark.parametrize(
    ("at", "labels"),
    [
        pytest.param({"x": 1.0, "y": 1.0}, 1, id="on the map"),
        pytest.param({"x": 5.0, "y": 1.0}, 0, id="beside it"),
        pytest.param({"x": 1.0}, 0, id="on one axis only"),
        pytest.param({"x": 1.0, "y": 1.0, "q": 2.0}, 0, id="with a name that the map does not know"),
    ],
)
def test_where_an_answer_differs_is_marked(figure, at, labels):
    scene = replace(opening(landscape(F)), differs_at=at)

    assert len(draw_map(figure, scene).overlays.labels) == labels


def test_a_model_follows_the_marker(figure):
    scene = scene_of(CLAIMS["a Hessian"])
    drawn = draw_map(figure, scene)
    levels = relief(height(scene), SQUARE, 61).levels

    moved = scene.moved(-1.0, -1.0)
    drawn.claims.follow(told(moved), moved.point, levels, 1.0)

    middle = np.concatenate(drawn.claims.artists[1].get_segments()).mean(axis=0)
    assert np.abs(middle - [-1.0, -1.0]).max() < 1.0


def test_without_a_claim_nothing_follows(figure):
    drawn = draw_map(figure, opening(landscape(F)))

    assert not any(artist.get_visible() for artist in drawn.claims.artists)


def test_claims_on_a_surface_are_replaced(figure):
    scene = scene_of(CLAIMS["a Hessian"])
    drawn = draw_surface(figure, scene)
    assert drawn.claims.count

    drawn.claims.draw(replace(scene, claims=()), (), 1.0)

    assert drawn.claims.count == 0
