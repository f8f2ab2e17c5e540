"""A round of ten questions, and the one thing that it says to practise."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from engine.errors import DefectError
from engine.learning.levels import nearest_beyond
from engine.questions.outline import Topic
from engine.questions.sheet import Sheet
from engine.questions.verdict import NamedSlip
from engine.records.session import Asked, Round, RoundOutcome

LENGTH = 10


@dataclass(frozen=True, slots=True)
class SlipAgain:
    """The slip that was named most often in the round, and in which family it was named last."""

    slip: NamedSlip
    times: int
    family: str
    title: str


@dataclass(frozen=True, slots=True)
class MissedMost:
    """The family that was missed most often in the round."""

    family: str
    title: str
    misses: int


@dataclass(frozen=True, slots=True)
class NextLevel:
    """Nothing was missed: the level to try next, or None where the family has none above."""

    family: str
    title: str
    level: int | None


OneThing: TypeAlias = SlipAgain | MissedMost | NextLevel


def is_finished(practice: Round) -> bool:
    """Whether the tenth question has its outcome; it may still be on screen."""
    return len(practice.asked) == LENGTH and practice.asked[-1].outcome is not None


def asked(practice: Round, sheet: Sheet) -> Round:
    """Go on to a question; one that was left open becomes skipped.

    Raises:
        DefectError: The round has ten already.
    """
    closed = settled(practice, "skipped").asked if practice.asked else ()
    if len(closed) == LENGTH:
        raise DefectError("A round has no eleventh question.")
    return Round((*closed, Asked(sheet.identity, sheet.title)))


def withdrawn(practice: Round) -> Round:
    """Take the question at hand back out of the round, as if it had not been asked."""
    return Round(practice.asked[:-1])


def settled(practice: Round, outcome: RoundOutcome) -> Round:
    """Say what came of the question at hand; only the first word counts."""
    last = _last(practice)
    return (
        practice if last.outcome is not None else _with_last(practice, msgspec.structs.replace(last, outcome=outcome))
    )


def named(practice: Round, slip: NamedSlip) -> Round:
    """Note the slip of the question at hand; the first one that is named stays."""
    last = _last(practice)
    return practice if last.slip is not None else _with_last(practice, msgspec.structs.replace(last, slip=slip))


def tally(practice: Round) -> Counter[RoundOutcome]:
    """Return how many questions came to each outcome; an open one is not counted."""
    return Counter(question.outcome for question in practice.asked if question.outcome is not None)


def one_thing(practice: Round, outline: Sequence[Topic]) -> OneThing:
    """Return what to practise next: the slip named most often, else the family missed most, else the next level.

    Of several it is the one that came last.

    Raises:
        DefectError: Nothing was asked yet.
    """
    _last(practice)
    drawn = tuple(question for question in practice.asked if not question.identity.of)
    # a round of nothing but the learner's own functions has nothing else to speak of
    about = Round(drawn) if drawn else practice
    return _slip_again(about) or _missed_most(about) or _next_level(about, outline)


def _slip_again(practice: Round) -> SlipAgain | None:
    slipped = [(question, question.slip) for question in practice.asked if question.slip is not None]
    found = _most_frequent(slip.code for _, slip in slipped)
    if found is None:
        return None
    code, times = found
    question, slip = next(pair for pair in reversed(slipped) if pair[1].code == code)
    return SlipAgain(slip, times, question.identity.family, question.title)


def _missed_most(practice: Round) -> MissedMost | None:
    missed = [question for question in practice.asked if question.outcome == "missed"]
    found = _most_frequent(question.identity.family for question in missed)
    if found is None:
        return None
    family, misses = found
    title = next(question.title for question in missed if question.identity.family == family)
    return MissedMost(family, title, misses)


def _next_level(practice: Round, outline: Sequence[Topic]) -> NextLevel:
    levels = {family.id: family.levels for topic in outline for family in topic.families}
    for question in reversed(practice.asked):
        level = question.identity.level
        above = nearest_beyond(level, levels.get(question.identity.family, ()), up=True)
        if question.outcome == "right" and above > level:
            return NextLevel(question.identity.family, question.title, above)
    last = _last(practice)
    return NextLevel(last.identity.family, last.title, None)


def _most_frequent(keys: Iterable[str]) -> tuple[str, int] | None:
    """Return the key that occurs most often, of several the last, with how often."""
    in_order = list(keys)
    counted = Counter(reversed(in_order))
    return counted.most_common(1)[0] if counted else None


def _last(practice: Round) -> Asked:
    if not practice.asked:
        raise DefectError("The round has no question yet.")
    return practice.asked[-1]


def _with_last(practice: Round, last: Asked) -> Round:
    return Round((*practice.asked[:-1], last))
