"""One sitting's pen: turns what happens on a page into events, and hands them to the log."""

from collections.abc import Callable
from datetime import datetime

from engine.questions.sheet import Sheet, Solution
from engine.questions.verdict import Verdict
from engine.records.event import Answered, Event, Kind
from engine.records.log import Done, Log
from engine.records.snapshot import Snapshot, digest, encoded
from engine.records.stamps import utc_now, uuid7


class Journal:
    """Writes the events of one sitting of one learner.

    Args:
        log: Where they go.
        device: Names this machine (`engine.records.device`).
        profile: Names the learner, where several share a machine.
    """

    def __init__(self, log: Log, *, device: str, profile: str = "", clock: Callable[[], datetime] = utc_now) -> None:
        self._log = log
        self._device = device
        self._profile = profile
        self._clock = clock
        self._session = uuid7(clock())

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
        done: Done | None = None,
    ) -> Event:
        """Append what happened to a question, and return it at once; `done` is called as `Log.append` says."""
        snapshot = encoded(Snapshot(sheet, solution))
        now = self._clock()
        event = Event(
            id=uuid7(now),
            profile=self._profile,
            device=self._device,
            session=self._session,
            kind=kind,
            at=now,
            identity=sheet.identity,
            snapshot=digest(snapshot),
            part=part,
            answer=answer,
            verdict=verdict,
            seconds=seconds,
        )
        self._log.append(event, snapshot, done)
        return event
