"""Answers that are one of the stated options: a choice, or a class such as minimum, maximum or saddle."""

from collections.abc import Iterator

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.errors import DefectError
from engine.questions.keys import Chosen, Key
from engine.questions.kinds import choosing
from engine.questions.kinds.choosing import Picked, Picking
from engine.questions.kinds.entries import alike, unread
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict

EDITOR = "options"

show = choosing.shown


def read(answer: Answer, part: Part, *, decimal_comma: bool = False) -> Picking:  # noqa: ARG001 -- one interface
    """Read which option is meant, without raising."""
    return choosing.pick(answer, part.options)


def key(reading: Picking) -> Key | None:
    return Chosen(reading.ids) if isinstance(reading, Picked) else None


def mark(reading: Picking, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:  # noqa: ARG001
    """Yield what is to be said."""
    if not isinstance(part.key, Chosen):
        raise DefectError(f"The key of the part {part.id} is no option.")
    if not isinstance(reading, Picked):
        yield unread(reading)
    elif len(set(reading.ids)) > 1:
        yield PartVerdict("unreadable", 0.0, message="Choose just one of the options.")
    else:
        is_right = set(reading.ids) == set(part.key.ids)
        yield alike((1, 1), EntryVerdict("right" if is_right else "wrong", "proved"))
