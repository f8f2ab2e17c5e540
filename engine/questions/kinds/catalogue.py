"""Every kind of answer, by the name that parts use."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.questions.kinds import expression, matrix, vector
from engine.questions.kinds.entries import Grid
from engine.questions.question import Part
from engine.questions.sheet import Answer, Kind
from engine.questions.verdict import PartVerdict


class AnswerKind(Protocol):
    """What a module must offer to be a kind of answer.

    Attributes:
        EDITOR: The editor that the window opens for it.
    """

    EDITOR: str

    def read(self, answer: Answer, part: Part, *, decimal_comma: bool = False) -> Grid:
        """Read what was typed, cell by cell; it raises nothing."""

    def mark(self, reading: Grid, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
        """Yield what is to be said, ever better; the first one within milliseconds, the last one final."""

    def show(self, answer: Answer) -> str:
        """Return an answer as one line, as its author typed it."""


KINDS: Mapping[Kind, AnswerKind] = {"expression": expression, "vector": vector, "matrix": matrix}
