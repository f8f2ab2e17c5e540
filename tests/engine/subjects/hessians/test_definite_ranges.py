import pytest

from engine.chance import Draw
from engine.questions.audit import is_proved
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.definite_ranges import drawn_ranged, range_question

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ends_are_where_the_least_eigenvalue_vanishes(seed: int):
    question = range_question(drawn_ranged(Draw("ranges", 1, 4, seed)), "")

    assert not disagreement(question.parts[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_every_step_is_proved(seed: int):
    question = range_question(drawn_ranged(Draw("ranges", 1, 4, seed)), "")

    assert all(is_proved(claim, question) for step in question.steps for claim in step.claims)


def test_a_closed_range_is_a_slip():
    question = range_question(drawn_ranged(Draw("ranges", 1, 4, 0)), "")

    assert {"S9", "S28"} <= {slip.code for slip in question.slips}
