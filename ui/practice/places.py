"""The entries of an answer: what a person calls them, and what is said of each. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.questions.sheet import Kind, PartSheet, Sheet
from engine.questions.verdict import EntryVerdict, PartVerdict, Verdict
from ui.practice.part_names import part_name
from ui.translation import tr

# Their answers are right or wrong as a whole: no entry is to blame.
AS_A_WHOLE: frozenset[Kind] = frozenset(
    ["direction", "normal", "eigenvector", "equation", "antiderivative", "choice", "class"]
)
CHOOSING: frozenset[Kind] = frozenset(["choice", "class", "multi"])


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of an answer, with what is said of it; `name` is "" for the only one of its question."""

    name: str
    verdict: EntryVerdict


def places(sheet: Sheet, verdict: Verdict) -> Iterator[Place]:
    """Yield the entries of all parts in order."""
    for part in sheet.parts:
        said = verdict.parts.get(part.id)
        if said is not None:
            yield from part_places(part, said, part_name(sheet, part))


def part_places(part: PartSheet, said: PartVerdict, name: str) -> Iterator[Place]:
    """Yield the entries of a part that is called by a name."""
    for row, entries in enumerate(said.entries):
        for column, entry in enumerate(entries):
            yield Place(" ".join(filter(None, (name, entry_name(part, row, column)))), entry)


def entry_name(part: PartSheet, row: int, column: int) -> str:
    """Return what an entry is called inside its part, or "" where it is the part itself."""
    match part.kind:
        case "points":
            return tr("Point {number}").format(number=row + 1)
        case "interval":
            return (tr("The lower end"), tr("The upper end"))[column]
        case "order":
            return tr("Step {number}").format(number=column + 1)
        case kind if kind in AS_A_WHOLE or not part.is_grid:
            return ""
    # one that hides its size is a table until it turns out to be a line
    return _cell_name(part.shape or (2, 2), row, column)


def _cell_name(shape: tuple[int, int], row: int, column: int) -> str:
    # a vector may be answered lying or standing
    if 1 in shape:
        return tr("Entry {number}").format(number=max(row, column) + 1)
    return tr("Row {row}, column {column}").format(row=row + 1, column=column + 1)


def verdicts_of(part: PartSheet, said: PartVerdict) -> list[EntryVerdict]:
    """Return what is said of each thing that counts: a point counts once, however many coordinates it has."""
    if part.kind in AS_A_WHOLE:
        return [EntryVerdict(said.outcome)]
    if part.kind == "points":
        return [row[0] for row in said.entries if row]
    return [entry for row in said.entries for entry in row]
