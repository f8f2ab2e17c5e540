"""The mouse in a formula."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.entry_field import EntryField

_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_NO_KEYS, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.usefixtures("formulas")


@pytest.fixture
def field(qtbot: QtBot) -> EntryField:
    made = EntryField()
    made.speak(("x", "y"), decimal_comma=False)
    made.resize(320, made.height())
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def _start(field: EntryField) -> QPoint:
    return QPoint(4, field.height() // 2)


def _end(field: EntryField) -> QPoint:
    return QPoint(field.width() - 8, field.height() // 2)


def _drag(field: EntryField, to: QPoint) -> None:
    at = QPointF(to)
    QApplication.sendEvent(field, QMouseEvent(QEvent.Type.MouseMove, at, field.mapToGlobal(at), _LEFT, _LEFT, _NO_KEYS))


def _action(field: EntryField, name: str) -> QAction:
    at = field.rect().center()
    QApplication.sendEvent(field, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, field.mapToGlobal(at)))
    (menu,) = field.findChildren(QMenu)
    return next(action for action in menu.actions() if action.objectName() == name)


def test_a_drag_selects_as_far_as_it_goes(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "2x/y+1")
    qtbot.mousePress(field, _LEFT, _NO_KEYS, _start(field))
    _drag(field, _end(field))

    assert field.selectedText() == "2x/y+1"


def test_a_click_with_shift_selects_up_to_there(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "2x+y")
    qtbot.mouseClick(field, _LEFT, _SHIFT, _start(field))

    assert field.selectedText() == "2x+y"


def test_a_third_click_selects_everything(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "12+x^2")
    qtbot.mouseDClick(field, _LEFT, _NO_KEYS, QPoint(20, field.height() // 2))
    qtbot.mousePress(field, _LEFT, _NO_KEYS, QPoint(20, field.height() // 2))

    assert field.selectedText() == "12+x^2"


def test_the_middle_button_leaves_the_caret_to_the_formula(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/y")
    qtbot.mousePress(field, _MIDDLE, _NO_KEYS, _start(field))

    assert field.cursorPosition() == len(field.text())


@pytest.mark.parametrize("name", ["edit-cut", "edit-delete"])
def test_the_menu_takes_boxes_away_as_a_whole(qtbot: QtBot, field: EntryField, name: str) -> None:
    qtbot.keyClicks(field, "2+x/(y+1)")
    field.setSelection(2, 7)
    _action(field, name).trigger()

    assert field.text() == "2+"


@pytest.mark.parametrize(
    ("name", "signal"), [("edit-undo", "undo_asked"), ("edit-redo", "redo_asked")], ids=["undo", "redo"]
)
def test_the_menu_takes_back_and_makes_again(qtbot: QtBot, field: EntryField, name: str, signal: str) -> None:
    qtbot.keyClicks(field, "x")
    with qtbot.waitSignal(getattr(field, signal)):
        _action(field, name).trigger()


def test_what_is_selected_is_seen_on_its_ground(qtbot: QtBot, field: EntryField) -> None:
    qtbot.keyClicks(field, "x/y")
    before = field.grab().toImage()
    field.selectAll()
    ground = field.palette().highlight().color().name()
    seen = field.grab().toImage()

    assert seen != before
    assert ground in {seen.pixelColor(x, y).name() for x in range(10, 30) for y in range(10, 30)}
