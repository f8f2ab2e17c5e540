"""What is said after a check, and how much of it at which miss.

First miss: which entry, and where it differs. Second: the slip. Third: the first step that differs. At most two
sentences, in the learner's symbols.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.questions.sheet import PartSheet, Sheet, Solution
from engine.questions.verdict import Counterexample, DifferencesShown, EntryVerdict, Outcome, PartVerdict, Verdict
from engine.questions.wording import difference
from ui.practice.evidence import SAMPLED, how_decided

Tone: TypeAlias = Literal["ok", "warn", "info"]

# From this miss on the slip is named, and from that one on the step is shown.
_SLIP_AT, STEP_AT = 2, 3

_DIFFERENCE = "{} minus the expected one:"
_COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Feedback:
    """A message beside the answer. `body` may hold LaTeX between dollar signs; `details` wait behind a click."""

    tone: Tone
    title: str
    body: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line beneath a solution: what it is the difference of, and the difference in LaTeX."""

    says: str
    latex: str


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry of an answer, with what is said of it."""

    name: str
    verdict: EntryVerdict


def of_right(sheet: Sheet, verdict: Verdict) -> Feedback:
    """Return what is said of an answer that is right, with the remark of the first part or entry that has one."""
    remark = next(_remarks(verdict), "")
    entries = [place.verdict for place in _places(sheet, verdict)]
    how = how_decided(entries)
    if any(part.evidence == "sampled" for part in verdict.parts.values()):
        return Feedback("ok", "Right, as far as we can tell", remark, how or SAMPLED)
    return Feedback("ok", "Right", remark or _all_agree(len(entries)), how)


def of_free(sheet: Sheet, verdict: Verdict) -> Feedback:
    """Return what is said where no attempt is spent: something is empty, cannot be read or could not be decided."""
    match verdict.outcome:
        case "empty":
            missing = sum(place.verdict.outcome == "empty" for place in _places(sheet, verdict))
            return Feedback("info", _still_empty(missing), "Nothing is counted until every entry is filled.")
        case "unreadable":
            return Feedback("info", "Part of this cannot be read", _underlined(sheet, verdict))
        case _:
            return Feedback("info", "This could not be decided", _undecided(sheet, verdict))


def of_miss(sheet: Sheet, verdict: Verdict, misses: int, solution: Solution | None = None) -> Feedback:
    """Return what is said of an answer that is not right yet.

    Args:
        sheet: The question.
        verdict: What marking said.
        misses: How many checks of this question have missed, this one included.
        solution: The worked solution, for the third miss and later.
    """
    part = _first_missed(verdict)
    if part is None:
        return Feedback("warn", _score(sheet, verdict))
    is_formal = part.outcome == "form"
    title = "Right, but not in the form asked for" if is_formal else _score(sheet, verdict)
    body = part.message if is_formal else _explanation(sheet, verdict, part, misses, solution)
    missed = "form" if is_formal else "wrong"
    entries = (place.verdict for place in _places(sheet, verdict) if place.verdict.outcome == missed)
    return Feedback("warn", title, body, how_decided(entries))


def _explanation(sheet: Sheet, verdict: Verdict, part: PartVerdict, misses: int, solution: Solution | None) -> str:
    """Return as much of what is wrong as this miss has earned."""
    step = None if solution is None or part.step is None or misses < STEP_AT else solution.steps[part.step]
    if step is not None:
        formula = f" ${step.formula}$" if step.formula else ""
        return f"The first step that differs: {step.says}{formula}"
    if misses >= _SLIP_AT and (part.slip is not None or part.message):
        return part.message if part.slip is None else part.slip.message
    return _where(sheet, verdict) or part.message


def of_differences(sheet: Sheet, shown: DifferencesShown) -> tuple[Difference, ...]:
    """Return what is said of each wrong entry once the solution is open."""
    parts = {part.id: part for part in sheet.parts}
    return tuple(
        Difference(_DIFFERENCE.format(_entry_name(parts[entry.part], entry.row, entry.column)), entry.latex)
        for entry in shown.entries
    )


def _first_missed(verdict: Verdict) -> PartVerdict | None:
    return next((part for part in verdict.parts.values() if part.outcome != "right"), None)


def _remarks(verdict: Verdict) -> Iterator[str]:
    for part in verdict.parts.values():
        said = (part.remark, *(entry.remark for row in part.entries for entry in row))
        yield from (remark for remark in said if remark)


def _score(sheet: Sheet, verdict: Verdict) -> str:
    """Return a title such as "Three of four are right"."""
    outcomes = [place.verdict.outcome for place in _places(sheet, verdict)]
    right = outcomes.count("right")
    if len(outcomes) < 2:
        return "Not yet"
    if right == len(outcomes):
        return "Every entry is right, but not the whole"
    return f"{_count(right).capitalize()} of {_count(len(outcomes))} {'is' if right < 2 else 'are'} right"


def _where(sheet: Sheet, verdict: Verdict) -> str:
    """Say which entry is the first that is not right, and where it differs."""
    place = next((place for place in _places(sheet, verdict) if place.verdict.outcome not in {"right", "form"}), None)
    if place is None:
        return ""
    point = place.verdict.counterexample
    said = place.verdict.message if point is None else _differs(point)
    if not place.name:
        return said
    return f"{place.name}. {said}" if said else f"{place.name} asks for another look."


def _differs(point: Counterexample) -> str:
    """Say where two values differ, without giving away a key that is a plain number."""
    return difference(point) if point.at else f"Yours is {point.answer}, and the value is another one."


def _underlined(sheet: Sheet, verdict: Verdict) -> str:
    """Say where to look; the editor says there what is the matter."""
    place = _first(sheet, verdict, "unreadable")
    if place is None or not place.name:
        return "It is underlined above, and costs nothing."
    return f"{place.name} is underlined above, and costs nothing."


def _undecided(sheet: Sheet, verdict: Verdict) -> str:
    place = _first(sheet, verdict, "undecided")
    said = "" if place is None else place.verdict.message
    said = said or next((part.message for part in verdict.parts.values() if part.message), "It costs nothing.")
    return said if place is None or not place.name else f"{place.name}. {said}"


def _first(sheet: Sheet, verdict: Verdict, outcome: Outcome) -> _Place | None:
    return next((place for place in _places(sheet, verdict) if place.verdict.outcome == outcome), None)


def _all_agree(entries: int) -> str:
    match entries:
        case 0 | 1:
            return ""
        case 2:
            return "Both entries agree."
        case _:
            return f"All {_count(entries)} entries agree."


def _places(sheet: Sheet, verdict: Verdict) -> Iterator[_Place]:
    for part in sheet.parts:
        said = verdict.parts.get(part.id)
        for row, entries in enumerate(() if said is None else said.entries):
            for column, entry in enumerate(entries):
                yield _Place(_place_name(part, row, column), entry)


def _entry_name(part: PartSheet, row: int, column: int) -> str:
    place = _place_name(part, row, column)
    return f"{place}. Your entry" if place else "Your entry"


def _place_name(part: PartSheet, row: int, column: int) -> str:
    match part.shape:
        case None:
            return ""
        case (_, 1):
            return f"Entry {row + 1}"
        case (1, _):
            return f"Entry {column + 1}"
        case _:
            return f"Row {row + 1}, column {column + 1}"


def _still_empty(missing: int) -> str:
    match missing:
        case 0 | 1:
            return "Something is still empty" if missing == 0 else "One entry is still empty"
        case _:
            return f"{_count(missing).capitalize()} entries are still empty"


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)
