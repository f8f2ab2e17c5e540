import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from engine.questions.sheet import Identity
from engine.records.session import Wish
from tests.ui.practice.stage import SOLUTION, TOPICS, sheet_of, verdict_of
from ui.practice.feedback import Difference, Feedback
from ui.practice.page import Actions, RoundPage
from ui.practice.view import PracticePage
from ui.widgets.formula import ScrollingFormula
from ui.widgets.prose import Prose

EXPRESSION = sheet_of(Identity("pd_basic", 1, 1, 1))
JACOBIAN = sheet_of(Identity("ja_matrix", 1, 1, 1))
CHECKING = Actions("check", hints_left=2, give_up=True, skip=True)


@pytest.fixture
def page(qtbot, appearance):
    page = PracticePage()
    page.resize(1272, 760)
    page.show()
    yield page
    # at once, or every page of the tests before would be dressed again with each one that follows
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def button(page, name) -> QAbstractButton:
    return page.findChild(QAbstractButton, name)


def asked(page, sheet, typed=()):
    page.show_question(sheet, dict(typed))
    page.offer(CHECKING)
    return page


def field(page, row=0, column=0):
    editor = page.answer.editor("answer")
    return editor.entry.field if hasattr(editor, "entry") else editor.field(row, column)


def test_a_question_begins_with_the_keyboard_in_its_first_entry(page):
    asked(page, JACOBIAN)

    assert page.focusWidget() is field(page)
    assert page.answer.has_focus()


def test_the_prompt_is_the_headline_and_its_formula_stands_alone(page):
    asked(page, EXPRESSION)

    assert page.question.text == "Find $f_x$.\n$$f(x, y) = x^2$$"


def test_what_was_typed_before_a_restart_is_there_again(page):
    asked(page, JACOBIAN, {"answer": (("2x", "1"), ("", "y"))})

    assert page.answer.answers() == {"answer": (("2x", "1"), ("", "y"))}


def test_enter_in_an_expression_asks_for_a_check(page, qtbot):
    asked(page, EXPRESSION)
    qtbot.keyClicks(field(page), "2x")

    with qtbot.waitSignal(page.check_requested) as checked:
        qtbot.keyClick(field(page), Qt.Key.Key_Return)

    assert checked.args == [{"answer": "2x"}]


def test_what_is_typed_is_reported_after_a_pause(page, qtbot):
    asked(page, EXPRESSION)

    with qtbot.waitSignal(page.typed) as typed:
        qtbot.keyClicks(field(page), "2x")

    assert typed.args == [{"answer": "2x"}]


@pytest.mark.parametrize(
    ("actions", "shown"),
    [
        pytest.param(CHECKING, {"primary", "hint", "give_up", "skip"}, id="before the first check"),
        pytest.param(
            Actions("check", hints_left=0, give_up=True, skip=True, object=True),
            {"primary", "give_up", "skip", "object"},
            id="after a miss, all hints open",
        ),
        pytest.param(Actions("next"), {"primary"}, id="after a right answer"),
        pytest.param(Actions("again", next=True), {"primary", "next"}, id="after the solution"),
    ],
)
def test_only_what_can_be_done_is_offered(page, actions, shown):
    asked(page, EXPRESSION)
    page.offer(actions)

    names = {"primary", "hint", "give_up", "skip", "object", "next"}
    assert {name for name in names if button(page, name).isVisible()} == shown


def test_after_a_right_answer_enter_presses_next(page, qtbot):
    asked(page, EXPRESSION, {"answer": "2x"})
    page.close_answer()
    page.offer(Actions("next"))

    with qtbot.waitSignal(page.next_requested):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_enter_presses_the_button_that_has_the_keyboard(page, qtbot):
    asked(page, EXPRESSION)
    button(page, "hint").setFocus()

    with qtbot.waitSignal(page.hint_requested):
        qtbot.keyClick(button(page, "hint"), Qt.Key.Key_Return)


def test_a_check_under_way_is_said_on_the_button_and_typing_goes_on(page, qtbot):
    asked(page, EXPRESSION)
    page.set_busy(busy=True)
    qtbot.keyClicks(field(page), "2x")

    assert button(page, "primary").text() == "Checking…"
    assert not button(page, "primary").isEnabled()
    assert page.answer.answers() == {"answer": "2x"}


def test_each_entry_has_its_verdict_beside_it_and_an_edit_clears_only_its_own(page, qtbot):
    asked(page, JACOBIAN, {"answer": (("2x", "x"), ("2x", "x"))})
    answered = page.answer.answers()["answer"]
    page.mark("answer", verdict_of(answered).parts["answer"], answered)
    page.focus_first_wrong()
    assert page.focusWidget() is field(page, 0, 1)

    qtbot.keyClicks(field(page, 0, 1), "y")

    words = [field(page, row, column).accessibleDescription() for row in range(2) for column in range(2)]
    assert words == ["Right", "", "Right", "Not yet"]


def test_what_was_typed_on_while_the_check_ran_is_not_marked(page, qtbot):
    asked(page, EXPRESSION, {"answer": "x"})
    qtbot.keyClicks(field(page), "2")
    page.mark("answer", verdict_of("x").parts["answer"], "x")

    assert page.answer.editor("answer").entry.word == ""


def test_hints_and_feedback_stand_beside_the_answer(page):
    asked(page, EXPRESSION)
    page.show_hints(["Look at $x$.", "Begin there."])
    page.show_feedback(Feedback("warn", "Not yet", "At x = 1 yours gives 3, and it should be 5."))

    assert page.answer.banner.title == "Not yet"
    assert page.findChild(QWidget, "hint_1").isVisible()


