"""Answers that are matrices, marked by entry; exchanged rows and columns are recognised."""

from collections.abc import Iterator

from msgspec import structs

from engine.equality.budget import Budget
from engine.equality.decide import compare
from engine.equality.domain import Domain
from engine.equality.outcome import Equal
from engine.questions.keys import Key
from engine.questions.kinds.entries import (
    Grid,
    Rows,
    mark_entries,
    misfit,
    read_matrix,
    rows_of,
    shape_of,
    trees_of,
    value_of,
)
from engine.questions.kinds.scaling import mark_up_to
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict

EDITOR = "grid"

_LAYOUT = "Here each row belongs to one output."

read = read_matrix


def key(reading: Grid) -> Key | None:
    return value_of(reading, "matrix")


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    wanted = rows_of(part.value)
    exchanged = _exchanged(reading, wanted, part, domain, budget)
    if shape_of(reading) != shape_of(wanted):
        yield misfit(reading, exchanged or _shapes(reading, wanted))
        return
    mark_as_asked = mark_up_to if part.up_to else mark_entries
    for marked in mark_as_asked(reading, wanted, part, domain, budget):
        yield (
            structs.replace(marked, message=exchanged or marked.message)
            if marked.outcome in {"wrong", "partly"}
            else marked
        )


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    if isinstance(answer, str):
        return answer
    rows = (f"[{', '.join(row)}]" for row in answer)
    return f"[{', '.join(rows)}]"


def _exchanged(reading: Grid, key: Rows, part: Part, domain: Domain, budget: Budget) -> str:
    """Return the sentences to say if the answer is the key with rows and columns exchanged, else nothing."""
    answer = trees_of(reading)
    if answer is None or shape_of(answer) != shape_of(key)[::-1]:
        return ""
    transposed = tuple(zip(*key, strict=True))
    pairs = [pair for rows in zip(answer, transposed, strict=True) for pair in zip(*rows, strict=True)]
    if all(isinstance(compare(left, right, domain, budget), Equal) for left, right in pairs):
        return f"Your rows and columns are exchanged. {part.layout or _LAYOUT}"
    return ""


def _shapes(reading: Grid, key: Rows) -> str:
    answered, expected = (f"{rows} by {columns}" for rows, columns in map(shape_of, (reading, key)))
    return f"This is {answered} (rows by columns); the answer is {expected}."
