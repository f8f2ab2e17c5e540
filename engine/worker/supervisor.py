"""Which request goes to which process, and what becomes of it when the process is late or dies.

One process is at work and one is kept warm. Only a separate process can be stopped: neither alarms nor threads interrupt
a large power or a factorisation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import inf
from time import monotonic
from typing import TypeAlias

from engine.errors import MachineError
from engine.questions.verdict import PartVerdict, Verdict
from engine.worker.messages import (
    PROTOCOL,
    AnyRequest,
    Done,
    Failed,
    Generate,
    Make,
    Mark,
    Progress,
    Provisional,
    Ready,
    Reply,
)
from engine.worker.process import WorkerProcess

OnReply: TypeAlias = Callable[[Provisional | Done | Failed | Progress], None]

# The very first start reads sympy from a cold disk and compiles it; on a slow machine that takes half a minute.
_START_S = 90.0
# A process that dies in the middle of a request may have been killed from outside; the second one is no accident.
_TRIES = 2
# So many processes in a row that never became ready mean that none will.
_FALSE_STARTS = 2

_UNDECIDED = "There was not enough time, so it costs nothing. Another form of the same answer may be easier to decide."
_LATE = "This took too long and was stopped."
_DIED = "The worker stopped twice in the middle of this, so there is no answer."
_NO_START = "The worker stops before it is ready; run it alone to see why."
_CLOSED = "The program is closing."


@dataclass(slots=True)
class Job:
    """A request with its deadline, counted from the moment when it is given to a process."""

    request: AnyRequest
    deadline_s: float
    on_reply: OnReply
    provisional: Provisional | None = None
    tries: int = 0

    @property
    def urgency(self) -> int:
        """Somebody waits for a mark; a question is made ahead of time."""
        match self.request:
            case Mark():
                return 0
            case Make() | Generate():
                return 2
            case _:
                return 1


class Supervisor:
    """Keeps one process at work and one warm.

    It is used from one thread; it says by `wakes_in` when it wants to be woken without an event.

    Attributes:
        fault: Why no worker can be started, while none can; else None.
    """

    def __init__(self, start: Callable[[], WorkerProcess], spare_after_s: float) -> None:
        self.fault: str | None = None
        self._start = start
        self._spare_after_s = spare_after_s
        self._order = count()
        self._waiting: list[tuple[int, int, Job]] = []
        self._job: Job | None = None
        self._at_work: WorkerProcess | None = start()
        self._spare: WorkerProcess | None = None
        self._deadline = inf
        self._spare_due = inf
        self._false_starts = 0

    def take(self, job: Job) -> None:
        self._queue(job)
        self._go_on()

    def hear(self, process: WorkerProcess, reply: Reply | None) -> None:
        """Take what a process says; None says that it has ended."""
        match reply:
            case None:
                self._lose(process)
            case Ready(protocol):
                self._welcome(process, protocol)
            case _ if process is self._at_work and self._job is not None and reply.id == self._job.request.id:
                self._pass_on(self._job, reply)
            case _:
                pass  # from a process that was replaced meanwhile

    def wakes_in(self) -> float | None:
        """Return the seconds until something is due, or None."""
        due = min(self._deadline, self._spare_due, self._start_due())
        return None if due == inf else max(0.0, due - monotonic())

    def wake(self) -> None:
        """Do what is due by now."""
        now = monotonic()
        if self._at_work is not None and self._job is not None and now >= self._deadline:
            self._stop(self._at_work, self._job)
        if self._at_work is not None and now >= self._start_due():
            self._lose(self._at_work)
        if now >= self._spare_due:
            self._start_spare()

    def close(self) -> None:
        """End both processes and every request."""
        for process in (self._at_work, self._spare):
            if process is not None:
                process.end()
        self._at_work = self._spare = None
        self._refuse_all(_CLOSED)

    def _queue(self, job: Job) -> None:
        heappush(self._waiting, (job.urgency, next(self._order), job))

    def _go_on(self) -> None:
        """Give the next request to the process at work, if both are there."""
        if self._job is not None or not self._waiting:
            return
        if self._at_work is None:
            self._promote()
        if self._at_work is None or not self._at_work.is_ready:
            return
        _, _, self._job = heappop(self._waiting)
        self._job.tries += 1
        self._deadline = monotonic() + self._job.deadline_s
        if self._spare is None and self._spare_due == inf:
            self._spare_due = monotonic() + self._spare_after_s
        self._at_work.send(self._job.request)

    def _welcome(self, process: WorkerProcess, protocol: int) -> None:
        if protocol != PROTOCOL:
            self._lose(process)
            return
        process.is_ready = True
        self._false_starts = 0
        self.fault = None
        self._go_on()

    def _pass_on(self, job: Job, reply: Progress | Provisional | Done | Failed) -> None:
        match reply:
            case Done() | Failed():
                self._finish(job, reply)
                self._go_on()
            case Provisional():
                job.provisional = reply
                job.on_reply(reply)
            case Progress():
                job.on_reply(reply)

    def _finish(self, job: Job, reply: Done | Failed) -> None:
        if job is self._job:
            self._job, self._deadline = None, inf
        job.on_reply(reply)

    def _stop(self, process: WorkerProcess, late: Job) -> None:
        """Kill a process that is past its deadline; the spare goes on with the next request."""
        process.end()
        self._at_work = None
        self._finish(late, _at_deadline(late))
        self._promote()
        self._go_on()

    def _lose(self, process: WorkerProcess) -> None:
        """Go on without a process that has ended, or that never became ready."""
        if process not in (self._at_work, self._spare):
            return
        process.end()
        if not process.is_ready:
            self._false_starts += 1
        if process is self._spare:
            self._spare = None
            self._spare_due = monotonic() + self._spare_after_s if self._false_starts < _FALSE_STARTS else inf
            return
        job, self._job, self._deadline = self._job, None, inf
        self._at_work = None
        if job is not None:
            self._retry(job)
        if self._false_starts >= _FALSE_STARTS and self._spare is None:
            self._give_up(_NO_START)
        else:
            self._promote()
            self._go_on()

    def _retry(self, job: Job) -> None:
        if job.provisional is not None:
            job.on_reply(Done(id=job.request.id, result=job.provisional.result))
        elif job.tries < _TRIES:
            self._queue(job)
        else:
            job.on_reply(Failed(id=job.request.id, message=_DIED, defect=True))

    def _promote(self) -> None:
        """Put the spare to work, or a new process where there is none."""
        try:
            self._at_work, self._spare = self._spare or self._start(), None
        except MachineError as error:
            self._at_work = None
            self._give_up(str(error))
            return
        self._spare_due = monotonic() + self._spare_after_s

    def _start_spare(self) -> None:
        self._spare_due = inf
        if self._spare is None and self._at_work is not None:
            try:
                self._spare = self._start()
            except MachineError:
                # one process serves; a machine that is short of memory now may have some at the next request
                self._spare = None

    def _start_due(self) -> float:
        """Return when the process at work must be ready at last."""
        if self._at_work is None or self._at_work.is_ready:
            return inf
        return self._at_work.started + _START_S

    def _give_up(self, fault: str) -> None:
        """Refuse what waits; the next request tries to start a worker again."""
        self.fault = fault
        self._false_starts = 0
        self._spare_due = inf
        self._refuse_all(fault)

    def _refuse_all(self, why: str) -> None:
        jobs = [job for _, _, job in sorted(self._waiting, key=lambda entry: entry[:2])]
        if self._job is not None:
            jobs.insert(0, self._job)
        self._waiting, self._job, self._deadline = [], None, inf
        for job in jobs:
            job.on_reply(Failed(id=job.request.id, message=why))


def _at_deadline(job: Job) -> Done | Failed:
    """What stands when the time is over: the provisional result, or that it could not be decided."""
    if job.provisional is not None:
        return Done(id=job.request.id, result=job.provisional.result)
    if isinstance(job.request, Mark):
        return Done(id=job.request.id, result=_undecided(job.request))
    return Failed(id=job.request.id, message=_LATE)


def _undecided(request: Mark) -> Verdict:
    part = PartVerdict(outcome="undecided", score=0.0, message=_UNDECIDED)
    return Verdict(outcome="undecided", score=0.0, parts=dict.fromkeys(request.answers, part))
