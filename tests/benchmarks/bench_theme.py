"""How long a switch of the theme takes, from the choice until the whole window is painted in the other colours.

The page is a question with its landscape, checked; the library and the settings stand behind it, as they do once they
were opened. Beside the time on the clock stands that of the window's own thread, which a busy machine lengthens less.
Run by hand: `uv run python -m tests.benchmarks.bench_theme [switches]`
"""

import os
import sys
from statistics import median
from tempfile import mkdtemp
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SADDLEPOINT_HOME", mkdtemp(prefix="saddlepoint-"))

from PySide6.QtWidgets import QApplication

from main import FOLDER, WORKER, _bank
from ui.library.room import LibraryRoom
from ui.settings.room import SettingsRoom
from ui.studio import Studio

LIMIT_MS = 100.0
SIZE = (1320, 840)
QUESTION = ("ja_matrix", 1, 5)


def furnish(studio: Studio) -> None:
    """Open every page, and stay at a question that was checked."""
    sheet = studio.ask(*QUESTION)
    studio.answer(studio.key(sheet))
    studio.check()
    library = studio.enter("library", LibraryRoom)
    studio.wait(lambda: library.page.sample.has_sample)
    studio.enter("settings", SettingsRoom)
    studio.wing.open("practice")
    QApplication.processEvents()


def switch_ms(studio: Studio, theme: str) -> tuple[float, float]:
    """Return how long one switch takes on the clock, and of the processor."""
    window = studio.room.page.window()
    start, worked = perf_counter(), thread_time()
    studio.preferences.change(theme=theme)
    QApplication.processEvents()
    window.repaint()
    return (perf_counter() - start) * 1000, (thread_time() - worked) * 1000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with Studio(_bank(), WORKER, FOLDER, theme="light", size=SIZE) as studio:
        furnish(studio)
        switch_ms(studio, "dark")
        switches = [switch_ms(studio, ("light", "dark")[turn % 2]) for turn in range(count)]
    for name, times in zip(("on the clock", "of the processor"), zip(*switches, strict=True), strict=True):
        sys.stdout.write(f"theme switch, {name}: median {median(times):.0f} ms, worst {max(times):.0f} ms of {count}\n")
    sys.stdout.write(f"at most {LIMIT_MS:.0f} ms\n")


if __name__ == "__main__":
    main()
