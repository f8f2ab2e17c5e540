"""What is said after a check, and how much of it at which miss.

First miss: which entry, and where it differs. Second: the slip. Third: the first step that differs. At most two
sentences, in the learner's symbols.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.questions.sheet import PartSheet, Sheet, Solution
from engine.questions.verdict import DifferencesShown, EntryVerdict, Outcome, PartVerdict, Verdict
from ui.practice.counts import first_in_words, in_words
from ui.practice.evidence import SAMPLED, how_decided
from ui.practice.misses import where
from ui.practice.part_names import part_name
from ui.practice.places import AS_A_WHOLE, CHOOSING, Place, entry_name, part_places, places, verdicts_of
from ui.translation import counted, listed, tr

Tone: TypeAlias = Literal["ok", "warn", "info"]

# From this miss on the slip is named, and from that one on the step is shown.
_SLIP_AT, STEP_AT = 2, 3

_SOME_EMPTY = tr("Something is still empty")
_DIFFERENCE = tr("{entry} minus the expected one:")


@dataclass(frozen=True, slots=True)
class Feedback:
    """A message beside the answer. `body` may hold LaTeX between dollar signs; `details` wait behind a click.

    `part` is the id of the part that it is about, or "" where it is about the whole answer.
    """

    tone: Tone
    title: str
    body: str = ""
    details: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line beneath a solution: what it is the difference of, and the difference in LaTeX."""

    says: str
    latex: str


def of_right(sheet: Sheet, verdict: Verdict) -> Feedback:
    """Return what is said of an answer that is right, with the remark of the first part or entry that has one."""
    remark = next(_remarks(verdict), "")
    how = how_decided(place.verdict for place in places(sheet, verdict))
    if any(part.evidence == "sampled" for part in verdict.parts.values()):
        return Feedback("ok", tr("Right, as far as we can tell"), remark, how or SAMPLED)
    return Feedback("ok", tr("Right"), remark or _all_agree(sheet, verdict), how)


def of_free(sheet: Sheet, verdict: Verdict) -> Feedback:
    """Return what is said where no attempt is spent: something is empty, cannot be read or could not be decided."""
    match verdict.outcome:
        case "empty":
            return _of_empty(sheet, verdict)
        case "unreadable":
            return Feedback("info", tr("Part of this cannot be read"), _underlined(sheet, verdict))
        case _:
            return Feedback("info", tr("This could not be decided"), _undecided(sheet, verdict))


def told_parts(verdict: Verdict) -> dict[str, PartVerdict]:
    """Return the parts of which something may be told.

    Where a part is empty or cannot be read no attempt is spent, so nothing is told of the others.
    """
    if verdict.outcome not in {"empty", "unreadable"}:
        return verdict.parts
    return {part: said for part, said in verdict.parts.items() if said.outcome in {"empty", "unreadable"}}


def of_miss(sheet: Sheet, verdict: Verdict, misses: int, solution: Solution | None = None) -> Feedback:
    """Return what is said of an answer that is not right yet: of the first part that needs another look.

    Args:
        sheet: The question.
        verdict: What marking said.
        misses: How many checks of this question have missed, this one included.
        solution: The worked solution, for the third miss and later.
    """
    part = next((part for part in sheet.parts if verdict.parts[part.id].outcome != "right"), sheet.parts[0])
    said, name = verdict.parts[part.id], part_name(sheet, part)
    is_formal = said.outcome == "form"
    title = tr("Right, but not in the form asked for") if is_formal and not name else _score(sheet, verdict)
    explained = said.message if is_formal else _explanation(part, said, misses, solution)
    missed = "form" if is_formal else "wrong"
    decided = (place.verdict for place in places(sheet, verdict) if place.verdict.outcome == missed)
    body = " ".join(filter(None, (name, explained, _consistent(sheet, verdict, name))))
    return Feedback("warn", title, body, how_decided(decided), part.id if name else "")


def _explanation(part: PartSheet, said: PartVerdict, misses: int, solution: Solution | None) -> str:
    """Return as much of what is wrong with a part as this miss has earned."""
    step = None if solution is None or said.step is None or misses < STEP_AT else solution.steps[said.step]
    if step is not None:
        formula = f" ${step.formula}$" if step.formula else ""
        return tr("The first step that differs: {step}").format(step=f"{step.says}{formula}")
    if misses >= _SLIP_AT and (said.slip is not None or said.message):
        return _in_words(part, said.message) if said.slip is None else said.slip.message
    return _in_words(part, where(part, said, list(part_places(part, said, ""))))


def _in_words(part: PartSheet, message: str) -> str:
    """Return a message with what options say in the place of their ids, which the learner does not see."""
    for option in part.options:
        message = message.replace(f"“{option.id}”", f"“{option.text}”")
    return message


def _consistent(sheet: Sheet, verdict: Verdict, earlier: str) -> str:
    """Say which parts follow from the learner's own answer to the part that needs another look."""
    names = [part_name(sheet, part) for part in sheet.parts if verdict.parts[part.id].follows]
    if not names or earlier in names:
        return ""
    return counted(
        "{parts} is consistent with your part {earlier}.",
        "{parts} are consistent with your part {earlier}.",
        len(names),
        parts=listed(names),
        earlier=earlier,
    )


