import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from engine.records.settings import Settings
from ui.settings.page import About
from ui.settings.view import SettingsPage

CHOSEN = Settings(
    theme="dark",
    text_percent=125,
    motion="reduced",
    decimal_comma=True,
    keypad_open=True,
    keeps_place=False,
    typing="line",
)


@pytest.fixture
def page(qtbot, appearance):
    made = SettingsPage()
    qtbot.addWidget(made)
    made.resize(1240, 760)
    made.show_about(About("0.1.0", "/home/ada/v1.5/records"))
    made.show_settings(Settings())
    made.show()
    return made


@pytest.fixture
def changes(page):
    """What the page reports, in order."""
    made = []
    page.changed.connect(lambda field, value: made.append((field, value)))
    page.scaled.connect(lambda step: made.append(("step", step)))
    return made


def test_what_is_set_is_shown_without_being_reported(page, changes):
    page.show_settings(CHOSEN)

    assert page.findChild(QAbstractButton, "theme_dark").isChecked()
    segments = (page.text, page.motion, page.decimals, page.keypad, page.place)
    assert [row.current for row in segments] == [3, 1, 1, 1, 1]
    assert changes == []


@pytest.mark.parametrize(
    ("row", "index", "said"),
    [
        pytest.param("text", 4, ("step", 4), id="size of text"),
        pytest.param("motion", 1, ("motion", "reduced"), id="motion"),
        pytest.param("decimals", 1, ("decimal_comma", True), id="decimal mark"),
        pytest.param("typing", 1, ("typing", "line"), id="typing"),
        pytest.param("keypad", 1, ("keypad_open", True), id="keypad"),
        pytest.param("place", 1, ("keeps_place", False), id="place of the window"),
    ],
)
def test_a_choice_is_reported(page, changes, row, index, said):
    getattr(page, row).findChild(QAbstractButton, f"segment_{index}").click()

    assert changes == [said]


def test_a_theme_is_chosen_by_mouse_and_by_arrow_keys(page, changes, qtbot):
    page.findChild(QAbstractButton, "theme_light").click()
    page.take_keyboard()

    qtbot.keyClick(page.findChild(QAbstractButton, "theme_light"), Qt.Key.Key_Right)

    assert changes == [("theme", "light"), ("theme", "dark")]


def test_what_sets_something_has_a_name_for_those_who_do_not_see_it(page):
    names = {
        row.accessibleName() for row in (page.themes, page.text, page.motion, page.decimals, page.keypad, page.place)
    }

    assert all(names)
    assert len(names) == 6


def test_the_path_is_spoken_as_it_is(page):
    assert page.findChild(object, "folder").accessibleName() == "Folder of your records: /home/ada/v1.5/records"


@pytest.mark.parametrize("name", ["open_folder", "copy_path", "reset"])
def test_buttons_report(page, qtbot, name):
    signals = {"open_folder": page.folder_wanted, "copy_path": page.path_wanted, "reset": page.reset}

    with qtbot.waitSignal(signals[name]):
        page.findChild(QAbstractButton, name).click()
