"""Builds the window and what stands behind it, and connects them. Nothing here decides anything.

The order is the point. The frame is painted before anything else is even imported; then the worker's process starts,
and warms up while the page is built.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from engine.errors import HeldError, MachineError
from engine.records.folder import data_folder, log_path
from engine.records.holder import is_signed
from ui.bank import Bank
from ui.bridge import Bridge
from ui.chronicle import Chronicle, chronicle_path
from ui.milestones import StartTimes, process_age_ms
from ui.mishap import Mishaps, refuse
from ui.preferences import Preferences
from ui.settings.effect import Effect
from ui.theme.appearance import Choice
from ui.translation import tr
from ui.window import Window

if TYPE_CHECKING:
    from engine.worker.client import WorkerClient
    from ui.endings import Endings
    from ui.instance import Bell
    from ui.jobs import WorkerJobs
    from ui.place import Place
    from ui.practice.room import PracticeRoom
    from ui.wing import Wing

# The first question is typeset by then, also on a slow machine.
_BELL_AFTER_MS = 800
# Qt paints five milliseconds after it was asked to, and the landscape begins later than this
_TYPING_AFTER_MS = 20
# A window that holds the records is heard from by then, or not at all.
_PATIENCE_S = 1.0
_BETWEEN_RINGS_S = 0.1
_ENDED = (
    tr("Saddlepoint ended unexpectedly last time"),
    tr("Everything is kept, and you can go on where you were."),
)


def run(bank: Bank, worker_command: Sequence[str], cwd: Path, *, exit_when_ready: bool) -> int:
    """Open the window and return the exit code of the program.

    Args:
        bank: What there is to practise.
        worker_command: The worker's program and arguments.
        cwd: The folder that it runs in.
        exit_when_ready: Whether to close the window as soon as it is ready, and to print how long that took.
    """
    try:
        folder = data_folder()
    except MachineError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    with ExitStack() as stack:
        application = QApplication(sys.argv[:1])
        if not exit_when_ready and is_signed(log_path(folder)) and _is_answered(folder):
            return 0
        mishaps = _mishaps(folder, stack)

        def start_worker() -> "WorkerClient":
            # the first paint need not wait for this import
            from engine.worker.client import WorkerClient  # noqa: PLC0415

            return stack.enter_context(WorkerClient(worker_command, cwd))

        house = House(application, bank, start_worker, folder, StartTimes() if exit_when_ready else None)
        mishaps.keep = house.keep_typed
        stack.callback(house.close)
        return application.exec()


def _mishaps(folder: Path, stack: ExitStack) -> Mishaps:
    """Have whatever goes wrong from now on written down and shown."""
    chronicle = Chronicle(chronicle_path(folder))
    stack.callback(chronicle.close)
    mishaps = Mishaps(chronicle)
    mishaps.install()
    stack.callback(mishaps.remove)
    return mishaps


def _is_answered(folder: Path, patience_s: float = 0.0) -> bool:
    """Ask the window that holds the records to come forward; one that is just opening may need a moment to hear."""
    # who opens the first window never needs it
    from ui.instance import ring  # noqa: PLC0415

    late = monotonic() + patience_s
    while not (is_answered := ring(folder)) and monotonic() < late:
        sleep(_BETWEEN_RINGS_S)
    return is_answered


class House(QObject):
    """Everything that lives as long as the window does."""

    def __init__(
        self,
        application: QApplication,
        bank: Bank,
        start_worker: "Callable[[], WorkerClient]",
        folder: Path,
        times: StartTimes | None,
    ) -> None:
        super().__init__()
        self._application = application
        self._bank = bank
        self._start_worker = start_worker
        self._folder = folder
        self._times = times
        self._bridge = Bridge()
        self._room: PracticeRoom | None = None
        self._wing: Wing | None = None
        self._bell: Bell | None = None
        self._endings: Endings | None = None
        self._place: Place | None = None
        self._preferences = Preferences(folder, self._bridge.bring(self._say))
        settings = self._preferences.settings
        self._effect = Effect(application, self._preferences)
        self._window = Window(settings.theme)
        if settings.keeps_place:
            self._window.restore(settings.geometry)
        self._window.theme_chosen.connect(self._choose_theme)
        self._preferences.changed.connect(lambda settings: self._window.show_choice(settings.theme))
        self._window.closing.connect(self._keep_geometry)
        self._window.painted.connect(self._note_first_paint)
        # queued, so that the frame is on the screen before the page is even imported
        self._window.painted.connect(self._furnish, Qt.ConnectionType.QueuedConnection)
        self._window.show()

    @property
    def window(self) -> Window:
        return self._window

    @property
    def room(self) -> "PracticeRoom | None":
        """The practice page with its records; None until the frame is painted, and where they cannot be opened."""
        return self._room

    @property
    def wing(self) -> "Wing | None":
        """What leads from page to page; None as long as there is no practice page."""
        return self._wing

    def keep_typed(self) -> None:
        """Keep what is typed and not yet checked, at once."""
        if self._room is not None:
            self._room.page.answer.report()

    def close(self) -> None:
        """Wait until everything is on the disk."""
        self._bridge.close()
        if self._bell is not None:
            self._bell.close()
        if self._room is not None:
            self._room.close()
        if self._place is not None:
            self._place.close()
        self._preferences.close()
        # last, so that nothing ends the program while it writes
        if self._endings is not None:
            self._endings.close()

    def _furnish(self) -> None:
        client = self._start_worker()
        # a tenth of a second of imports that the first paint need not wait for
        from ui import roles  # noqa: PLC0415
        from ui.endings import Endings  # noqa: PLC0415
        from ui.jobs import WorkerJobs  # noqa: PLC0415
        from ui.practice.room import PracticeRoom  # noqa: PLC0415

        roles.install()
        # Windows closes the windows of who logs out, and knows none of these signals
        self._endings = Endings(self._application) if os.name == "posix" else None
        self._application.commitDataRequest.connect(self._keep_for_session)
        worker = WorkerJobs(client, self._bridge)
        was_left_open = is_signed(log_path(self._folder))
        try:
            self._room = PracticeRoom(
                topics=self._bank.topics,
                worker=worker,
                bridge=self._bridge,
                folder=self._folder,
            )
        except MachineError as fault:
            self._refuse(fault)
            return
        self._window.add_page(self._room.page, self._room.page.heading)
        self._open_wing(self._room, worker)
        if self._times is not None:
            self._watch(self._room, worker, self._times)
        # behind the first question, which need not wait for what draws formulas
        self._room.page.question_shown.connect(
            lambda: QTimer.singleShot(_TYPING_AFTER_MS, self, self._effect.begin_typing),
            Qt.ConnectionType.SingleShotConnection,
        )
        self._room.presenter.start()
        self._go_back()
        if was_left_open:
            self._room.page.show_notice(*_ENDED)
        QTimer.singleShot(_BELL_AFTER_MS, self, self._hang_bell)
        # main.py turned it off for the imports, which are there to stay
        gc.freeze()
        gc.enable()

    def _open_wing(self, room: "PracticeRoom", worker: "WorkerJobs") -> None:
        # as above; its pages are imported when they are opened
        from ui.place import Place  # noqa: PLC0415
        from ui.wing import Wing  # noqa: PLC0415

        self._wing = Wing(
            self._window,
            room,
            bank=self._bank,
            worker=worker,
            bridge=self._bridge,
            preferences=self._preferences,
            folder=self._folder,
        )
        self._place = Place(room, self._wing, self._folder, self._bridge.bring(self._say))

    def _watch(self, room: "PracticeRoom", worker: "WorkerJobs", times: StartTimes) -> None:
        # as above; and only who measures the start needs it
        from ui.start_report import StartReport  # noqa: PLC0415

        self._report = StartReport(room.page, worker, times)
        self._report.finished.connect(self._window.close)
        self._report.failed.connect(lambda: self._application.exit(1))

    def _go_back(self) -> None:
        """Bring the learner back to where they were; a start that is measured stays at the question."""
        if self._place is not None and self._times is None and self._preferences.settings.keeps_place:
            self._place.restore()

    def _hang_bell(self) -> None:
        # a second start may come from now on; the first question did not wait for this import
        from ui.instance import Bell  # noqa: PLC0415

        self._bell = Bell(self._folder)
        self._bell.rung.connect(self._window.come_forward)

    def _refuse(self, fault: MachineError) -> None:
        """Leave the records to the window that holds them, or say why this one cannot be used; end the program."""
        if isinstance(fault, HeldError) and self._times is None and _is_answered(self._folder, _PATIENCE_S):
            self._application.exit(0)
            return
        sys.stderr.write(f"{fault}\n")
        if self._times is None:
            refuse(str(fault))
        self._application.exit(1)

    def _note_first_paint(self) -> None:
        if self._times is not None:
            self._times.first_paint_ms = process_age_ms()

    def _choose_theme(self, choice: Choice) -> None:
        self._preferences.change(theme=choice)

    def _keep_for_session(self) -> None:
        """Keep everything while the learner logs out; they may think better of it, and the window stays open."""
        self.keep_typed()
        self._keep_geometry()

    def _keep_geometry(self) -> None:
        self._preferences.change(geometry=self._window.geometry_text())
        if self._place is not None:
            self._place.keep()

    def _say(self, fault: MachineError) -> None:
        if self._room is not None:
            self._room.page.show_trouble(str(fault))