def test_the_solution_comes_step_by_step_and_its_result_with_the_last(page):
    asked(page, EXPRESSION)
    page.show_solution(msgspec.structs.replace(SOLUTION, latex={"answer": "f_x = 3x"}))
    result = page.findChild(QWidget, "solution_result")
    assert page.answer.after.solution.steps.shown == 1
    assert not result.isVisible()

    page.answer.after.solution.steps.show_next()

    assert result.isVisible()


def test_how_far_the_answer_is_off_stands_beneath_the_last_step(page):
    asked(page, EXPRESSION)
    page.show_solution(SOLUTION)
    page.show_differences([Difference("Your entry minus the expected one:", "x - 1")])
    difference = page.findChild(ScrollingFormula, "difference")
    says = page.findChild(Prose, "difference_says")
    assert not difference.isVisible()

    page.answer.after.solution.steps.show_all()

    assert (says.text, difference.latex) == ("Your entry minus the expected one:", "x - 1")
    assert says.isVisible()
    assert difference.isVisible()


def test_how_far_the_answer_is_off_may_come_after_the_last_step(page):
    asked(page, EXPRESSION)
    page.show_solution(SOLUTION)
    page.answer.after.solution.steps.show_all()
    page.show_differences([Difference("Your entry minus the expected one:", "x - 1")])

    assert page.findChild(QWidget, "difference").isVisible()


def test_a_fresh_question_is_a_clean_page(page):
    asked(page, EXPRESSION)
    page.show_hints(["Look at $x$."])
    page.show_feedback(Feedback("ok", "Right"))
    page.show_solution(SOLUTION)
    asked(page, JACOBIAN)

    assert page.answer.banner.isHidden()
    assert page.answer.after.solution.isHidden()
    assert not page.landscape.is_revealed


def test_a_note_goes_with_an_objection(page, qtbot):
    asked(page, EXPRESSION, {"answer": "x"})
    page.offer(Actions("check", object=True))
    button(page, "object").click()
    qtbot.keyClicks(page.focusWidget(), "They are the same.")

    with qtbot.waitSignal(page.objected) as objected:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    assert objected.args == ["They are the same."]
    assert page.answer.after.objection.isHidden()


def test_below_1150_pixels_the_landscape_is_a_tab(page, qtbot):
    asked(page, EXPRESSION)
    assert page.landscape.isVisible()
    assert not page.split.tabs.isVisible()

    page.resize(976, 600)
    qtbot.waitUntil(page.split.tabs.isVisible)
    assert not page.landscape.isVisible()

    button(page.split.tabs, "segment_1").click()

    assert page.landscape.isVisible()
    assert not page.answer.isVisible()


def test_a_long_prompt_scrolls_while_answer_and_buttons_stay(page, qtbot):
    long = "Here is a sentence about the function that goes on for a while. " * 40
    page.resize(976, 560)
    asked(page, msgspec.structs.replace(EXPRESSION, prompt=long))

    qtbot.waitUntil(lambda: page.question.scrolls)

    bottom = page.rect().bottom()
    primary = button(page, "primary")
    assert primary.mapTo(page, primary.rect().bottomLeft()).y() < bottom
    assert field(page).isVisible()
    qtbot.waitUntil(lambda: field(page).visibleRegion().boundingRect().height() == field(page).height())


def test_a_long_prompt_does_not_push_the_line_of_a_large_matrix_away(page, qtbot):
    part = msgspec.structs.replace(JACOBIAN.parts[0], shape=(3, 3))
    long = "Here is a sentence about the function that goes on for a while. " * 12
    page.resize(976, 610)

    asked(page, msgspec.structs.replace(JACOBIAN, prompt=long, parts=(part,)), {"answer": (("x/(1 + y^2)",) * 3,) * 3})

    qtbot.waitUntil(lambda: page.question.scrolls)
    line = field(page)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())


def test_the_place_and_the_round_stand_in_the_heading(page):
    page.show_place(TOPICS, JACOBIAN)
    page.show_wish(TOPICS, Wish(family="ja_matrix", level=2))
    page.show_round(["right", "missed", None])

    assert page.heading.place.text().endswith("ja_matrix")
    assert page.heading.count.text() == "3 of 10"
    assert page.heading.chooser.text() == "Jacobians › Jacobian matrix, level 2"


def test_a_round_ends_with_one_thing_to_practise(page, qtbot):
    page.show_round(["right"] * 10)
    page.show_round_page(RoundPage("9 of 10 right at once", "1 missed at first.", "Look at $x^2$.", "Practise this"))
    assert page.round_card.advice == "Look at $x^2$."

    with qtbot.waitSignal(page.advice_taken):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_trouble_is_said_calmly_and_can_be_put_away(page):
    asked(page, EXPRESSION)
    page.show_trouble("The disk is full.")
    assert page.trouble.isVisible()

    page.trouble.findChild(QAbstractButton, "dismiss").click()

    assert not page.trouble.isVisible()


def test_every_button_says_what_it_does(page):
    asked(page, JACOBIAN)

    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    nameless = [each for each in buttons if not (each.text() or each.accessibleName())]
    assert nameless == []


def test_tab_leads_from_the_last_entry_to_the_check(page, qtbot):
    asked(page, EXPRESSION)
    asked(page, JACOBIAN)
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)

    assert page.focusWidget() is button(page, "primary")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is button(page, "hint")


def test_a_long_solution_is_scrolled_from_the_keyboard(page, qtbot):
    steps = SOLUTION.steps * 12
    asked(page, EXPRESSION)
    page.close_answer()
    page.show_solution(msgspec.structs.replace(SOLUTION, steps=steps))
    page.offer(Actions("again", next=True))
    page.answer.after.solution.steps.show_all()
    bar = page.answer.scroll_bar
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_PageDown)

    assert bar.value() > 0
