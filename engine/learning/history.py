"""What the log says of a learner: what came of the first check of every question."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from engine.questions.sheet import Identity
from engine.questions.verdict import Verdict
from engine.records.event import Event

# `helped` is right, but with a hint or a peek first; opening the solution instead of checking is a miss.
FirstCheck: TypeAlias = Literal["right", "helped", "missed"]


@dataclass(frozen=True, slots=True)
class Result:
    """What the first check of a question showed; nothing after it counts.

    Attributes:
        at: When, aware.
        slips: The codes of the slips that were named then.
    """

    identity: Identity
    at: datetime
    outcome: FirstCheck
    slips: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Showing:
    """A question from when it is shown until it is answered right, solved or skipped."""

    is_helped: bool = False
    is_checked: bool = False
    is_over: bool = False


class History:
    """The results of one learner, in the order in which they came; `add` leads it on by one event.

    Questions on a function of the learner's own say nothing of what to ask next, and are left out.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._showings: dict[Identity, _Showing] = {}
        self._results: list[Result] = []
        self._by_family: defaultdict[str, list[Result]] = defaultdict(list)
        self._shown: list[Identity] = []
        for event in events:
            self.add(event)

    @property
    def results(self) -> Sequence[Result]:
        return self._results

    @property
    def shown(self) -> Sequence[Identity]:
        """Every question that was shown, one still open included; a question shown again after a restart once."""
        return self._shown

    def of_family(self, family: str) -> Sequence[Result]:
        return self._by_family.get(family, ())

    def is_practised(self, family: str) -> bool:
        return family in self._by_family

    def add(self, event: Event) -> None:
        if event.identity.of:
            return
        showing = self._showing(event)
        match event.kind:
            case "shown" | "unreadable":
                pass
            case "hint" | "help":
                showing.is_helped = True
            case "skipped":
                showing.is_over = True
            case "solution":
                self._check(showing, event, "missed")
                showing.is_over = True
            case "attempt" if event.verdict is not None and not event.verdict.costs_nothing:
                self._attempt(showing, event, event.verdict)

    def _showing(self, event: Event) -> _Showing:
        """Return the question's showing; one that is over begins anew when the question is shown again."""
        showing = self._showings.get(event.identity)
        if showing is None or (showing.is_over and event.kind == "shown"):
            showing = self._showings[event.identity] = _Showing()
            self._shown.append(event.identity)
        return showing

    def _attempt(self, showing: _Showing, event: Event, verdict: Verdict) -> None:
        is_right = verdict.outcome == "right"
        self._check(showing, event, "missed" if not is_right else "helped" if showing.is_helped else "right")
        showing.is_over = showing.is_over or is_right

    def _check(self, showing: _Showing, event: Event, outcome: FirstCheck) -> None:
        if showing.is_checked:
            return
        showing.is_checked = True
        result = Result(event.identity, event.at, outcome, _named(event.verdict))
        self._results.append(result)
        self._by_family[event.identity.family].append(result)


def _named(verdict: Verdict | None) -> frozenset[str]:
    parts = () if verdict is None else verdict.parts.values()
    return frozenset(part.slip.code for part in parts if part.slip is not None)
