from math import inf

import pytest

from engine.chance import Draw
from engine.language.parser import parse
from engine.subjects.critical_points.convex_curves import drawn_curve, misjudged_shape
from engine.subjects.critical_points.convex_losses import drawn_loss, loss_question
from engine.subjects.critical_points.convexity import chord_shape, convex_range

NAMES = ("x", "y")
BOX = ((-2.0, 2.0), (-2.0, 2.0))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        pytest.param("x^2 + x y + y^2", "convex", id="a bowl"),
        pytest.param("-(x - y)^2", "concave", id="flat along a line"),
        pytest.param("x^2 - y^2", "neither", id="a saddle"),
        pytest.param("(x^2 + y^2 - 1)^2", "neither", id="a hump in a bowl"),
        pytest.param("max(x, y)", "convex", id="with a crease"),
    ],
)
def test_chords_tell_the_shape(text, shape):
    assert chord_shape(parse(text, NAMES), NAMES, BOX) == shape


@pytest.mark.parametrize(
    ("text", "names", "sign", "ends"),
    [
        pytest.param("x^2 + a x y + 4y^2", NAMES, 1, (-4, 4), id="two ends"),
        pytest.param("a x^2 + 4x y + 2y^2", NAMES, 1, (2, inf), id="one end"),
        pytest.param("-2x^2 + a cos(2x)", ("x",), -1, (-1, 1), id="concave, for all x"),
    ],
)
def test_a_range_of_convexity_is_found_by_halving(text, names, sign, ends):
    inside = 50.0 if ends[1] == inf else 0.0

    found = convex_range(parse(text, (*names, "a")), names, "a", inside, sign)

    assert found == pytest.approx(ends, abs=1e-6)


@pytest.mark.parametrize("shape", ["convex", "concave", "neither"])
def test_a_drawn_curve_has_the_shape_that_is_wanted(shape):
    for seed in range(20):
        curve = drawn_curve(Draw("cx_convex", 1, 1, seed), shape)
        box = ((0.1, 6.0),) if curve.is_positive else ((-3.0, 3.0),)

        assert chord_shape(curve.f, ("x",), box) == shape


def test_a_positive_function_is_misjudged_as_convex():
    curve = drawn_curve(Draw("cx_convex", 1, 1, 1), "neither", positive=True)

    assert misjudged_shape(curve, "S19") == "convex"
    assert misjudged_shape(curve, None) == "neither"


@pytest.mark.parametrize("seed", range(16))
def test_a_grid_of_weights_shows_how_often_a_loss_is_least(seed):
    case = drawn_loss(Draw("cx_convex", 1, 5, seed))

    shape, count = loss_question(case, "").parts

    assert shape.witness is not None
    assert count.witness is not None
    assert (shape.witness({}), count.witness({})) == ((case.shape,), (case.count,))
