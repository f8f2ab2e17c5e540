"""The pages beside practice: the library and the primers, each built when it is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from engine.errors import AuthorError
from engine.records.session import Wish
from ui.bank import Bank
from ui.jobs import WorkerJobs
from ui.practice.room import PracticeRoom
from ui.window import PAGES, Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.questions.primer import Primer
    from ui.library.room import LibraryRoom
    from ui.primer.view import PrimerPage

_PRACTICE, _LIBRARY = range(len(PAGES))


class Wing(QObject):
    """Leads from page to page."""

    def __init__(
        self,
        window: Window,
        practice: PracticeRoom,
        worker: WorkerJobs,
        bank: Bank,
    ) -> None:
        super().__init__()
        self._window = window
        self._practice = practice
        self._worker = worker
        self._bank = bank
        self._library: LibraryRoom | None = None
        self._primer: PrimerPage | None = None
        self._came_from: QWidget = practice.page
        window.page_wanted.connect(self._go)
        practice.page.heading.primer_wanted.connect(self.read_primer)
        QShortcut(QKeySequence("Ctrl+I"), window).activated.connect(self.read_primer)

    def open_practice(self) -> None:
        self._window.show_page(self._practice.page)
        self._window.navigation.set_current(_PRACTICE)
        self._practice.page.answer.focus_editor()

    def open_library(self) -> "LibraryRoom":
        """Show the library as the learner stands now."""
        if self._library is None:
            self._library = self._furnished_library()
        self._window.show_page(self._library.page)
        self._window.navigation.set_current(_LIBRARY)
        self._library.presenter.enter()
        self._library.page.search.setFocus()
        return self._library

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

    @property
    def primer(self) -> "PrimerPage | None":
        """The page of primers, once one was opened."""
        return self._primer

    def _show_primer(self, primer: "Primer") -> None:
        if self._primer is None:
            self._primer = self._furnished_primer()
        page = self._window.page
        self._came_from = self._practice.page if page is None else page
        self._window.show_page(self._primer)
        self._primer.show_primer(primer)

    def _leave_primer(self) -> None:
        if self._library is not None and self._came_from is self._library.page:
            self._window.show_page(self._library.page)
        else:
            self.open_practice()

    def _topic_here(self) -> str:
        """Return the topic of the question on the page; "" opens the book."""
        sheet = self._practice.sitting.session.current
        return "" if sheet is None else sheet.topic

    def _go(self, index: int) -> None:
        if index == _PRACTICE:
            self.open_practice()
        else:
            self.open_library()

    def _practise(self, wish: Wish) -> None:
        self.open_practice()
        self._practice.presenter.choose(wish)

    def _furnished_library(self) -> "LibraryRoom":
        # only who opens it waits for this import
        from ui.library.room import LibraryRoom  # noqa: PLC0415

        course = self._practice.sitting.course
        library = LibraryRoom(
            topics=self._bank.topics, worker=self._worker, standings=course.standings, practise=self._practise
        )
        library.page.primer_wanted.connect(self.read_primer)
        self._window.add_page(library.page, library.page.heading)
        return library

    def _furnished_primer(self) -> "PrimerPage":
        # as above
        from ui.primer.view import PrimerPage  # noqa: PLC0415

        page = PrimerPage()
        page.left.connect(self._leave_primer)
        self._window.add_page(page, page.heading)
        return page
