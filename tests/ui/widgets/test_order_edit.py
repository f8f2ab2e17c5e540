import pytest
from PySide6.QtCore import QPoint, Qt

from engine.questions.sheet import Option, PartSheet
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.widgets.answer_editors import editor_for
from ui.widgets.order_edit import OrderEdit

OPTIONS = tuple(Option(name, f"Step {name}") for name in "abcd")
RIGHT, WRONG = EntryVerdict("right", "proved"), EntryVerdict("wrong", "proved")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def edit(qtbot, appearance) -> OrderEdit:
    """An editor for four steps, on screen, with none in the order."""
    made = editor_for(PartSheet("answer", "", "order", None, (), options=OPTIONS))
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def test_nothing_is_in_order_at_first(edit):
    assert edit.answer() == ""


def test_clicks_put_the_steps_into_the_order_one_after_the_other(edit, qtbot):
    for step in "cab":
        qtbot.mouseClick(edit.row(step), Qt.MouseButton.LeftButton)

    assert edit.answer() == "c, a, b"


def test_a_click_takes_a_step_out_again(edit, qtbot):
    edit.set_answer("c, a")

    qtbot.mouseClick(edit.row("c"), Qt.MouseButton.LeftButton)

    assert edit.answer() == "a"


def test_alt_and_an_arrow_carry_a_step_and_the_keyboard_stays_with_it(edit, qtbot):
    edit.set_answer("c, a, b")
    edit.setFocus()

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Down, ALT)

    assert edit.answer() == "a, c, b"
    assert edit.focusWidget() is edit.row("c")


def test_arrows_alone_only_move(edit, qtbot):
    edit.set_answer("c, a")
    edit.setFocus()

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Down)

    assert edit.answer() == "c, a"
    assert edit.focusWidget() is edit.row("a")


def test_a_step_is_dragged_to_its_place(edit, qtbot):
    edit.set_answer("c, a, b")
    qtbot.waitUntil(lambda: edit.row("b").y() > edit.row("c").y())
    goal = edit.row("b").mapFromGlobal(edit.row("c").mapToGlobal(QPoint(40, 2)))

    qtbot.mousePress(edit.row("b"), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    qtbot.mouseMove(edit.row("b"), goal)
    qtbot.mouseRelease(edit.row("b"), Qt.MouseButton.LeftButton)

    assert edit.answer() == "b, c, a"


def test_each_step_has_its_mark_and_moving_one_clears_only_its_own(edit, qtbot):
    edit.set_answer("c, a")
    edit.mark(PartVerdict("partly", 0.5, entries=((WRONG, RIGHT),)))
    edit.focus_first_wrong()

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Down, ALT)

    assert [edit.row(step).tag.word for step in "ca"] == ["", "Right"]


def test_after_the_verdict_the_order_stands(edit, qtbot):
    edit.set_answer("c, a")
    edit.set_read_only(True)

    qtbot.mouseClick(edit.row("b"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(edit.row("c"), Qt.Key.Key_Down, ALT)

    assert edit.answer() == "c, a"


def test_assistive_technology_hears_the_place_of_a_step(edit):
    edit.set_answer("c, a")

    assert edit.row("a").accessibleName() == "Step 2 of 2. Step a"
    assert edit.row("b").accessibleName() == "Not in the order. Step b"
