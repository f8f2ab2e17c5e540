import pytest

from engine.chance import Draw
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.power_steps import drawn_power, power_question


@pytest.mark.parametrize("seed", range(8))
def test_both_parts_agree_with_one_step_in_floats(seed: int):
    curvature, start = drawn_power(Draw("power", 1, 5, seed))

    question = power_question(curvature.rows, start, "")

    assert not any(disagreement(part) for part in question.parts)


@pytest.mark.parametrize("seed", range(8))
def test_a_start_is_no_eigenvector(seed: int):
    curvature, start = drawn_power(Draw("power", 1, 5, seed))

    assert all(start[0] * w[1] != start[1] * w[0] for w in curvature.eigenvectors)
