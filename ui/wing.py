"""Leads from page to page; each room is furnished when it is first entered."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from engine.errors import AuthorError
from engine.records.session import Wish
from ui.bank import Bank
from ui.bridge import Bridge
from ui.jobs import WorkerJobs
from ui.pages import PAGES, Premises, Room
from ui.practice.room import PracticeRoom
from ui.preferences import Preferences
from ui.shortcuts import PRIMER, TYPING_STYLE, install
from ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.questions.primer import Primer
    from engine.questions.sheet import Sheet
    from ui.primer.view import PrimerPage

PRACTICE = "practice"


class Wing(QObject):
    """Shows one room after another in the window.

    Args:
        window: Where they are shown.
        practice: The first of them, which is open already.
        preferences: What the learner has set.
        folder: Where the learner's records are.
    """

    def __init__(
        self,
        window: Window,
        practice: PracticeRoom,
        *,
        bank: Bank,
        worker: WorkerJobs,
        bridge: Bridge,
        preferences: Preferences,
        folder: Path,
    ) -> None:
        super().__init__()
        self._window = window
        self._practice = practice
        self._bank = bank
        self._premises = Premises(
            bank=bank,
            worker=worker,
            bridge=bridge,
            folder=folder,
            preferences=preferences,
            practice=practice,
            practise=self._practise,
            ask=self._ask,
            read_primer=self.read_primer,
        )
        self._rooms: dict[str, Room] = {}
        self._here = PRACTICE
        self._primer: PrimerPage | None = None
        window.page_wanted.connect(self.open)
        practice.page.heading.primer_wanted.connect(self.read_primer)
        install(PRIMER, window, self.read_primer)
        install(TYPING_STYLE, window, partial(_change_typing, preferences))
        keypad = practice.page.answer.typing
        keypad.set_open(is_open=preferences.settings.keypad_open)
        keypad.opened.connect(lambda is_open: preferences.change(keypad_open=is_open))
        preferences.changed.connect(lambda settings: keypad.set_open(is_open=settings.keypad_open))

    @property
    def here(self) -> str:
        """The id of the page of the navigation that is shown, or that a primer was opened from."""
        return self._here

    @property
    def primer(self) -> "PrimerPage | None":
        """The page of primers, once one was opened."""
        return self._primer

    def open(self, page: str) -> Room:
        """Show a page of the navigation, by its id."""
        room = self._room(page)
        self._here = page
        self._window.show_page(room.page)
        self._window.show_place(page)
        room.enter()
        return room

    def read_primer(self, topic: str | None = None) -> None:
        """Show the primer of a topic, or of the question that is open; a second time, go back."""
        if self._primer is not None and self._window.page is self._primer:
            self._leave_primer()
            return
        try:
            primer = self._bank.primer(self._topic_here() if topic is None else topic)
        except AuthorError as fault:
            self._practice.page.show_trouble(str(fault))
            return
        if primer is not None:
            self._show_primer(primer)

    def _room(self, page: str) -> Room:
        room = self._rooms.get(page)
        if room is None:
            entry = next(entry for entry in PAGES if entry.id == page)
            room = self._rooms[page] = entry.furnish(self._premises)
            if not self._window.has_page(room.page):
                self._window.add_page(room.page, room.heading)
        return room

    def _show_primer(self, primer: "Primer") -> None:
        if self._primer is None:
            self._primer = self._furnished_primer()
        self._window.show_page(self._primer)
        self._primer.show_primer(primer)

    def _leave_primer(self) -> None:
        """Go back to where the reader came from, as it was."""
        room = self._room(self._here)
        self._window.show_page(room.page)
        # the stubs do not know that there may be none
        left = cast("QWidget | None", room.page.focusWidget())
        if left is None:
            room.enter()
        else:
            left.setFocus()

    def _topic_here(self) -> str:
        """Return the topic of the question on the page; "" opens the book."""
        sheet = self._practice.sitting.session.current
        return "" if sheet is None else sheet.topic

    def _practise(self, wish: Wish) -> None:
        self.open(PRACTICE)
        self._practice.presenter.choose(wish)

    def _ask(self, sheet: "Sheet") -> None:
        self.open(PRACTICE)
        self._practice.presenter.ask(sheet)

    def _furnished_primer(self) -> "PrimerPage":
        # only who opens it waits for this import
        from ui.primer.view import PrimerPage  # noqa: PLC0415

        page = PrimerPage()
        page.left.connect(self._leave_primer)
        self._window.add_page(page, page.heading)
        return page


def _change_typing(preferences: Preferences) -> None:
    """Type answers in the other way."""
    preferences.change(typing="line" if preferences.settings.typing == "formula" else "formula")
