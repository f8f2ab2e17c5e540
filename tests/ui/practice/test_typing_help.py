"""The keypad and the attempts on the practice page."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from engine.language.decimal_mark import use_decimal_comma
from engine.questions.sheet import Identity
from engine.records.session import Attempt
from tests.ui.practice.stage import sheet_of
from tests.ui.premises import asked as asked_before
from tests.ui.premises import open_house
from ui.practice.page import Actions
from ui.practice.view import PracticePage
from ui.widgets.keypad import KeyButton

EXPRESSION = structs.replace(sheet_of(Identity("pd_basic", 1, 1, 1)), prompt=r"Find $f_x$ of $x\sqrt{x} \sin y$.")
JACOBIAN = sheet_of(Identity("ja_matrix", 1, 1, 1))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot, appearance):
    page = PracticePage()
    qtbot.addWidget(page)
    page.resize(1272, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def asked(page, sheet=EXPRESSION) -> QWidget:
    """Show a question, and return the line that has the keyboard."""
    page.show_question(sheet, {})
    page.offer(Actions("check"))
    return page.focusWidget()


def press(page, *names):
    for name in names:
        page.findChild(KeyButton, f"key_{name}").click()


def open_keypad(page):
    page.findChild(QAbstractButton, "keypad_switch").click()


def test_the_keypad_is_folded_until_it_is_wanted_and_then_stays_open(page):
    asked(page)
    assert page.answer.typing.isHidden()

    open_keypad(page)
    asked(page, JACOBIAN)

    assert page.answer.typing.isVisible()


def test_a_key_types_at_the_caret_and_leaves_it_in_the_brackets(page, qtbot):
    line = asked(page)
    open_keypad(page)
    qtbot.keyClicks(line, "2")

    press(page, "square root")
    qtbot.keyClicks(line, "x")

    assert page.answer.answers() == {"answer": "2sqrt(x)"}
    assert line.hasFocus()


def test_what_is_selected_becomes_the_argument(page, qtbot):
    line = asked(page)
    open_keypad(page)
    qtbot.keyClicks(line, "x + y")
    line.selectAll()

    press(page, "square root")

    assert page.answer.answers() == {"answer": "sqrt(x + y)"}


def test_a_whole_answer_can_be_typed_by_mouse(page):
    asked(page)
    open_keypad(page)
    page.findChild(QAbstractButton, "keypad_more").click()

    press(page, "3", "x", "squared", "plus", "1", "1", "delete backwards", "sine", "y", "right")

    assert page.answer.answers() == {"answer": "3x^2+1sin(y)"}


def test_a_chord_types_the_same_though_the_keypad_is_folded(page, qtbot):
    line = asked(page)

    qtbot.keyClick(line, Qt.Key.Key_R, CONTROL | SHIFT)
    qtbot.keyClicks(line, "x")

    assert page.answer.answers() == {"answer": "sqrt(x)"}


def test_in_a_matrix_a_key_types_into_the_entry_at_hand(page, qtbot):
    asked(page, JACOBIAN)
    open_keypad(page)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)

    press(page, "brackets")

    assert page.answer.answers()["answer"][0] == ("", "()")


def test_nothing_is_offered_once_the_answer_is_closed(page):
    asked(page)
    open_keypad(page)

    page.close_answer()

    assert page.answer.typing.isHidden()


def test_control_up_brings_back_an_attempt_and_control_down_what_was_being_typed(page, qtbot):
    line = asked(page)
    page.show_attempts((Attempt({"answer": "2x"}, "wrong"),))
    qtbot.keyClicks(line, "3y")

    qtbot.keyClick(line, Qt.Key.Key_Up, CONTROL)
    assert page.answer.answers() == {"answer": "2x"}
    assert page.answer.typing.attempts.words == "Attempt 1 of 1: not yet"
    qtbot.keyClick(line, Qt.Key.Key_Down, CONTROL)

    assert page.answer.answers() == {"answer": "3y"}


def test_in_a_matrix_control_up_does_not_lead_to_another_entry(page, qtbot):
    asked(page, JACOBIAN)
    page.show_attempts((Attempt({"answer": (("1", "2"), ("3", "4"))}, "partly"),))

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up, CONTROL)

    assert page.answer.answers() == {"answer": (("1", "2"), ("3", "4"))}


def test_without_attempts_nothing_is_said_of_them(page):
    asked(page)

    assert page.answer.typing.attempts.isHidden()


def test_a_keypad_that_was_opened_is_open_at_the_next_start(qtbot, appearance, client, tmp_path):
    with open_house(qtbot, client, tmp_path, asked_before(client, "expression")) as house:
        open_keypad(house.room.page)

    with open_house(qtbot, client, tmp_path) as house:
        qtbot.waitUntil(house.room.page.answer.typing.isVisible)


def test_attempts_are_there_after_a_restart(qtbot, appearance, client, tmp_path):
    with open_house(qtbot, client, tmp_path, asked_before(client, "expression")) as house:
        page = house.room.page
        qtbot.keyClicks(page.focusWidget(), "1")
        page.findChild(QAbstractButton, "primary").click()
        qtbot.waitUntil(page.answer.typing.attempts.isVisible)

    with open_house(qtbot, client, tmp_path) as house:
        qtbot.waitUntil(house.room.page.answer.typing.attempts.isVisible)
        assert house.room.page.answer.typing.attempts.words == "1 attempt"


@pytest.fixture
def commas():
    """Let decimals be typed with a comma."""
    use_decimal_comma(used=True)
    yield
    use_decimal_comma(used=False)


def test_an_attempt_comes_back_with_the_decimal_mark_of_the_learner(commas, page, qtbot):
    line = asked(page)
    page.show_attempts((Attempt({"answer": "1.5x"}, "wrong"),))

    qtbot.keyClick(line, Qt.Key.Key_Up, CONTROL)

    assert line.text() == "1,5x"
