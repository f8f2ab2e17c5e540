"""Going back through what was checked of a question, and forth again to what is being typed. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.questions.sheet import Answer
from engine.questions.verdict import Outcome
from engine.records.session import Attempt


@dataclass(frozen=True, slots=True)
class Recalled:
    """What stands in the editors after a step.

    Attributes:
        answers: By part.
        number: Which attempt it is, counted from 1; None where it is what is being typed.
        outcome: What marking said of it; None of what was not checked.
    """

    answers: Mapping[str, Answer]
    number: int | None = None
    outcome: Outcome | None = None


class AttemptHistory:
    """The attempts at one question, the oldest first, and behind them what is being typed."""

    def __init__(self, attempts: Sequence[Attempt] = ()) -> None:
        self._stops = [Recalled(each.answers, number, each.outcome) for number, each in enumerate(attempts, 1)]
        self._count = len(attempts)
        self._at = len(self._stops)
        self._draft: Mapping[str, Answer] = {}

    @property
    def count(self) -> int:
        """How often the question was checked."""
        return self._count

    def earlier(self, now: Mapping[str, Answer]) -> Recalled | None:
        """Return what was checked before; None where there is nothing else.

        Args:
            now: What stands in the editors.
        """
        self._keep(now)
        steps = range(self._at - 1, -1, -1)
        return self._go(next((at for at in steps if self._stops[at].answers != now), None))

    def later(self, now: Mapping[str, Answer]) -> Recalled | None:
        """Return what was checked after that, and at last what was being typed; None behind that."""
        self._keep(now)
        return self._go(self._at + 1 if self._at < len(self._stops) else None)

    def _go(self, at: int | None) -> Recalled | None:
        if at is None:
            return None
        self._at = at
        return self._stops[at] if at < len(self._stops) else Recalled(self._draft)

    def _keep(self, now: Mapping[str, Answer]) -> None:
        """Take what was typed over an attempt as what is being typed; what was being typed before stays as a stop."""
        if self._at < len(self._stops) and now == self._stops[self._at].answers:
            return
        known = [stop.answers for stop in self._stops]
        if self._at < len(self._stops) and self._draft not in known and any(self._draft.values()):
            self._stops.append(Recalled(self._draft))
        self._at = len(self._stops)
        self._draft = dict(now)
