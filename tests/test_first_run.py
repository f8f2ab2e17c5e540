"""The three questions that every learner meets first are those that were chosen by hand."""

import pytest

from engine.language.plain_text import plain
from engine.learning.choosing import FIRST_RUN
from engine.questions.making import made
from question_bank.catalogue import CATALOGUE


@pytest.mark.parametrize(
    ("choice", "function", "key"),
    [
        pytest.param(FIRST_RUN[0], "2*x*y + 8*y", "2*y", id="a partial derivative"),
        pytest.param(FIRST_RUN[1], "x*y - x^2", "[y - 2*x, x]", id="a gradient"),
        pytest.param(FIRST_RUN[2], "[x^2 - y, x*y + y]", "[[2*x, -1], [y, x + 1]]", id="a 2×2 Jacobian"),
    ],
)
def test_the_first_run_is_short_and_friendly(choice, function, key):
    family = next(family for family in CATALOGUE if family.id == choice.family)

    question = made(family, choice.level, choice.seed)

    assert [plain(value) for value in question.given.values()] == [function]
    assert [plain(part.key) for part in question.parts] == [key]
