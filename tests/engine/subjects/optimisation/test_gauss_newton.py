from dataclasses import replace
from fractions import Fraction

import pytest

from engine.chance import Draw
from engine.functions.curve_fits import CurveFit, drawn_fit, growth, line, scaled_growth
from engine.functions.linear import as_matrix, as_vector, exact_vector
from engine.language.parser import parse
from engine.language.tree import names
from engine.questions.witnessing import disagreement
from engine.subjects.optimisation.gauss_newton import gradient_part, jacobian_part, step_part, step_slips


@pytest.fixture
def fit() -> CurveFit:
    """w1 x + w2 from (0, 0) for (0, 1), (1, 2), (2, 6): r = (-1, -2, -6), g = (-14, -9), JᵀJ = [[5, 3], [3, 3]]."""
    model = parse("w1*x + w2", ("x", "w1", "w2"))
    data = exact_vector((0, 1, 2)), exact_vector((1, 2, 6))
    return CurveFit(model, names("w1 w2"), *data, exact_vector((0, 0)))


def test_a_residual_is_model_minus_target(fit):
    assert fit.residuals == (-1, -2, -6)
    assert fit.jacobian == ((0, 1), (1, 1), (2, 1))


def test_the_step_on_a_line_is_linear_regression(fit):
    assert fit.slopes == (-14, -9)
    assert fit.step == (Fraction(5, 2), Fraction(1, 2))


def test_damping_shortens_the_step(fit):
    damped = replace(fit, damping=Fraction(2))

    assert damped.matrix == ((7, 3), (3, 5))
    assert disagreement(step_part(damped)) == ""


def test_each_part_agrees_with_its_witness(fit):
    assert [disagreement(part(fit)) for part in (jacobian_part, gradient_part, step_part)] == ["", "", ""]


def test_the_gradient_follows_from_the_learners_own_jacobian(fit):
    part = gradient_part(fit)

    assert part.follows is not None
    assert part.follows({"a": as_matrix([[0, 1], [1, 1], [1, 1]])}) == as_vector((-8, -9))
    assert part.follows({"a": as_matrix([[0, 1], [1, 1]])}) is None


def test_the_diagonal_alone_and_the_matrix_itself_are_slips(fit):
    found = {slip.code: slip.answer for slip in step_slips(fit)}

    assert found["O8"] == as_vector((Fraction(14, 5), 3))
    assert found["K5"] == as_vector((97, 69))


@pytest.mark.parametrize("model", [line, growth, scaled_growth], ids=["line", "growth", "scaled growth"])
def test_drawn_fits_have_whole_residuals_and_short_steps(model):
    for seed in range(5):
        fit = drawn_fit(Draw("fits", 1, 1, seed), (model,))

        assert all(r.denominator == 1 and r for r in fit.residuals)
        assert all(d.denominator <= 6 for d in fit.step)
