from fractions import Fraction

import pytest

from engine.functions.linear import as_matrix, exact_matrix, exact_vector, inverse
from engine.language.tree import ONE, rational
from engine.questions.audit import is_proved
from engine.questions.question import Question, Step
from engine.subjects.matrix_steps import chain_step, determinant_step, inverse_step, product_step

A = exact_matrix([[2, -1], [3, 4]])


def _is_proved(step: Step) -> bool:
    empty = Question("", {}, (), (), (), (), (), "")
    return all(is_proved(claim, empty) for claim in step.claims)


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(product_step("", "A x", A, exact_vector([1, 5])), id="a product"),
        pytest.param(determinant_step("", r"\det A", A), id="a determinant"),
        pytest.param(inverse_step("", "A^{-1}", A, inverse(A)), id="an inverse"),
        pytest.param(chain_step("", "A", as_matrix(A)), id="a value alone"),
    ],
)
def test_every_formula_claims_what_it_shows(step):
    assert step.claims
    assert _is_proved(step)


def test_an_inverse_that_is_none_is_not_proved():
    assert not _is_proved(inverse_step("", "A^{-1}", A, A))


def test_products_are_written_out_before_they_are_added():
    step = product_step("", "A x", A, exact_vector([1, 5]))

    assert r"2 \cdot 1 + (-1) \cdot 5" in step.formula
    assert [rational(claim.right) for claim in step.claims] != [Fraction(0)]


def test_stages_that_print_alike_are_shown_once():
    assert chain_step("", "a", ONE, ONE).formula == "a = 1"
