"""Answers that are one expression."""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.questions.kinds.entries import Grid, mark_entries, misfit, read_answer, rows_of, shape_of
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict

EDITOR = "line"

read = read_answer


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    if shape_of(reading) != (1, 1):
        yield misfit(reading, "The answer is a single expression.")
    else:
        yield from mark_entries(reading, rows_of(part.key), part, domain, budget)


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    return answer if isinstance(answer, str) else answer[0][0]
