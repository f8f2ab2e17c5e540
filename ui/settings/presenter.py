"""What the settings page does: every change is kept and brought into effect at once. It knows no Qt."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from engine.records.program import VERSION
from engine.records.settings import DEFAULTS, Settings
from ui.settings.page import About, SettingsView, Store
from ui.translation import tr

# How large text may be, in hundredths of our own size.
TEXT_STEPS = (85, 100, 110, 125, 150)

_NOT_OPENED = tr("The folder cannot be opened from here. Its path can be copied.")
_COPIED = tr("The path is copied.")
# Where the window stands is nothing that anybody chose on the page.
_NOT_RESET = frozenset(["geometry"])


def nearest_step(percent: int) -> int:
    """Return which of `TEXT_STEPS` a size of text is shown as, counted from 0."""
    return min(range(len(TEXT_STEPS)), key=lambda step: abs(TEXT_STEPS[step] - percent))


class SettingsPresenter:
    """Leads from the page to the settings and back.

    Args:
        view: The page.
        store: What is set.
        folder: Where the learner's records are.
        open_folder: Shows a folder in the system's own way, and returns whether it could.
        copy: Puts a text on the clipboard.
    """

    def __init__(
        self,
        *,
        view: SettingsView,
        store: Store,
        folder: Path,
        open_folder: Callable[[Path], bool],
        copy: Callable[[str], None],
    ) -> None:
        self._view = view
        self._store = store
        self._folder = folder
        self._open_folder = open_folder
        self._copy = copy

    def enter(self) -> None:
        """Show what is set now."""
        self._view.show_about(About(VERSION, str(self._folder)))
        self._view.show_note("")
        self.show(self._store.settings)

    def show(self, settings: Settings) -> None:
        """Show what is set, wherever it was set."""
        self._view.show_settings(settings)

    def change(self, field: str, value: object) -> None:
        """Set one thing."""
        self._store.change(**{field: value})

    def scale_text(self, step: int) -> None:
        """Set the size of text to one of `TEXT_STEPS`, counted from 0."""
        self._store.change(text_percent=TEXT_STEPS[step])

    def reset(self) -> None:
        """Set everything on the page as it was in the beginning."""
        defaults = msgspec.structs.asdict(DEFAULTS)
        self._store.change(**{name: value for name, value in defaults.items() if name not in _NOT_RESET})

    def open_folder(self) -> None:
        """Show the folder of the records."""
        self._view.show_note("" if self._open_folder(self._folder) else _NOT_OPENED)

    def copy_path(self) -> None:
        """Put the path of that folder on the clipboard."""
        self._copy(str(self._folder))
        self._view.show_note(_COPIED)
