"""The sheet of shortcuts says what there is: every shortcut of the window stands in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.premises import asked, open_house
from ui.pages import PAGES
from ui.shortcut_sheet import ShortcutSheet
from ui.shortcuts import GROUPS, Shortcut, caps, chords

IN_THE_TABLE = {QKeySequence(keys).toString() for _, group in GROUPS for one in group for keys in one.keys}


@pytest.fixture
def house(qtbot, appearance, client, tmp_path):
    with open_house(qtbot, client, tmp_path, asked(client, "matrix")) as house:
        yield house


def installed(window):
    """Every key that does something in the window, as Qt writes it."""
    shortcuts = [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    shortcuts += [button.shortcut() for button in window.findChildren(QAbstractButton)]
    return {key.toString() for key in shortcuts if not key.isEmpty()}


def test_every_shortcut_of_every_page_stands_in_the_sheet(house):
    for entry in PAGES:
        house.wing.open(entry.id)
    house.wing.read_primer("")

    assert installed(house.window) - IN_THE_TABLE == set()


def test_the_sheet_shows_the_whole_table(qtbot, appearance):
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = ShortcutSheet(parent)

    shown = {label.text() for label in sheet.findChildren(QLabel)}

    assert {one.does for _, group in GROUPS for one in group} <= shown
    assert {cap for _, group in GROUPS for one in group for keys in one.keys for cap in caps(keys)} <= shown


def test_f1_opens_the_sheet_and_escape_closes_it(house, qtbot):
    house.window.activateWindow()
    qtbot.keyClick(house.window, Qt.Key.Key_F1)
    sheet = house.window.findChild(ShortcutSheet)
    assert sheet.isVisible()

    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: house.window.findChild(ShortcutSheet) is None)


def test_a_question_mark_opens_the_sheet_outside_of_an_editor(house, qtbot):
    qtbot.waitUntil(house.room.page.answer.has_focus)
    qtbot.keyClick(house.window.focusWidget(), "?")
    assert house.window.findChild(ShortcutSheet) is None
    assert house.room.page.answer.answers()["answer"][0][0] == "?"

    house.room.page.answer.row.primary.setFocus()
    qtbot.keyClick(house.room.page.answer.row.primary, "?")

    assert house.window.findChild(ShortcutSheet).isVisible()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        pytest.param("Ctrl+Return", ("Ctrl", "↵"), id="a chord"),
        pytest.param("?", ("?",), id="one key"),
        pytest.param("+", ("+",), id="the plus itself"),
        pytest.param("Alt+Up", ("Alt", "↑"), id="an arrow"),
    ],
)
def test_keys_are_shown_as_they_stand_on_the_keyboard(keys, shown):
    assert caps(keys) == shown


def test_no_two_shortcuts_that_hold_everywhere_share_their_keys():
    held = [keys for _, group in GROUPS[:2] for one in group for keys in one.keys if keys.startswith(("Ctrl", "Alt"))]

    assert len(held) == len(set(held))


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        pytest.param(("Alt+Up", "Alt+Down"), [("Alt", "↑"), ("↓",)], id="the same key held"),
        pytest.param(("Tab", "Shift+Tab"), [("Tab",), ("Shift", "Tab")], id="another key held"),
        pytest.param(("F1", "?"), [("F1",), ("?",)], id="nothing held"),
    ],
)
def test_what_is_held_for_all_alternatives_is_shown_once(keys, shown):
    assert chords(Shortcut(keys, "")) == shown
