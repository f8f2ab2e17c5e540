"""One worker process as its client sees it: requests in, replies out, and an end."""

import contextlib
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO, cast

import msgspec

from engine.errors import MachineError
from engine.worker.messages import AnyRequest, Reply

# A killed process is gone within milliseconds; one that is not is stuck in the kernel, and is left to it.
_END_S = 5.0

# One thread of numpy's linear algebra is enough for small matrices, and each thread more reserves tens of megabytes of
# the address space that the worker is limited to.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}

_replies = msgspec.json.Decoder(Reply)
_requests = msgspec.json.Encoder()


class WorkerProcess:
    """A running worker.

    Everything it says is reported from a thread of its own; its methods are called from one other thread.

    Attributes:
        is_ready: Whether it has said that it is; its client keeps this.
        started: When it was started, in seconds of the monotonic clock.
    """

    def __init__(
        self,
        command: Sequence[str],
        cwd: Path,
        env: Mapping[str, str] | None,
        heard: "Callable[[WorkerProcess, Reply | None], None]",
    ) -> None:
        """Start the process.

        Args:
            command: The program and its arguments.
            cwd: The folder that it runs in.
            env: What to set in its environment besides what is set in ours.
            heard: Gets each reply as it comes, and None once, when the process has ended.

        Raises:
            MachineError: It cannot be started.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- the command is the program's own
                list(command),
                cwd=cwd,
                env={**os.environ, **_ENVIRONMENT, **(env or {})},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # Ctrl+C in a terminal is meant for the program, not for its worker
            )
        except OSError as error:
            raise MachineError(f"The worker cannot be started: {error.strerror} ({command[0]}).") from error
        # pipes were asked for, so they are there
        self._stdin = cast("IO[bytes]", self._process.stdin)
        self._stdout = cast("IO[bytes]", self._process.stdout)
        self.is_ready = False
        self.started = monotonic()
        self._heard = heard
        self._reader = Thread(target=self._read, name="worker-reader", daemon=True)
        self._reader.start()

    def send(self, request: AnyRequest) -> None:
        """Write one request; where the process has just died, its end is heard instead of an answer."""
        with contextlib.suppress(OSError):
            self._stdin.write(_requests.encode(request) + b"\n")
            self._stdin.flush()

    def end(self) -> None:
        """Kill the process if it still runs, and leave neither a zombie, nor a thread, nor an open pipe."""
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_S)
        with contextlib.suppress(OSError):
            self._stdin.close()
        self._reader.join(_END_S)
        self._stdout.close()

    def _read(self) -> None:
        for line in self._stdout:
            try:
                reply = _replies.decode(line)
            except msgspec.DecodeError:
                # whoever breaks the protocol cannot be trusted with the next request either
                self._process.kill()
                break
            self._heard(self, reply)
        self._heard(self, None)
