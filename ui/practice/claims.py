"""Answers as they stand in the editors, as claims that the landscape can draw. No Qt."""

from collections.abc import Mapping
from fractions import Fraction

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives
from engine.language.plain_text import plain
from engine.language.point_sets import PointSet
from engine.language.reading import Ambiguous, Unreadable
from engine.language.tree import Matrix, Vector
from engine.questions.keys import Key, is_value
from engine.questions.notation import read_as
from engine.questions.sheet import Answer, PartSheet, Sheet
from engine.questions.verdict import Verdict
from ui.practice.claimed import Claimed
from ui.practice.places import places

_Rows = tuple[tuple[str, ...], ...]


def claimed(sheet: Sheet, answers: Mapping[str, Answer], verdict: Verdict | None = None) -> Claimed:
    """Return what answers claim; parts that are empty or cannot be read claim nothing.

    Args:
        sheet: The question.
        answers: By part, with decimal points.
        verdict: What was said of them, if anything.
    """
    asked = sorted(sheet.parts, key=lambda part: _is_right(part, verdict))
    made = (claim_of(part, answers.get(part.id, "")) for part in asked)
    claims = tuple(claim for claim in made if claim is not None)
    return Claimed(claims, _differs_at(sheet, verdict), _missed_row(asked[0], verdict))


def _missed_row(part: PartSheet, verdict: Verdict | None) -> int | None:
    """Return the first output of a Jacobian with an entry that is not right."""
    is_jacobian = isinstance(part.means, Derivatives) and part.means.order == "jacobian"
    said = None if verdict is None else verdict.parts.get(part.id)
    if said is None or not is_jacobian:
        return None
    rows = enumerate(said.entries)
    return next((at for at, row in rows if any(entry.outcome != "right" for entry in row)), None)


def _is_right(part: PartSheet, verdict: Verdict | None) -> bool:
    said = None if verdict is None else verdict.parts.get(part.id)
    return said is not None and said.outcome == "right"


def claim_of(part: PartSheet, answer: Answer) -> Claim | None:
    """Return what the answer to one part claims; None where it is empty, cannot be read, or says nothing."""
    if part.means is None:
        return None
    rows = _of_text(answer, part) if isinstance(answer, str) else _of_grid(answer, part)
    return None if rows is None else Claim(part.means, rows)


def _of_text(answer: str, part: PartSheet) -> _Rows | None:
    reading = read_as(answer, part.kind, part.names) if answer.strip() else None
    return None if reading is None or isinstance(reading, Ambiguous | Unreadable) else _rows(reading)


def _of_grid(answer: _Rows, part: PartSheet) -> _Rows | None:
    """Read each cell on its own, as marking does."""
    rows = [[_of_cell(cell, part) for cell in row] for row in answer]
    read = tuple(tuple(cell for cell in row if cell is not None) for row in rows)
    return read if [len(row) for row in read] == [len(row) for row in answer] else None


def _of_cell(cell: str, part: PartSheet) -> str | None:
    reading = read_as(cell, "expression", part.names) if cell.strip() else None
    rows = None if reading is None or isinstance(reading, Ambiguous | Unreadable) else _rows(reading)
    return rows[0][0] if rows is not None and len(rows) == len(rows[0]) == 1 else None


def _rows(reading: Key) -> _Rows | None:
    """Return entries in plain notation, or None for an answer of a kind that is not drawn."""
    if isinstance(reading, PointSet):
        return tuple(tuple(map(plain, point)) for point in reading.points)
    if not is_value(reading):
        return None
    match reading:
        case Vector(parts):
            return tuple((plain(part),) for part in parts)
        case Matrix(rows):
            return tuple(tuple(map(plain, row)) for row in rows)
        case _:
            return ((plain(reading),),)


def _differs_at(sheet: Sheet, verdict: Verdict | None) -> dict[str, float]:
    """Return the point that the learner is told of: that of the first entry that differs at one."""
    if verdict is None or verdict.outcome == "right":
        return {}
    entries = (place.verdict for place in places(sheet, verdict))
    found = (entry.counterexample for entry in entries if entry.outcome not in {"right", "form"})
    point = next((example for example in found if example is not None), None)
    return {} if point is None else {name: float(Fraction(value)) for name, value in point.at.items()}
