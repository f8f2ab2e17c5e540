"""Several workers side by side; what they find comes back in the order in which it was asked for."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from queue import Queue, SimpleQueue
from threading import Thread
from typing import Generic, Protocol, TypeVar

from engine.errors import MachineError
from engine.worker.client import MAKING_S
from engine.worker.messages import AnyRequest, Check, Done, Failed

Task = TypeVar("Task")
Found = TypeVar("Found")

# So many pieces of work are read ahead of the one that is written next.
_AHEAD = 1024
# Longer than a worker may take for its last piece of work, and for ending.
_LEAVING_S = 5.0
# Each worker keeps a spare beside it, and more of them than this are memory without much speed.
MOST_WORKERS = 8


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Asker(Protocol):
    """What is asked; a `WorkerClient`, or a test's."""

    def ask(self, request: AnyRequest, deadline_s: float) -> Done | Failed: ...

    def close(self) -> None: ...


class Crew(Generic[Task, Found]):
    """Works with one worker, and with more of them where work piles up."""

    def __init__(
        self,
        first: Asker,
        hire: Callable[[], Asker],
        answer: Callable[[Task, Asker], Found],
        *,
        most: int,
        backlog: int,
    ) -> None:
        """Begin with one worker.

        Args:
            first: The worker; whoever made it closes it.
            hire: Starts another one, which is closed here.
            answer: Does one piece of work by asking a worker; it may raise `MachineError`.
            most: How many workers there may be.
            backlog: Another worker takes half a second to start, which pays when this many pieces of work wait for each
                one that there is.
        """
        self._waiting: SimpleQueue[tuple[Task, Future[Found]] | None] = SimpleQueue()
        self._hire = hire
        self._answer = answer
        self._most = most
        self._backlog = backlog
        self._members = [Thread(target=self._serve, args=(first,), daemon=True)]
        self._members[0].start()

    def work(self, tasks: Iterable[Task], write: Callable[[Found], None]) -> None:
        """Write what is found for each task, as soon as it and all before it are there.

        Raises:
            MachineError: No worker can be started.
            OSError: As `write` raises it.
        """
        ordered: Queue[Future[Found] | None] = Queue(_AHEAD)
        writer = _Writer(ordered, write)
        for task in tasks:
            ordered.put(self._submit(task))
            if writer.fault is not None:
                break
        ordered.put(None)
        writer.finish()

    def close(self) -> None:
        """Let everyone go who has nothing left to do, and wait until they are gone."""
        for _ in self._members:
            self._waiting.put(None)
        for member in self._members:
            member.join(_LEAVING_S)

    def _submit(self, task: Task) -> "Future[Found]":
        found: Future[Found] = Future()
        self._waiting.put((task, found))
        if len(self._members) < self._most and self._waiting.qsize() > self._backlog * len(self._members):
            self._members.append(Thread(target=self._join, daemon=True))
            self._members[-1].start()
        return found

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
        for task, found in iter(self._waiting.get, None):
            try:
                found.set_result(self._answer(task, worker))
            except MachineError as fault:
                found.set_exception(fault)


class _Writer(Generic[Found]):
    """Writes what is found in its order on a thread of its own, while tasks are still read.

    Attributes:
        fault: What ended the writing early.
    """

    def __init__(self, ordered: "Queue[Future[Found] | None]", write: Callable[[Found], None]) -> None:
        self.fault: MachineError | OSError | None = None
        self._ordered = ordered
        self._write = write
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for the last piece of work; raise what ended the writing."""
        self._thread.join()
        if self.fault is not None:
            raise self.fault

    def _run(self) -> None:
        for found in iter(self._ordered.get, None):
            # after a fault the rest is only taken off the queue, so that whoever fills it is not held up
            if self.fault is None:
                self._put(found)

    def _put(self, found: "Future[Found]") -> None:
        try:
            self._write(found.result())
        except (MachineError, OSError) as fault:
            self.fault = fault
