"""F(u, v) = (u² + v, 3v); at (1, 2) its Jacobian is [[2, 1], [0, 3]], of determinant 6."""

from dataclasses import replace

import numpy as np
import pytest

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives
from engine.landscape.plots import Component, Landscape, MapImage, Slider
from engine.landscape.scene import opening
from engine.landscape.square_images import determinant, image, of_plot, of_scene, square, true_slopes
from engine.landscape.square_words import square_hint, square_readouts, square_said, square_table

_FUNCTIONS = ("u^2 + v", "3 v")
_COMPONENTS = (Component("F_{1}", _FUNCTIONS[0]), Component("F_{2}", _FUNCTIONS[1]))
_PLOT = MapImage(_COMPONENTS, ("u", "v"), ("F_1", "F_2"), (1.0, 2.0), 0.1)
_MAP = Landscape(_COMPONENTS, ("u", "v"), ((-3.0, 3.0), (-3.0, 3.0)), (1.0, 2.0))
_FORMULAS = Claim(Derivatives("jacobian", _FUNCTIONS, ("u", "v")), (("2u", "1"), ("0", "v")))
_AT_P = Claim(Derivatives("jacobian", _FUNCTIONS, ("u", "v"), {"u": 1.0, "v": 2.0}), (("2", "1"), ("0", "2")))


def _scene(*claims, revealed=False):
    return replace(opening(_MAP), claims=claims, is_revealed=revealed)


def test_the_image_of_a_square_is_what_the_map_makes_of_it():
    mapped = of_plot(_PLOT, (), is_revealed=False)

    assert square(_PLOT).corners == pytest.approx(np.asarray([(1, 2), (1.1, 2), (1.1, 2.1), (1, 2.1)]))
    assert image(mapped).corners == pytest.approx(np.asarray([(3, 6), (3.21, 6), (3.31, 6.3), (3.1, 6.3)]))


def test_a_linear_map_makes_a_parallelogram_of_determinant_times_the_area():
    mapped = of_plot(_PLOT, (), is_revealed=True)

    assert true_slopes(mapped) == pytest.approx(np.asarray([(2, 1), (0, 3)]), abs=1e-6)
    assert determinant(true_slopes(mapped)) == pytest.approx(6)
    assert mapped.parallelogram(mapped.true)[2] == pytest.approx((3.3, 6.3))


def test_areas_are_those_that_outlines_enclose():
    assert square(_PLOT).area == pytest.approx(0.01)
    assert image(of_plot(_PLOT, (), is_revealed=False)).area == pytest.approx(0.01 * 6.3, rel=1e-3)


def test_before_the_verdict_no_jacobian_is_known():
    mapped = of_scene(_scene(), 0.1)

    assert (mapped.yours, mapped.true) == (None, None)


@pytest.mark.parametrize(
    ("claim", "revealed", "shows_true"),
    [
        pytest.param(_FORMULAS, False, True, id="formulas are held against the truth at once"),
        pytest.param(_AT_P, False, False, id="numbers at a point only at the end"),
        pytest.param(_AT_P, True, True, id="which has come"),
    ],
)
def test_the_learners_matrix_is_drawn_beside_what_may_be_seen(claim, revealed, shows_true):
    mapped = of_scene(_scene(claim, revealed=revealed), 0.1)

    assert mapped.yours == pytest.approx(np.asarray([(2, 1), (0, 2)]))
    assert (mapped.true is not None) is shows_true


def test_a_still_picture_takes_the_learners_matrix_too():
    mapped = of_plot(_PLOT, (_AT_P,), is_revealed=False)

    assert determinant(mapped.yours) == 4
    assert mapped.true is None


def test_a_matrix_of_another_size_is_not_drawn():
    claim = Claim(_AT_P.meaning, (("2", "1"),))

    assert of_scene(_scene(claim), 0.1).yours is None


def test_names_that_are_no_axes_have_the_values_of_their_sliders():
    component = Component("F_{1}", "a u")
    landscape = Landscape((component, component), ("u", "v"), _MAP.box, (1.0, 2.0), (Slider("a", 5.0, 0.0, 9.0),))

    assert image(of_scene(opening(landscape), 1.0)).outline[0] == pytest.approx((5, 5))


def test_numbers_of_the_truth_are_told_at_the_end_only():
    mapped = of_scene(_scene(_FORMULAS), 0.1)

    assert square_readouts(mapped, is_revealed=False)[1:] == (r"\text{yours: }\det J = 4.00,\;\text{area }0.04",)
    assert square_readouts(mapped, is_revealed=True)[2] == r"\text{true: }\det J = 6.00,\;\text{area }0.06"


def test_the_table_tells_where_corners_go():
    table = square_table(of_scene(_scene(_AT_P, revealed=True), 0.1))

    assert table.columns == ("Corner", "Image", "True Jacobian", "Your matrix")
    assert table.cells[2] == ("(1.10, 2.10)", "(3.31, 6.30)", "(3.30, 6.30)", "(3.30, 6.20)")


def test_the_sentences_tell_what_the_picture_shows():
    mapped = of_scene(_scene(_AT_P), 0.1)

    assert "Under your matrix they go to (3.00, 6.00)" in square_said(mapped)
    assert "true" not in square_said(mapped)
    assert "dashed parallelogram is the image under your matrix" in square_hint(mapped)


def test_where_the_map_is_undefined_there_is_no_image():
    plot = MapImage((Component("F_1", "ln(u)"), _COMPONENTS[1]), ("u", "v"), ("F_1", "F_2"), (-0.05, 0.0), 0.1)

    drawn = image(of_plot(plot, (), is_revealed=True))

    assert np.isnan(drawn.outline[0]).any()
    assert r"\text{undefined}" in square_readouts(of_plot(plot, (), is_revealed=True), is_revealed=True)[0]
