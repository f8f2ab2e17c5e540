"""Where the pictures are taken: a window without a display, a learner without a past, and scripted answers."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

import msgspec
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from engine.errors import DefectError, MachineError
from engine.questions.sheet import Answer, Identity, Sheet, Solution
from engine.records.session import Asked, Round, RoundOutcome, Session
from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import CURRENT, AnyRequest, Failed, Generate, GeneratedLine, Make, Solve
from ui.bank import Bank
from ui.bridge import Bridge
from ui.jobs import WorkerJobs
from ui.practice.room import PracticeRoom
from ui.preferences import Preferences
from ui.settings.effect import Effect
from ui.theme.appearance import Choice
from ui.widgets.segmented import Segmented
from ui.window import Window
from ui.wing import Wing

_R = TypeVar("_R", Sheet, Solution, GeneratedLine)

_Q = TypeVar("_Q")

_PATIENCE_S = 60.0
_TURN_MS = 20


class _Slipped(msgspec.Struct):
    """A slip of a generated question, as far as a picture needs it."""

    answer: str


class _Generated(msgspec.Struct):
    """A generated question, as far as a picture needs it."""

    slips: list[_Slipped]


class Studio:
    """One window with one page, in a folder that goes when the picture is taken."""

    def __init__(
        self,
        bank: Bank,
        worker_command: Sequence[str],
        cwd: Path,
        *,
        theme: Choice,
        size: tuple[int, int],
    ) -> None:
        self._bank = bank
        self._folder = TemporaryDirectory(prefix="saddlepoint-")
        self._application = QApplication(sys.argv[:1])
        self._client = WorkerClient(worker_command, cwd)
        self._bridge = Bridge()
        self._preferences = Preferences(Path(self._folder.name), self._fail)
        self._preferences.change(theme=theme)
        self._effect = Effect(self._application, self._preferences)
        self._window = Window(theme)
        self._window.resize(*size)
        self._room: PracticeRoom | None = None
        self._wing: Wing | None = None

    @property
    def preferences(self) -> Preferences:
        """What the learner has set; a change is in effect at once."""
        return self._preferences

    @property
    def wing(self) -> Wing:
        """The pages beside the one that was opened.

        Raises:
            DefectError: None was.
        """
        if self._wing is None:
            raise DefectError("A scene must open a page first.")
        return self._wing

    @property
    def room(self) -> PracticeRoom:
        """The page that was opened.

        Raises:
            DefectError: None was.
        """
        if self._room is None:
            raise DefectError("A scene must open a page first.")
        return self._room

    def open(self, session: Session) -> None:
        """Open the page where a learner stopped, and wait until it stands."""
        folder = Path(self._folder.name)
        (folder / "session.json").write_bytes(msgspec.json.encode(session))
        worker = WorkerJobs(self._client, self._bridge)
        self._room = PracticeRoom(
            topics=self._bank.topics,
            worker=worker,
            bridge=self._bridge,
            folder=folder,
        )
        self._window.add_page(self._room.page, self._room.page.heading)
        self._wing = Wing(
            self._window,
            self._room,
            bank=self._bank,
            worker=worker,
            bridge=self._bridge,
            preferences=self._preferences,
            folder=folder,
        )
        self._window.show()
        self._room.presenter.start()
        # in the program that waits for the first question to be on the screen
        self._effect.begin_typing()

    def enter(self, page: str, kind: type[_Q]) -> _Q:
        """Open a page of the navigation, and return its room.

        Raises:
            DefectError: The page has another kind of room.
        """
        room = self.wing.open(page)
        if not isinstance(room, kind):
            raise DefectError(f"The page {page} is no {kind.__name__}.")
        return room

    def ask(self, family: str, level: int, seed: int, outcomes: Sequence[RoundOutcome] = ("right",) * 3) -> Sheet:
        """Open the page with a question on it, in the middle of a round."""
        sheet = self._done(Make(identity=Identity(family, CURRENT, level, seed)), Sheet)
        before = (Asked(sheet.identity, sheet.title, outcome) for outcome in outcomes)
        practice = Round((*before, Asked(sheet.identity, sheet.title)))
        self.open(Session(round=practice, current=sheet))
        self.wait_for_landscape()
        return sheet

    def key(self, sheet: Sheet) -> str:
        """Return the key of the first part in plain notation."""
        return self.keys(sheet)[sheet.parts[0].id]

    def keys(self, sheet: Sheet) -> dict[str, str]:
        """Return the key of each part in plain notation."""
        return self._done(Solve(identity=sheet.identity), Solution).keys

    def slip(self, sheet: Sheet) -> str:
        """Return the answer that the first slip of the question leads to."""
        line = self._done(Generate(identity=sheet.identity), GeneratedLine).line
        return msgspec.json.decode(line, type=_Generated).slips[0].answer

    def answer(self, answer: Answer) -> None:
        sheet_part = next(iter(self.room.page.answer.answers()))
        self.room.page.answer.editor(sheet_part).set_answer(answer)

    def answer_parts(self, answers: Mapping[str, Answer]) -> None:
        for part, answer in answers.items():
            self.room.page.answer.editor(part).set_answer(answer)

    def press(self, name: str) -> None:
        """Press a button by its object name."""
        self._find(name).click()

    def pick(self, name: str, index: int) -> None:
        """Switch on a segment of a named row of segments."""
        row = self._window.findChild(Segmented, name)
        segment = None if row is None else row.findChild(QAbstractButton, f"segment_{index}")
        if segment is None:
            raise DefectError(f"There is no segment {index} of {name}.")
        segment.click()

    def choose(self, name: str) -> None:
        """Choose an entry of a menu by its object name."""
        action = self._window.findChild(QAction, name)
        if action is None:
            raise DefectError(f"There is no entry {name}.")
        action.trigger()

    def shows(self, name: str) -> bool:
        """Whether a named widget is on the page."""
        found = self._window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def check(self) -> None:
        """Check, and wait for the verdict."""
        self.room.page.answer.banner.clear()
        self.press("primary")
        self.wait(lambda: bool(self.room.page.answer.banner.title))

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window live until something has happened.

        Raises:
            MachineError: It has not happened in a minute.
        """
        late = monotonic() + _PATIENCE_S
        while not until():
            if monotonic() > late:
                raise MachineError("The page did not come to rest in a minute.")
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TURN_MS)

    def wait_for_landscape(self) -> None:
        """Wait until the landscape is drawn; behind its tab it need not be."""
        landscape = self.room.page.landscape
        self.wait(lambda: landscape.is_drawn or not landscape.isVisible())

    def save(self, file: Path) -> bool:
        """Write the picture, of a dialog where one is open, and say whether it could be written."""
        rest = monotonic() + 1.0
        self.wait(lambda: monotonic() > rest)
        return (QApplication.activeModalWidget() or self._window).grab().save(str(file))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()
        if self._room is not None:
            self._room.close()
        self._preferences.close()
        self._folder.cleanup()

    def _fail(self, fault: MachineError) -> None:
        raise fault

    def _find(self, name: str) -> QAbstractButton:
        found = self._window.findChild(QAbstractButton, name)
        if found is None:
            raise DefectError(f"There is no button {name}.")
        return found

    def _done(self, request: AnyRequest, kind: type[_R]) -> _R:
        reply = self._client.ask(request, MAKING_S)
        if isinstance(reply, Failed) or not isinstance(reply.result, kind):
            raise MachineError(f"The worker has no answer: {reply}")
        return reply.result
