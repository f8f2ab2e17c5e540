"""Formulas in the entries of a matrix."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.appearance import Appearance
from ui.widgets.entry_state import Notation
from ui.widgets.matrix_edit import MatrixEdit


@pytest.fixture
def matrix(qtbot: QtBot, appearance: Appearance, formulas: None) -> MatrixEdit:
    """A matrix of two rows and two columns, with the caret in its first entry."""
    edit = MatrixEdit(Notation(("x", "y")), (2, 2))
    qtbot.addWidget(edit)
    edit.resize(600, 300)
    with qtbot.waitActive(edit):
        edit.show()
        edit.activateWindow()
    edit.field(0, 0).setFocus()
    return edit


@pytest.mark.parametrize("typed", ["x^2", "e^-xy", "1/(2x)", "sqrt(x)"])
def test_tab_goes_on_to_the_next_entry_from_where_a_formula_was_typed_to_its_end(
    qtbot: QtBot, matrix: MatrixEdit, typed: str
) -> None:
    qtbot.keyClicks(matrix.focusWidget(), typed)

    qtbot.keyClick(matrix.focusWidget(), Qt.Key.Key_Tab)

    assert matrix.focusWidget() is matrix.field(0, 1)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("x^", id="an exponent that is still to be typed"),
        pytest.param("(x", id="a bracket that is still open"),
    ],
)
def test_tab_stays_in_the_entry_where_something_is_left_to_do(qtbot: QtBot, matrix: MatrixEdit, typed: str) -> None:
    qtbot.keyClicks(matrix.focusWidget(), typed)

    qtbot.keyClick(matrix.focusWidget(), Qt.Key.Key_Tab)

    assert matrix.focusWidget() is matrix.field(0, 0)


@pytest.mark.parametrize("length", range(1, 30))
def test_a_formula_that_outgrows_its_entry_at_any_letter_is_typed_on(
    qtbot: QtBot, matrix: MatrixEdit, length: int
) -> None:
    text = "x" * length + " (x^3y-3x^2)e^(-x y)+sin(x^2)+1+2+3+4+5+6+7+8+9+10+11"
    for letter in text:
        qtbot.keyClicks(matrix.focusWidget(), letter)

    assert matrix.is_wide
    assert matrix.answer()[0][0].replace(" ", "") == text.replace(" ", "")
