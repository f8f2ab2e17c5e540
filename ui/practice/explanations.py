"""Hints, solutions and differences, which only the worker knows."""

from collections.abc import Callable, Mapping

from engine.questions.sheet import Answer, Sheet, Solution
from engine.questions.verdict import DifferencesShown
from engine.worker.client import MARKING_S
from engine.worker.messages import Differences, Done, Failed, Hint, HintText, Solve
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

    def differences(
        self,
        sheet: Sheet,
        answers: Mapping[str, Answer],
        then: Callable[[DifferencesShown], None],
    ) -> None:
        """Fetch how far wrong entries are from the key; what takes too long is done without, and nothing is said."""

        def take(reply: Done | Failed) -> None:
            match reply:
                case Done(result=DifferencesShown() as shown):
                    then(shown)

        request = Differences(identity=sheet.identity, answers=dict(answers))
        self._worker.submit(request, MARKING_S, take)
