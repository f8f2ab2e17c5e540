"""What a verdict says in a terminal: the sentences of the practice page, with marks under the place they mean."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from engine.questions.sheet import Answer, PartSheet, Sheet, Solution
from engine.questions.verdict import EntryVerdict, PartVerdict, Verdict
from ui.practice.feedback import Feedback, of_free, of_miss, of_right
from ui.practice.part_names import part_name
from ui.practice.places import AS_A_WHOLE, verdicts_of
from ui.terminal.readable import readable
from ui.terminal.talk import Tone

_SIGNS = {"right": "✓", "form": "✓", "wrong": "✗", "partly": "✗", "unreadable": "?", "undecided": "?", "empty": "·"}
_WORDS = {
    "right": "Right",
    "form": "Right, but not in the form asked for",
    "wrong": "Not yet",
    "partly": "Partly",
    "unreadable": "Cannot be read",
    "undecided": "Not decided",
    "empty": "Empty",
}
_TONES: dict[str, Tone] = {"ok": "good", "warn": "miss", "info": "miss"}


class Line(NamedTuple):
    """One line to say."""

    text: str
    tone: Tone = "plain"


def right_lines(sheet: Sheet, verdict: Verdict) -> Iterator[Line]:
    yield from _said(of_right(sheet, verdict))


def free_lines(sheet: Sheet, verdict: Verdict, answers: dict[str, Answer], columns: int) -> Iterator[Line]:
    """Yield what is said where no attempt is spent: what cannot be read is pointed at, and its readings are offered.

    Args:
        sheet: The question.
        verdict: What came of the check.
        answers: What was typed, by part.
        columns: How many characters stand in a line of the terminal.
    """
    told = of_free(sheet, verdict)
    if verdict.outcome != "unreadable":
        yield from _said(told)
        return
    # the page underlines in the editor and says there what is the matter
    yield Line(f"{told.title}. It costs nothing.", _TONES[told.tone])
    for part in sheet.parts:
        name = part_name(sheet, part)
        for entry in _entries(verdict.parts[part.id]):
            if entry.outcome == "unreadable" and name:
                yield Line(name, "title")
            yield from _unread(answers.get(part.id, ""), entry, columns)


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
    for part in sheet.parts:
        marked, name = verdict.parts[part.id], part_name(sheet, part)
        if name:
            yield Line(f"  {name} {_SIGNS[marked.outcome]} {_standing(marked)}")
        yield from _signs(part, marked)
        if names_slip and marked.slip is not None:
            message = "" if told.body.endswith(marked.slip.message) else readable(marked.slip.message) + " "
            yield Line(f"{f'{name} ' if name else ''}{message}(slip {marked.slip.code})")


def _standing(marked: PartVerdict) -> str:
    return "Consistent with what you answered before" if marked.follows else _WORDS[marked.outcome]


def _signs(part: PartSheet, marked: PartVerdict) -> Iterator[Line]:
    """Yield a sign for each entry, in the rows of a grid; what is judged as a whole has none."""
    if len(_entries(marked)) < 2 or part.kind in AS_A_WHOLE:
        return
    rows = marked.entries if part.is_grid else (tuple(verdicts_of(part, marked)),)
    yield from (Line("  " + " ".join(_SIGNS[entry.outcome] for entry in row)) for row in rows)


def solution_lines(sheet: Sheet, solution: Solution) -> Iterator[Line]:
    """Yield the worked solution, its steps numbered, the key as one would type it, what it is for, and the code."""
    for number, step in enumerate(solution.steps, 1):
        yield Line(f"{number}. {readable(step.says)}")
        if step.formula:
            yield Line(f"   {readable(f'${step.formula}$')}")
    for part in sheet.parts:
        yield Line(f"{part_name(sheet, part) or 'Answer:'} {_key(part, solution.keys[part.id])}", "title")
    if solution.connection:
        yield Line(readable(solution.connection))
    if solution.code is not None:
        yield from _program("sympy", solution.code.sympy)
        yield from _program("numpy", solution.code.numpy)


def _key(part: PartSheet, key: str) -> str:
    """Return a key as it is typed; of options also what they say."""
    said = {option.id: option.text for option in part.options}
    texts = [readable(said[one.strip()]) for one in key.split(",") if said.get(one.strip(), one) != one]
    return f"{key} ({'; '.join(texts)})" if texts else key


def _program(library: str, program: str) -> Iterator[Line]:
    yield Line(f"In {library}:", "quiet")
    yield from (Line(f"    {line}".rstrip()) for line in program.rstrip("\n").split("\n"))


def _said(told: Feedback) -> Iterator[Line]:
    yield Line(f"{told.title}.", _TONES[told.tone])
    if told.body:
        yield Line(readable(told.body))


def _unread(answer: Answer, entry: EntryVerdict, columns: int) -> Iterator[Line]:
    if entry.outcome != "unreadable":
        return
    if entry.span is not None and isinstance(answer, str):
        yield from _pointed_at(answer, entry.span, columns)
    if entry.message:
        yield Line(readable(entry.message))
    if entry.readings:
        yield Line("Type one of these: " + "  or  ".join(entry.readings))


def _pointed_at(answer: str, span: tuple[int, int], columns: int) -> Iterator[Line]:
    """Yield the piece of the answer that holds a place, in one line, and marks under the place."""
    # two columns are the margin, two the ellipses
    room = max(8, columns - 4)
    start, stop = span
    first = max(0, start - room // 2) if len(answer) > room else 0
    last = min(len(answer), first + room)
    before = "…" * (first > 0) + answer[first:start]
    yield Line(f"  {before}{answer[start:last]}{'…' * (last < len(answer))}", "quiet")
    # some characters are two columns wide, and some none
    yield Line("  " + " " * cell_len(before) + "^" * max(1, cell_len(answer[start : min(stop, last)])), "quiet")


def _entries(verdict: PartVerdict) -> list[EntryVerdict]:
    return [entry for row in verdict.entries for entry in row]
