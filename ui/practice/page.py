"""The practice page as its presenter knows it: what it can be asked to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from engine.questions.outline import Topic
from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import PartVerdict
from engine.records.session import Attempt, RoundOutcome, Wish

if TYPE_CHECKING:
    # the page imports none of what only a checked answer needs
    from ui.practice.claimed import Claimed
    from ui.practice.feedback import Difference, Feedback

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


class PracticeView(Protocol):
    """What the presenter asks of the page."""

    def show_question(self, sheet: Sheet, typed: Mapping[str, Answer]) -> None:
        """Put a question on a clean page, with what was typed into it before a restart."""

    def show_place(self, topics: Sequence[Topic], sheet: Sheet | None) -> None:
        """Say which topic and family the question on the page belongs to, if there is one."""

    def show_wish(self, topics: Sequence[Topic], wish: Wish) -> None:
        """Say what may be practised, and what is."""

    def show_round(self, outcomes: Sequence[RoundOutcome | None]) -> None:
        """Say how the round stands; the last outcome is that of the question on the page."""

    def show_waiting(self) -> None:
        """Say that a question is being made."""

    def set_busy(self, *, busy: bool) -> None:
        """Say whether the worker is being asked. Typing goes on."""

    def mark(self, part: str, verdict: PartVerdict, answered: Answer) -> None:
        """Put the marks beside the entries of a part, unless it no longer reads as it was answered."""

    def show_attempts(self, attempts: Sequence[Attempt]) -> None:
        """Offer to go back to what was checked of the question."""

    def focus_first_wrong(self) -> None: ...

    def close_answer(self) -> None:
        """Let the answer stand as it is: the question is over."""

    def show_feedback(self, feedback: "Feedback") -> None: ...

    def show_hints(self, hints: Sequence[str]) -> None: ...

    def show_solution(self, solution: Solution) -> None: ...

    def show_differences(self, differences: "Sequence[Difference]") -> None:
        """Show beneath the solution how far the last answer is from the key."""

    def reveal_landscape(self) -> None:
        """Show what would have given the answer away."""

    def show_claims(self, claimed: "Claimed", *, revealed: bool) -> None:
        """Draw what the answer claims on the landscape, and with `revealed` what would have given the answer away."""

    def offer(self, actions: Actions) -> None: ...

    def show_round_page(self, page: RoundPage) -> None: ...

    def show_trouble(self, message: str) -> None:
        """Say calmly what is wrong with the machine; the page stays usable."""
