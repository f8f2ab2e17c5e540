import pytest

from engine.questions.audit import is_proved
from engine.questions.keys import plain_key
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.product_costs import Budget, cost_question


@pytest.mark.parametrize(
    ("budget", "keys"),
    [
        pytest.param(Budget(3, 10, 2, pairs_once=True), ["60*n", "6*n^2", "n*(n + 1)/2"], id="central, pairs once"),
        pytest.param(Budget(5, 4, 1, pairs_once=False), ["20*n", "5*n^2", "n^2"], id="one-sided, every entry"),
    ],
)
def test_costs_are_those_of_counting(budget: Budget, keys: list[str]):
    question = cost_question(budget, "")

    assert [plain_key(part.key) for part in question.parts] == keys
    assert not any(disagreement(part) for part in question.parts)
    assert all(is_proved(claim, question) for step in question.steps for claim in step.claims)
