from fractions import Fraction

import pytest

from engine.calculus.witness import central_partial
from engine.language.parser import parse

_AT = {"x": Fraction(2), "y": Fraction(-1)}


@pytest.mark.parametrize(
    ("wrt", "slope"),
    [
        pytest.param(("x",), -12.0, id="first"),
        pytest.param(("x", "y"), 36.0, id="mixed"),
        pytest.param(("x", "x", "y"), 36.0, id="third"),
        pytest.param(("y", "x", "x"), 36.0, id="third in another order"),
    ],
)
def test_differences_of_differences_give_derivatives_of_any_order(wrt, slope):
    """f(x, y) = x³ y³, so f_x = 3x² y³, f_xy = 9x² y² and f_xxy = 18x y²."""
    f = parse("x^3 y^3", "xy")

    assert central_partial(f, wrt, _AT) == pytest.approx(slope, abs=1e-8)
