from fractions import Fraction

import pytest

from engine.calculus.branches import branch_slopes
from engine.language.parser import parse


def test_a_curve_is_followed_along_its_branch():
    """x² + y² = 25 at (3, -4), where dy/dx = 3/4."""
    circle = parse("x^2 + y^2 - 25", ("x", "y"))

    (slope,) = branch_slopes((circle,), ("y",), "x", {"x": Fraction(3), "y": Fraction(-4)})

    assert slope == pytest.approx(0.75, rel=1e-9)


def test_two_unknowns_move_together():
    """u + v = x, u v = 2 at (3, 1, 2), where u' = -1 and v' = 2."""
    equations = tuple(parse(side, ("x", "u", "v")) for side in ("u + v - x", "u v - 2"))
    at = {name: Fraction(value) for name, value in (("x", 3), ("u", 1), ("v", 2))}

    assert branch_slopes(equations, ("u", "v"), "x", at) == pytest.approx((-1, 2), rel=1e-9)
