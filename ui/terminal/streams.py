"""The standard streams of a command: there, in UTF-8, and fit to be written to, or the command ends with a sentence."""

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Literal

_REFUSED = 1


def guarded(command: Callable[[], int]) -> int:
    """Run a command that reads and writes the standard streams; return its exit code, or 1 where they fail it."""
    if not _prepare():
        sys.stderr.write("There is no standard output to write to.\n")
        return _REFUSED
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read our output has seen enough
        _let_go_of_output()
        return _REFUSED
    except OSError as fault:
        _let_go_of_output()
        sys.stderr.write(f"The standard streams cannot be used: {fault.strerror}.\n")
        return _REFUSED
    return code


def _prepare() -> bool:
    """Put something in the place of a closed input and a closed standard error; return whether there is an output.

    Python has None for a stream that was closed when the program was started.
    """
    if sys.stdin is None:
        sys.stdin = _nothing("r")
    if sys.stderr is None:
        sys.stderr = _nothing("w")
    for stream in (sys.stdin, sys.stdout):
        # the notation is made of UTF-8, whatever the locale says
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdout is not None


def _nothing(mode: Literal["r", "w"]) -> TextIOWrapper:
    opened = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115  it is open as long as the process
    # the worker writes to the same standard error
    os.set_inheritable(opened.fileno(), True)
    return opened


def _let_go_of_output() -> None:
    """Keep Python from complaining once more when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
