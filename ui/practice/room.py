"""The practice page with everything behind it, put together: records, course, presenter."""

import secrets
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.errors import MachineError
from engine.learning.history import History
from engine.questions.outline import Topic
from engine.records.device import device_name
from engine.records.folder import log_path
from engine.records.journal import Journal
from engine.records.log import Log
from engine.records.session import session_file
from ui.bridge import Bridge
from ui.jobs import JournalJobs, WorkerJobs
from ui.practice.course import Course
from ui.practice.difference_help import DifferenceHelp
from ui.practice.objection import ObjectionFile
from ui.practice.presenter import PracticePresenter
from ui.practice.sitting import Sitting
from ui.practice.view import PracticePage

_SEEDS = 2**31


class PracticeRoom:
    """A learner's records, opened, and the page that works on them.

    Attributes:
        page: What goes into the window.
        sitting: Where the learner stands.
        differences: Holds an answer against differences before it is checked.
    """

    def __init__(self, *, topics: Sequence[Topic], worker: WorkerJobs, bridge: Bridge, folder: Path) -> None:
        """Open the records and build the page.

        Raises:
            MachineError: The records cannot be opened; nothing was changed.
        """
        device = device_name(folder)
        self._log = Log.open(log_path(folder))
        self._session = session_file(folder, bridge.bring(self._say))
        self.page = PracticePage()
        events = self._log.events()
        self.sitting = Sitting(
            pen=JournalJobs(Journal(self._log, device=device), bridge),
            shelf=self._session,
            course=Course(topics, History(events), lambda: secrets.randbelow(_SEEDS)),
            session=self._session.load(),
            seconds=monotonic,
        )
        self.presenter = PracticePresenter(
            view=self.page,
            worker=worker,
            sitting=self.sitting,
            objection_file=ObjectionFile(folder),
        )
        self.differences = DifferenceHelp(self.page.answer.differences, self.sitting)
        self._connect()
        if not events and self.sitting.session.current is None:
            self.page.question_shown.connect(self._welcome, Qt.ConnectionType.SingleShotConnection)
        if self._log.notice:
            self.page.show_trouble(self._log.notice)

    @property
    def heading(self) -> QWidget:
        return self.page.heading

    def enter(self) -> None:
        """Go on where the learner left."""
        self.page.take_keyboard()

    def close(self) -> None:
        """Wait until everything is on the disk."""
        self.page.answer.report()
        self._session.close()
        self._log.close()

    def _welcome(self) -> None:
        self.page.show_welcome()

    def _say(self, fault: MachineError) -> None:
        self.page.show_trouble(str(fault))

    def _connect(self) -> None:
        page, presenter = self.page, self.presenter
        page.check_requested.connect(presenter.check)
        page.typed.connect(presenter.keep)
        page.typed.connect(self.differences.consider)
        page.question_shown.connect(lambda: self.differences.consider(page.answer.answers()))
        page.answer.differences.requested.connect(lambda: self.differences.compare(page.answer.answers()))
        page.hint_requested.connect(presenter.hint)
        page.solution_requested.connect(presenter.give_up)
        page.skip_requested.connect(presenter.skip)
        page.next_requested.connect(presenter.go_on)
        page.variant_requested.connect(presenter.ask_variant)
        page.peeked.connect(presenter.peek)
        page.objected.connect(presenter.object)
        page.chosen.connect(presenter.choose)
        page.round_requested.connect(presenter.start_round)
        page.advice_taken.connect(presenter.practise_advice)
