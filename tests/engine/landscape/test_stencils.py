"""f(x, y) = x³y² + sin y, so f_x = 3x²y², f_xy = 6x²y and f_xxy = 12xy."""

import math

import pytest

from engine.landscape.sampling import function_of
from engine.landscape.stencils import central, is_smooth

_F = function_of("x^3 y^2 + sin(y)", ("x", "y"))
_AT = (0.7, -1.3)


@pytest.mark.parametrize(
    ("by", "exact", "close"),
    [
        pytest.param((), 0.7**3 * 1.69 - math.sin(1.3), 1e-15, id="the value itself"),
        pytest.param((0,), 3 * 0.49 * 1.69, 1e-8, id="a slope"),
        pytest.param((0, 1), 6 * 0.49 * -1.3, 1e-6, id="a mixed derivative"),
        pytest.param((0, 0), 6 * 0.7 * 1.69, 1e-6, id="a second derivative"),
        pytest.param((0, 0, 1), 12 * 0.7 * -1.3, 1e-4, id="a third derivative"),
    ],
)
def test_differences_find_derivatives_of_any_order(by, exact, close):
    found = central(_F, _AT, by)

    assert found.value == pytest.approx(exact, abs=close)
    assert abs(found.value - exact) <= found.doubt + 1e-15


def test_far_from_the_origin_steps_are_longer():
    assert central(function_of("x^2", ("x",)), (1e6,), (0,)).value == pytest.approx(2e6, rel=1e-8)


def test_a_constant_has_no_slope():
    assert central(function_of("3", ("x",)), (0.5,), (0,)).value == 0


@pytest.mark.parametrize(
    ("formula", "at", "smooth"),
    [
        pytest.param("abs(x - 1)", 1.0, False, id="on a corner"),
        pytest.param("abs(x - 1)", 0.9, True, id="beside a corner"),
        pytest.param("relu(x)", 0.0, False, id="where a unit switches on"),
        pytest.param("ln(x)", -1.0, False, id="outside the domain"),
        pytest.param("exp(3 x)", 2.0, True, id="where it is steep"),
    ],
)
def test_corners_and_edges_of_domains_are_not_smooth(formula, at, smooth):
    assert is_smooth(function_of(formula, ("x",)), (at,), (0,)) is smooth
