"""`main.py check`: JSON lines in, one verdict a line out, in the same order, whatever the lines hold."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from time import monotonic
from typing import BinaryIO

import msgspec

from engine.errors import MachineError
from engine.questions.check_lines import CheckVerdict, id_of
from engine.worker.client import MARKING_S
from engine.worker.messages import Check, CheckLine, Done
from ui.terminal.crew import MOST_WORKERS, Asker, Crew, cores
from ui.terminal.progress import shown

# Lines that wait for each worker before another one is hired.
_BACKLOG = 64
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
    crew = Crew(worker, hire, _verdict, most=min(cores(), MOST_WORKERS), backlog=_BACKLOG)
    with closing(crew), _opened(source) as lines:
        crew.work(shown(_texts(lines), "Checking"), _write)
    return 0


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
