"""A grid on screen whose size is part of the answer, and undo in a grid."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui.widgets.entry_state import Notation
from ui.widgets.growing import Growth
from ui.widgets.growth_handle import GrowthHandle
from ui.widgets.matrix_edit import MatrixEdit

NOTATION = Notation(("x", "y"))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def make(qtbot, appearance):
    """Put an editor on screen, with the cursor in its first entry."""

    def make(shape=(1, 1), **options) -> MatrixEdit:
        edit = MatrixEdit(NOTATION, shape, "J", **options)
        qtbot.addWidget(edit)
        edit.resize(600, 300)
        with qtbot.waitActive(edit):
            edit.show()
            edit.activateWindow()
        edit.field(0, 0).setFocus()
        return edit

    return make


def type_keys(qtbot, edit, text):
    """Type into whichever line has the keyboard, which may be another one after each letter."""
    for letter in text:
        qtbot.keyClicks(edit.focusWidget(), letter)


def press(qtbot, edit, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(edit.focusWidget(), key, modifier)


def test_typing_over_the_edge_makes_the_grid_larger(make, qtbot):
    edit = make(growth=Growth())

    type_keys(qtbot, edit, "x, y; 2, sin(x)")

    assert edit.answer() == (("x", "y"), ("2", "sin(x)"))


def test_an_arrow_key_leads_over_the_edge(make, qtbot):
    edit = make(growth=Growth())

    type_keys(qtbot, edit, "x")
    press(qtbot, edit, Qt.Key.Key_Right)
    type_keys(qtbot, edit, "y")
    press(qtbot, edit, Qt.Key.Key_Down)
    type_keys(qtbot, edit, "2")

    assert edit.answer() == (("x", "y"), ("", "2"))


def test_a_handle_makes_it_larger_and_the_keyboard_goes_there(make, qtbot):
    edit = make(growth=Growth())
    type_keys(qtbot, edit, "x")

    qtbot.mouseClick(edit.findChild(GrowthHandle, "add_row"), Qt.MouseButton.LeftButton)
    type_keys(qtbot, edit, "y")

    assert edit.answer() == (("x",), ("y",))


def test_an_edge_that_is_left_empty_goes_from_the_screen(make, qtbot):
    edit = make(growth=Growth())
    type_keys(qtbot, edit, "x,")

    press(qtbot, edit, Qt.Key.Key_Left)

    assert edit.grid.shape == (1, 1)
    assert edit.focusWidget() is edit.field(0, 0)


def test_a_grid_that_grows_to_three_by_three_gets_one_wide_line(make, qtbot):
    edit = make(growth=Growth())

    type_keys(qtbot, edit, "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]")

    assert edit.is_wide
    assert edit.answer()[2] == ("7", "8", "9")


@pytest.mark.parametrize("shape", [(2, 2), (3, 3)], ids=["lines", "tiles"])
def test_the_last_change_is_taken_back_whichever_entry_it_was_in(make, qtbot, shape):
    edit = make(shape)
    type_keys(qtbot, edit, "x")
    press(qtbot, edit, Qt.Key.Key_Tab)
    type_keys(qtbot, edit, "y")

    press(qtbot, edit, Qt.Key.Key_Z, CONTROL)
    press(qtbot, edit, Qt.Key.Key_Z, CONTROL)
    assert edit.answer()[0][:2] == ("", "")
    press(qtbot, edit, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)

    assert edit.answer()[0][:2] == ("x", "")


def test_a_pasted_matrix_is_taken_back_in_one_go(make, qtbot):
    edit = make((2, 2))
    type_keys(qtbot, edit, "x")
    QGuiApplication.clipboard().setText("np.array([[2*x, np.cos(y)], [1, 2]])")
    press(qtbot, edit, Qt.Key.Key_V, CONTROL)
    assert edit.answer() == (("2x", "cos(y)"), ("1", "2"))

    press(qtbot, edit, Qt.Key.Key_Z, CONTROL)

    assert edit.answer() == (("x", ""), ("", ""))


def test_mirroring_is_offered_where_it_is_wanted_and_off_at_first(make, qtbot):
    edit = make((2, 2), mirrors=True)
    press(qtbot, edit, Qt.Key.Key_Tab)
    type_keys(qtbot, edit, "x")
    assert edit.answer() == (("", "x"), ("", ""))

    edit.mirror.click()
    type_keys(qtbot, edit, "y")

    assert edit.answer() == (("", "xy"), ("xy", ""))


def test_a_grid_that_is_closed_does_not_grow(make, qtbot):
    edit = make(growth=Growth())
    type_keys(qtbot, edit, "x")
    edit.set_read_only(True)

    press(qtbot, edit, Qt.Key.Key_Right)

    assert edit.grid.shape == (1, 1)
    assert edit.findChild(GrowthHandle, "add_row").isHidden()
