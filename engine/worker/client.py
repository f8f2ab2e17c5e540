"""The window's and the command line's side of the worker. It knows neither Qt nor sympy."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread, current_thread
from types import TracebackType
from typing import Self

import msgspec

from engine.errors import DefectError, MachineError
from engine.worker.messages import AnyRequest, Done, Failed, Progress, Provisional, Reply
from engine.worker.process import WorkerProcess
from engine.worker.supervisor import Job, OnReply, Supervisor

# Whatever is typed, there is a verdict or a clear refusal within two seconds.
MARKING_S = 2.0
# Making a question is pure arithmetic; a family that needs this long hangs.
MAKING_S = 20.0

_CLOSE_S = 15.0


class WorkerClient:
    """Gives requests to a worker process, with a deadline each, and keeps a spare process warm.

    Replies come on a thread of the client's. The deadline of a request runs from the moment when it is given to an idle
    worker; at the deadline the worker is killed, a provisional result stands, and the spare goes on. A request whose
    worker dies is tried once more.
    """

    def __init__(
        self,
        command: Sequence[str],
        cwd: Path,
        env: Mapping[str, str] | None = None,
        *,
        spare_after_s: float = 0.3,
    ) -> None:
        """Start the first worker process.

        Args:
            command: The worker's program and arguments.
            cwd: The folder that it runs in.
            env: What to set in its environment besides ours.
            spare_after_s: How long after the first request the spare is started, so that it does not compete with it.

        Raises:
            MachineError: The process cannot be started.
        """
        self._events: SimpleQueue[Job | tuple[WorkerProcess, Reply | None] | None] = SimpleQueue()
        self._ids = count(1)
        self._lock = Lock()
        self._is_closed = False

        def heard(process: WorkerProcess, reply: Reply | None) -> None:
            self._events.put((process, reply))

        self._supervisor = Supervisor(lambda: WorkerProcess(command, cwd, env, heard), spare_after_s)
        self._thread = Thread(target=self._run, name="worker-client", daemon=True)
        self._thread.start()

    def submit(self, request: AnyRequest, deadline_s: float, on_reply: OnReply) -> int:
        """Queue a request and return the number that its replies carry.

        Args:
            request: Its `id` is replaced. Marks overtake everything else that waits, questions to be made come last.
            deadline_s: Seconds from the moment when an idle worker gets it.
            on_reply: Gets each reply on the client's thread; the last one, and only that, is `Done` or `Failed`.

        Raises:
            DefectError: The client is closed.
        """
        numbered = msgspec.structs.replace(request, id=next(self._ids))
        with self._lock:
            if self._is_closed:
                raise DefectError("The worker's client is closed.")
            self._events.put(Job(numbered, deadline_s, on_reply))
        return numbered.id

    def ask(
        self,
        request: AnyRequest,
        deadline_s: float,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Done | Failed:
        """Wait for the last reply to a request.

        Raises:
            MachineError: No worker can be started.
        """
        finished = Event()
        last: list[Done | Failed] = []

        def note(reply: Provisional | Done | Failed | Progress) -> None:
            match reply:
                case Done() | Failed():
                    last.append(reply)
                    finished.set()
                case Progress() if on_progress is not None:
                    on_progress(reply)
                case _:
                    pass

        self.submit(request, deadline_s, note)
        finished.wait()
        if isinstance(last[0], Failed) and self._supervisor.fault is not None:
            raise MachineError(self._supervisor.fault)
        return last[0]

    def close(self) -> None:
        """End both processes; what still waits is answered with `Failed`."""
        with self._lock:
            if not self._is_closed:
                self._is_closed = True
                self._events.put(None)
        if current_thread() is not self._thread:
            self._thread.join(_CLOSE_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        """Handle events until the client is closed; all state belongs to this thread."""
        try:
            while self._handle_next():
                self._supervisor.wake()
        finally:
            self._supervisor.close()

    def _handle_next(self) -> bool:
        """Wait for an event, or until something is due; return whether to go on."""
        try:
            event = self._events.get(timeout=self._supervisor.wakes_in())
        except Empty:
            return True
        match event:
            case None:
                return False
            case Job():
                self._supervisor.take(event)
            case (process, reply):
                self._supervisor.hear(process, reply)
        return True
