"""The settings page as its presenter knows it."""

from dataclasses import dataclass
from typing import Protocol

from engine.records.settings import Settings


@dataclass(frozen=True, slots=True)
class About:
    """What stands still on the page.

    Attributes:
        version: Of the program.
        folder: Where the learner's records are.
    """

    version: str
    folder: str


class SettingsView(Protocol):
    """What the presenter asks of the page."""

    def show_about(self, about: About) -> None: ...

    def show_settings(self, settings: Settings) -> None:
        """Show what is set, without reporting it."""

    def show_note(self, text: str) -> None:
        """Say something beside the folder; "" takes it away."""


class Store(Protocol):
    """Keeps what is set, and brings it into effect."""

    @property
    def settings(self) -> Settings: ...

    def change(self, **fields: object) -> None: ...
