"""What marking says of an answer, as it crosses the process boundary, is logged, and is shown."""

from typing import Literal, TypeAlias

import msgspec

from engine.equality.stages import Stage

Outcome: TypeAlias = Literal["right", "form", "partly", "wrong", "unreadable", "undecided", "empty"]
Evidence: TypeAlias = Literal["proved", "counterexample", "sampled"]


class Counterexample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A point where the answer and the key differ: exact coordinates, and both values as short decimals.

    With no coordinates the two are different numbers. A value is "undefined" where one side does not exist.
    """

    at: dict[str, str]
    answer: str
    reference: str


class NamedSlip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The one slip that explains a wrong answer: its code in `docs/slips.md` and its message to the learner."""

    code: str
    message: str


class EntryVerdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of one entry of an answer (an expression has one entry).

    Attributes:
        outcome: `form` is right but not in the form asked for; `empty` asks to be filled; `unreadable`, `undecided` and `empty` cost nothing.
        message: To the learner, for what could not be read or decided, or what the form lacks; "" otherwise.
        remark: What is worth knowing of an entry that is right: a missing piece of domain.
        span: Where in the text of this entry.
        readings: The learner's text rewritten for each plausible reading.
        stage: What decided, where two expressions were compared.
    """

    outcome: Outcome
    evidence: Evidence | None = None
    message: str = ""
    remark: str = ""
    span: tuple[int, int] | None = None
    readings: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    stage: Stage | None = None


class DifferenceShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong entry minus the one of the key, simplified, in LaTeX."""

    part: str
    row: int
    column: int
    latex: str


class DifferencesShown(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The differences of an answer from the key; entries that are right, or take too much work, have none."""

    entries: tuple[DifferenceShown, ...]


class PartVerdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of one part.

    Attributes:
        score: From 0 to 1; partial credit by entry, half of it for what is not in the form asked for.
        entries: Rows of entries, in the shape that was answered; an expression is one row of one.
        message: One or two sentences about the part as a whole (a transposed matrix, a wrong shape), or "".
        slip: Named when exactly one slip of the question explains the answer.
        step: The index of the first step of the solution that the answer differs in, where that can be told.
        follows: Whether a wrong answer is what the learner's own answers to earlier parts lead to.
    """

    outcome: Outcome
    score: float
    entries: tuple[tuple[EntryVerdict, ...], ...] = ()
    evidence: Evidence | None = None
    message: str = ""
    remark: str = ""
    slip: NamedSlip | None = None
    step: int | None = None
    follows: bool = False


class Verdict(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What is said of a whole answer, by part."""

    outcome: Outcome
    score: float
    parts: dict[str, PartVerdict]

    @property
    def costs_nothing(self) -> bool:
        """Whether no attempt is spent: something could not be read or decided, or is still empty."""
        return self.outcome in {"unreadable", "undecided", "empty"}
