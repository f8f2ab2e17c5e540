from collections.abc import Iterator

import pytest

from engine.language.tree import Name, free_names
from engine.language.typeset import latex
from engine.questions.keys import is_value
from engine.questions.question import Question
from question_bank.catalogue import CATALOGUE
from tests.question_bank.variants import variant


@pytest.mark.parametrize("family", [pytest.param(family, id=family.id) for family in CATALOGUE])
def test_no_hint_tells_a_formula_that_is_asked_for(family) -> None:
    questions = [variant(family.id, level, seed) for level in family.levels for seed in range(3)]

    for question in questions:
        assert not set(_hinted(question)) & set(_asked(question)), question.note


def _hinted(question: Question) -> Iterator[str]:
    """Yield what stands behind the last equals sign of each formula in a hint."""
    for hint in question.hints:
        for formula in hint.split("$")[1::2]:
            yield formula.rpartition("=")[2].strip()


def _asked(question: Question) -> Iterator[str]:
    """Yield the keys that are formulas; a number or a letter may be met on the way to another one."""
    for part in question.parts:
        if is_value(part.key) and free_names(part.key) and not isinstance(part.key, Name):
            yield latex(part.key)
