"""u + v = x, u v = 2 at (x, u, v) = (3, 1, 2), where u' = -1 and v' = 2."""

from fractions import Fraction

from engine.chance import Draw
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.questions.audit import faults
from engine.subjects.chain_rule.implicit_systems import drawn_system, system_at, system_question
from engine.subjects.chain_rule.one_weight import OneWeight, drawn_weight, weight_question
from engine.subjects.chain_rule.ridge import Ridge, drawn_ridge, ridge_question

_SIDES = tuple(parse(side, ("x", "u", "v")) for side in ("u + v - x", "u v"))


def test_both_unknowns_move_in_both_equations():
    made = system_at(_SIDES, (Fraction(3), Fraction(1), Fraction(2)))

    assert made.constants == (0, 2)
    assert made.speeds() == (-1, 2)


def test_a_question_about_a_system_is_proved_throughout():
    question = system_question(drawn_system(Draw("system", 1, 4, 2)), "Find {d} {at}.")

    assert not list(faults(question, 4))


def test_ridge_weights_shrink_by_the_inverse_of_the_penalised_matrix():
    """A + λI = [[3, 1], [1, 2]], w* = (2, -1), so dw*/dλ = -(1, -1)."""
    made = Ridge(((Fraction(2), Fraction(1)), (Fraction(1), Fraction(1))), (Fraction(5), Fraction(0)), Fraction(1))

    assert made.best() == (2, -1)
    assert made.speed() == (-1, 1)


def test_a_question_about_ridge_regression_is_proved_throughout():
    question = ridge_question(drawn_ridge(Draw("ridge", 1, 5, 1)), "How fast do the weights move at {l}?")

    assert not list(faults(question, 5))
    assert {slip.code for slip in question.slips} >= {"I1", "I3", "K5"}
    assert plain(question.given["A"]).startswith("[[")


def test_a_single_weight_shrinks_by_its_second_derivative():
    """Σ x² + λ = 1 + 4 + 1 = 6 and Σ xy = 12, so w* = 2 and dw*/dλ = -1/3."""
    made = OneWeight((Fraction(1), Fraction(2)), (Fraction(2), Fraction(5)), Fraction(1))

    assert (made.best, made.speed) == (2, Fraction(-1, 3))


def test_a_question_about_a_single_weight_is_proved_throughout():
    question = weight_question(drawn_weight(Draw("weight", 1, 5, 3)), "How fast does the weight move at {l}?")

    assert not list(faults(question, 5))
