"""`main.py check`: JSON lines in, one verdict a line out, in the same order, whatever the lines hold."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import BinaryIO

from engine.errors import MachineError
from ui.terminal.crew import Asker, Crew
from ui.terminal.progress import shown

# Each worker keeps a spare beside it, and more of them than this are memory without much speed.
_MOST_WORKERS = 8
# In bytes: two matrices of the largest size, with every entry as long as an answer may be, take less.
_LONGEST_LINE = 1_000_000


def run(source: str, worker: Asker, hire: Callable[[], Asker]) -> int:
    """Check every line of a file, or of the standard input for "-"; return the exit code.

    Args:
        source: The path of the file, or "-".
        worker: Marks the lines.
        hire: Starts another worker, for a large batch.

    Raises:
        MachineError: The file cannot be read, or no worker can be started.
    """
    with _opened(source) as lines, closing(Crew(worker, hire, min(_cores(), _MOST_WORKERS))) as crew:
        crew.mark(shown(_texts(lines), "Checking"), _write)
    return 0


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _write(verdict: str) -> None:
    sys.stdout.buffer.write(verdict.encode() + b"\n")
    sys.stdout.buffer.flush()


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    if source == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(source).open("rb")
    except OSError as fault:
        raise MachineError(f"{source} cannot be read: {fault.strerror}.") from fault


def _texts(lines: BinaryIO) -> Iterator[str]:
    r"""Yield the lines, which end at "\n" only; a byte that is no UTF-8 becomes a character that nothing accepts.

    Of a line that is too long only the beginning comes, so that it is refused and not kept.
    """
    while line := lines.readline(_LONGEST_LINE):
        rest = line
        while len(rest) == _LONGEST_LINE and not rest.endswith(b"\n"):
            rest = lines.readline(_LONGEST_LINE)
        yield line.removesuffix(b"\n").decode(errors="replace")
