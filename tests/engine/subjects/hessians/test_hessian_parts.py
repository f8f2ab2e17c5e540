from fractions import Fraction

import pytest

from engine.calculus.tidy import plus, times
from engine.functions.linear import exact_matrix, exact_vector
from engine.language.tree import Power, names, number
from engine.questions.keys import plain_key
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.hessian_parts import HessianAt
from engine.subjects.hessians.principal_axes import quotient_slips

X, Y = names("x y")
# f = x² y + 3 y² has the Hessian (2y, 2x; 2x, 6).
MODEL = HessianAt(
    plus(times(Power(X, number(2)), Y), times(number(3), Power(Y, number(2)))),
    ("x", "y"),
    {"x": Fraction(1), "y": Fraction(2)},
)


def test_the_hessian_at_the_point_agrees_with_differences():
    assert MODEL.exact == exact_matrix([[4, 2], [2, 6]])
    assert MODEL.slopes == exact_vector([4, 13])
    assert not disagreement(MODEL.part("a"))


def test_the_second_difference_along_a_line_is_the_form():
    assert MODEL.along(exact_vector([1, 1])) == pytest.approx(14)


def test_a_direction_has_to_be_normalised_twice():
    found = {slip.code: plain_key(slip.answer) for slip in quotient_slips(MODEL, exact_vector([1, 1]))}

    assert found["G3"] == "14"
    assert found["H2"] == "5"
    assert found["T2"] == "6"
