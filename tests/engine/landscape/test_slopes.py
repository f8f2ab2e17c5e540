import numpy as np
import pytest

from engine.landscape.sampling import height, over_axes
from engine.landscape.scene import opening
from engine.landscape.slopes import arrow_field, gradient
from tests.engine.landscape.plots_to_try import SPECS, SQUARE, landscape


def test_the_gradient_is_that_of_the_formula():
    """f(x, y) = x²y + sin y, so ∇f = (2xy, x² + cos y)."""
    function = height(opening(landscape("x^2*y + sin(y)")))

    u, v = gradient(function, 1.1, 0.75, SQUARE)

    assert float(u) == pytest.approx(1.65, abs=1e-8)
    assert float(v) == pytest.approx(1.21 + np.cos(0.75), abs=1e-8)


def test_there_is_no_gradient_at_the_edge_of_the_domain():
    function = height(opening(landscape("sqrt(x)")))

    assert np.isnan(gradient(function, 0.0, 0.5, SQUARE)[0])


def test_arrows_are_gradients_to_a_stated_scale():
    function = height(opening(landscape("x^2 + y^2")))

    field = arrow_field(function, SQUARE)

    np.testing.assert_allclose(field.u, 2 * field.x, atol=1e-6)
    np.testing.assert_allclose(field.v, 2 * field.y, atol=1e-6)
    assert field.slope_per_unit > field.pointer_slope_per_unit > 0


def test_arrows_that_would_cross_their_neighbours_are_left_out_and_this_is_told():
    function = height(opening(landscape("1/(x - 1/3)")))

    field = arrow_field(function, SQUARE)

    assert field.leaves_out
    assert np.hypot(field.u, field.v).max() / field.slope_per_unit < 1


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_landscape_has_a_field_of_finite_arrows(spec):
    field = arrow_field(height(opening(spec)), spec.box)

    assert np.isfinite([field.u, field.v]).all()
    assert field.slope_per_unit > 0


def test_slopes_where_a_function_overflows_are_undefined_and_nothing_warns():
    x = np.array([50.0])

    along, _ = gradient(over_axes("exp(exp(x))*y", ("x", "y")), x, x, ((-3.0, 60.0), (-3.0, 60.0)))

    assert np.isnan(along).all()
