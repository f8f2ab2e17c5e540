"""Completion of words on screen: calm, and never in the way of Enter and Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.matrix_edit import MatrixEdit

NOTATION = Notation(("x", "y", "alpha"))


@pytest.fixture
def edit(qtbot, appearance):
    """An editor of one line, with the cursor in it."""
    edit = ExpressionEdit(NOTATION)
    qtbot.addWidget(edit)
    edit.resize(600, 300)
    with qtbot.waitActive(edit):
        edit.show()
        edit.activateWindow()
    edit.entry.field.setFocus()
    return edit


def offered(edit) -> list[str]:
    """Return what is offered on screen."""
    shown = edit.findChild(QListWidget, "completions")
    return [] if shown is None or shown.isHidden() else [shown.item(row).text() for row in range(shown.count())]


def press(qtbot, edit, *keys):
    for key in keys:
        qtbot.keyClick(edit.entry.field, key)


def test_words_are_offered_while_one_is_typed_and_the_keyboard_stays(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "si")

    assert offered(edit) == ["sin", "sigmoid", "sign", "sinh"]
    assert edit.entry.field.hasFocus()


def test_tab_takes_the_only_word_with_its_bracket(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "2sq")

    press(qtbot, edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(edit.entry.field, "x")

    assert edit.answer() == "2sqrt(x)"
    assert edit.entry.field.hasFocus()


def test_down_goes_into_the_list_and_enter_takes_there(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "si")

    with qtbot.assertNotEmitted(edit.finished):
        press(qtbot, edit, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert edit.answer() == "sigmoid()"


def test_enter_outside_of_the_list_is_what_it_always_is(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "alph")

    with qtbot.waitSignal(edit.finished):
        press(qtbot, edit, Qt.Key.Key_Return)

    assert (edit.answer(), offered(edit)) == ("alph", [])


def test_tab_leaves_the_line_where_several_words_are_offered(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "si")

    press(qtbot, edit, Qt.Key.Key_Tab)

    assert edit.answer() == "si"


def test_escape_closes_the_list_until_another_word_is_begun(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "si")

    press(qtbot, edit, Qt.Key.Key_Escape)
    qtbot.keyClicks(edit.entry.field, "g")
    assert offered(edit) == []
    qtbot.keyClicks(edit.entry.field, "moid(x) + co")

    assert offered(edit) == ["cos", "cosh", "cot", "coth"]


def test_the_list_goes_when_the_caret_leaves_the_word(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "si")

    press(qtbot, edit, Qt.Key.Key_Left)

    assert offered(edit) == []


def test_a_click_takes_a_word(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "al")
    shown = edit.findChild(QListWidget, "completions")

    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(0)).center())

    assert edit.answer() == "alpha"
    assert edit.entry.field.hasFocus()


def test_a_completion_is_taken_back_in_one_go(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "sq")
    press(qtbot, edit, Qt.Key.Key_Tab)

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert edit.answer() == "sq"


@pytest.mark.parametrize("shape", [(2, 2), (3, 3)], ids=["lines", "tiles"])
def test_tab_completes_in_an_entry_of_a_matrix_before_it_leads_on(qtbot, appearance, shape):
    edit = MatrixEdit(NOTATION, shape)
    qtbot.addWidget(edit)
    with qtbot.waitActive(edit):
        edit.show()
        edit.activateWindow()
    edit.focus_first_wrong()
    qtbot.keyClicks(edit.focusWidget(), "sq")

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(edit.focusWidget(), "x")
    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(edit.focusWidget(), "y")

    assert edit.answer()[0][:2] == ("sqrt(x)", "y")
