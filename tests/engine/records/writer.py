"""A process that holds a log: `python -m tests.engine.records.writer LOG` writes events without end.

It prints a line for each event that was acknowledged, so that a test can kill it and see whether one is missing.
"""

import sys
from itertools import count
from pathlib import Path

from engine.errors import MachineError
from engine.questions.sheet import Identity, PartSheet, Sheet
from engine.records.journal import Journal
from engine.records.log import Log

SHEET = Sheet(
    identity=Identity("pd_basic", 1, 1, 7),
    topic="partial_derivatives",
    title="Partial derivative of a polynomial",
    prompt="Let $f(x, y) = x^{2} + xy$. Find $f_x$.",
    names=("x", "y"),
    parts=(PartSheet("answer", "f_x", "expression", None, ("x", "y")),),
    hints=2,
    note="pd_basic: x^2 + x*y by x",
)


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def write_without_end(path: Path) -> None:
    def acknowledge(fault: MachineError | None) -> None:
        say("lost" if fault else "written")

    with Log.open(path) as log:
        journal = Journal(log, device="test")
        say("open")
        for number in count(1):
            journal.write("attempt", SHEET, answer=str(number), done=acknowledge)
            if number % 20 == 0:
                log.snapshot("")  # waits for the writer, or the queue would grow without end


if __name__ == "__main__":
    write_without_end(Path(sys.argv[1]))
