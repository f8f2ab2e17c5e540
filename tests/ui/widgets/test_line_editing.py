"""What a line does while it is typed into: brackets in pairs, templates, undo, and what is pasted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from engine.errors import Span
from engine.language.parser import parse
from engine.language.typeset import latex
from ui.widgets.bracket_pairs import BracketPair
from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.line_editor import LineEditor, Press, Template

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def edit(qtbot, appearance) -> ExpressionEdit:
    """An editor for an expression in x and y, on screen, with the cursor in it."""
    made = ExpressionEdit(Notation(("x", "y")))
    qtbot.addWidget(made)
    made.resize(500, 160)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.entry.field.setFocus()
    return made


@pytest.fixture
def line(edit) -> LineEditor:
    return edit.line()


def paste(qtbot, edit, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(edit.entry.field, Qt.Key.Key_V, CONTROL)


def test_the_bracket_at_the_caret_is_marked_with_its_partner(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "2(x + y)")

    assert edit.entry.field.bracket == BracketPair(7, 1)


def test_a_bracket_that_was_just_opened_is_not_spoken_of(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "2(")

    assert edit.panel.message == ""


def test_going_back_to_a_bracket_without_a_partner_says_so(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "(x + y")

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_Home)

    assert edit.panel.message == "This “(” is still open."
    assert edit.entry.field.bracket == BracketPair(0, None)


def test_no_bracket_is_marked_while_the_keyboard_is_elsewhere(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "(x)")

    edit.entry.field.clearFocus()

    assert edit.entry.field.bracket is None


def test_a_template_takes_the_caret_in_or_what_is_selected(line):
    line.insert_template(Template("sqrt(", ")"))
    assert (line.text(), line.cursorPosition()) == ("sqrt()", 5)

    line.setText("x + y")
    line.selectAll()
    line.insert_template(Template("sqrt(", ")"))

    assert (line.text(), line.cursorPosition()) == ("sqrt(x + y)", 11)


def test_a_span_is_replaced_with_the_caret_inside(line):
    line.setText("2sq + 1")

    line.replace(Span(1, 3), Template("sqrt(", ")"))

    assert (line.text(), line.cursorPosition()) == ("2sqrt() + 1", 6)


def test_keys_that_insert_nothing_move_and_delete(line):
    line.setText("xy")

    line.press(Press.LEFT)
    line.press(Press.BACKSPACE)

    assert line.text() == "y"


@pytest.mark.parametrize(
    ("key", "held"),
    [
        pytest.param(Qt.Key.Key_Z, CONTROL | SHIFT, id="as on X11"),
        pytest.param(Qt.Key.Key_Y, CONTROL, id="as on Windows"),
    ],
)
def test_undo_goes_back_word_by_word_and_redo_comes_again(edit, qtbot, key, held):
    qtbot.keyClicks(edit.entry.field, "x + y")

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_Z, CONTROL)
    assert edit.answer() == "x + "
    qtbot.keyClick(edit.entry.field, key, held)

    assert edit.answer() == "x + y"


def test_choosing_a_reading_can_be_taken_back(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "1/2x")
    qtbot.keyClick(edit.entry.field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert edit.answer() == "1/(2x)"

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_Z, CONTROL)

    assert edit.answer() == "1/2x"


def test_an_undo_is_an_edit(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "x")

    with qtbot.waitSignal(edit.edited):
        qtbot.keyClick(edit.entry.field, Qt.Key.Key_Z, CONTROL)


def test_nothing_is_taken_back_once_the_answer_is_closed(edit, qtbot):
    qtbot.keyClicks(edit.entry.field, "x")
    edit.set_read_only(True)

    qtbot.keyClick(edit.entry.field, Qt.Key.Key_Z, CONTROL)

    assert edit.answer() == "x"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("np.exp(-x**2)", "exp(-x^2)", id="numpy"),
        pytest.param(r"\frac{x}{y^{2}}", "x/y^2", id="LaTeX"),
        pytest.param("sympy.Rational(1, 2)*x", "1/2*x", id="sympy"),
    ],
)
def test_what_is_pasted_is_read(edit, qtbot, text, meant):
    paste(qtbot, edit, text)

    assert edit.panel.message == ""
    assert edit.panel.formula.latex == latex(parse(meant, ("x", "y")))
