"""How far each wrong entry of an answer is from the key, for a learner whose question is over."""

from collections.abc import Iterator, Mapping

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.language.reading import Read
from engine.language.typeset import latex
from engine.questions.kinds.catalogue import KINDS
from engine.questions.kinds.entries import Grid, Rows, meant, rows_of
from engine.questions.kinds.vector import lined_up
from engine.questions.question import Part, Question
from engine.questions.sheet import Answer
from engine.questions.verdict import DifferenceShown, DifferencesShown

# The kinds whose entries are each compared with one of the key.
_BY_ENTRY = {"expression", "number", "vector", "matrix"}


def differences(
    question: Question, answers: Mapping[str, Answer], budget: Budget, *, decimal_comma: bool = False
) -> DifferencesShown:
    """Return each wrong entry minus the one of the key, as sympy simplifies it.

    What is too large, or lies in the answer to a part that is right up to a sign or a factor, is left out.

    Args:
        question: With its key.
        answers: As typed, by part.
        budget: Asked between entries; a single one may overrun it.
        decimal_comma: Whether the learner writes decimals with a comma.
    """
    found: list[DifferenceShown] = []
    for part in question.parts:
        if part.kind in _BY_ENTRY and part.up_to is None and part.id in answers:
            reading = KINDS[part.kind].read(answers[part.id], part, decimal_comma=decimal_comma)
            found.extend(_of_part(part, reading, budget))
    return DifferencesShown(tuple(found))


def _of_part(part: Part, reading: Grid, budget: Budget) -> Iterator[DifferenceShown]:
    # sympy takes a third of a second to import, and a worker is to mark before that
    from engine.equality.symbolic_proof import simplified_difference  # noqa: PLC0415

    key = _key(part, reading)
    for row, column in _wrong(part, reading, budget):
        cell = reading[row][column]
        if not isinstance(cell, Read) or budget.spent():
            continue
        (answer,) = rows_of(cell.tree)[0]
        left = simplified_difference(meant(answer, part), key[row][column], frozenset(part.positive))
        if left is not None:
            yield DifferenceShown(part.id, row, column, latex(left))


def _key(part: Part, reading: Grid) -> Rows:
    """Return the key in the shape of the answer, where it has that shape."""
    return (part.kind == "vector" and lined_up(reading, part)) or rows_of(part.value)


def _wrong(part: Part, reading: Grid, budget: Budget) -> list[tuple[int, int]]:
    """Return (row, column) of the entries that are wrong; none where the answer as a whole has another shape."""
    marked = next(KINDS[part.kind].mark(reading, part, Domain(part.names, frozenset(part.positive)), budget))
    return [
        (row, column)
        for row, entries in enumerate(marked.entries)
        for column, entry in enumerate(entries)
        if entry.outcome == "wrong"
    ]
