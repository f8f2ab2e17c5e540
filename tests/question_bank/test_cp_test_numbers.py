from collections import Counter
from functools import cache

import pytest

from engine.language.tree import Matrix, rational
from engine.questions.making import made
from engine.questions.question import Question
from engine.subjects.critical_points.second_derivative_test import judged
from question_bank.critical_points.cp_test_numbers import FAMILY

# How many of 200 variants a rule must misjudge.
_ENOUGH = 30


def _hessian(question: Question) -> list[list[float]]:
    """The second derivatives of the prompt; of eigenvalues, or of their sum and product, a diagonal matrix."""
    whole = question.given.get("H")
    if isinstance(whole, Matrix):
        return [[float(rational(entry)) for entry in row] for row in whole.rows]
    given = {name: float(rational(value)) for name, value in question.given.items()}
    if "f_xx" in given:
        return [[given["f_xx"], given["f_xy"]], [given["f_xy"], given["f_yy"]]]
    if "trace" in given:
        middle, root = given["trace"] / 2, (given["trace"] ** 2 / 4 - given["determinant"]) ** 0.5
        return [[middle + root, 0.0], [0.0, middle - root]]
    return [[given["lambda_1"], 0.0], [0.0, given["lambda_2"]]]


@cache
def _misjudged(levels: tuple[int, ...]) -> Counter[str]:
    """How many of 200 variants, spread over the levels, each rule misjudges."""
    counted: Counter[str] = Counter()
    for number in range(200):
        question = made(FAMILY, levels[number % len(levels)], number)
        bends = _hessian(question)
        counted.update(
            code for code in ("S1", "S3", "S4", "S8", "S9") if judged(bends, code) not in (None, judged(bends, None))
        )
    return counted


@pytest.mark.parametrize("levels", [(1,), (2,), (3,), (1, 2, 3, 4, 5)], ids=["first", "second", "third", "all"])
@pytest.mark.parametrize("code", ["S1", "S3", "S4", "S8", "S9"])
def test_each_slip_changes_the_verdict_often_enough_to_be_told_apart(code, levels):
    assert _misjudged(levels)[code] >= _ENOUGH


@pytest.mark.parametrize("level", FAMILY.levels)
def test_no_verdict_is_a_good_guess(level):
    verdicts = Counter(made(FAMILY, level, seed).part("b").key for seed in range(200))

    assert len(verdicts) >= 3
    assert max(verdicts.values()) <= 120


def test_the_verdict_of_the_learners_own_determinant_earns_half_the_marks():
    question = made(FAMILY, 2, 2)
    verdict = question.part("b")
    assert verdict.follows is not None

    own = verdict.follows({"a": question.slips[0].answer})

    assert own != verdict.key
