from collections.abc import Callable
from fractions import Fraction

import pytest

from engine.calculus.witness import central_hessian
from engine.chance import Draw
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.matrix_identities import Loss, identity_question, least_squares, ridge, two_forms

LOSSES = [pytest.param(drawn, id=drawn.__name__) for drawn in (least_squares, ridge, two_forms)]


@pytest.mark.parametrize("drawn", LOSSES)
@pytest.mark.parametrize("seed", range(3))
def test_the_hessian_is_that_of_the_loss(drawn: Callable[[Draw], Loss], seed: int):
    loss = drawn(Draw("losses", 1, 5, seed))

    found = central_hessian(loss.f, ("x1", "x2"), {"x1": Fraction(1, 3), "x2": Fraction(2, 3)})

    assert found == pytest.approx([float(entry) for row in loss.hessian for entry in row])


@pytest.mark.parametrize("drawn", LOSSES)
def test_one_formula_is_right_and_each_other_is_a_slip(drawn: Callable[[Draw], Loss]):
    loss = drawn(Draw("losses", 1, 5, 0))
    question = identity_question(loss, "", "J1")

    assert sum(not formula.code for formula in loss.formulas) == 1
    assert not any(disagreement(part) for part in question.parts)
    assert len([slip for slip in question.slips if slip.part == "a"]) == 3


def test_the_right_formula_has_no_place_of_its_own():
    places = {
        next(one.id for one in least_squares(Draw("losses", 1, 5, seed)).formulas if not one.code) for seed in range(20)
    }

    assert len(places) >= 3
