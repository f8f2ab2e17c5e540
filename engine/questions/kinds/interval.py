"""Answers that are intervals or bounds, marked by end; see `engine.language.intervals` for how they are written."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from msgspec import structs

from engine.equality.budget import Budget
from engine.equality.decide import is_open, prove
from engine.equality.domain import Domain
from engine.errors import DefectError
from engine.language.intervals import Interval, read_interval
from engine.language.reading import Ambiguous, Unreadable
from engine.language.tree import ZERO, Node
from engine.questions.keys import Key
from engine.questions.kinds.entries import Empty, agreement, alike, entry_verdict, summary, unread
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict

EDITOR = "line"

_Read: TypeAlias = Interval | Ambiguous | Unreadable | Empty

_BELONGS = "Both ends have the right value. Look at which of them belong to the interval."


def read(answer: Answer, part: Part, *, decimal_comma: bool = False) -> _Read:
    """Read what was typed, without raising."""
    text = show(answer)
    return read_interval(text, part.names, decimal_comma=decimal_comma) if text.strip() else Empty()


def key(reading: _Read) -> Key | None:
    return reading if isinstance(reading, Interval) else None


def mark(reading: _Read, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said; an end is right with its value and with whether it belongs to the interval."""
    if not isinstance(part.key, Interval):
        raise DefectError(f"The key of the part {part.id} is no interval.")
    if not isinstance(reading, Interval):
        yield unread(reading)
        return
    if reading.name and part.key.name not in {"", reading.name}:
        yield alike((1, 2), EntryVerdict("wrong", "proved"), f"The question asks for a bound of {part.key.name}.")
        return
    name = part.key.name or reading.name
    answer, wanted = _within(reading, name, domain), _within(part.key, name, domain)
    low = _end(answer.low, wanted.low, part, domain, budget)
    high = _end(answer.high, wanted.high, part, domain, budget)
    is_alike = (answer.has_low == wanted.has_low, answer.has_high == wanted.has_high)
    ends = (_closed(low, is_alike=is_alike[0]), _closed(high, is_alike=is_alike[1]))
    written = (reading.low or part.key.low, reading.high or part.key.high)
    # an end that neither side has earns nothing
    counted = tuple(end for end, node in zip(ends, written, strict=True) if node is not None)
    marked = summary((counted or ends,))
    yield structs.replace(marked, entries=(ends,), message=_about(marked, low, high))


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    return answer if isinstance(answer, str) else answer[0][0]


def _about(marked: PartVerdict, low: EntryVerdict, high: EntryVerdict) -> str:
    """Say which end to look at, where one of them is wrong."""
    if marked.outcome not in {"wrong", "partly"}:
        return ""
    match low.outcome, high.outcome:
        case "right", "right":
            return _BELONGS
        case "right", "wrong":
            return "Look at the upper end."
        case "wrong", "right":
            return "Look at the lower end."
        case _:
            return "Look at both ends."


def _within(interval: Interval, name: str, domain: Domain) -> Interval:
    """Return what is left of an interval for a positive name: x < 3 is (0, 3) then."""
    return replace(interval, low=ZERO) if name in domain.positive and interval.low is None else interval


def _end(answer: Node | None, key: Node | None, part: Part, domain: Domain, budget: Budget) -> EntryVerdict:
    if answer is None or key is None:
        return EntryVerdict("right" if answer == key else "wrong", "proved")
    found = agreement(answer, key, part, domain, budget)
    is_done = part.tolerance is not None or not is_open(found)
    return entry_verdict(found if is_done else prove(found, answer, key, domain, budget))


def _closed(end: EntryVerdict, *, is_alike: bool) -> EntryVerdict:
    """Return what is said of an end, given whether it belongs to the interval as it should."""
    return end if is_alike or end.outcome != "right" else EntryVerdict("wrong", "proved")
