"""Opens the window; with a subcommand, the command line. Hands the bank to both, and decides nothing.

A wing is imported when it is needed, so that the window is painted before anything else is read.
"""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from question_bank.topics import TOPICS

if TYPE_CHECKING:
    from argparse import Namespace

    from engine.questions.primer import Primer
    from ui.bank import Bank

FOLDER = Path(__file__).resolve().parent
WORKER = (sys.executable, "-m", "question_bank")
# What asks for the window alone, and whether it closes when it is ready: it need not wait for the argument parser.
WINDOW_ALONE = {(): False, ("--exit-when-ready",): True}


def main() -> int:
    words = tuple(sys.argv[1:])
    if words in WINDOW_ALONE:
        return _open_window(exit_when_ready=WINDOW_ALONE[words])
    from ui.terminal.arguments import read_arguments  # noqa: PLC0415

    arguments = read_arguments(sys.argv[1:], TOPICS)
    match arguments.command:
        case None:
            return _open_window(exit_when_ready=arguments.exit_when_ready)
        case "shoot":
            from ui import shoot  # noqa: PLC0415

            return shoot.run(arguments, _bank(), WORKER, FOLDER)
        case _:
            return _run_command(arguments)


def _open_window(*, exit_when_ready: bool) -> int:
    """Open the window, or practise in the terminal where there can be none."""
    # imports fill the memory with what stays; the window turns the collector on again when its page stands
    gc.disable()
    from ui.display import obstacle  # noqa: PLC0415

    why = obstacle()
    if why is None:
        from ui import wiring  # noqa: PLC0415

        return wiring.run(_bank(), WORKER, FOLDER, exit_when_ready=exit_when_ready)
    sys.stderr.write(f"{why}\n")
    if exit_when_ready:
        return 1
    gc.enable()
    from ui.terminal.arguments import read_arguments  # noqa: PLC0415

    sys.stderr.write("Practice goes on here, in the terminal.\n")
    return _run_command(read_arguments(["practise"], TOPICS))


def _bank() -> "Bank":
    from ui.bank import Bank  # noqa: PLC0415

    return Bank(TOPICS, _primer)


def _primer(topic: str) -> "Primer | None":
    from question_bank.primers import primer  # noqa: PLC0415

    return primer(topic)


def _run_command(arguments: "Namespace") -> int:
    from ui.terminal import command_line  # noqa: PLC0415

    return command_line.run(arguments, TOPICS, WORKER, FOLDER)


if __name__ == "__main__":
    sys.exit(main())
