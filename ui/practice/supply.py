"""Questions made before they are asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.learning.choosing import REDRAWS, Choice, another_variant
from engine.questions.sheet import Identity, Sheet
from engine.worker.client import MAKING_S
from engine.worker.messages import CURRENT, AnyRequest, Done, Failed, Make
from ui.translation import tr


class Worker(Protocol):
    """Where symbolic work is done; `then` is called later, on the thread that asked."""

    def submit(self, request: AnyRequest, deadline_s: float, then: Callable[[Done | Failed], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class _Order:
    """One wanted question, with what is to be avoided and who waits for it."""

    seen: Sequence[str]
    then: Callable[[Sheet | Failed], None]


class Supply:
    """Makes one question at a time; a newer order takes the place of one that is under way."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._order: _Order | None = None

    @property
    def is_busy(self) -> bool:
        return self._order is not None

    def make(self, choice: Choice, seen: Sequence[str], then: Callable[[Sheet | Failed], None]) -> None:
        """Have a question made.

        Args:
            choice: What it is made from.
            seen: The notes of questions that need not come again so soon; where one does, another seed is drawn.
            then: Gets the sheet, or why there is none.
        """
        self._order = _Order(seen, then)
        self._request(choice, self._order, REDRAWS)

    def cancel(self) -> None:
        """Forget what is under way."""
        self._order = None

    def _request(self, choice: Choice, order: _Order, redraws: int) -> None:
        def made(reply: Done | Failed) -> None:
            if self._order is order:
                self._take(reply, choice, order, redraws)

        identity = Identity(choice.family, CURRENT, choice.level, choice.seed)
        self._worker.submit(Make(identity=identity), MAKING_S, made)

    def _take(self, reply: Done | Failed, choice: Choice, order: _Order, redraws: int) -> None:
        match reply:
            case Done(result=Sheet() as sheet) if sheet.note in order.seen and redraws:
                self._request(another_variant(choice), order, redraws - 1)
            case Done(result=Sheet() as sheet):
                self._order = None
                order.then(sheet)
            case Failed():
                self._order = None
                order.then(reply)
            case _:
                self._order = None
                order.then(Failed(reply.id, tr("The worker answered something else than a question."), defect=True))
