import pytest

from engine.chance import Draw
from engine.questions.witnessing import disagreement
from engine.subjects.jacobians.batch_axes import axes_question, drawn_batch


@pytest.mark.parametrize("seed", range(12))
def test_the_subscripts_do_what_a_loop_over_the_examples_does(seed: int):
    question = axes_question(drawn_batch(Draw("batches", 1, 4, seed)), "")

    assert not any(disagreement(part) for part in question.parts)


@pytest.mark.parametrize("seed", range(12))
def test_every_other_option_is_a_slip(seed: int):
    question = axes_question(drawn_batch(Draw("batches", 1, 4, seed)), "")

    assert {slip.code for slip in question.slips if slip.part == "a"} == {"J1", "J15", "J16"}
