"""What the question bank hands to the window: it knows no more of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.questions.outline import Topic

if TYPE_CHECKING:
    from engine.questions.primer import Primer


@dataclass(frozen=True, slots=True)
class Bank:
    """The table of contents, and what explains it.

    Attributes:
        topics: In teaching order.
        primer: Reads the primer of a topic, or for "" the one that opens the book; None where there is none. It raises
            `AuthorError` for a text that is no primer.
    """

    topics: Sequence[Topic]
    primer: "Callable[[str], Primer | None]"
