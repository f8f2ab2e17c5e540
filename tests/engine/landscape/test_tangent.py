import numpy as np
import pytest

from engine.landscape.sampling import height, over_axes
from engine.landscape.scene import opening
from engine.landscape.tangent import model_patch, tangent_patch
from tests.engine.landscape.plots_to_try import SPECS, SQUARE, landscape


def patch_of(formula, point=(0.5, 0.5)):
    return tangent_patch(height(opening(landscape(formula))), point, SQUARE, climb=8.0)


def test_the_plane_has_the_height_and_the_slope_of_the_function():
    """f(x, y) = x² - y², so at (½, ½) the plane is x - y."""
    patch = patch_of("x^2 - y^2")

    x, y, z = patch.rim.T
    np.testing.assert_allclose(z, x - y, atol=1e-8)


def test_the_plane_of_a_bowl_lies_beneath_it():
    patch = patch_of("x^2 + y^2")

    assert patch.beneath
    assert not patch.rim_is_above.any()


def test_the_plane_of_a_saddle_is_cut_by_it():
    patch = patch_of("x*y")

    assert patch.above
    assert patch.beneath
    assert patch.rim_is_above.any()
    assert not patch.rim_is_above.all()


def test_a_steep_plane_is_a_small_patch():
    x, _, z = patch_of("100*x").rim.T

    assert np.ptp(z) < 8
    assert np.ptp(x) < 0.1


def test_the_patch_stays_inside_the_box():
    x, y, _ = patch_of("x*y", point=(2.0, -2.0)).rim.T

    assert x.max() == 2.0
    assert y.min() == -2.0


@pytest.mark.parametrize("formula", ["ln(x - 5)", "sqrt(x - 1/2)"])
def test_there_is_no_plane_where_there_is_no_gradient(formula):
    assert patch_of(formula) is None


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_landscape_has_a_plane_or_none(spec):
    patch = tangent_patch(height(opening(spec)), spec.point, spec.box, climb=8.0)

    assert patch is None or np.isfinite(patch.rim).all()


def model_of(formula, model, point=(0.5, 0.5)):
    return model_patch(height(opening(landscape(formula))), over_axes(model, ("x", "y")), point, SQUARE, climb=8.0)


def test_a_model_bends_with_its_formula():
    x, y, z = model_of("exp(x*y)", "1 + x*y").rim.T

    np.testing.assert_allclose(z, 1 + x * y)


def test_a_model_is_seen_where_it_lies_close_beneath_the_surface():
    patch = model_of("x^2 + y^2", "x + y - 1/2")

    assert patch.above
    assert patch.beneath


def test_a_steep_model_is_a_small_patch():
    x, _, z = model_of("100*x", "100*x").rim.T

    assert np.ptp(z) < 8
    assert np.ptp(x) < 0.1


def test_there_is_no_patch_of_a_model_that_is_undefined():
    assert model_of("x", "ln(-x)") is None
