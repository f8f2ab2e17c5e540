"""The worker and the journal as presenters see them: whatever answers does so on the GUI thread."""

from collections.abc import Callable

from engine.questions.sheet import Sheet, Solution
from engine.questions.verdict import Verdict
from engine.records.event import Answered, Event, Kind
from engine.records.journal import Journal
from engine.records.log import Done as Committed
from engine.worker.client import WorkerClient
from engine.worker.messages import AnyRequest, Done, Failed, Progress, Provisional
from ui.bridge import Bridge


class WorkerJobs:
    """The worker as presenters see it: final replies only, on the GUI thread."""

    def __init__(self, client: WorkerClient, bridge: Bridge) -> None:
        self._client = client
        self._bridge = bridge

    def submit(self, request: AnyRequest, deadline_s: float, then: Callable[[Done | Failed], None]) -> None:
        brought = self._bridge.bring(then)

        def hear(reply: Provisional | Done | Failed | Progress) -> None:
            if isinstance(reply, Done | Failed):
                brought(reply)

        self._client.submit(request, deadline_s, hear)


class JournalJobs:
    """The journal as presenters see it: acknowledged on the GUI thread."""

    def __init__(self, journal: Journal, bridge: Bridge) -> None:
        self._journal = journal
        self._bridge = bridge

    def write(
        self,
        kind: Kind,
        sheet: Sheet,
        *,
        solution: Solution | None = None,
        part: str | None = None,
        answer: Answered | None = None,
        verdict: Verdict | None = None,
        seconds: float | None = None,
        done: Committed | None = None,
    ) -> Event:
        return self._journal.write(
            kind,
            sheet,
            solution=solution,
            part=part,
            answer=answer,
            verdict=verdict,
            seconds=seconds,
            done=None if done is None else self._bridge.bring(done),
        )
