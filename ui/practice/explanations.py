"""Hints and solutions, which only the worker knows."""

from collections.abc import Callable

from engine.questions.sheet import Sheet, Solution
from engine.worker.client import MARKING_S
from engine.worker.messages import Done, Failed, Hint, HintText, Solve
from ui.practice.supply import Worker


class Explanations:
    """Asks the worker, and passes on what it says.

    Args:
        worker: Who knows.
        complain: Told why there is no answer, when there is none.
    """

    def __init__(self, worker: Worker, complain: Callable[[str], None]) -> None:
        self._worker = worker
        self._complain = complain

    def hint(self, sheet: Sheet, number: int, then: Callable[[str], None]) -> None:
        """Fetch a hint, counted from 0."""

        def take(reply: Done | Failed) -> None:
            match reply:
                case Done(result=HintText(text)):
                    then(text)
                case Failed(message=message):
                    self._complain(message)

        self._worker.submit(Hint(identity=sheet.identity, number=number), MARKING_S, take)

    def solution(self, sheet: Sheet, then: Callable[[Solution], None]) -> None:
        """Fetch the worked solution with the key."""

        def take(reply: Done | Failed) -> None:
            match reply:
                case Done(result=Solution() as solution):
                    then(solution)
                case Failed(message=message):
                    self._complain(message)

        self._worker.submit(Solve(identity=sheet.identity), MARKING_S, take)
