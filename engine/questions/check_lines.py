"""The lines of `main.py check`, in and out. They are a promise to scripts and stay as they are."""

from typing import Literal, TypeAlias

import msgspec

from engine.questions.verdict import Counterexample, Evidence, Outcome, PartVerdict
from engine.questions.wording import difference

Written: TypeAlias = Literal["right", "form", "partly", "wrong", "unreadable", "undecided"]

# A number of a box may be given as a JSON number or as text such as "1/2".
Bound: TypeAlias = int | float | str
# A text, or for a grid its rows; a vector may also be a plain array of its entries.
Cells: TypeAlias = str | tuple[str | tuple[str, ...], ...]


class Tolerance(msgspec.Struct, frozen=True):
    """How close is close enough, in significant figures."""

    significant: int


class CheckRequest(msgspec.Struct, frozen=True):
    """One line in. What it does not know (a `context`, say) is left alone, so that logs can be replayed.

    Attributes:
        names: What the two sides may use; None for the letters of both.
    """

    reference: Cells
    answer: Cells
    id: object = None
    names: tuple[str, ...] | None = None
    kind: str = "expression"
    positive: tuple[str, ...] = ()
    box: dict[str, tuple[Bound, Bound]] = {}
    tolerance: Tolerance | None = None
    form: str | None = None
    layout: str | None = None
    options: object = None
    up_to: str | None = None
    parts: object = None


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


def of_part(identity: object, verdict: PartVerdict, *, is_grid: bool) -> CheckVerdict:
    """Return the line for a marked part; entries are listed for grids only."""
    cells = [entry for row in verdict.entries for entry in row]
    telling = [entry for entry in cells if entry.message or entry.span is not None or entry.readings]
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
