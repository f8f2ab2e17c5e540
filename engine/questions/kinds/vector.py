"""Answers that are vectors; a row and a column are the same answer."""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.language.tree import Node, entries
from engine.questions.keys import Key
from engine.questions.kinds.entries import Grid, Rows, mark_entries, misfit, read_vector, shape_of, trees_of, value_of
from engine.questions.kinds.scaling import mark_up_to
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict

EDITOR = "column"

read = read_vector


def key(reading: Grid) -> Key | None:
    return value_of(reading, "vector")


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    rows = lined_up(reading, part)
    if rows is None:
        yield of_another_size(reading, part)
    elif part.up_to:
        yield from mark_up_to(reading, rows, part, domain, budget)
    else:
        yield from mark_entries(reading, rows, part, domain, budget)


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    return answer if isinstance(answer, str) else f"[{', '.join(cell for row in answer for cell in row)}]"


def lined_up(reading: Grid, part: Part) -> Rows | None:
    """Return the key as a row or as a column, as the answer is; None where it has another size."""
    wanted = entries(part.value)
    match shape_of(reading):
        case (1, columns) if columns == len(wanted):
            return (wanted,)
        case (rows, 1) if rows == len(wanted):
            return tuple((entry,) for entry in wanted)
        case _:
            return None


def of_another_size(reading: Grid, part: Part) -> PartVerdict:
    rows, columns = shape_of(reading)
    counted = f"{rows} rows of {columns}" if min(rows, columns) > 1 else f"{rows * columns} entries"
    return misfit(reading, f"This has {counted}; the answer is a vector of {len(entries(part.value))}.")


def answered(reading: Grid) -> tuple[Node, ...] | None:
    """Return the entries of an answer that was read throughout, else None."""
    rows = trees_of(reading)
    return None if rows is None else tuple(entry for row in rows for entry in row)
