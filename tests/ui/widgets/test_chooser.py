import pytest
from PySide6.QtCore import QPoint, Qt

from engine.questions.outline import FamilyOutline, Topic
from ui.widgets.chooser import Chooser, ChooserPopup, LevelDots, Selection

TOPICS = (
    Topic("partial", "Partial derivatives", (FamilyOutline("pd_basic", "Powers", (1, 2)), FamilyOutline("pd_rules", "Rules", (1, 2, 3)))),
    Topic("jacobians", "Jacobians", (FamilyOutline("ja_matrix", "Jacobian matrices", (1, 2)),)),
)  # fmt: skip


@pytest.fixture
def chooser(qtbot, appearance):
    widget = Chooser()
    qtbot.addWidget(widget)
    widget.show_topics(TOPICS, Selection("partial", "pd_rules", 2))
    widget.show()
    return widget


def row_of(popup, family):
    return next(row for row in popup.rows if row.selection.family == family)


def test_the_button_says_what_is_practised(chooser):
    assert chooser.text() == "Partial derivatives › Rules, level 2"
    assert "Rules, level 2" in chooser.accessibleName()


def test_the_list_holds_every_family_any_of_several_and_whatever_is_due(chooser, qtbot):
    popup = chooser.open()
    qtbot.addWidget(popup)

    assert [(row.selection.topic, row.selection.family) for row in popup.rows] == [
        (None, None),
        ("partial", None),
        ("partial", "pd_basic"),
        ("partial", "pd_rules"),
        ("jacobians", "ja_matrix"),
    ]
    assert row_of(popup, "pd_rules").selection.level == 2


def test_a_level_is_chosen_with_the_keyboard(chooser, qtbot):
    popup = chooser.open()
    qtbot.addWidget(popup)
    row = row_of(popup, "ja_matrix")

    with qtbot.waitSignal(chooser.chosen) as signal:
        qtbot.keyClick(row, Qt.Key.Key_Right)
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert signal.args == [Selection("jacobians", "ja_matrix", 1)]
    assert chooser.selection == Selection("jacobians", "ja_matrix", 1)


def test_a_level_is_chosen_with_the_mouse(chooser, qtbot):
    popup = chooser.open()
    qtbot.addWidget(popup)
    dots = row_of(popup, "pd_basic").findChild(LevelDots)

    with qtbot.waitSignal(chooser.chosen) as signal:
        qtbot.mouseClick(dots, Qt.MouseButton.LeftButton, pos=dots.centre(2).toPoint())

    assert signal.args == [Selection("partial", "pd_basic", 2)]


def test_a_family_without_a_level_is_left_to_the_program(chooser, qtbot):
    popup = chooser.open()
    qtbot.addWidget(popup)

    with qtbot.waitSignal(chooser.chosen) as signal:
        qtbot.mouseClick(row_of(popup, "pd_rules"), Qt.MouseButton.LeftButton, pos=QPoint(12, 10))

    assert signal.args == [Selection("partial", "pd_rules", None)]


def test_down_and_up_move_along_the_list(chooser, qtbot):
    popup = chooser.open()
    qtbot.addWidget(popup)
    qtbot.waitUntil(popup.isVisible)
    first, second = popup.rows[:2]
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Down)

    assert popup.focusWidget() is second


def test_escape_closes_the_list_and_chooses_nothing(chooser, qtbot):
    popup = chooser.open()

    with qtbot.assertNotEmitted(chooser.chosen), qtbot.waitSignal(popup.destroyed):
        qtbot.keyClick(popup, Qt.Key.Key_Escape)


def test_a_click_opens_a_list_that_stays(chooser, qtbot):
    qtbot.mouseClick(chooser, Qt.MouseButton.LeftButton)

    popup = chooser.findChild(ChooserPopup)
    assert popup is not None
    assert popup.isVisible()
