"""Answers that are vectors; a row and a column are the same answer."""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.language.tree import entries
from engine.questions.kinds.entries import Grid, mark_entries, misfit, read_answer, shape_of
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict

EDITOR = "column"

read = read_answer


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    key = entries(part.key)
    match shape_of(reading):
        case (1, columns) if columns == len(key):
            yield from mark_entries(reading, (key,), part, domain, budget)
        case (rows, 1) if rows == len(key):
            yield from mark_entries(reading, tuple((entry,) for entry in key), part, domain, budget)
        case rows, columns:
            yield misfit(reading, f"This has {_counted(rows, columns)}; the answer is a vector of {len(key)}.")


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    return answer if isinstance(answer, str) else f"[{', '.join(cell for row in answer for cell in row)}]"


def _counted(rows: int, columns: int) -> str:
    return f"{rows} rows of {columns}" if min(rows, columns) > 1 else f"{rows * columns} entries"
