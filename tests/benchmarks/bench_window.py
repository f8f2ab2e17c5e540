"""How long the event loop stands still, and how much memory the window takes.

Run by hand: `python -m tests.benchmarks.bench_window`. It drives the real window offscreen, with the real worker. A timer
of 5 ms ticks all the while; the longest time between two ticks is how long a learner would have waited for a key to show.
Beside it stands the processor time of the window's own thread in such a gap, which a busy machine does not lengthen.
The targets: no stall over 50 ms while the worker is busy, and less than 250 MB resident after ten questions.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import Solve
from question_bank.primers import primer
from question_bank.topics import TOPICS
from ui.bank import Bank
from ui.pages import PAGES
from ui.wiring import House

ROOT = Path(__file__).resolve().parent.parent.parent
WORKER = (sys.executable, "-m", "question_bank")
TICK_MS = 5
STALL_MS, MOST_MB = 50, 250
QUESTIONS = 10
PATIENCE_S = 60.0


class Ticker:
    """Notes the longest time between two ticks of the event loop, phase by phase."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._last = perf_counter(), thread_time()
        self._longest: dict[str, tuple[float, float]] = {}
        self._phase = "start"
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def longest_ms(self) -> dict[str, tuple[float, float]]:
        """By phase, (on the clock, of the processor)."""
        return self._longest

    def during(self, phase: str, act: Callable[[], object], until: Callable[[], bool]) -> None:
        """Act, and let the window live until something has happened and for a while after it."""
        self._phase, self._last = phase, (perf_counter(), thread_time())
        act()
        self._live(until)
        rest = perf_counter() + 0.3
        self._live(lambda: perf_counter() > rest)

    def _live(self, until: Callable[[], bool]) -> None:
        late = perf_counter() + PATIENCE_S
        while not until():
            self._application.processEvents()
            if perf_counter() > late:
                raise SystemExit(f"{self._phase} did not come to rest in a minute.")

    def _tick(self) -> None:
        now = perf_counter(), thread_time()
        wall, worked = ((after - before) * 1e3 for after, before in zip(now, self._last, strict=True))
        before = self._longest.get(self._phase, (0.0, 0.0))
        self._longest[self._phase] = max(before[0], wall), max(before[1], worked)
        self._last = now


class Drive:
    """A learner who knows the answers, at a window."""

    def __init__(self, house: House, client: WorkerClient, ticker: Ticker) -> None:
        self._house, self._client, self._ticker = house, client, ticker
        assert house.room is not None
        self._room = house.room

    def answer(self) -> None:
        """Answer the question on the page and go on to the next."""
        page, sheet = self._room.page, self._room.sitting.session.current
        assert sheet is not None
        # the key is asked for beside the measurement: a learner has it in their head
        keys = self._client.ask(Solve(identity=sheet.identity), MAKING_S).result.keys
        self._ticker.during("landscape drawn", lambda: None, self._is_drawn)
        for part, key in keys.items():
            page.answer.editor(part).set_answer(key)
        self._ticker.during("answer marked", page.answer.row.primary.click, lambda: bool(page.answer.banner.title))
        for number in (1, 0):
            self._ticker.during(
                ("contours again", "surface drawn")[number], lambda n=number: self._show(n), self._is_drawn
            )
        if self._room.sitting.session.is_over:
            self._ticker.during("next question", page.answer.row.primary.click, lambda: self._is_past(sheet))
        else:
            self._ticker.during("skipped", self._room.presenter.skip, lambda: self._is_past(sheet))

    def visit(self, page: str) -> None:
        wing = self._house.wing
        assert wing is not None
        self._ticker.during(f"page {page}, first", lambda: wing.open(page), lambda: wing.here == page)
        self._ticker.during("page practice", lambda: wing.open("practice"), lambda: wing.here == "practice")
        self._ticker.during(f"page {page}, again", lambda: wing.open(page), lambda: wing.here == page)

    def _show(self, picture: int) -> None:
        segment = self._room.page.landscape.findChild(QAbstractButton, f"segment_{picture}")
        if segment is not None:
            segment.click()

    def _is_drawn(self) -> bool:
        landscape = self._room.page.landscape
        return landscape.is_drawn or not landscape.isVisible()

    def _is_past(self, sheet: object) -> bool:
        return self._room.sitting.session.current is not sheet or self._room.page.round_card.isVisible()


def resident_mb() -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def report(ticker: Ticker, after_start_mb: float) -> None:
    print("longest stall of the event loop     clock  processor")
    for phase, (wall, worked) in ticker.longest_ms.items():
        print(f"{phase:32} {wall:6.0f} ms  {worked:6.0f} ms{'' if worked <= STALL_MS else f'   over {STALL_MS}'}")
    print(
        f"resident: {after_start_mb:.0f} MB with the first question, {resident_mb():.0f} MB at the end, at most {MOST_MB}"
    )


def main() -> None:
    with TemporaryDirectory() as folder, WorkerClient(WORKER, ROOT) as client:
        application = QApplication([])
        ticker = Ticker(application)
        house = House(application, Bank(TOPICS, primer), lambda: client, Path(folder), None)
        # the screen of the offscreen platform is too small for the landscape beside the question
        house.window.resize(1320, 840)
        ticker.during("start", lambda: None, lambda: house.room is not None and house.room.page.answer.has_focus())
        house.room.page.split.findChild(QAbstractButton, "begin").click()
        after_start_mb = resident_mb()
        drive = Drive(house, client, ticker)
        for _ in range(QUESTIONS):
            drive.answer()
        for entry in PAGES[1:]:
            drive.visit(entry.id)
        report(ticker, after_start_mb)
        house.window.close()
        house.close()


if __name__ == "__main__":
    main()