def of_differences(sheet: Sheet, shown: DifferencesShown) -> tuple[Difference, ...]:
    """Return what is said of each wrong entry once the solution is open."""
    parts = {part.id: part for part in sheet.parts}
    return tuple(
        Difference(_DIFFERENCE.format(entry=_yours(sheet, parts[entry.part], entry.row, entry.column)), entry.latex)
        for entry in shown.entries
    )


def _yours(sheet: Sheet, part: PartSheet, row: int, column: int) -> str:
    name = " ".join(filter(None, (part_name(sheet, part), entry_name(part, row, column))))
    return tr("{name}. Your entry").format(name=name) if name else tr("Your entry")


def _remarks(verdict: Verdict) -> Iterator[str]:
    for part in verdict.parts.values():
        said = (part.remark, *(entry.remark for row in part.entries for entry in row))
        yield from (remark for remark in said if remark)


def _score(sheet: Sheet, verdict: Verdict) -> str:
    """Return a title such as "Three of four are right": of the parts, or of what the only part consists of."""
    part = sheet.parts[0]
    several = len(sheet.parts) > 1
    counting: list[EntryVerdict] | list[PartVerdict] = (
        list(verdict.parts.values()) if several else verdicts_of(part, verdict.parts[part.id])
    )
    outcomes = [one.outcome for one in counting]
    right = outcomes.count("right")
    if outcomes and right == len(outcomes):
        return tr("Every entry is right, but not the whole") if part.is_grid else tr("Right so far, but not all of it")
    if len(outcomes) < 2:
        return tr("Not yet")
    return _some_right(right, len(outcomes))


def _some_right(right: int, number: int) -> str:
    """Say how many of several things are right, where it is not all of them."""
    if right == 0:
        return tr("None of {all} is right").format(all=in_words(number))
    words = {"right": first_in_words(right), "all": in_words(number)}
    return counted("{right} of {all} is right", "{right} of {all} are right", right, **words)


def _of_empty(sheet: Sheet, verdict: Verdict) -> Feedback:
    if len(sheet.parts) > 1:
        missing = sum(part.outcome == "empty" for part in verdict.parts.values())
        return Feedback("info", _empty_parts(missing), tr("Nothing is counted until every part is answered."))
    kind = sheet.parts[0].kind
    if kind in CHOOSING or kind == "order":
        return Feedback("info", tr("Nothing is in order yet") if kind == "order" else tr("Nothing is chosen yet"))
    missing = sum(place.verdict.outcome == "empty" for place in places(sheet, verdict))
    return Feedback("info", _empty_entries(missing), tr("Nothing is counted until every entry is filled."))


def _empty_parts(missing: int) -> str:
    if missing == 0:
        return _SOME_EMPTY
    number = first_in_words(missing)
    return counted("{number} part is still empty", "{number} parts are still empty", missing, number=number)


def _empty_entries(missing: int) -> str:
    if missing == 0:
        return _SOME_EMPTY
    number = first_in_words(missing)
    return counted("{number} entry is still empty", "{number} entries are still empty", missing, number=number)


def _underlined(sheet: Sheet, verdict: Verdict) -> str:
    """Say where to look; the editor says there what is the matter."""
    place = _first(sheet, verdict, "unreadable")
    if place is None or not place.name:
        return tr("It is underlined above, and costs nothing.")
    return tr("{entry} is underlined above, and costs nothing.").format(entry=place.name)


def _undecided(sheet: Sheet, verdict: Verdict) -> str:
    place = _first(sheet, verdict, "undecided")
    said = "" if place is None else place.verdict.message
    said = said or next((part.message for part in verdict.parts.values() if part.message), tr("It costs nothing."))
    return said if place is None or not place.name else f"{place.name}. {said}"


def _first(sheet: Sheet, verdict: Verdict, outcome: Outcome) -> Place | None:
    return next((place for place in places(sheet, verdict) if place.verdict.outcome == outcome), None)


def _all_agree(sheet: Sheet, verdict: Verdict) -> str:
    """Say of how many things it is true that they are right, where there are several."""
    part = sheet.parts[0]
    if len(sheet.parts) > 1:
        return _all(len(sheet.parts), tr("Both parts are right."), tr("All {number} parts are right."))
    if part.kind == "points":
        return _all(
            len(verdicts_of(part, verdict.parts[part.id])),
            tr("Both points are there."),
            tr("All {number} points are there."),
        )
    if not part.is_grid or part.kind in AS_A_WHOLE:
        return ""
    return _all(
        len(verdicts_of(part, verdict.parts[part.id])), tr("Both entries agree."), tr("All {number} entries agree.")
    )


def _all(number: int, both: str, all_of_them: str) -> str:
    match number:
        case 0 | 1:
            return ""
        case 2:
            return both
        case _:
            return all_of_them.format(number=in_words(number))
