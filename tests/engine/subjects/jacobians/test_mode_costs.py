import pytest

from engine.questions.audit import is_proved
from engine.questions.keys import Chosen
from engine.questions.question import Question
from engine.subjects.jacobians.mode_costs import (
    cost_parts,
    cost_steps,
    counted_multiplications,
    multiplications,
    multiplications_code,
    passes,
    passes_code,
)

SIZES = (5, 4, 3, 1)


def test_a_pass_fills_a_column_forward_and_a_row_in_reverse():
    assert passes(7, 2).values == (7, 2)
    assert passes(7, 2).cheaper == "reverse"


def test_multiplications_are_those_of_the_loops():
    counted = multiplications(*SIZES)

    assert dict(zip(("forward", "reverse"), counted.values, strict=True)) == counted_multiplications(*SIZES)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        pytest.param(passes_code(7, 2), {"a": 7, "b": 2, "c": "reverse"}, id="passes"),
        pytest.param(multiplications_code(*SIZES), {"a": 75, "b": 32, "c": "reverse"}, id="multiplications"),
    ],
)
def test_programs_count_the_same(code, answer):
    for program in (code.sympy, code.numpy):
        scope = {}
        exec(program, scope)  # noqa: S102 - the program is our own
        assert scope["answer"] == answer


def test_the_verdict_follows_from_the_learners_own_counts():
    counted = multiplications(*SIZES)
    *numbers, cheaper = cost_parts(counted, "multiplications", counted_multiplications(*SIZES))
    own = {"a": numbers[1].key, "b": numbers[0].key}

    assert cheaper.key == Chosen(("reverse",))
    assert cheaper.follows is not None
    assert cheaper.follows(own) == Chosen(("forward",))
    assert cheaper.follows({}) is None


def test_the_sums_in_the_steps_are_proved():
    empty = Question("", {}, (), (), (), (), (), "")
    steps = cost_steps(multiplications(*SIZES), "", "")

    assert all(is_proved(claim, empty) for step in steps for claim in step.claims)
