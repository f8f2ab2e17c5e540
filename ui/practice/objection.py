"""*I think I'm right*: a question, an answer and its verdict on a line that `main.py check` can replay."""

from pathlib import Path

import msgspec

from engine.errors import MachineError
from engine.questions.sheet import Answer, PartSheet, Sheet, Solution
from engine.questions.verdict import PartVerdict, Verdict
from engine.records.stamps import utc_now, uuid7
from engine.records.typed import storable

FILE_NAME = "objections.jsonl"


class Context(msgspec.Struct, frozen=True):
    """What the marking of a line has no use for, and its reader has."""

    note: str
    verdict: PartVerdict
    sheet: Sheet


class Objection(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line: the fields that `check` reads, and the context that it leaves alone."""

    id: str
    reference: str
    answer: Answer
    names: tuple[str, ...]
    kind: str
    context: Context
    positive: tuple[str, ...] = ()
    tolerance: dict[str, int] | None = None
    form: str | None = None


def objections(
    sheet: Sheet, answers: dict[str, Answer], verdict: Verdict, solution: Solution, note: str
) -> tuple[Objection, ...]:
    """Return a line for each part that was not found right."""
    missed = {part: said for part, said in verdict.parts.items() if said.outcome != "right" and part in answers}
    return tuple(
        _objection(part, answers[part.id], solution.keys[part.id], Context(_storable(note), missed[part.id], sheet))
        for part in sheet.parts
        if part.id in missed
    )


def _objection(part: PartSheet, answer: Answer, reference: str, context: Context) -> Objection:
    return Objection(
        id=uuid7(utc_now()),
        reference=reference,
        answer=storable(answer),
        names=part.names,
        kind=part.kind,
        context=context,
        positive=part.positive,
        tolerance=None if part.tolerance is None else {"significant": part.tolerance},
        form=part.form,
    )


def _storable(note: str) -> str:
    return note.encode(errors="replace").decode()


class ObjectionFile:
    """A file of JSON lines, only ever appended to."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def add(self, lines: tuple[Objection, ...]) -> None:
        """Append the lines.

        Raises:
            MachineError: The file cannot be written.
        """
        try:
            with self.path.open("ab") as file:
                file.write(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
        except OSError as fault:
            raise MachineError(f"{self.path} cannot be written: {fault.strerror}.") from fault
