"""The settings page, and other pages as they are with other settings."""

from collections.abc import Callable

from engine.records.session import Session
from ui.settings.room import SettingsRoom
from ui.studio import Studio


def _settings(studio: Studio) -> None:
    studio.open(Session())
    studio.enter("settings", SettingsRoom)


def _with_check(studio: Studio) -> None:
    """Have a question checked whose answer has an entry to look at again."""
    sheet = studio.ask("ja_matrix", 1, 5)
    studio.answer(studio.slip(sheet))
    studio.check()


def _large(studio: Studio) -> None:
    studio.preferences.change(text_percent=150)
    _with_check(studio)


def _small(studio: Studio) -> None:
    studio.preferences.change(text_percent=85)
    _with_check(studio)


def _comma(studio: Studio) -> None:
    studio.preferences.change(decimal_comma=True)
    studio.ask("op_gd_step", 2, 1)
    studio.press("give_up")
    studio.wait(lambda: studio.shows("next_step"))
    studio.press("all_steps")


SETTINGS_SCENES: dict[str, Callable[[Studio], None]] = {
    "settings": _settings,
    "practice-large": _large,
    "practice-small": _small,
    "practice-comma": _comma,
}
