from fractions import Fraction

import pytest

from engine.calculus.tidy import times
from engine.functions.linear import exact_vector
from engine.language.tree import Power, names, number
from engine.subjects.hessians.gradient_differences import float_estimate, slopes_at
from engine.subjects.hessians.hessian_parts import HessianAt

X, Y = names("x y")
# f = x y³ has the gradient (y³, 3 x y²).
MODEL = HessianAt(times(X, Power(Y, number(3))), ("x", "y"), {"x": Fraction(1), "y": Fraction(2)})


def test_the_gradient_is_exact_at_any_point():
    assert slopes_at(MODEL, exact_vector([Fraction(1, 2), -1])) == exact_vector([-1, Fraction(3, 2)])


def test_a_central_difference_is_taken_of_differences():
    v, h = exact_vector([0, 1]), Fraction(1, 2)

    found = float_estimate(MODEL, v, h)

    assert found == pytest.approx(((2.5**3 - 1.5**3), 3 * (2.5**2 - 1.5**2)))
