"""The small parts: banner, segments, dots, keys, steps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from engine.questions.sheet import SolvedStep
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.keycap import Keycap
from ui.widgets.label import Label
from ui.widgets.marks import MARKS, MarkTag
from ui.widgets.progress import RoundDots
from ui.widgets.segmented import Segmented
from ui.widgets.steps import StepRow, Steps

STEPS = (
    SolvedStep("The product rule gives two terms.", r"(x e^{xy})' = e^{xy} + x y e^{xy}"),
    SolvedStep("Factor $e^{xy}$ out.", r"e^{xy}(1 + xy)"),
    SolvedStep("That is all.", ""),
)


@pytest.fixture
def add(qtbot, appearance):
    def add_to_test(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return add_to_test


def test_a_banner_is_hidden_until_there_is_a_message(qtbot, appearance):
    banner = Banner()
    qtbot.addWidget(banner)

    assert banner.isHidden()


def test_a_banner_says_its_message_to_assistive_technology(add):
    banner = add(Banner())

    banner.show_message("warn", "Three of four are right", "You have $-x$ here.")

    assert banner.accessibleName() == "Three of four are right. You have negative x here."


def test_details_wait_behind_a_click(add, qtbot):
    banner = add(Banner())
    banner.show_message("ok", "Right, as far as we can tell", details="It agrees at 24 points.")
    details = banner.findChildren(QPushButton, "banner_disclosure")[0]

    before = banner.sizeHint().height()
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)

    assert banner.sizeHint().height() > before


def test_a_cleared_banner_is_gone(add):
    banner = add(Banner())
    banner.show_message("info", "A hint")

    banner.clear()

    assert banner.isHidden()
    assert banner.title == ""


def test_segments_are_switched_with_the_arrow_keys(add, qtbot):
    segmented = add(Segmented(["Contours", "Surface"]))

    with qtbot.waitSignal(segmented.picked) as signal:
        qtbot.keyClick(segmented, Qt.Key.Key_Right)

    assert signal.args == [1]
    assert segmented.current == 1


def test_a_segment_switched_on_by_the_program_is_not_reported(add, qtbot):
    segmented = add(Segmented(["Contours", "Surface"]))

    with qtbot.assertNotEmitted(segmented.picked):
        segmented.set_current(1)


def test_the_round_is_told_in_words(add):
    dots = add(RoundDots(4))

    dots.show_round(["right", "late", "open", "open"], 2)

    assert dots.accessibleName() == "2 of 4 questions answered, 1 right at once"


@pytest.mark.parametrize("outcome", MARKS)
def test_every_mark_has_an_icon_and_a_word(add, outcome):
    tag = MarkTag()
    add(tag)

    tag.show_outcome(outcome)

    assert tag.word == MARKS[outcome].word != ""
    assert MARKS[outcome].icon


def test_an_icon_alone_needs_a_name(add):
    assert add(Button(icon_name="moon", name="Switch to dark")).accessibleName() == "Switch to dark"


def test_words_are_never_markup(add):
    assert add(Label("<b>x</b>")).textFormat() is Qt.TextFormat.PlainText
    assert add(Keycap("Ctrl ↵")).text() == "Ctrl ↵"


def test_a_solution_is_shown_step_by_step(add, qtbot):
    steps = add(Steps())
    steps.show_steps(STEPS)

    qtbot.mouseClick(steps.next_button, Qt.MouseButton.LeftButton)

    assert steps.shown == 2
    assert not steps.next_button.isHidden()


def test_the_last_step_ends_the_solution(add, qtbot):
    steps = add(Steps())
    steps.show_steps(STEPS)

    with qtbot.waitSignal(steps.finished):
        qtbot.mouseClick(steps.all_button, Qt.MouseButton.LeftButton)

    assert steps.next_button.isHidden()


def test_pointing_out_a_step_shows_it(add):
    steps = add(Steps())
    steps.show_steps(STEPS)

    steps.emphasise(1)

    assert steps.shown == 2


def test_a_step_speaks_its_sentence_and_its_formula(add):
    steps = add(Steps())
    steps.show_steps(STEPS)

    assert "Step 2. Factor e to the power, x y" in steps.findChild(StepRow, "step_1").accessibleName()
