"""How hard a question is, measured on its worked solution and its answer."""

import re

from engine.functions.measure import operations
from engine.language.tree import entries
from engine.questions.keys import Key, is_value
from engine.questions.question import Question
from engine.questions.sheet import Difficulty

# Teaching judgement, to be calibrated with attempt logs: reading the question, applying a rule, writing a symbol down.
_READING_S = 15
_RULE_S = 8
_SYMBOL_S = 2


def difficulty(question: Question) -> Difficulty:
    """Return how many rules the solution applies, how large its answer is, and how long that takes."""
    rules = len({_wording(step.says) for step in question.steps})
    size = sum(_size(part.key) for part in question.parts)
    return Difficulty(rules, size, _READING_S + _RULE_S * len(question.steps) + _SYMBOL_S * size)


def _wording(says: str) -> str:
    """Return the last sentence of a step without its mathematics and numbers.

    Two steps that say the same apply the same rule; what stands before it says where.
    """
    words = re.sub(r"\d+", "", "".join(says.split("$")[::2])).strip()
    return words.rstrip(".").rpartition(". ")[2]


def _size(key: Key) -> int:
    """Count the operations and entries of a key; one that is chosen counts as one."""
    return sum(1 + operations(entry) for entry in entries(key)) if is_value(key) else 1
