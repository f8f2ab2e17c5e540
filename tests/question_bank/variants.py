"""Questions of the bank, each made once for all tests."""

from functools import cache

from engine.questions.making import made
from engine.questions.question import Question
from question_bank.catalogue import CATALOGUE

_FAMILIES = {family.id: family for family in CATALOGUE}


@cache
def variant(family: str, level: int, seed: int) -> Question:
    return made(_FAMILIES[family], level, seed)
