"""One entry of the log, and the row of SQLite values that stands for it."""

from datetime import datetime
from hashlib import blake2b
from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from engine.questions.sheet import Answer, Identity
from engine.questions.verdict import Verdict
from engine.records.stamps import written
from engine.records.typed import storable, storable_parts

Kind: TypeAlias = Literal["shown", "hint", "help", "solution", "unreadable", "attempt", "skipped"]

# One part's answer, or the answers by part.
Answered: TypeAlias = Answer | dict[str, Answer]

# What SQLite gives back.
Cell: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Cell, ...]

EVENT_COLUMNS = (
    "id",
    "profile",
    "device",
    "session",
    "kind",
    "at_utc",
    "part",
    "answer",
    "verdict",
    "seconds",
    "program",
    "snapshot",
    "checksum",
)
# The identity is kept with the snapshot, and is in the checksum all the same.
IDENTITY_COLUMNS = ("family", "revision", "level", "seed", "of")
_CHECKED = EVENT_COLUMNS.index("checksum")


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that happened to a question that was shown.

    Attributes:
        id: A UUID of version 7.
        kind: `help` is a look at what gives the answer away (a peek at the landscape); `unreadable` is a check that
            cost nothing; `solution` opens the worked solution; `skipped` leaves the question.
        at: An aware time.
        identity: The question's.
        snapshot: The digest of the snapshot of the question.
        part: The part that is meant, or None for the question as a whole.
        answer: As typed.
        seconds: How long the question was worked on before this.
        program: The version of the program that wrote this; the log stamps it.
    """

    id: str
    profile: str
    device: str
    session: str
    kind: Kind
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    identity: Identity
    snapshot: str
    part: str | None = None
    answer: Answered | None = None
    verdict: Verdict | None = None
    seconds: float | None = None
    program: str = ""


def to_row(event: Event, program: str) -> Row:
    """Return the values of `EVENT_COLUMNS`, with the version of the program that writes them."""
    columns: Row = (
        event.id,
        event.profile,
        event.device,
        event.session,
        event.kind,
        written(event.at),
        event.part,
        None if event.answer is None else _json(_storable(event.answer)),
        None if event.verdict is None else _json(event.verdict),
        None if event.seconds is None else float(event.seconds),
        program,
        event.snapshot,
    )
    return (*columns, checksum(columns, identity_row(event.identity)))


def identity_row(identity: Identity) -> Row:
    """Return the values of `IDENTITY_COLUMNS`."""
    return identity.family, identity.revision, identity.level, identity.seed, identity.of


def checksum(columns: Row, identity: Row) -> str:
    """Return the checksum of an event's columns (all but the checksum) and of its question's identity."""
    # rows of the first schema know no own functions, and keep the checksum that they had
    known = identity if identity[-1] else identity[:-1]
    return blake2b(msgspec.json.encode((columns, known)), digest_size=16).hexdigest()


def from_row(row: Row) -> Event:
    """Return the event of a row of `EVENT_COLUMNS` and `IDENTITY_COLUMNS`.

    Raises:
        ValueError: The row is not what was written.
    """
    columns, stored, identity = row[:_CHECKED], row[_CHECKED], row[_CHECKED + 1 :]
    if checksum(columns, identity) != stored:
        raise ValueError("the checksum does not fit")
    fields = dict(zip(EVENT_COLUMNS[:_CHECKED], columns, strict=True))
    decoded = {
        "at": fields.pop("at_utc"),
        "identity": dict(zip(IDENTITY_COLUMNS, identity, strict=True)),
        "answer": _decoded(fields.pop("answer"), Answered),
        "verdict": _decoded(fields.pop("verdict"), Verdict),
    }
    return msgspec.convert(fields | decoded, Event)


def _json(value: Answered | Verdict) -> str:
    return msgspec.json.encode(value).decode()


def _decoded(text: Cell, kind: Any) -> Any:
    return None if text is None else msgspec.json.decode(str(text), type=kind)


def _storable(answer: Answered) -> Answered:
    return storable_parts(answer) if isinstance(answer, dict) else storable(answer)
