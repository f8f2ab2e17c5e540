"""Zoom and what is drawn at every zoom: what is undefined stays a gap, and a pole never becomes a wall."""

import numpy as np
import pytest

from engine.landscape.exploring_view import fitting_box, is_inside, panned, zoomed
from engine.landscape.facets import facets
from engine.landscape.sampling import over_axes, relief
from engine.landscape.slopes import gradient
from tests.engine.landscape.plots_to_try import SQUARE
from ui.theme.tokens import LIGHT
from ui.widgets.landscape.colours import palette

FACTORS = (1e-3, 0.05, 0.4, 1.0, 3.0, 40.0)
# From farther away the poles of a tangent lie closer than samples
POLES = (
    ("a pole", "1/x", (0.0, 0.0), FACTORS),
    ("a quotient", "x/y", (0.3, 0.0), FACTORS),
    ("a tangent", "tan(x)", (1.5, 0.0), FACTORS[:4]),
    ("two lines of poles", "y/(x^2 - y^2)", (1.0, 1.0), FACTORS),
)


def test_zooming_keeps_a_point_in_its_place():
    (left, right), (bottom, top) = zoomed(SQUARE, (1.0, -1.0), 0.5, SQUARE)

    assert ((1.0 - left) / (right - left), (-1.0 - bottom) / (top - bottom)) == pytest.approx((0.75, 0.25))
    assert right - left == pytest.approx(2.0)


@pytest.mark.parametrize(("factor", "width"), [(1e-9, 4e-4), (1e9, 4e4)], ids=["closest", "farthest"])
def test_zooming_ends_somewhere(factor, width):
    (left, right), _ = zoomed(SQUARE, (0.0, 0.0), factor, SQUARE)

    assert right - left == pytest.approx(width)


def test_panning_moves_both_ends():
    assert panned(SQUARE, (1.0, -0.5)) == ((-1.0, 3.0), (-2.5, 1.5))


@pytest.mark.parametrize(
    ("ends", "box"),
    [
        pytest.param((0.0, 1.0, -1.0, 4.0), ((0.0, 1.0), (-1.0, 4.0)), id="a box"),
        pytest.param((1.0, 0.0, -1.0, 4.0), None, id="the wrong way round"),
        pytest.param((1.0, 1.0, -1.0, 4.0), None, id="nothing between"),
        pytest.param((1.0, 1.0 + 1e-13, 0.0, 1.0), None, id="too near for digits"),
    ],
)
def test_typed_ends_make_a_box_or_none(ends, box):
    assert fitting_box(ends) == box


def test_the_edge_of_a_box_is_inside():
    assert is_inside((2.0, -2.0), SQUARE)
    assert not is_inside((2.1, 0.0), SQUARE)


@pytest.mark.parametrize(
    ("formula", "about", "factor"),
    [
        pytest.param(formula, about, factor, id=f"{name} at {factor:g}")
        for name, formula, about, factors in POLES
        for factor in factors
    ],
)
def test_nothing_is_drawn_across_a_pole_at_any_zoom(formula, about, factor):
    function, box = over_axes(formula, ("x", "y")), zoomed(SQUARE, about, factor, SQUARE)

    drawn, _ = facets(relief(function, box, 61), palette(LIGHT))

    middles = function(*drawn[:, :, :2].mean(axis=1).T)
    low, high = drawn[..., 2].min(axis=1), drawn[..., 2].max(axis=1)
    # a facet across a pole has its corners far apart and its middle beyond both
    is_across = (high - low > 0.5 * np.ptp(drawn[..., 2])) & ((middles > high) | (middles < low))
    assert not is_across.any()


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("formula", ["ln(x)", "exp(exp(x*y))", "sqrt(x)*y", "1/(x^2 + y^2)", "x^y"])
def test_heights_that_run_away_do_not_flatten_the_rest(formula, factor):
    seen = relief(over_axes(formula, ("x", "y")), zoomed(SQUARE, (0.2, 0.1), factor, SQUARE), 61)

    assert np.isfinite(seen.levels).all()
    assert len(seen.levels) >= 2
    assert not np.isinf(seen.z).any()


@pytest.mark.parametrize("factor", [1e-4, 1e-2, 1.0])
def test_gradients_keep_two_decimals_at_every_zoom(factor):
    u, v = gradient(over_axes("x^2*y - 3*y", ("x", "y")), 1.0, 0.5, zoomed(SQUARE, (1.0, 0.5), factor, SQUARE))

    assert (float(u), float(v)) == pytest.approx((1.0, -2.0), abs=1e-4)
