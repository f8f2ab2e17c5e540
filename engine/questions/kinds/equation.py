"""Answers that are equations, of a plane or a line say: right up to a factor that is a number, and not zero."""

from collections.abc import Iterator
from typing import TypeAlias

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.errors import DefectError
from engine.language.equations import Equation, read_equation
from engine.language.reading import Ambiguous, Unreadable
from engine.language.substitution import substituted
from engine.language.tree import ZERO, Neg, Node, Sum
from engine.questions.keys import Key
from engine.questions.kinds.claims import constant_multiple, holds, is_zero, judged, settled
from engine.questions.kinds.entries import Empty, alike, unread
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, PartVerdict

EDITOR = "line"

_Read: TypeAlias = Equation | Ambiguous | Unreadable | Empty

_SAYS_NOTHING = "Both sides are the same, so every point fits this."
_OTHER = "This equation holds for other points than it should."
_CONSTANT = "Only the constant differs. Put a point that must lie on it into your equation."


def read(answer: Answer, part: Part, *, decimal_comma: bool = False) -> _Read:
    """Read what was typed, without raising."""
    text = show(answer)
    return read_equation(text, part.names, decimal_comma=decimal_comma) if text.strip() else Empty()


def key(reading: _Read) -> Key | None:
    return reading if isinstance(reading, Equation) else None


def mark(reading: _Read, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    if not isinstance(part.key, Equation):
        raise DefectError(f"The key of the part {part.id} is no equation.")
    if not isinstance(reading, Equation):
        yield unread(reading)
        return
    answer, wanted = reading.difference, part.key.difference
    claims = constant_multiple(answer, wanted, domain)
    if claims is None:
        says = _SAYS_NOTHING if is_zero([answer], domain, budget) else ""
        yield alike((1, 1), EntryVerdict("wrong", "counterexample"), says)
    else:
        says = _CONSTANT if _agree_but_for_constant(answer, wanted, domain, budget) else _OTHER
        yield from judged(settled(claims, domain, budget), (1, 1), says)


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    return answer if isinstance(answer, str) else answer[0][0]


def _agree_but_for_constant(answer: Node, key: Node, domain: Domain, budget: Budget) -> bool:
    claims = constant_multiple(_without_constant(answer, domain), _without_constant(key, domain), domain)
    return claims is not None and holds(claims, domain, budget)


def _without_constant(node: Node, domain: Domain) -> Node:
    """Return an expression minus its value where every name is zero."""
    return Sum((node, Neg(substituted(node, dict.fromkeys(domain.names, ZERO)))))
