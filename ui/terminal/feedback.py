"""What a verdict says in a terminal: the sentences of the practice page, with marks under the place they mean."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import EntryVerdict, PartVerdict, Verdict
from ui.practice.feedback import Feedback, of_free, of_miss, of_right
from ui.terminal.readable import readable
from ui.terminal.talk import Tone

_SIGNS = {"right": "✓", "form": "✓", "wrong": "✗", "partly": "✗", "unreadable": "?", "undecided": "?", "empty": "·"}
_TONES: dict[str, Tone] = {"ok": "good", "warn": "miss", "info": "miss"}


class Line(NamedTuple):
    """One line to say."""

    text: str
    tone: Tone = "plain"


def right_lines(sheet: Sheet, verdict: Verdict) -> Iterator[Line]:
    yield from _said(of_right(sheet, verdict))


def free_lines(sheet: Sheet, verdict: Verdict, answers: dict[str, Answer]) -> Iterator[Line]:
    """Yield what is said where no attempt is spent: what cannot be read is pointed at, and its readings are offered."""
    yield from _said(of_free(sheet, verdict))
    for part, marked in verdict.parts.items():
        for entry in _entries(marked):
            yield from _pointed_at(answers.get(part, ""), entry)
            if entry.readings:
                yield Line("Type one of these: " + "  or  ".join(entry.readings))


def missed_lines(
    sheet: Sheet, verdict: Verdict, misses: int, solution: Solution | None, *, names_slip: bool
) -> Iterator[Line]:
    """Yield what is said of a miss.

    Args:
        sheet: The question.
        verdict: What came of the check.
        misses: How often this question was missed, this time included; more is said each time.
        solution: The worked solution, once a step of it may be shown.
        names_slip: Whether to name the slip at once.
    """
    told = of_miss(sheet, verdict, misses, solution)
    yield from _said(told)
    for marked in verdict.parts.values():
        if len(_entries(marked)) > 1:
            yield from (Line("  " + " ".join(_SIGNS[entry.outcome] for entry in row)) for row in marked.entries)
        if names_slip and marked.slip is not None:
            message = "" if marked.slip.message == told.body else readable(marked.slip.message) + " "
            yield Line(f"{message}(slip {marked.slip.code})")


def solution_lines(solution: Solution) -> Iterator[Line]:
    """Yield the worked solution, its steps numbered, and the key as one would type it."""
    for number, step in enumerate(solution.steps, 1):
        yield Line(f"{number}. {readable(step.says)}")
        if step.formula:
            yield Line(f"   {readable(f'${step.formula}$')}")
    for key in solution.keys.values():
        yield Line(f"Answer: {key}", "title")


def _said(told: Feedback) -> Iterator[Line]:
    yield Line(f"{told.title}.", _TONES[told.tone])
    if told.body:
        yield Line(readable(told.body))


def _pointed_at(answer: Answer, entry: EntryVerdict) -> Iterator[Line]:
    if entry.span is None or not isinstance(answer, str):
        return
    start, stop = entry.span
    yield Line(f"  {answer}", "quiet")
    yield Line("  " + " " * start + "^" * max(1, stop - start), "quiet")


def _entries(verdict: PartVerdict) -> list[EntryVerdict]:
    return [entry for row in verdict.entries for entry in row]
