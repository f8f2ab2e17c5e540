"""How long from a keystroke to the repainted formula, and from a movement of the mouse to what it selects. Run by hand.

The budget with 300 signs is 8 ms at the 95th percentile for a key, half a frame at 60 frames a second, and 16 ms for a
movement of the mouse. It also counts the presses of keys that thirty keys of the bank take in a line and as formulas;
with a file as its argument it draws fifteen formulas into it, each beside how it looks where it is read.
"""

import os
import sys
from collections.abc import Callable
from gc import freeze
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from engine.language.parser import parse, read
from engine.language.reading import Ambiguous
from engine.language.typeset import latex
from tests.ui.widgets.math_edit.typed_keys import TYPED_KEYS, XY
from ui.theme.appearance import Appearance
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.formula import Formula
from ui.widgets.typing_style import use_typing_style

_TERM = "+(x^2 y)/(1+sqrt(x^2+y^2))-3sin(2x)e^(-xy)/7"
_SIGNS = 300
_FORMULAS = (
    "x^2+1",
    "1/(2x)",
    "(x+1)/(x-1)",
    "sin^2 x",
    "sqrt(x^2+y^2)/2",
    "-4y^2cos(2x y)+6x e^(3x)",
    "(x/(1+y^2))^2",
    "sqrt((x+1)/y)",
    "|x/y|",
    "root(x+1, 3)",
    "1/(1+e^(-x))",
    "e^(e^x)",
    "(24y^2-8)/(1+y^2)^3",
    "x y/sqrt(x^2+y^2)",
    "log_2(x)-3!",
)


def shown_editor(width: int = 600) -> ExpressionEdit:
    editor = ExpressionEdit(Notation(XY))
    editor.resize(width, 200)
    editor.show()
    editor.entry.field.setFocus()
    return editor


def timed(does: Callable[[], object]) -> tuple[float, float]:
    """Return how long something took with its repaint, in milliseconds by the clock and of the processor."""
    start, started = perf_counter(), process_time()
    does()
    QApplication.processEvents()
    return (perf_counter() - start) * 1e3, (process_time() - started) * 1e3


def keystrokes(field: EntryField) -> list[tuple[float, float]]:
    """Type up to 300 signs, then in the middle of them, and take that back."""
    field.insert_line((_TERM * 20)[: _SIGNS - len(_TERM)])
    QApplication.processEvents()
    typed = [timed(lambda letter=letter: QTest.keyClicks(field, letter)) for letter in _TERM]
    for _ in range(40):
        QTest.keyClick(field, Qt.Key.Key_Left)
    typed += [timed(lambda letter=letter: QTest.keyClicks(field, letter)) for letter in _TERM]
    return typed + [timed(lambda: QTest.keyClick(field, Qt.Key.Key_Backspace)) for _ in _TERM]


def movements(field: EntryField) -> list[tuple[float, float]]:
    """Drag over all that is seen, pixel by pixel."""
    middle = field.height() // 2
    QTest.mousePress(field, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, middle))
    return [timed(lambda x=x: _drag(field, x, middle)) for x in range(24, field.width() - 20, 4)]


def _drag(field: EntryField, x: int, y: int) -> None:
    at, held = QPointF(x, y), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QMouseEvent(QEvent.Type.MouseMove, at, field.mapToGlobal(at), held, held, none))


def spread(name: str, times: list[tuple[float, float]]) -> str:
    """Say the middle and the 95th percentile by the clock and of the processor."""
    said = []
    for kind, values in zip(("by the clock", "of the processor"), zip(*times, strict=True), strict=True):
        ordered = sorted(values)
        said.append(f"median {ordered[len(ordered) // 2]:.1f}, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms {kind}")
    return f"{name:>10}: {'; '.join(said)} ({len(times)})"


def counted() -> str:
    """Say how many presses of keys the keys of the bank take."""
    asked = sum(isinstance(read(key.line, key.names), Ambiguous) for key in TYPED_KEYS)
    lines = sum(len(key.line) for key in TYPED_KEYS) + asked
    formulas = sum(len(key.keys) for key in TYPED_KEYS)
    return f"{len(TYPED_KEYS)} keys: {lines} presses in lines, {asked} questions; {formulas} as formulas, none"


def picture(file: str) -> None:
    """Draw each formula as it is typed beside how it is read."""
    page = QWidget()
    page.setStyleSheet("background: white")
    grid = QGridLayout(page)
    for at, text in enumerate(_FORMULAS):
        editor = shown_editor(420)
        editor.set_answer(text)
        row, column = at // 3, 2 * (at % 3)
        grid.addWidget(editor, row, column)
        grid.addWidget(Formula(latex(parse(text, XY))), row, column + 1)
    page.resize(1500, 700)
    page.show()
    QApplication.processEvents()
    drawn = QPixmap(page.size() * 2)
    drawn.setDevicePixelRatio(2)
    page.render(drawn)
    drawn.save(file)


def main() -> None:
    application = QApplication([])
    appearance = Appearance(application, "light")
    use_typing_style("formula")
    print(counted())
    field = shown_editor().entry.field
    # as in the program
    freeze()
    print(spread("keys", keystrokes(field)))
    print(spread("mouse", movements(field)))
    if len(sys.argv) > 1:
        picture(sys.argv[1])
    del appearance


if __name__ == "__main__":
    main()
