"""A line that shows the formula of its text, typed by keys and pointed at with the mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import Span
from ui.widgets.entry_field import EntryField
from ui.widgets.line_editor import Move, Press, Template
from ui.widgets.typing_style import use_typing_style

_NAMES = ("x", "y", "lambda")
_NO_KEYS, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[EntryField]:
    use_typing_style("formula")
    made = EntryField()
    made.speak(_NAMES, decimal_comma=False)
    made.resize(320, made.height())
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    yield made
    use_typing_style("line")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("x^2+1", "x^2+1", id="a sum leaves the exponent"),
        pytest.param("1/2x", "1/(2x)", id="what stands below the bar is said"),
        pytest.param("sqrt(x+1)/y", "sqrt(x+1)/y", id="a root above a bar"),
        pytest.param("lambda x", "lambda x", id="a Greek name"),
    ],
)
def test_keys_become_a_text_in_plain_notation(qtbot: QtBot, field: EntryField, typed: str, text: str) -> None:
    qtbot.keyClicks(field, typed)

    assert field.text() == text
    assert field.cursorPosition() <= len(text)


def test_a_fraction_makes_the_line_higher_and_a_letter_leaves_it_alone(qtbot: QtBot, field: EntryField) -> None:
    flat = field.height()
    qtbot.keyClicks(field, "x")
    with_letter = field.height()
    qtbot.keyClicks(field, "/y")

    assert with_letter == flat
    assert field.height() > flat


def test_down_leads_below_the_bar_before_it_leads_out(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/y")
    qtbot.keyClick(field, Qt.Key.Key_Up)

    with qtbot.assertNotEmitted(field.moved):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.moved) as moved:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert moved.args == [Move.DOWN]


def test_tab_leaves_the_box_and_then_the_line(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x^2")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClicks(field, "y")

    assert field.text() == "x^2y"


def test_arrows_with_shift_select_and_typing_replaces(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x+y")
    qtbot.keyClick(field, Qt.Key.Key_Left, _SHIFT)
    assert field.selectedText() == "y"
    qtbot.keyClicks(field, "2")

    assert field.text() == "x+2"


def test_a_slash_takes_what_is_selected(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x+y")
    qtbot.keyClick(field, Qt.Key.Key_A, _CONTROL)
    qtbot.keyClicks(field, "/2")

    assert field.text() == "(x+y)/2"


def test_the_mouse_puts_the_caret_where_it_points(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/y")
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, _NO_KEYS, QPoint(24, 10))
    qtbot.keyClicks(field, "2")

    assert field.text() in {"2x/y", "x*2/y", "x2/y"}


def test_a_double_click_selects_a_factor(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "12+x^2")
    qtbot.mouseDClick(field, Qt.MouseButton.LeftButton, _NO_KEYS, QPoint(20, field.height() // 2))

    assert field.selectedText() == "12"


def test_a_text_from_elsewhere_is_shown_as_it_is(field: EntryField) -> None:
    field.setText("x^(2)")

    assert field.text() == "x^(2)"


def test_a_text_that_comes_back_looks_as_it_did(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/y")
    height = field.height()
    field.setText("")
    field.setText("x/y")

    assert field.height() == height


def test_both_ways_of_showing_it_keep_the_text(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/(y+1")
    text = field.text()
    use_typing_style("line")
    assert (field.text(), field.shows_formula) == (text, False)
    use_typing_style("formula")

    assert (field.text(), field.shows_formula) == (text, True)


def test_a_template_waits_for_its_argument(qtbot: QtBot, field: EntryField) -> None:
    field.insert_template(Template("sqrt(", ")"))
    qtbot.keyClicks(field, "x")

    assert field.text() == "sqrt(x)"


def test_a_template_takes_what_is_selected(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x+1")
    field.selectAll()
    field.insert_template(Template("sqrt(", ")"))

    assert field.text() == "sqrt(x+1)"


def test_a_completed_word_takes_the_place_of_its_letters(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "2si")
    field.replace(Span(1, 3), Template("sin(", ")"))
    qtbot.keyClicks(field, "x)")

    assert field.text() == "2sin(x)"


def test_a_press_on_backspace_takes_the_last_sign(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x+y")
    field.press(Press.BACKSPACE)

    assert field.text() == "x+"


def test_latex_can_be_copied(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/y")
    qtbot.keyClick(field, Qt.Key.Key_C, _CONTROL | Qt.KeyboardModifier.AltModifier)

    assert QGuiApplication.clipboard().text() == r"\frac{x}{y}"


def test_what_is_cut_can_be_put_back_as_boxes(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/y")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_X, _CONTROL)
    assert field.text() == ""
    field.insert_line(QGuiApplication.clipboard().text())

    assert field.text() == "x/y"


def test_what_may_not_be_typed_stays(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x")
    field.setReadOnly(True)
    qtbot.keyClicks(field, "y")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)

    assert field.text() == "x"


def test_an_input_method_types_what_it_composed(field: EntryField) -> None:
    composed = QInputMethodEvent()
    composed.setCommitString("λ")
    QApplication.sendEvent(field, composed)

    assert field.text() == "lambda"


def test_assistive_technology_reads_the_plain_notation(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/(y+1")
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface is not None

    assert interface.text(QAccessible.Text.Value) == field.text()
    assert interface.role() == QAccessible.Role.EditableText
