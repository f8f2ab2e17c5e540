"""Answers that are one expression."""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.questions.keys import Key
from engine.questions.kinds.entries import Grid, mark_entries, misfit, read_expression, rows_of, shape_of, value_of
from engine.questions.kinds.scaling import mark_up_to
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict

EDITOR = "line"

read = read_expression


def key(reading: Grid) -> Key | None:
    return value_of(reading, "expression")


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    if shape_of(reading) != (1, 1):
        yield misfit(reading, "The answer is a single expression.")
        return
    mark_as_asked = mark_up_to if part.up_to else mark_entries
    yield from mark_as_asked(reading, rows_of(part.value), part, domain, budget)


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    return answer if isinstance(answer, str) else answer[0][0]
