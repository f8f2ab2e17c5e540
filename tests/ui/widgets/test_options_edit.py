import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from engine.questions.sheet import Option, PartSheet
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.widgets.answer_editors import editor_for
from ui.widgets.options_edit import OptionsEdit

OPTIONS = (Option("minimum", "a local minimum"), Option("maximum", "a local maximum"), Option("saddle", "a saddle"))
RIGHT, WRONG = EntryVerdict("right", "proved"), EntryVerdict("wrong", "proved")


@pytest.fixture
def make(qtbot, appearance):
    """An editor for three options, on screen."""

    def make(kind="class", options=OPTIONS, width=500) -> OptionsEdit:
        edit = editor_for(PartSheet("answer", "", kind, None, (), options=options))
        qtbot.addWidget(edit)
        edit.resize(width, 200)
        edit.show()
        edit.setFocus()
        return edit

    return make


def test_nothing_is_chosen_for_the_learner(make):
    assert make().answer() == ""


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        pytest.param(Qt.Key.Key_2, "maximum", id="a digit"),
        pytest.param(Qt.Key.Key_C, "saddle", id="a letter"),
        pytest.param(Qt.Key.Key_Down, "maximum", id="an arrow"),
        pytest.param(Qt.Key.Key_Up, "saddle", id="an arrow around the end"),
        pytest.param(Qt.Key.Key_Space, "minimum", id="space"),
        pytest.param(Qt.Key.Key_9, "", id="a digit of no option"),
    ],
)
def test_an_option_is_chosen_from_the_keyboard(make, qtbot, key, chosen):
    edit = make()

    qtbot.keyClick(edit.focusWidget(), key)

    assert edit.answer() == chosen


def test_choosing_another_option_lets_go_of_the_first(make, qtbot):
    edit = make()

    qtbot.mouseClick(edit.rows[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(edit.rows[2], Qt.MouseButton.LeftButton)

    assert edit.answer() == "saddle"


def test_of_several_each_is_switched_on_and_off_and_arrows_only_move(make, qtbot):
    edit = make("multi")

    for key in (Qt.Key.Key_C, Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_1):
        qtbot.keyClick(edit.focusWidget(), key)

    assert edit.answer() == "maximum, saddle"


@pytest.mark.parametrize("kind", ["choice", "multi"])
def test_what_was_chosen_is_put_back_without_an_edit(make, qtbot, kind):
    edit = make(kind)

    with qtbot.assertNotEmitted(edit.edited):
        edit.set_answer("saddle")

    assert edit.answer() == "saddle"


def test_an_option_that_is_a_letter_is_chosen_by_it(make, qtbot):
    edit = make(options=(Option("x", "$x$"), Option("y", "$y$")))

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Y)

    assert edit.answer() == "y"


def test_the_mark_stands_beside_the_option_and_goes_with_the_next_choice(make, qtbot):
    edit = make()
    edit.set_answer("maximum")
    edit.mark(PartVerdict("wrong", 0.0, entries=((WRONG,),)))
    assert edit.rows[1].tag.word == "Not yet"

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_A)

    assert [row.tag.word for row in edit.rows] == ["", "", ""]


def test_each_of_several_has_its_own_mark_and_an_edit_clears_only_its_own(make, qtbot):
    edit = make("multi")
    edit.set_answer("minimum, saddle")
    edit.mark(PartVerdict("partly", 0.5, entries=((RIGHT, WRONG),)))
    edit.focus_first_wrong()
    assert edit.focusWidget() is edit.rows[2]

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Space)

    assert [row.tag.word for row in edit.rows] == ["Right", "", ""]


def test_after_the_verdict_nothing_can_be_chosen(make, qtbot):
    edit = make()
    edit.set_answer("saddle")
    edit.set_read_only(True)

    qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_A)
    qtbot.mouseClick(edit.rows[1], Qt.MouseButton.LeftButton)

    assert edit.answer() == "saddle"


def test_enter_is_the_end_of_it_and_control_enter_submits(make, qtbot):
    edit = make()

    with qtbot.waitSignal(edit.finished):
        qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(edit.submitted):
        qtbot.keyClick(edit.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_tab_stops_once(make):
    edit = make()

    stops = [row for row in edit.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert len(stops) == 1


@pytest.mark.parametrize(
    ("width", "is_row"), [pytest.param(700, True, id="with room"), pytest.param(300, False, id="without room")]
)
def test_short_options_stand_side_by_side_where_there_is_room(make, qtbot, width, is_row):
    edit = make(width=width)

    qtbot.waitUntil(lambda: (edit.rows[0].y() == edit.rows[2].y()) is is_row)


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        pytest.param("choice", QAccessible.Role.RadioButton, id="one"),
        pytest.param("multi", QAccessible.Role.CheckBox, id="several"),
    ],
)
def test_assistive_technology_hears_what_kind_of_choice_it_is(make, kind, role):
    edit = make(kind)
    heard = QAccessible.queryAccessibleInterface(edit.rows[0])

    assert heard.role() == role
    assert edit.rows[0].accessibleName() == "a. a local minimum"
