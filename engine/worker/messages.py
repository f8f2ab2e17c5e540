"""The lines that the program and its worker exchange: one JSON object a line, tagged by `do`."""

from typing import TypeAlias

import msgspec

from engine.questions.audited import Audited
from engine.questions.sheet import Answer, Identity, Sheet, Solution
from engine.questions.verdict import DifferencesShown, Verdict

PROTOCOL = 1

# A revision that stands for the one that the family has now; the sheet says which that is.
CURRENT = 0


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do", kw_only=True):
    """What every request carries: a number that its replies repeat."""

    id: int = 0


class Make(Request, frozen=True, tag="make", kw_only=True):
    """Make a question and send its sheet (`Sheet`); of the revision `CURRENT` where none is known."""

    identity: Identity


class Mark(Request, frozen=True, tag="mark", kw_only=True):
    """Mark answers by part; a `Provisional` may come before the final `Verdict`."""

    identity: Identity
    answers: dict[str, Answer]
    decimal_comma: bool = False


class Hint(Request, frozen=True, tag="hint", kw_only=True):
    """Send hint `number`, counted from 0 (`HintText`)."""

    identity: Identity
    number: int


class Solve(Request, frozen=True, tag="solve", kw_only=True):
    """Send the worked solution (`Solution`)."""

    identity: Identity


class Differences(Request, frozen=True, tag="differences", kw_only=True):
    """Send how far the wrong entries of answers by part are from the key (`DifferencesShown`)."""

    identity: Identity
    answers: dict[str, Answer]
    decimal_comma: bool = False


class Check(Request, frozen=True, tag="check", kw_only=True):
    """Mark one line of `main.py check`, given and answered as raw JSON (`CheckLine`)."""

    line: str


class Generate(Request, frozen=True, tag="generate", kw_only=True):
    """Send all that there is of a question, for another program (`GeneratedLine`); the key included."""

    identity: Identity


class Audit(Request, frozen=True, tag="audit", kw_only=True):
    """Make a question and prove everything that it says (`AuditLine`); with `make_only`, make it and no more."""

    identity: Identity
    make_only: bool = False


class HintText(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """One hint; it may hold LaTeX between dollar signs."""

    text: str


class CheckLine(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """One line of the output of `check`, as JSON."""

    line: str


class GeneratedLine(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """One line of the output of `generate`, as JSON; the worksheet is made of it too."""

    line: str


class AuditLine(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What an audit found in one question."""

    found: Audited


Result: TypeAlias = Sheet | Verdict | Solution | DifferencesShown | HintText | CheckLine | GeneratedLine | AuditLine


class Ready(msgspec.Struct, frozen=True, tag="ready", tag_field="do", forbid_unknown_fields=True):
    """The first line of a worker."""

    protocol: int


class Progress(msgspec.Struct, frozen=True, tag="progress", tag_field="do", forbid_unknown_fields=True):
    """How far a long piece of work is."""

    id: int
    done: int
    total: int


class Provisional(msgspec.Struct, frozen=True, tag="provisional", tag_field="do", forbid_unknown_fields=True):
    """A result that stands unless a better one comes before the deadline."""

    id: int
    result: Result


class Done(msgspec.Struct, frozen=True, tag="done", tag_field="do", forbid_unknown_fields=True):
    """The result."""

    id: int
    result: Result


class Failed(msgspec.Struct, frozen=True, tag="failed", tag_field="do", forbid_unknown_fields=True):
    """No result: a sentence, and whether the program itself (and not the request) is at fault."""

    id: int
    message: str
    defect: bool = False


AnyRequest: TypeAlias = Make | Mark | Hint | Solve | Differences | Check | Generate | Audit
Reply: TypeAlias = Ready | Progress | Provisional | Done | Failed
