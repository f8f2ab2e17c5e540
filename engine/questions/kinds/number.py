"""Answers that are one number: exact, or to the significant figures that the question states."""

from collections.abc import Iterator

from msgspec import structs

from engine.equality.budget import Budget
from engine.equality.closeness import compare_rounded
from engine.equality.domain import Domain
from engine.equality.outcome import Equal
from engine.language.tree import entries, free_names
from engine.questions.kinds import expression
from engine.questions.kinds.entries import Grid, trees_of
from engine.questions.question import Part
from engine.questions.verdict import PartVerdict

EDITOR = "line"

read = expression.read
key = expression.key
show = expression.show

# With this many figures right an answer is rather rounded than wrong.
_ROUNDED = 2


def mark(reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    for marked in expression.mark(reading, part, domain, budget):
        if marked.outcome == "wrong" and marked.entries:
            yield structs.replace(marked, message=_closeness(reading, part, domain, budget))
        else:
            yield marked


def _closeness(reading: Grid, part: Part, domain: Domain, budget: Budget) -> str:
    """Say that a wrong number is near, as a rounded one is, where that is so."""
    rows = trees_of(reading)
    if rows is None or free_names(rows[0][0]) or (part.tolerance or _ROUNDED + 1) <= _ROUNDED:
        return ""
    if not isinstance(compare_rounded(rows[0][0], entries(part.value)[0], _ROUNDED, domain, budget), Equal):
        return ""
    if part.tolerance is None:
        return "This is close to the number, but not equal to it. Give it exactly."
    return f"This is close, but not to {part.tolerance} significant figures."
