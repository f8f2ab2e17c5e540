import numpy as np
import pytest

from engine.errors import LearnerError
from engine.landscape.plots import Slider
from engine.landscape.sampling import height, height_range, relief
from engine.landscape.scene import opening
from tests.engine.landscape.plots_to_try import SPECS, SQUARE, landscape


def sampled(formula, count=161):
    scene = opening(landscape(formula))
    return relief(height(scene), scene.landscape.box, count)


def test_heights_are_those_of_the_formula():
    seen = sampled("x^2*y + 1")

    assert seen.z.shape == (161, 161)
    assert seen.z[20, 60] == pytest.approx(seen.x[60] ** 2 * seen.y[20] + 1)


def test_a_frozen_name_has_the_value_of_its_slider():
    scene = opening(landscape("x + a", sliders=(Slider("a", 2.5, 0.0, 3.0),)))

    assert float(height(scene)(1.0, 0.0)) == 3.5


def test_what_is_undefined_is_a_gap():
    seen = sampled("sqrt(x)")

    assert np.isnan(seen.z[:, seen.x < 0]).all()
    assert not np.isnan(seen.z[:, seen.x >= 0]).any()


def test_a_polynomial_is_shown_whole():
    seen = sampled("x^2*y - 3*y")

    assert not seen.is_cut_below
    assert not seen.is_cut_above


def test_a_singularity_does_not_stretch_the_range():
    seen = sampled("1/(x - 1/3)")

    assert -40 < seen.levels[0] < seen.levels[-1] < 40
    assert seen.is_cut_below
    assert seen.is_cut_above


def test_both_sides_of_a_pole_are_a_gap_rather_than_a_wall():
    seen = sampled("1/(x - 1/3)")

    beside = np.abs(seen.x - 1 / 3) < seen.x[1] - seen.x[0]
    assert np.isnan(seen.z[:, beside]).all()
    assert not np.isnan(seen.z[:, ~beside]).any()


def test_a_step_is_a_gap_too():
    assert sampled("sign(x - 1/3)").has_gaps


def test_a_steep_slope_is_no_step():
    assert not sampled("exp(2*x*y)").has_gaps


def test_a_range_of_nothing_defined_is_about_zero():
    assert height_range(np.full((3, 3), np.nan)) == (-1.0, 1.0)


def test_a_constant_lies_inside_its_range():
    low, high = height_range(np.full((3, 3), 7.0))

    assert low < 7 < high


def test_earlier_levels_are_kept_where_colours_must_not_change():
    scene = opening(landscape("5*x*y"))

    assert relief(height(scene), SQUARE, 21, levels=(-1.0, 0.0, 1.0)).levels == (-1.0, 0.0, 1.0)


def test_a_vector_has_no_height():
    with pytest.raises(LearnerError):
        height(opening(landscape("[x, y]")))


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_landscape_has_levels_to_draw_it_with(spec):
    scene = opening(spec)

    seen = relief(height(scene), spec.box, 41)

    assert 2 <= len(seen.levels) <= 16
    assert np.isfinite(seen.levels).all()
