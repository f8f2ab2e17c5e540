"""*I think I'm right*: a question, an answer and its verdict on a line that `main.py check` can replay."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

from engine.errors import MachineError
from engine.questions.sheet import Answer, Option, PartSheet, Sheet, Solution
from engine.questions.verdict import PartVerdict, Verdict
from engine.records.stamps import utc_now, uuid7
from engine.records.typed import storable
from ui.translation import tr

FILE_NAME = "objections.jsonl"


class Context(msgspec.Struct, frozen=True):
    """What the marking of a line has no use for, and its reader has."""

    note: str
    verdict: PartVerdict | dict[str, PartVerdict]
    sheet: Sheet


class Posed(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What `check` reads of a part."""

    reference: str
    answer: Answer
    names: tuple[str, ...]
    kind: str
    positive: tuple[str, ...] = ()
    tolerance: dict[str, int] | None = None
    form: str | None = None
    layout: str | None = None
    options: tuple[Option, ...] = ()


class PosedPart(Posed, frozen=True, omit_defaults=True, kw_only=True):
    """One part of several."""

    id: str


class Objection(Posed, frozen=True, omit_defaults=True, kw_only=True):
    """The line of a question with one part: the fields that `check` reads, and the context that it leaves alone."""

    id: str
    context: Context


class ObjectionByPart(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The line of a question with several parts; those that were right stand on it as well."""

    id: str
    parts: tuple[PosedPart, ...]
    context: Context


Line: TypeAlias = Objection | ObjectionByPart


def objection(sheet: Sheet, answers: Mapping[str, Answer], verdict: Verdict, solution: Solution, note: str) -> Line:
    """Return the line of a question that was not found right."""
    posed = [_posed(part, answers.get(part.id, ""), solution.keys[part.id]) for part in sheet.parts]
    identity, note = uuid7(utc_now()), _storable(note)
    if len(posed) == 1:
        context = Context(note, verdict.parts[posed[0].id], sheet)
        fields = {name: getattr(posed[0], name) for name in Posed.__struct_fields__}
        return Objection(id=identity, context=context, **fields)
    return ObjectionByPart(id=identity, parts=tuple(posed), context=Context(note, verdict.parts, sheet))


def _posed(part: PartSheet, answer: Answer, reference: str) -> PosedPart:
    return PosedPart(
        id=part.id,
        reference=reference,
        answer=storable(answer),
        names=part.names,
        kind=part.kind,
        positive=part.positive,
        tolerance=None if part.tolerance is None else {"significant": part.tolerance},
        form=part.form,
        layout=part.layout or None,
        options=part.options,
    )


def _storable(note: str) -> str:
    return note.encode(errors="replace").decode()


class ObjectionFile:
    """A file of JSON lines, only ever appended to."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    def add(self, line: Line) -> None:
        """Append a line.

        Raises:
            MachineError: The file cannot be written.
        """
        try:
            with self.path.open("ab") as file:
                file.write(msgspec.json.encode(line) + b"\n")
        except OSError as fault:
            raise MachineError(
                tr("{path} cannot be written: {why}.").format(path=self.path, why=fault.strerror)
            ) from fault
