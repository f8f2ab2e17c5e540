"""The settings page with its presenter, put together."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.preferences import Preferences
from ui.settings.presenter import SettingsPresenter
from ui.settings.view import SettingsPage


class SettingsRoom:
    """The page and what leads it."""

    def __init__(self, *, preferences: Preferences, folder: Path) -> None:
        self.page = SettingsPage()
        self.presenter = SettingsPresenter(
            view=self.page,
            store=preferences,
            folder=folder,
            open_folder=lambda place: QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))),
            copy=QGuiApplication.clipboard().setText,
        )
        self.page.changed.connect(self.presenter.change)
        self.page.scaled.connect(self.presenter.scale_text)
        self.page.reset.connect(self.presenter.reset)
        self.page.folder_wanted.connect(self.presenter.open_folder)
        self.page.path_wanted.connect(self.presenter.copy_path)
        preferences.changed.connect(self.presenter.show)

    @property
    def heading(self) -> QWidget:
        return self.page.heading

    def enter(self) -> None:
        """Show what is set now, and begin at the top."""
        self.presenter.enter()
        self.page.take_keyboard()
