"""The editors of answers, typed as formulas."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.errors import Span
from engine.questions.sheet import PartSheet
from ui.theme.appearance import Appearance
from ui.widgets.answer_editor import AnswerEditor
from ui.widgets.answer_editors import editor_for
from ui.widgets.entry_field import EntryField
from ui.widgets.typing_style import use_typing_style

pytestmark = pytest.mark.usefixtures("formulas")

_TAB, _ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
_KEYS = {"\t": _TAB, "\n": _ENTER}
_NAMES = ("x", "y")


@pytest.fixture
def make(qtbot: QtBot, appearance: Appearance) -> Iterator[Callable[..., AnswerEditor]]:
    """Put an editor of a kind and shape on screen, with the caret in its first entry."""
    made: list[QWidget] = []

    def make_editor(kind: str = "expression", shape: tuple[int, int] | None = None, width: int = 640) -> AnswerEditor:
        editor = editor_for(PartSheet("answer", "a", kind, shape, _NAMES))
        widget = editor.widget()
        made.append(widget)
        widget.resize(width, 300)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        editor.focus_first_wrong()
        return editor

    yield make_editor
    for widget in made:
        widget.close()
        widget.deleteLater()
        QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def _line() -> EntryField:
    line = QApplication.focusWidget()
    assert isinstance(line, EntryField)
    return line


def _type(qtbot: QtBot, keys: str) -> None:
    for key in keys:
        if key in _KEYS:
            qtbot.keyClick(_line(), _KEYS[key])
        else:
            qtbot.keyClicks(_line(), key)


@pytest.mark.parametrize("typed", ["[[10, 25], [3, 4]]", "[10, 25; 3, 4]"], ids=["rows", "semicolons"])
def test_a_matrix_that_is_typed_into_a_cell_is_spread_once_it_is_closed(make, qtbot, typed):
    editor = make("matrix", (2, 2))
    _type(qtbot, typed)

    assert editor.answer() == (("10", "25"), ("3", "4"))


def test_cells_show_what_stands_in_them_after_a_spread(make, qtbot):
    editor = make("matrix", (2, 2))
    _type(qtbot, "[5, 2; 5, 4]")
    first, _, below, _ = editor.widget().findChildren(EntryField)

    assert first.text() == below.text() == "5"
    assert first.grab().toImage().copy(8, 8, 30, 20) == below.grab().toImage().copy(8, 8, 30, 20)


def test_cells_of_a_row_are_equally_high_and_their_lines_level(make, qtbot):
    editor = make("matrix", (2, 2))
    _type(qtbot, "x^2/(y+1)\n2")
    first, second, below, _ = editor.widget().findChildren(EntryField)

    assert first.height() == second.height() > below.height()


def test_what_is_unfinished_in_brackets_is_not_spoken_of(make, qtbot):
    editor = make("points")
    _type(qtbot, "(1, 2), (-3/2,")

    assert editor.widget().findChild(EntryField).underlined is None
    assert _line().accessibleDescription() == ""


def test_what_cannot_be_read_is_underlined_in_the_formula(make, qtbot):
    make()
    _type(qtbot, "2x+q")

    assert _line().underlined == Span(3, 4)


@pytest.mark.parametrize("typed", ["1/(1+si", "e^(-sqr", "(x+s", "sqrt(ta"])
def test_a_word_that_is_being_typed_in_brackets_is_not_spoken_of(make, qtbot, typed):
    make()
    _type(qtbot, typed)

    assert _line().underlined is None


def test_a_fraction_looks_the_same_after_a_while_in_lines(make, qtbot):
    make()
    _type(qtbot, "x/y z")
    height, width = _line().height(), _line().content_width
    use_typing_style("line")
    use_typing_style("formula")

    assert (_line().height(), _line().content_width) == (height, width)
