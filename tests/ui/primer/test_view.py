"""The page of a primer."""

import pytest
from PySide6.QtCore import Qt

from question_bank.primers import primer
from ui.primer.view import PrimerPage
from ui.widgets.prose import Prose
from ui.widgets.steps import StepRow


@pytest.fixture
def page(qtbot, appearance):
    shown = PrimerPage()
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    shown.show()
    return shown


def test_a_primer_is_shown_with_its_example_step_by_step(page):
    page.show_primer(primer("jacobians"))

    assert len(page.findChildren(StepRow)) == len(primer("jacobians").example)
    assert page.findChildren(Prose)[0].text


def test_the_next_primer_takes_its_place(page, qtbot):
    page.show_primer(primer("jacobians"))
    page.show_primer(primer("hessians"))

    wanted = len(primer("hessians").example)
    qtbot.waitUntil(lambda: len(page.findChildren(StepRow)) == wanted)


def test_a_stressed_word_has_no_asterisks(page):
    page.show_primer(primer(""))

    assert not any("*" in prose.text for prose in page.findChildren(Prose))


def test_escape_and_the_button_lead_back(page, qtbot):
    page.show_primer(primer("gradients"))

    with qtbot.waitSignal(page.left):
        page.back.click()
    page.activateWindow()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
