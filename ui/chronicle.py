"""A text file of what went wrong, in the folder of the records: for a person to copy when they ask for help.

It holds no answers. It is begun afresh when it has grown, and the one before is kept beside it.
"""

import contextlib
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TextIO

from engine.records.stamps import utc_now

_MOST_BYTES = 256 * 1024
# What Python itself writes when the process is killed by a fault has no end in sight
_MOST_TAIL_BYTES = 16 * 1024


def chronicle_path(folder: Path) -> Path:
    return folder / "saddlepoint.log"


class Chronicle:
    """The open file. Where it cannot be written, the program goes on without one.

    Attributes:
        path: The file.
        file: For `faulthandler`, which writes into it when nothing else can; None where there is no file.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self._clock = clock
        self._lock = Lock()
        self.file: TextIO | None = None
        with contextlib.suppress(OSError):
            self._keep_small()
            # line by line: what is written stands there even if the next thing kills the process
            self.file = path.open("a", encoding="utf-8", errors="replace", buffering=1)

    def note(self, text: str) -> None:
        """Write lines with the time before the first; any thread may."""
        if self.file is None:
            return
        with self._lock, contextlib.suppress(OSError, ValueError):
            self.file.write(f"{self._clock():%Y-%m-%d %H:%M:%S} {text.rstrip()}\n")

    def tail(self, lines: int) -> str:
        """Return the last lines of the file."""
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, self.path.stat().st_size - _MOST_TAIL_BYTES))
                text = file.read().decode(errors="replace")
        except OSError as fault:
            return f"(The log cannot be read: {fault.strerror}.)"
        return "\n".join(text.splitlines()[-lines:])

    def close(self) -> None:
        if self.file is not None:
            self.file.close()
            self.file = None

    def _keep_small(self) -> None:
        if self.path.exists() and self.path.stat().st_size > _MOST_BYTES:
            self.path.replace(self.path.with_name(f"{self.path.stem}.before{self.path.suffix}"))


def without_home(text: str) -> str:
    """Return text in which no path says whose home it is: `~` stands for the folder."""
    home = str(Path.home())
    return text if len(home) < len("/a/b") else text.replace(home, "~")


def python_version() -> str:
    return ".".join(map(str, sys.version_info[:3]))
