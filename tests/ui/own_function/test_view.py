"""The page of one's own function: what is typed and pressed is reported, and everything has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from engine.landscape.plots import Component, Landscape
from engine.language.decimal_mark import use_decimal_comma
from ui.own_function.examples import EXAMPLES
from ui.own_function.page import TASKS
from ui.own_function.view import OwnFunctionPage
from ui.widgets.segmented import Segmented

SADDLE = Landscape((Component("f", "x^2 - y^2"),), ("x", "y"), ((-3.0, 3.0), (-3.0, 3.0)), (1.0, 0.5))


@pytest.fixture
def page(qtbot, appearance):
    shown = OwnFunctionPage()
    qtbot.addWidget(shown)
    shown.resize(1272, 752)
    shown.show()
    shown.show_text("x^2 - y^2")
    shown.show_landscape(SADDLE)
    shown.show_point("P = (1, 1/2)")
    shown.offer(tasks=True)
    return shown


@pytest.fixture
def with_comma(page):
    use_decimal_comma(used=True)
    yield
    use_decimal_comma(used=False)


def button(grid, words):
    return next(one for one in grid.buttons if one.text() == words)


def test_what_stands_in_the_line_at_first_gives_way_to_what_is_typed(page, qtbot):
    page.focus_line()
    qtbot.keyClicks(page.line.entry.field, "x y")

    assert page.line.text() == "x y"


def test_a_text_is_reported_a_moment_after_it_was_typed(page, qtbot):
    page.focus_line()
    page.line.entry.field.end(False)

    with qtbot.waitSignal(page.typed) as typed:
        qtbot.keyClicks(page.line.entry.field, " + 1")

    assert typed.args == ["x^2 - y^2 + 1"]


def test_enter_reports_at_once_that_the_function_is_meant(page, qtbot):
    page.focus_line()
    page.line.entry.field.end(False)
    heard = []
    page.typed.connect(heard.append)
    page.used.connect(lambda: heard.append("used"))

    qtbot.keyClicks(page.line.entry.field, "x")
    qtbot.keyClick(page.line.entry.field, Qt.Key.Key_Return)

    assert heard == ["x^2 - y^2x", "used"]


def test_both_readings_are_offered_and_one_key_chooses(page, qtbot):
    page.show_text("")
    page.focus_line()
    qtbot.keyClicks(page.line.entry.field, "f(x, y) = y + 1/2x")

    assert "can mean" in page.line.panel.message
    qtbot.keyClick(page.line.entry.field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    assert page.line.text() == "f(x, y) = y + 1/(2x)"


def test_an_example_is_one_click_away(page, qtbot):
    with qtbot.waitSignal(page.taken) as taken:
        button(page.examples, "Himmelblau").click()

    assert taken.args == [next(example.text for example in EXAMPLES if example.title == "Himmelblau")]


def test_what_was_used_before_is_one_click_away(page, qtbot):
    page.show_recent(("x y z + a very long function that goes on and on", "u v"))

    with qtbot.waitSignal(page.taken) as taken:
        page.recent.buttons[0].click()

    assert taken.args == ["x y z + a very long function that goes on and on"]
    assert page.recent.buttons[0].text().endswith("…")


def test_a_question_is_asked_for_by_its_button(page, qtbot):
    with qtbot.waitSignal(page.asked) as asked:
        button(page.tasks, "Hessian matrix").click()

    assert asked.args == [TASKS[2]]


def test_questions_cannot_be_asked_before_there_is_a_function(page):
    page.offer(tasks=False)

    assert not page.tasks.isEnabled()


def test_axes_are_offered_where_there_are_several(page, qtbot):
    page.show_axes((("x", "y"), ("x", "a")), 0)
    axes = page.findChild(Segmented, "axes")

    with qtbot.waitSignal(page.axes_picked) as picked:
        axes.findChild(QAbstractButton, "segment_1").click()

    assert picked.args == [1]
    page.show_axes((("x", "y"),), 0)
    assert not axes.isVisible()


def test_the_landscape_is_revealed_from_the_start(page):
    assert page.landscape.is_revealed
    assert page.landscape.formula == r"f(x,\,y)=x^{2} - y^{2}"


def test_arrow_keys_move_between_the_buttons(page, qtbot):
    first, *_ = page.examples.buttons
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Right)

    assert page.examples.buttons[1].hasFocus()


def test_enter_presses_the_button_that_has_the_keyboard(page, qtbot):
    button(page.tasks, "Gradient").setFocus()

    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    assert asked.args == [TASKS[1]]


def test_tab_leads_from_the_line_to_examples_and_questions_and_the_landscape(page, qtbot):
    page.focus_line()
    order = []
    for _ in range(20):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        order.append(page.focusWidget())

    places = [order.index(one) for one in (page.examples.buttons[0], page.tasks.buttons[0])]
    assert places == sorted(places)
    assert page.landscape.isAncestorOf(order[places[1] + len(TASKS)])


def test_everything_has_a_name(page):
    page.show_recent(("u v",))
    named = [*page.findChildren(QAbstractButton), page.line.entry.field]

    assert all(one.accessibleName() or one.text() for one in named if one.isVisible())


def test_a_refusal_is_shown_beneath_the_questions_and_goes_again(page):
    page.say("Take a shorter function.")
    assert page.banner.isVisible()
    assert page.banner.text == "Take a shorter function."

    page.say("")
    assert not page.banner.isVisible()


def test_a_decimal_comma_is_read_where_it_is_set(page, qtbot, with_comma):
    page.show_text("f(x, y) = 1.5x y")
    page.follow_decimal_mark()
    page.focus_line()
    page.line.entry.field.end(False)

    with qtbot.waitSignal(page.typed) as typed:
        qtbot.keyClicks(page.line.entry.field, " + 0,5x")

    assert page.line.text() == "f(x; y) = 1,5x y + 0,5x"
    assert page.line.panel.message == ""
    assert typed.args == ["f(x, y) = 1.5x y + 0.5x"]


def test_a_refusal_comes_into_view_in_a_low_window(page, qtbot):
    page.resize(976, 600)
    page.show_recent(("u v", "x y", "x + y", "a x"))

    page.say("Take a shorter function.")

    qtbot.waitUntil(lambda: page.banner.visibleRegion().boundingRect().height() == page.banner.height())
