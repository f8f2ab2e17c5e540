"""How long from a keystroke to the repainted preview, and how long to change the theme. Run by hand.

The budget is 8 ms at the 95th percentile, half a frame at 60 frames a second, and 100 ms for the theme.
"""

import os
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.questions.sheet import PartSheet
from ui.theme.appearance import Appearance
from ui.widgets.answer_editors import editor_for
from ui.widgets.entry_field import EntryField

LONG = "2y sin(y z) + y^2 e^(x y)/(1 + z^2)"
SHAPES = {"expression": None, "gradient": (3, 1), "2 x 2": (2, 2), "3 x 3": (3, 3)}


def shown_editor(shape: tuple[int, int] | None) -> QWidget:
    kind = "expression" if shape is None else "matrix"
    editor = editor_for(PartSheet("answer", "H_f(x, y, z)", kind, shape, ("x", "y", "z")))
    if shape is not None:
        editor.set_answer(((LONG,) * shape[1],) * shape[0])
    widget = editor.widget()
    widget.resize(800, 400)
    widget.show()
    editor.focus_first_wrong()
    return widget


def keystrokes_ms(widget: QWidget) -> tuple[list[float], list[float]]:
    """Return how long each keystroke of a long entry took, repaint included, by the clock and of the processor."""
    taken, worked = [], []
    line = next(line for line in widget.findChildren(EntryField) if line.isVisible())
    line.clear()
    for letter in LONG:
        line = next(line for line in widget.findChildren(EntryField) if line.isVisible())
        start, started = perf_counter(), process_time()
        QTest.keyClicks(line, letter)
        QApplication.processEvents()
        taken.append((perf_counter() - start) * 1e3)
        worked.append((process_time() - started) * 1e3)
    return sorted(taken), sorted(worked)


def spread(times: list[float]) -> str:
    """Say the middle and the 95th percentile of sorted times."""
    return f"median {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms"


def main() -> None:
    application = QApplication([])
    appearance = Appearance(application, "light")
    kept = []
    for name, shape in SHAPES.items():
        widget = shown_editor(shape)
        kept.append(widget)
        QApplication.processEvents()
        taken, worked = keystrokes_ms(widget)
        print(f"{name:>10}: {spread(taken)} by the clock; {spread(worked)} of the processor")
    start = perf_counter()
    appearance.choose("dark")
    QApplication.processEvents()
    print(f"     theme: {(perf_counter() - start) * 1e3:.0f} ms for {len(QApplication.allWidgets())} widgets")


if __name__ == "__main__":
    main()
