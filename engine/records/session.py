"""What survives a restart besides the log: the round, the question on screen with its unfinished text, the next one."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from engine.errors import MachineError
from engine.questions.sheet import Answer, Identity, Sheet
from engine.questions.verdict import NamedSlip, Outcome
from engine.records.kept import Kept
from engine.records.typed import storable_parts

# `helped` is right, but with a hint, a peek or the solution first.
RoundOutcome: TypeAlias = Literal["right", "helped", "missed", "skipped"]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question of a round: what came of it, None while it is open, and the slip that was named."""

    identity: Identity
    title: str
    outcome: RoundOutcome | None = None
    slip: NamedSlip | None = None


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The questions of a round so far; `engine.learning.rounds` leads it on."""

    asked: tuple[Asked, ...] = ()


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the learner chose to practise; None leaves the choice to the program."""

    topic: str | None = None
    family: str | None = None
    level: int | None = None


class Attempt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was checked of the question on screen: the answers by part, as typed, and what marking said of the whole."""

    answers: dict[str, Answer]
    outcome: Outcome


class Session(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a learner stands.

    Attributes:
        current: The question on screen.
        following: The question after it, made before it is asked for.
        unfinished: What is typed and not yet checked, by part of the current question.
        misses: How many checks of the current question were wrong.
        hints: How many of its hints were opened.
        seconds: How long it has been worked on.
        is_helped: Whether help was taken before it was first checked.
        is_over: Whether it was answered right or its solution opened.
        attempts: What was checked of the current question, the oldest first.
        recent_notes: The notes of the questions shown last, the oldest first.
    """

    round: Round = Round()
    current: Sheet | None = None
    following: Sheet | None = None
    unfinished: dict[str, Answer] = {}
    misses: int = 0
    hints: int = 0
    seconds: float = 0.0
    is_helped: bool = False
    is_over: bool = False
    wish: Wish = Wish()
    recent_notes: tuple[str, ...] = ()
    attempts: tuple[Attempt, ...] = ()

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "unfinished", storable_parts(self.unfinished))


def session_file(folder: Path, report: Callable[[MachineError], None]) -> Kept[Session]:
    """Return the file that the session is kept in."""
    return Kept(folder / "session.json", Session, Session(), report)
