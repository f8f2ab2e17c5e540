"""The lines of `main.py check`, in and out. They are a promise to scripts and stay as they are."""

from collections.abc import Collection
from typing import Literal, TypeAlias

import msgspec

from engine.questions.verdict import Counterexample, Evidence, Outcome, PartVerdict, Verdict
from engine.questions.wording import difference

Written: TypeAlias = Literal["right", "form", "partly", "wrong", "unreadable", "undecided"]

# A number of a box may be given as a JSON number or as text such as "1/2".
Bound: TypeAlias = int | float | str
# A text, or for a grid its rows; a vector may also be a plain array of its entries.
Cells: TypeAlias = str | tuple[str | tuple[str, ...], ...]


class Tolerance(msgspec.Struct, frozen=True):
    """How close is close enough, in significant figures."""

    significant: int


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a line, or a part of one, asks and is answered. What it does not know is left alone.

    Attributes:
        reference: The right answer; for an order its steps, with those in a row of their own in any order.
        names: What the two sides may use; None for the letters of both.
        options: What there is to choose from, as texts, as objects with `id` and `text`, or as texts by id.
        matrix: Whose eigenvector is asked.
        eigenvalue: Which of its eigenvalues.
        wrt: The names that an antiderivative is differentiated by.
        before: Pairs of steps (earlier, later), for an order that leaves others free.
        where: What names stand for that the answer may use.
        follows: The reference in terms of the answers to earlier parts: `a`, or `a_1` and `a_12` for their entries.
    """

    reference: Cells | None = None
    answer: Cells | None = None
    names: tuple[str, ...] | None = None
    kind: str = "expression"
    positive: tuple[str, ...] | None = None
    box: dict[str, tuple[Bound, Bound]] | None = None
    tolerance: Tolerance | None = None
    form: str | None = None
    layout: str | None = None
    options: tuple[str | dict[str, str], ...] | dict[str, str] | None = None
    up_to: str | None = None
    matrix: Cells | None = None
    eigenvalue: str | None = None
    wrt: tuple[str, ...] = ()
    before: tuple[tuple[str, str], ...] | None = None
    where: dict[str, str] = {}
    follows: Cells | None = None


class AskedPart(Asked, frozen=True, kw_only=True):
    """One part of a line; names, positivity and box are those of the line unless it has its own."""

    id: str


class CheckRequest(Asked, frozen=True, kw_only=True):
    """One line in. What it does not know (a `context`, say) is left alone, so that logs can be replayed."""

    id: object = None
    parts: tuple[AskedPart, ...] | None = None


class CheckVerdict(msgspec.Struct, frozen=True):
    """One line out."""

    id: object
    verdict: Written
    evidence: Evidence | None = None
    score: float = 0.0
    message: str = ""
    remark: str = ""
    slip: str | None = None
    span: tuple[int, int] | None = None
    readings: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    entries: tuple[tuple[Outcome, ...], ...] | None = None
    parts: dict[str, "CheckVerdict"] | None = None
    milliseconds: float = 0.0


class _Named(msgspec.Struct):
    """As much of a line as is needed to say which one it was."""

    id: object = None


def id_of(line: str) -> object:
    """Return the id of a line, or None where it cannot be read."""
    try:
        return msgspec.json.decode(line, type=_Named).id
    except (msgspec.DecodeError, RecursionError):
        return None


def of_parts(identity: object, verdict: Verdict, grids: Collection[str]) -> CheckVerdict:
    """Return the line for several parts; entries are listed for those that are grids."""
    parts = {part: of_part(part, said, is_grid=part in grids) for part, said in verdict.parts.items()}
    telling = [said for said in parts.values() if said.verdict != "right" and said.message]
    evidence = [said.evidence for said in parts.values()]
    return CheckVerdict(
        id=identity,
        verdict="unreadable" if verdict.outcome == "empty" else verdict.outcome,
        evidence=next((kind for kind in ("counterexample", "sampled", "proved") if kind in evidence), None),
        score=verdict.score,
        message=telling[0].message if telling else "",
        remark=next((said.remark for said in parts.values() if said.remark), ""),
        parts=parts,
    )


def of_part(identity: object, verdict: PartVerdict, *, is_grid: bool) -> CheckVerdict:
    """Return the line for a marked part; entries are listed for grids only."""
    cells = [entry for row in verdict.entries for entry in row]
    telling = [
        entry
        for entry in cells
        if (entry.message or entry.span is not None or entry.readings) and entry.outcome in {verdict.outcome, "empty"}
    ]
    points = [entry.counterexample for entry in cells if entry.counterexample is not None]
    point = points[0] if points else None
    message = verdict.message or next((entry.message for entry in telling if entry.message), "")
    return CheckVerdict(
        id=identity,
        verdict="unreadable" if verdict.outcome == "empty" else verdict.outcome,
        evidence=verdict.evidence,
        score=verdict.score,
        message=message or (difference(point) if point is not None else ""),
        remark=verdict.remark or next((entry.remark for entry in cells if entry.remark), ""),
        slip=None if verdict.slip is None else verdict.slip.code,
        span=telling[0].span if telling else None,
        readings=telling[0].readings if telling else (),
        counterexample=point,
        entries=tuple(tuple(entry.outcome for entry in row) for row in verdict.entries) if is_grid else None,
    )
