"""What the practice page shows besides the question itself, as plain records."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

# What Enter does once nothing is left to check.
Primary: TypeAlias = Literal["check", "next", "again", "none"]


@dataclass(frozen=True, slots=True)
class Actions:
    """What can be done now; what cannot is not shown.

    Attributes:
        primary: The one button that stands out. `again` asks a fresh variant of the same family.
        hints_left: How many hints are still closed.
        next: Whether *Next* stands beside a primary that is another one.
        object: Whether *I think I'm right* is offered.
    """

    primary: Primary
    hints_left: int = 0
    give_up: bool = False
    skip: bool = False
    next: bool = False
    object: bool = False


@dataclass(frozen=True, slots=True)
class RoundPage:
    """The page after the tenth question.

    Attributes:
        title: How the round went.
        tally: The counts behind it, as a sentence.
        advice: The one thing to practise, as a sentence or two; it may hold LaTeX between dollar signs.
        practise: What the button that practises it says.
    """

    title: str
    tally: str
    advice: str
    practise: str
