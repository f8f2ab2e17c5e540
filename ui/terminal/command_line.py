"""The commands that need no window, each with the worker that it asks."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.errors import SaddlepointError
from engine.questions.outline import Topic
from engine.worker.client import WorkerClient
from ui.terminal import audit, check, generate, practise
from ui.terminal.streams import guarded

_REFUSED = 1


def run(arguments: argparse.Namespace, topics: Sequence[Topic], worker: Sequence[str], folder: Path) -> int:
    """Run `practise`, `check`, `generate` or `audit`; return the exit code, with the reason on the standard error if it is 1.

    Args:
        arguments: As `read_arguments` returns them.
        topics: The table of contents.
        worker: The command that starts a worker process.
        folder: Where it is started.
    """

    def command() -> int:
        with WorkerClient(worker, folder) as client:
            return _run(arguments, topics, client, lambda: WorkerClient(worker, folder))

    try:
        return guarded(command)
    except SaddlepointError as fault:
        sys.stderr.write(f"{fault}\n")
        return _REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return _REFUSED


def _run(
    arguments: argparse.Namespace, topics: Sequence[Topic], client: WorkerClient, another: Callable[[], WorkerClient]
) -> int:
    match arguments.command:
        case "check":
            return check.run(arguments.batch, client, another)
        case "audit":
            return audit.run(arguments, topics, client, another)
        case "generate":
            return generate.run(arguments, topics, client)
        case _:
            return practise.run(arguments, topics, client)
