"""What is taken back looks as it did, and so does what is made again."""

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.theme.appearance import Appearance
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_state import Notation
from ui.widgets.expression_edit import ExpressionEdit
from ui.widgets.line_editor import Template
from ui.widgets.matrix_edit import MatrixEdit

pytestmark = pytest.mark.usefixtures("formulas")

_CHARACTERS = "xy12+-*/^_() ,|" + "sin sqrt pi" + "//^^(())"
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _press(qtbot: QtBot, field: EntryField, chance: Random) -> None:
    """Do something to a formula: type, move, take away, use a key of the keypad."""
    match chance.randrange(10):
        case 0:
            field.insert_template(chance.choice([Template("sqrt(", ")"), Template("^2"), Template("(", ")/")]))
        case 1 | 2:
            key = chance.choice(_KEYS)
            # at the end of the formula Tab leads away
            qtbot.keyClick(field, Qt.Key.Key_Left if key == Qt.Key.Key_Tab and not field.text() else key)
        case _:
            qtbot.keyClicks(field, chance.choice(_CHARACTERS))


def _seen(field: EntryField) -> tuple[str, QImage]:
    """Return the text with its picture; without the keyboard there is no caret."""
    return field.text(), field.grab().toImage()


def _gone_through(qtbot: QtBot, field: EntryField, key: Qt.Key) -> list[tuple[str, QImage]]:
    """Return all that is seen while one thing after the other is taken back, or made again."""
    steps = [_seen(field)]
    while len(steps) < 500:
        qtbot.keyClick(field, key, _CONTROL)
        if field.text() == steps[-1][0]:
            return steps
        steps.append(_seen(field))
    raise AssertionError("It never ends.")


@pytest.mark.parametrize("seed", range(8))
def test_each_step_back_shows_what_was_there_before(qtbot: QtBot, appearance: Appearance, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same each time
    edit = ExpressionEdit(Notation(("x", "y")))
    qtbot.addWidget(edit)
    edit.entry.field.setFixedWidth(3000)
    pictures = dict([_seen(edit.entry.field)])
    for _ in range(60):
        _press(qtbot, edit.entry.field, chance)
        pictures |= dict([_seen(edit.entry.field)])
    back = _gone_through(qtbot, edit.entry.field, Qt.Key.Key_Z)
    forth = _gone_through(qtbot, edit.entry.field, Qt.Key.Key_Y)

    assert back[-1][0] == ""
    assert [text for text, _ in forth] == [text for text, _ in reversed(back)]
    assert all(picture == pictures[text] for text, picture in back + forth)


def test_what_is_taken_back_in_another_cell_looks_as_it_did(qtbot: QtBot, appearance: Appearance) -> None:
    edit = MatrixEdit(Notation(("x", "y")), (2, 2))
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit.field(0, 0), "2/xy")
    before = _seen(edit.field(0, 0))
    qtbot.keyClicks(edit.field(0, 0), "+1")
    qtbot.keyClicks(edit.field(0, 1), "x/2")
    for _ in range(5):
        qtbot.keyClick(edit.field(0, 1), Qt.Key.Key_Z, _CONTROL)
        if edit.field(0, 0).text() == before[0]:
            break

    assert _seen(edit.field(0, 0)) == before
