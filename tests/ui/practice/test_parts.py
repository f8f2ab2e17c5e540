"""Several parts on the practice page: the determinant, its double that follows from it, a class, and what is true."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.every_kind import KEYS, keys_of, marked, sheet_of, solution_of, wrong_of
from ui.practice.feedback import Feedback, told_parts
from ui.practice.page import Actions
from ui.practice.view import PracticePage
from ui.widgets.prose import Prose

SEVERAL = sheet_of("several")


@pytest.fixture
def page(qtbot, appearance):
    page = PracticePage()
    page.resize(1272, 760)
    page.show()
    yield page
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def asked(page, *answers, sheet=SEVERAL):
    """Put a question on the page, with answers to its parts in their order."""
    page.show_question(sheet, {part.id: answer for part, answer in zip(sheet.parts, answers, strict=False)})
    page.offer(Actions("check", give_up=True, skip=True))
    return page


def mark(page, *answers):
    """Show the marks of the real verdict."""
    for part, said in told_parts(marked("several", *answers)).items():
        page.mark(part, said, page.answer.answers()[part])


def part_here(page):
    """Return the part that has the keyboard."""
    focused = page.focusWidget()
    return next((part.id for part in SEVERAL.parts if page.answer.parts.panel(part.id).isAncestorOf(focused)), None)


def tag(page, part):
    return page.answer.parts.panel(part).tag.word


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_every_kind_has_an_editor_that_takes_its_key_and_gives_it_back_right(page, kind):
    asked(page, keys_of(kind)[0], sheet=sheet_of(kind))

    assert marked(kind, page.answer.answers()["answer"]).outcome == "right"


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_every_kind_shows_its_verdict_in_words_and_then_stands_as_it_is(page, kind):
    asked(page, wrong_of(kind), sheet=sheet_of(kind))
    answer = page.answer.answers()["answer"]
    page.mark("answer", marked(kind, answer).parts["answer"], answer)
    page.close_answer()

    said = [widget.accessibleDescription() for widget in page.answer.parts.findChildren(QWidget)]
    assert {"Not yet", "Partly"} & {words.partition(".")[0] for words in said}
    assert page.answer.answers()["answer"] == answer


def test_each_part_says_what_it_asks_above_its_editor(page):
    asked(page)

    says = [page.answer.parts.panel(part.id).findChildren(Prose)[0].text for part in SEVERAL.parts]
    assert says == ["The determinant $D$.", "Twice that.", "What $f$ has at $P$.", "What is true."]


@pytest.mark.parametrize(
    ("width", "is_beside"), [pytest.param(1272, True, id="with room"), pytest.param(620, False, id="without room")]
)
def test_short_options_stand_beside_what_is_asked_where_there_is_room(page, qtbot, width, is_beside):
    page.resize(width, 760)
    asked(page)

    qtbot.waitUntil(lambda: (page.answer.editor("c").widget().x() > 100) is is_beside)


def test_a_single_part_is_not_lettered(page):
    asked(page, sheet=sheet_of("number"))

    assert page.answer.parts.panel("answer").accessibleName() == ""


def test_enter_leads_to_the_next_part_that_is_empty_and_checks_when_all_are_filled(page, qtbot):
    asked(page, "", "-10")
    qtbot.keyClicks(page.focusWidget(), "-5")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_C, Qt.Key.Key_Return, Qt.Key.Key_A):
        qtbot.keyClick(page.focusWidget(), key)

    with qtbot.waitSignal(page.check_requested) as checked:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    assert checked.args == [{"a": "-5", "b": "-10", "c": "saddle", "d": "a"}]


def test_control_enter_checks_from_any_part(page, qtbot):
    asked(page)

    with qtbot.waitSignal(page.check_requested):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_tab_goes_through_all_parts_to_the_check(page, qtbot):
    asked(page)
    visited = [part_here(page)]
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        visited.append(part_here(page))

    assert visited == ["a", "b", "c", "d", None]
    assert page.focusWidget() is page.findChild(QAbstractButton, "primary")


def test_a_question_resumes_in_the_first_part_that_is_empty(page):
    asked(page, "-5", "-10")

    assert part_here(page) == "c"


def test_the_verdict_of_each_part_stands_beside_it(page):
    asked(page, "-5", "-10", "minimum", "a, b")
    mark(page, "-5", "-10", "minimum", "a, b")

    words = [page.answer.editor(part).entry.word for part in "ab"]
    options = [row.tag.word for row in page.answer.editor("c").rows]
    assert (words, options, tag(page, "d")) == (["Right", "Right"], ["Not yet", "", ""], "Partly")


def test_what_follows_from_an_earlier_answer_is_said_to_be_consistent(page):
    asked(page, "13", "26", "saddle", "a, c")
    mark(page, "13", "26", "saddle", "a, c")

    assert tag(page, "b") == "Consistent"
    assert page.answer.editor("b").entry.word == "Partly"


def test_the_keyboard_goes_to_the_first_part_that_is_not_right(page):
    asked(page, "-5", "-10", "minimum", "a")
    mark(page, "-5", "-10", "minimum", "a")
    page.focus_first_wrong()

    assert part_here(page) == "c"


def test_editing_a_part_clears_only_its_own_marks(page, qtbot):
    asked(page, "13", "26", "saddle", "a")
    mark(page, "13", "26", "saddle", "a")

    qtbot.keyClicks(page.answer.editor("b").entry.field, "0")

    assert (tag(page, "b"), page.answer.editor("a").entry.word, tag(page, "d")) == ("", "Not yet", "Partly")


def test_where_a_part_is_empty_the_others_are_not_marked(page):
    asked(page, "-5", "-10", "saddle", "")
    mark(page, "-5", "-10", "saddle", "")

    assert page.answer.editor("a").entry.word == ""


def test_the_message_stands_beneath_the_part_that_it_is_about(page, qtbot):
    asked(page, "-5", "-10", "minimum", "a")
    page.show_feedback(Feedback("warn", "Two of four are right", "(c) Another one fits.", part="c"))

    parts = page.answer.parts
    qtbot.waitUntil(lambda: parts.panel("c").y() < page.answer.banner.y() < parts.panel("d").y())


def test_the_parts_scroll_while_the_buttons_stay(page, qtbot):
    page.resize(976, 600)
    asked(page)

    qtbot.waitUntil(lambda: page.answer.scroll_bar.maximum() > 0)
    primary = page.findChild(QAbstractButton, "primary")
    assert primary.mapTo(page, primary.rect().bottomLeft()).y() < page.rect().bottom()


def test_a_solution_shows_the_keys_of_all_parts_and_what_they_are_for(page):
    asked(page)
    page.show_solution(solution_of("several"))
    page.answer.after.solution.steps.show_all()

    shown = [each for each in page.findChildren(QWidget, "solution_result") if each.isVisible()]
    assert len(shown) == 4
    assert page.findChild(Prose, "connection").text == "The loss of a network has many such points."


def test_the_ending_of_a_solution_waits_for_the_last_step(page):
    asked(page)
    page.show_solution(solution_of("several"))

    assert not page.answer.after.solution.ending.isVisible()
