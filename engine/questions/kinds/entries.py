"""Answers that are rows of expressions, and marking them entry by entry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TypeAlias, TypeGuard

from msgspec import structs

from engine.equality.budget import Budget
from engine.equality.closeness import compare_rounded
from engine.equality.decide import compare, is_open, prove
from engine.equality.domain import Domain
from engine.equality.outcome import Counterexample, Different, Equal, Outcome, Undecided
from engine.language.parser import read
from engine.language.reading import Ambiguous, Kind, Read, Reading, Unreadable
from engine.language.substitution import substituted
from engine.language.tree import Matrix, Node, Value, Vector
from engine.questions import verdict
from engine.questions.forms import missing
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
Found: TypeAlias = Ambiguous | Unreadable | Empty | Outcome
# What an entry earns; what is not in the form asked for earns half of it.
_CREDIT: dict[verdict.Outcome, float] = {"right": 1.0, "form": 0.5}
_NOT_COMPARED = Undecided("", provable=False)


def read_expression(answer: Answer, part: Part, *, decimal_comma: bool = False) -> Grid:
    return _read(answer, part, "expression", decimal_comma=decimal_comma)


def read_vector(answer: Answer, part: Part, *, decimal_comma: bool = False) -> Grid:
    return _read(answer, part, "vector", decimal_comma=decimal_comma)


def read_matrix(answer: Answer, part: Part, *, decimal_comma: bool = False) -> Grid:
    return _read(answer, part, "matrix", decimal_comma=decimal_comma)


def _read(answer: Answer, part: Part, notation: Kind, *, decimal_comma: bool) -> Grid:
    """Read every cell of a grid on its own, or a text as the whole that is asked for."""
    if isinstance(answer, str):
        return _read_whole(answer, part, notation, decimal_comma=decimal_comma)
    return tuple(tuple(_read_cell(text, part, decimal_comma=decimal_comma) for text in row) for row in answer)


def _read_cell(text: str, part: Part, *, decimal_comma: bool) -> Cell:
    return read(text, part.names, "expression", decimal_comma=decimal_comma) if text.strip() else Empty()


def _read_whole(text: str, part: Part, notation: Kind, *, decimal_comma: bool) -> Grid:
    if not text.strip():
        return ((Empty(),),)
    reading = read(text, part.names, notation, decimal_comma=decimal_comma)
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


def value_of(grid: Grid, notation: Kind) -> Value | None:
    """Return what was read as a whole of a notation, a vector from a row or a column; None unless all was read."""
    rows = trees_of(grid)
    if rows is None:
        return None
    match notation:
        case "matrix":
            return Matrix(rows)
        case "vector":
            return Vector(tuple(entry for row in rows for entry in row))
        case "expression":
            return rows[0][0]


def meant(node: Node, part: Part) -> Node:
    """Return an entry with the names that stand for something replaced by what they stand for."""
    return substituted(node, dict(part.stands_for)) if part.stands_for else node


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
    answered = trees_of(grid)
    lacks = partial(_lacks, answered, key, part)
    yield _summary(found, lacks)
    for row, column in product(range(len(key)), range(len(key[0]))):
        outcome = found[row][column]
        if answered is None or not _is_open(outcome, part) or budget.spent():
            continue
        answer = meant(answered[row][column], part)
        found[row][column] = prove(outcome, answer, key[row][column], domain, budget)
        if found[row][column] != outcome:
            yield _summary(found, lacks)


def _lacks(answered: Rows | None, key: Rows, part: Part, row: int, column: int) -> str:
    """Say what an entry that is right lacks of the form asked for."""
    return "" if answered is None else missing(answered[row][column], part.form, key[row][column])


def misfit(grid: Grid, message: str) -> PartVerdict:
    """Return what is said of an answer of another shape than the key: the message, once there is nothing to fill in."""
    if trees_of(grid) is None:
        return _summary([[_NOT_COMPARED if isinstance(cell, Read) else cell for cell in row] for row in grid])
    return PartVerdict("wrong", 0.0, message=message)


def unread(cell: Cell) -> PartVerdict:
    """Return what is said of an answer that is one cell with nothing to compare."""
    return _summary([[_NOT_COMPARED if isinstance(cell, Read) else cell]])


def alike(shape: tuple[int, int], entry: EntryVerdict, message: str = "") -> PartVerdict:
    """Return what is said of an answer whose entries are all right or all wrong together."""
    rows, columns = shape
    return PartVerdict(
        outcome=entry.outcome,
        score=_CREDIT.get(entry.outcome, 0.0),
        entries=((entry,) * columns,) * rows,
        evidence=entry.evidence,
        message=message,
        remark=entry.remark,
    )


def _found(cell: Cell, key: Node, part: Part, domain: Domain, budget: Budget) -> Found:
    if not isinstance(cell, Read):
        return cell
    (answer,) = rows_of(cell.tree)[0]
    return agreement(meant(answer, part), key, part, domain, budget)


def agreement(answer: Node, key: Node, part: Part, domain: Domain, budget: Budget) -> Outcome:
    """Compare two expressions as the part asks: exactly, or to the figures that it states."""
    if part.tolerance is not None:
        return compare_rounded(answer, key, part.tolerance, domain, budget)
    return compare(answer, key, domain, budget)


def _is_open(found: Found, part: Part) -> TypeGuard[Outcome]:
    """Return whether a proof may improve what is known; what is right within a tolerance needs none."""
    return isinstance(found, Equal | Undecided) and part.tolerance is None and is_open(found)


def _summary(found: Sequence[Sequence[Found]], lacks: Callable[[int, int], str] = lambda *_: "") -> PartVerdict:
    """Say of a whole answer what was found of its entries, and what those that are right lack of their form."""
    return summary(
        tuple(
            tuple(
                _in_form(entry_verdict(outcome), partial(lacks, row, column)) for column, outcome in enumerate(outcomes)
            )
            for row, outcomes in enumerate(found)
        )
    )


def summary(rows: tuple[tuple[EntryVerdict, ...], ...]) -> PartVerdict:
    """Say of a whole answer what is said of its entries."""
    entries = [entry for row in rows for entry in row]
    outcome = outcome_of([entry.outcome for entry in entries])
    return PartVerdict(
        outcome=outcome,
        score=sum(_CREDIT.get(entry.outcome, 0.0) for entry in entries) / len(entries),
        entries=rows,
        evidence=_evidence(outcome, entries),
        message=next((entry.message for entry in entries if outcome == entry.outcome == "form"), ""),
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
        return "partly" if {"right", "partly", "form"} & set(outcomes) else "wrong"
    return next((weakest for weakest in ("undecided", "form") if weakest in outcomes), "right")


def _evidence(outcome: verdict.Outcome, entries: Sequence[EntryVerdict]) -> Evidence | None:
    match outcome:
        case "right" | "form":
            return "proved" if all(entry.evidence == "proved" for entry in entries) else "sampled"
        case "wrong" | "partly":
            return "counterexample"
        case _:
            return None


def _in_form(entry: EntryVerdict, lacks: Callable[[], str]) -> EntryVerdict:
    """Return what is said of an entry, given what it lacks of the form asked for in case it is right."""
    lack = lacks() if entry.outcome == "right" else ""
    return structs.replace(entry, outcome="form", message=lack) if lack else entry


def entry_verdict(found: Found) -> EntryVerdict:
    match found:
        case Empty():
            return EntryVerdict("empty", message="Fill in this entry.")
        case Unreadable(message, span):
            return EntryVerdict("unreadable", message=message, span=(span.start, span.stop))
        case Ambiguous(message, span, readings):
            texts = tuple(reading.text for reading in readings)
            return EntryVerdict("unreadable", message=message, span=(span.start, span.stop), readings=texts)
        case Equal(evidence, stage, remark):
            return EntryVerdict("right", evidence, remark=remark, stage=stage)
        case Different(counterexample, stage):
            return EntryVerdict("wrong", "counterexample", counterexample=_written(counterexample), stage=stage)
        case Undecided(reason, stage=stage):
            return EntryVerdict("undecided", message=reason, stage=stage)


def _written(counterexample: Counterexample) -> verdict.Counterexample:
    at = {name: str(value) for name, value in counterexample.at.items()}
    return verdict.Counterexample(at, counterexample.left, counterexample.right)
