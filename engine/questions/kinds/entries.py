"""Answers that are rows of expressions, and marking them entry by entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TypeAlias, TypeGuard

from engine.equality.budget import Budget
from engine.equality.closeness import compare_rounded
from engine.equality.decide import compare, is_open, prove
from engine.equality.domain import Domain
from engine.equality.outcome import Counterexample, Different, Equal, Outcome, Undecided
from engine.language.parser import read
from engine.language.reading import Ambiguous, Read, Reading, Unreadable
from engine.language.tree import Matrix, Node, Value, Vector
from engine.questions import verdict
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, Evidence, PartVerdict


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing was typed here."""


Cell: TypeAlias = Reading | Empty
# Rows of cells in the shape that was answered. A text that cannot be read as a whole is one cell.
Grid: TypeAlias = tuple[tuple[Cell, ...], ...]
Rows: TypeAlias = tuple[tuple[Node, ...], ...]

# What is known of an entry: why there is nothing to compare, or what came of comparing it.
_Found: TypeAlias = Ambiguous | Unreadable | Empty | Outcome
_NOT_COMPARED = Undecided("", provable=False)


def read_answer(answer: Answer, part: Part, *, decimal_comma: bool = False) -> Grid:
    """Read every cell of a grid on its own, or a text as the whole that the part asks for."""
    if isinstance(answer, str):
        return _read_whole(answer, part, decimal_comma=decimal_comma)
    return tuple(tuple(_read_cell(text, part, decimal_comma=decimal_comma) for text in row) for row in answer)


def _read_cell(text: str, part: Part, *, decimal_comma: bool) -> Cell:
    return read(text, part.names, "expression", decimal_comma=decimal_comma) if text.strip() else Empty()


def _read_whole(text: str, part: Part, *, decimal_comma: bool) -> Grid:
    if not text.strip():
        return ((Empty(),),)
    reading = read(text, part.names, part.kind, decimal_comma=decimal_comma)
    if not isinstance(reading, Read):
        return ((reading,),)
    return tuple(tuple(Read(entry) for entry in row) for row in rows_of(reading.tree))


def rows_of(value: Value) -> Rows:
    """Return the entries of a value as rows; a vector is one row."""
    match value:
        case Matrix(rows):
            return rows
        case Vector(entries):
            return (entries,)
        case _:
            return ((value,),)


def trees_of(grid: Grid) -> Rows | None:
    """Return the trees of a grid that was read throughout, else None."""
    rows = tuple(tuple(cell.tree for cell in row if isinstance(cell, Read)) for row in grid)
    complete = all(len(trees) == len(row) for trees, row in zip(rows, grid, strict=True))
    return tuple(tuple(entry for tree in row for entry in rows_of(tree)[0]) for row in rows) if complete else None


def shape_of(rows: tuple[tuple[object, ...], ...]) -> tuple[int, int]:
    """Return (rows, columns)."""
    return len(rows), len(rows[0])


def mark_entries(grid: Grid, key: Rows, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said of an answer, ever better; the last one is final.

    The first comes within milliseconds, the others as proofs are found. Where a cell is empty or cannot be read, the
    others are compared all the same, but nothing is proved.

    Args:
        grid: The answer, in the shape of the key.
        key: The rows of the key.
        part: What was asked.
        domain: Where the entries are compared.
        budget: For all entries together.
    """
    compared = partial(_found, part=part, domain=domain, budget=budget)
    found = [list(map(compared, cells, trees)) for cells, trees in zip(grid, key, strict=True)]
    yield _summary(found)
    answered = trees_of(grid)
    for row, column in product(range(len(key)), range(len(key[0]))):
        outcome = found[row][column]
        if answered is None or not _is_open(outcome, part) or budget.spent():
            continue
        found[row][column] = prove(outcome, answered[row][column], key[row][column], domain, budget)
        if found[row][column] != outcome:
            yield _summary(found)


def misfit(grid: Grid, message: str) -> PartVerdict:
    """Return what is said of an answer of another shape than the key: the message, once there is nothing to fill in."""
    if trees_of(grid) is None:
        return _summary([[_NOT_COMPARED if isinstance(cell, Read) else cell for cell in row] for row in grid])
    return PartVerdict("wrong", 0.0, message=message)


def _found(cell: Cell, key: Node, part: Part, domain: Domain, budget: Budget) -> _Found:
    if not isinstance(cell, Read):
        return cell
    (answer,) = rows_of(cell.tree)[0]
    if part.tolerance is not None:
        return compare_rounded(answer, key, part.tolerance, domain, budget)
    return compare(answer, key, domain, budget)


def _is_open(found: _Found, part: Part) -> TypeGuard[Outcome]:
    """Return whether a proof may improve what is known; what is right within a tolerance needs none."""
    return isinstance(found, Equal | Undecided) and part.tolerance is None and is_open(found)


def _summary(found: Sequence[Sequence[_Found]]) -> PartVerdict:
    """Say of a whole answer what was found of its entries."""
    rows = tuple(tuple(map(_entry_verdict, row)) for row in found)
    entries = [entry for row in rows for entry in row]
    outcome = outcome_of([entry.outcome for entry in entries])
    return PartVerdict(
        outcome=outcome,
        score=sum(entry.outcome == "right" for entry in entries) / len(entries),
        entries=rows,
        evidence=_evidence(outcome, entries),
        remark=next((entry.remark for entry in entries if entry.remark), ""),
    )


def outcome_of(outcomes: Sequence[verdict.Outcome]) -> verdict.Outcome:
    """Return the outcome of a whole from those of its entries or parts.

    What cannot be read or is empty comes first: nothing is spent then. One wrong entry settles the whole, whatever is
    undecided beside it.
    """
    for decisive in ("unreadable", "empty"):
        if decisive in outcomes:
            return decisive
    if "wrong" in outcomes or "partly" in outcomes:
        return "partly" if {"right", "partly"} & set(outcomes) else "wrong"
    return "undecided" if "undecided" in outcomes else "right"


def _evidence(outcome: verdict.Outcome, entries: Sequence[EntryVerdict]) -> Evidence | None:
    match outcome:
        case "right":
            return "proved" if all(entry.evidence == "proved" for entry in entries) else "sampled"
        case "wrong" | "partly":
            return "counterexample"
        case _:
            return None


def _entry_verdict(found: _Found) -> EntryVerdict:
    match found:
        case Empty():
            return EntryVerdict("empty", message="Fill in this entry.")
        case Unreadable(message, span):
            return EntryVerdict("unreadable", message=message, span=(span.start, span.stop))
        case Ambiguous(message, span, readings):
            texts = tuple(reading.text for reading in readings)
            return EntryVerdict("unreadable", message=message, span=(span.start, span.stop), readings=texts)
        case Equal(evidence, remark):
            return EntryVerdict("right", evidence, remark=remark)
        case Different(counterexample):
            return EntryVerdict("wrong", "counterexample", counterexample=_written(counterexample))
        case Undecided(reason):
            return EntryVerdict("undecided", message=reason)


def _written(counterexample: Counterexample) -> verdict.Counterexample:
    at = {name: str(value) for name, value in counterexample.at.items()}
    return verdict.Counterexample(at, counterexample.left, counterexample.right)
