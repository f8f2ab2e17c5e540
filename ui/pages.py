"""The pages that the navigation leads to: an entry here is a segment there, a shortcut and a room.

A room is imported when it is first entered, so that an entry costs the start nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ui.theme.icons import IconName
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.questions.sheet import Sheet
    from engine.records.session import Wish
    from ui.bank import Bank
    from ui.bridge import Bridge
    from ui.jobs import WorkerJobs
    from ui.practice.room import PracticeRoom
    from ui.preferences import Preferences


class Room(Protocol):
    """A page with everything behind it, put together."""

    @property
    def page(self) -> "QWidget":
        """What goes into the window."""

    @property
    def heading(self) -> "QWidget":
        """What goes into the top bar while the page is shown."""

    def enter(self) -> None:
        """Bring the page up to date and give it the keyboard: the learner has just come."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What a room may need of the house.

    Attributes:
        folder: Where the learner's records are.
        practise: Opens the practice page, and practises something from now on.
        ask: Opens the practice page with a question on it.
        read_primer: Opens the primer of a topic, or of "" what opens the book.
    """

    bank: "Bank"
    worker: "WorkerJobs"
    bridge: "Bridge"
    folder: Path
    preferences: "Preferences"
    practice: "PracticeRoom"
    practise: "Callable[[Wish], None]"
    ask: "Callable[[Sheet], None]"
    read_primer: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the navigation.

    Attributes:
        id: What the page is called in code and in what is kept.
        title: What the navigation calls it.
        keys: The shortcut that leads there, as Qt writes it.
        furnish: Builds the room.
        icon: Where there is one, the page is a button at the right end of the bar and not a segment.
    """

    id: str
    title: str
    keys: str
    furnish: Callable[[Premises], Room]
    icon: IconName | None = None


def _practice(premises: Premises) -> Room:
    return premises.practice


def _library(premises: Premises) -> Room:
    from ui.library.room import LibraryRoom  # noqa: PLC0415  only who opens it waits for it

    return LibraryRoom(
        topics=premises.bank.topics,
        worker=premises.worker,
        standings=premises.practice.sitting.course.standings,
        practise=premises.practise,
        read_primer=premises.read_primer,
    )


def _own_function(premises: Premises) -> Room:
    from ui.own_function.room import OwnFunctionRoom  # noqa: PLC0415  as above

    return OwnFunctionRoom(
        worker=premises.worker,
        bridge=premises.bridge,
        folder=premises.folder,
        ask=premises.ask,
    )


def _settings(premises: Premises) -> Room:
    from ui.settings.room import SettingsRoom  # noqa: PLC0415  as above

    return SettingsRoom(preferences=premises.preferences, folder=premises.folder)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("practice", tr("Practice"), "Ctrl+1", _practice),
    PageEntry("library", tr("Library"), "Ctrl+2", _library),
    PageEntry("settings", tr("Settings"), "Ctrl+,", _settings, icon="sliders"),
    PageEntry("own_function", tr("My function"), "Ctrl+3", _own_function),
)
