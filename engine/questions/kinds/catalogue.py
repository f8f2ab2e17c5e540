"""Every kind of answer, by the name that parts use."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.questions.keys import Key
from engine.questions.kinds import (
    antiderivative,
    choice,
    direction,
    eigenvector,
    equation,
    expression,
    interval,
    matrix,
    multi,
    normal,
    number,
    order,
    points,
    vector,
)
from engine.questions.question import Part
from engine.questions.sheet import Answer, Kind
from engine.questions.verdict import PartVerdict


class AnswerKind(Protocol):
    """What a module must offer to be a kind of answer.

    What `read` returns is the kind's own business; only its `key` and `mark` look at it.

    Attributes:
        EDITOR: The editor that the window opens for it.
    """

    EDITOR: str

    def read(self, answer: Answer, part: Part, *, decimal_comma: bool = False) -> Any:
        """Read what was typed; it raises nothing."""

    def key(self, reading: Any) -> Key | None:
        """Return what was read as though it were a key, or None unless all of it was read."""

    def mark(self, reading: Any, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
        """Yield what is to be said, ever better; the first one within milliseconds, the last one final.

        Raises:
            DefectError: The key of the part is of another kind.
        """

    def show(self, answer: Answer) -> str:
        """Return an answer as one line, as its author typed it."""


KINDS: Mapping[Kind, AnswerKind] = {
    "expression": expression,
    "number": number,
    "vector": vector,
    "matrix": matrix,
    "direction": direction,
    "normal": normal,
    "eigenvector": eigenvector,
    "equation": equation,
    "interval": interval,
    "points": points,
    "antiderivative": antiderivative,
    "class": choice,
    "choice": choice,
    "multi": multi,
    "order": order,
}
