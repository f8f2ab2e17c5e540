from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.functions.linear import exact_matrix, exact_vector
from engine.language.tree import Power, names, number
from engine.questions.keys import plain_key
from engine.questions.witnessing import disagreement
from engine.subjects.jacobians.jacobian_parts import JacobianAt
from engine.subjects.jacobians.jacobian_products import Side, product_part, product_slips

X, Y = names("x y")
J = exact_matrix([[1, 4], [1, 3]])
# F = (x y², x + 3y) has the Jacobian J at (2, 1).
MODEL = JacobianAt(
    (times(X, Power(Y, number(2))), plus(X, times(number(3), Y))), ("x", "y"), {"x": Fraction(2), "y": Fraction(1)}
)
FORWARD, REVERSE = Side("u", exact_vector([2, -1])), Side("v", exact_vector([3, 1]))


def test_both_products_agree_with_differences_that_build_no_matrix():
    assert plain_key(product_part(FORWARD, J, MODEL).key) == "[-2, -1]"
    assert plain_key(product_part(REVERSE, J, MODEL).key) == "[4, 15]"
    assert not disagreement(product_part(FORWARD, J, MODEL))
    assert not disagreement(product_part(REVERSE, J, MODEL))


def test_the_transposed_product_is_a_slip_of_square_matrices_alone():
    tall = exact_matrix([[1, 2], [3, 4], [5, 6]])

    assert {slip.code for slip in product_slips(FORWARD, J, None)} == {"J1", "J2", "J3", "G13"}
    assert {slip.code for slip in product_slips(FORWARD, tall, None)} == {"J2", "G13"}


def test_slips_of_differentiation_are_carried_into_the_product():
    assert any(slip.code.startswith("D") for slip in product_slips(FORWARD, J, MODEL))
