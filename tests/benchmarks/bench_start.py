"""How long a start takes, against an empty PySide6 window in the same run.

Run by hand: `python -m tests.benchmarks.bench_start [RUNS]`. The targets are ratios, since machines differ: the first
paint at most 1.5 times that of the empty window, a ready question at most 2.5 times, marking at most 6 times.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent.parent
MILESTONES = ("first_paint_ms", "ready_ms", "marking_ms")
TARGETS = {"first_paint_ms": 1.5, "ready_ms": 2.5, "marking_ms": 6.0}

EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from ui.milestones import process_age_ms

class Empty(QWidget):
    def paintEvent(self, event):
        print(round(process_age_ms()), flush=True)
        QTimer.singleShot(0, self.close)

application = QApplication(sys.argv)
window = Empty()
window.resize(1320, 840)
window.show()
application.exec()
"""


def run(command: list[str], home: Path) -> str:
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"SADDLEPOINT_HOME": str(home)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def empty_ms(home: Path) -> int:
    return int(run([sys.executable, "-c", EMPTY_WINDOW], home))


def start(home: Path) -> dict[str, int]:
    times: dict[str, int] = json.loads(run([sys.executable, "main.py", "--exit-when-ready"], home))
    return times


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with TemporaryDirectory() as folder:
        home = Path(folder)
        empty_ms(home)
        first = start(home)
        # alternating, so that whatever else the machine does hits both alike
        pairs = [(empty_ms(home), start(home)) for _ in range(runs)]
    empty = median(pair[0] for pair in pairs)
    print(f"empty window          {empty:6.0f} ms")
    print(f"very first start      {first}")
    for name in MILESTONES:
        typical = median(pair[1][name] for pair in pairs)
        print(f"{name:20} {typical:6.0f} ms = {typical / empty:.2f} times, at most {TARGETS[name]}")


if __name__ == "__main__":
    main()
