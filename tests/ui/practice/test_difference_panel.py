"""The check by differences as its user meets it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from ui.practice.difference_panel import DifferencePanel
from ui.practice.feedback import Feedback
from ui.widgets.banner import Banner


@pytest.fixture
def panel(qtbot, appearance):
    made = DifferencePanel()
    qtbot.addWidget(made)
    made.offer(offered=True, ready=True)
    return made


def button(panel, name):
    return panel.findChild(QAbstractButton, name)


def test_before_the_first_use_it_says_that_this_is_help(qtbot, panel):
    with qtbot.assertNotEmitted(panel.requested):
        button(panel, "differences").click()

    assert "counts as help" in button(panel, "differences_go").accessibleDescription()
    assert button(panel, "differences_go").isVisible()


def test_once_accepted_it_goes_at_once(qtbot, panel):
    button(panel, "differences").click()
    with qtbot.waitSignal(panel.requested):
        button(panel, "differences_go").click()

    with qtbot.waitSignal(panel.requested):
        button(panel, "differences").click()


@pytest.mark.parametrize("way", ["a button", "Escape"])
def test_it_can_be_declined(qtbot, panel, way):
    button(panel, "differences").click()

    with qtbot.waitSignal(panel.dismissed), qtbot.assertNotEmitted(panel.requested):
        if way == "Escape":
            qtbot.keyClick(button(panel, "differences_go"), Qt.Key.Key_Escape)
        else:
            button(panel, "differences_leave").click()

    assert not button(panel, "differences_go").isVisible()


def test_findings_stand_beneath_it_until_the_answer_is_another_one(panel):
    panel.show_findings([Feedback("warn", "Differences disagree", "Entry 2.", "How.", "a")])
    assert [banner.title for banner in panel.findChildren(Banner)] == ["Differences disagree"]

    panel.clear()

    assert not any(banner.isVisible() for banner in panel.findChildren(Banner))


def test_it_cannot_be_pressed_before_there_is_something_to_compare(panel):
    panel.offer(offered=True, ready=False)

    assert not button(panel, "differences").isEnabled()
    assert "can be read" in button(panel, "differences").toolTip()


def test_it_is_not_there_where_differences_have_nothing_to_say(panel):
    panel.offer(offered=False, ready=False)

    assert not panel.isVisible()
