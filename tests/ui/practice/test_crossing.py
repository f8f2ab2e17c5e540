"""From the question to its landscape and back, with one key."""

import pytest
from PySide6.QtCore import Qt

from engine.questions.sheet import Identity
from tests.ui.practice.stage import SOLUTION, sheet_of
from ui.practice.page import Actions
from ui.practice.view import PracticePage

CHECKING = Actions("check", hints_left=2, give_up=True, skip=True)


@pytest.fixture
def page(qtbot, appearance):
    page = PracticePage()
    qtbot.addWidget(page)
    page.resize(1272, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_question(sheet_of(Identity("pd_basic", 1, 1, 1)), {})
    page.offer(CHECKING)
    qtbot.waitUntil(lambda: page.landscape.is_drawn, timeout=20_000)
    return page


def test_f6_leads_to_the_map_and_back_to_the_answer(page, qtbot):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F6)
    assert page.focusWidget().objectName() == "contour_canvas"

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F6)
    assert page.answer.has_focus()


def test_f6_brings_the_tab_of_the_landscape_forward_in_a_narrow_window(page, qtbot):
    page.resize(900, 700)
    qtbot.waitUntil(lambda: page.split.is_narrow)

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F6)
    assert page.landscape.isVisible()
    assert page.focusWidget().objectName() == "contour_canvas"

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F6)
    assert page.answer.has_focus()


def stops(page, qtbot, count):
    """The names of what Tab leads to, one after another."""
    seen = []
    for _ in range(count):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget().objectName())
    return seen


def test_tab_leads_from_the_last_entry_of_a_matrix_to_the_buttons_beneath_it(page, qtbot):
    page.show_question(sheet_of(Identity("ja_matrix", 1, 1, 1)), {})
    page.offer(CHECKING)

    assert stops(page, qtbot, 4)[-1] == "primary"


def test_tab_leads_through_the_solution_before_it_comes_to_the_buttons(page, qtbot):
    page.show_solution(SOLUTION)
    page.answer.focus_editor()

    seen = stops(page, qtbot, 8)

    assert "next_step" in seen
    assert seen.index("next_step") < seen.index("primary")
