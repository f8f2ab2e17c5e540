"""What the learner has set, while the window is open: one object that keeps every change and tells who follows it."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from engine.errors import MachineError
from engine.records.settings import Settings, settings_file


class Preferences(QObject):
    """The settings of this machine, and the file that they are kept in.

    Args:
        folder: Where the records are.
        report: Told, on whichever thread it happens, when the file cannot be read or written.

    Signals:
        changed: Carries the `Settings` from now on.
    """

    changed = Signal(object)

    def __init__(self, folder: Path, report: Callable[[MachineError], None]) -> None:
        super().__init__()
        self._file = settings_file(folder, report)
        self._settings = self._file.load()

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **fields: object) -> None:
        """Set some fields, by name, and keep them; nothing happens where they say what they said."""
        settings = msgspec.structs.replace(self._settings, **fields)
        if settings == self._settings:
            return
        self._settings = settings
        self._file.save(settings)
        self.changed.emit(settings)

    def close(self) -> None:
        """Wait until everything is on the disk."""
        self._file.close()
