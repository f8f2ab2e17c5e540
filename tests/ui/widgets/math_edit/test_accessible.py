"""What assistive technology learns of an entry that is typed as a formula: all that it learns of a line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from ui.widgets.entry import Entry
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_state import EntryState, Notation
from ui.widgets.typing_style import use_typing_style

pytestmark = pytest.mark.usefixtures("formulas")


@pytest.fixture
def entry(qtbot: QtBot) -> Entry:
    made = Entry("Row 1, column 2")
    qtbot.addWidget(made)
    made.show()
    made.field.setFocus()
    return made


def _text(field: EntryField) -> QAccessibleTextInterface:
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface is not None
    found = interface.textInterface()
    assert found is not None
    return found


def test_the_text_and_the_caret_are_those_of_the_plain_notation(qtbot: QtBot, entry: Entry) -> None:
    qtbot.keyClicks(entry.field, "1/2x")
    text = _text(entry.field)

    assert text.text(0, text.characterCount()) == "1/(2x)"
    assert text.cursorPosition() == len("1/(2x")


def test_what_is_selected_in_the_formula_is_selected_in_the_text(qtbot: QtBot, entry: Entry) -> None:
    qtbot.keyClicks(entry.field, "x+y/2")
    qtbot.keyClick(entry.field, Qt.Key.Key_Right)
    qtbot.keyClick(entry.field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    assert _text(entry.field).selectionCount() == 1
    assert entry.field.selectedText() == "y/2"


def test_a_caret_that_assistive_technology_moves_is_moved_in_the_formula(qtbot: QtBot, entry: Entry) -> None:
    qtbot.keyClicks(entry.field, "x^2+y")
    _text(entry.field).setCursorPosition(1)
    qtbot.keyClicks(entry.field, "z")

    assert entry.field.text() == "xz^2+y"


@pytest.mark.parametrize("style", ["formula", "line"])
def test_name_and_description_are_the_same_in_both_styles(entry: Entry, style: str) -> None:
    use_typing_style(style)
    state = EntryState(Notation(("x",)))
    state.type("2q")
    entry.show_state(state)

    assert entry.field.accessibleName() == "Row 1, column 2"
    assert entry.field.accessibleDescription() == "q does not occur in this question. It has x."


@pytest.mark.parametrize(("typed", "more"), [("2x", "+1"), ("x/", "2"), ("sin", "(x")])
def test_a_change_is_told_once_with_the_caret_where_it_is(qtbot: QtBot, entry: Entry, typed: str, more: str) -> None:
    qtbot.keyClicks(entry.field, typed)
    told = []
    entry.field.textChanged.connect(told.append)
    for letter in more:
        with qtbot.waitSignal(entry.field.textEdited, check_params_cb=lambda text: text == entry.field.text()):
            qtbot.keyClicks(entry.field, letter)

    assert told[-1] == entry.field.text()
    assert len(told) == len(set(told))
