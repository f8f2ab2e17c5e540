"""Several workers that mark lines side by side; the verdicts come back in the order of the lines."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from queue import Queue, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Protocol

import msgspec

from engine.errors import MachineError
from engine.questions.check_lines import CheckVerdict, id_of
from engine.worker.client import MAKING_S, MARKING_S
from engine.worker.messages import Check, CheckLine, Done, Failed

# Another worker takes half a second to start, which pays when this many lines wait for each one that there is.
_BACKLOG = 64
# So many lines are read ahead of the one that is written next.
_AHEAD = 1024
# Longer than a worker may take for its last line, and for ending.
_LEAVING_S = 5.0


class Asker(Protocol):
    """What marks a line; a `WorkerClient`, or a test's."""

    def ask(self, request: Check, deadline_s: float) -> Done | Failed: ...

    def close(self) -> None: ...


class Crew:
    """Marks lines with one worker, and with more of them where lines pile up."""

    def __init__(self, first: Asker, hire: Callable[[], Asker], most: int) -> None:
        """Begin with one worker.

        Args:
            first: The worker; whoever made it closes it.
            hire: Starts another one, which is closed here.
            most: How many workers there may be.
        """
        self._waiting: SimpleQueue[tuple[str, Future[str]] | None] = SimpleQueue()
        self._hire = hire
        self._most = most
        self._members = [Thread(target=self._serve, args=(first,), daemon=True)]
        self._members[0].start()

    def mark(self, lines: Iterable[str], write: Callable[[str], None]) -> None:
        """Write a verdict for each line, as soon as it and all before it are there.

        Raises:
            MachineError: No worker can be started.
            OSError: As `write` raises it.
        """
        ordered: Queue[Future[str] | None] = Queue(_AHEAD)
        writer = _Writer(ordered, write)
        for line in lines:
            ordered.put(self._submit(line))
            if writer.fault is not None:
                break
        ordered.put(None)
        writer.finish()

    def close(self) -> None:
        """Let everyone go who has no line left, and wait until they are gone."""
        for _ in self._members:
            self._waiting.put(None)
        for member in self._members:
            member.join(_LEAVING_S)

    def _submit(self, line: str) -> "Future[str]":
        verdict: Future[str] = Future()
        self._waiting.put((line, verdict))
        if len(self._members) < self._most and self._waiting.qsize() > _BACKLOG * len(self._members):
            self._members.append(Thread(target=self._join, daemon=True))
            self._members[-1].start()
        return verdict

    def _join(self) -> None:
        """Work with a worker of one's own, once it is warm."""
        try:
            worker = self._hire()
        except MachineError:
            # the others do the work
            return
        try:
            worker.ask(Check(line="{}"), MAKING_S)
            self._serve(worker)
        finally:
            worker.close()

    def _serve(self, worker: Asker) -> None:
        for line, verdict in iter(self._waiting.get, None):
            try:
                verdict.set_result(_verdict(line, worker))
            except MachineError as fault:
                verdict.set_exception(fault)


class _Writer:
    """Writes verdicts in their order on a thread of its own, while lines are still read.

    Attributes:
        fault: What ended the writing early.
    """

    def __init__(self, ordered: "Queue[Future[str] | None]", write: Callable[[str], None]) -> None:
        self.fault: MachineError | OSError | None = None
        self._ordered = ordered
        self._write = write
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for the last verdict; raise what ended the writing."""
        self._thread.join()
        if self.fault is not None:
            raise self.fault

    def _run(self) -> None:
        for verdict in iter(self._ordered.get, None):
            # after a fault the rest is only taken off the queue, so that whoever fills it is not held up
            if self.fault is None:
                self._put(verdict)

    def _put(self, verdict: "Future[str]") -> None:
        try:
            self._write(verdict.result())
        except (MachineError, OSError) as fault:
            self.fault = fault


def _verdict(line: str, worker: Asker) -> str:
    """Return the verdict as JSON; what the worker could not finish is undecided."""
    started = monotonic()
    reply = worker.ask(Check(line=line), MARKING_S)
    if isinstance(reply, Done) and isinstance(reply.result, CheckLine):
        return reply.result.line
    message = "" if isinstance(reply, Done) else reply.message
    took_ms = round(1000 * (monotonic() - started), 3)
    undecided = CheckVerdict(id=id_of(line), verdict="undecided", message=message, milliseconds=took_ms)
    return msgspec.json.encode(undecided).decode()
