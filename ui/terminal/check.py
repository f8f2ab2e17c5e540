"""`main.py check`: JSON lines in, one verdict a line out, in the same order, whatever the lines hold."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from time import monotonic
from typing import BinaryIO

import msgspec

from engine.errors import MachineError
from engine.questions.check_lines import CheckVerdict, id_of
from engine.worker.client import MARKING_S, WorkerClient
from engine.worker.messages import Check, CheckLine, Done
from ui.terminal.progress import shown


def run(source: str, client: WorkerClient) -> int:
    """Check every line of a file, or of the standard input for "-"; return the exit code.

    Raises:
        MachineError: The file cannot be read, or no worker can be started.
    """
    with _opened(source) as lines:
        for line in shown(_texts(lines), "Checking"):
            sys.stdout.buffer.write(_verdict(line, client).encode() + b"\n")
            sys.stdout.buffer.flush()
    return 0


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    if source == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(source).open("rb")
    except OSError as fault:
        raise MachineError(f"{source} cannot be read: {fault.strerror}.") from fault


def _texts(lines: BinaryIO) -> Iterator[str]:
    r"""Yield the lines, which end at "\n" only; a byte that is no UTF-8 becomes a character that nothing accepts."""
    for line in lines:
        yield line.removesuffix(b"\n").decode(errors="replace")


def _verdict(line: str, client: WorkerClient) -> str:
    """Return the verdict as JSON; what the worker could not finish is undecided."""
    started = monotonic()
    reply = client.ask(Check(line=line), MARKING_S)
    if isinstance(reply, Done) and isinstance(reply.result, CheckLine):
        return reply.result.line
    message = "" if isinstance(reply, Done) else reply.message
    took_ms = round(1000 * (monotonic() - started), 3)
    undecided = CheckVerdict(id=id_of(line), verdict="undecided", message=message, milliseconds=took_ms)
    return msgspec.json.encode(undecided).decode()
