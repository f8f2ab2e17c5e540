from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.functions.square_maps import polynomial_map
from engine.language.plain_text import plain
from engine.language.tree import Power, names, number
from engine.questions.keys import plain_key
from engine.subjects.determinants import determinant_slips, determinant_witness

X, Y = names("x y")
# F = (x y², x + 3y) has the Jacobian (y², 2xy; 1, 3) and the determinant 3y² - 2xy.
MADE = polynomial_map((times(X, Power(Y, number(2))), plus(X, times(number(3), Y))), (X, Y))
POINT = {"x": Fraction(2), "y": Fraction(1)}


def test_the_determinant_is_multiplied_out():
    assert plain(MADE.determinant) == "3*y^2 - 2*x*y"
    assert MADE.determinant_at(POINT) == -1


def test_slips_are_evaluated_at_the_point():
    answers = {slip.code: plain_key(slip.answer) for slip in determinant_slips(MADE, "a", POINT)}

    assert (answers["J2"], answers["J3"], answers["J5"], answers["J6"]) == ("1", "3", "-1", "7")


def test_the_witness_agrees_wherever_it_is_asked():
    (found,) = determinant_witness(MADE)({"x": Fraction(1), "y": Fraction(3)})

    assert abs(found - 21) < 1e-6
