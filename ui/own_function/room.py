"""The page of one's own function with its presenter, put together."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from engine.errors import MachineError
from engine.questions.sheet import Sheet
from engine.records.own_functions import own_functions_file
from ui.bridge import Bridge
from ui.jobs import WorkerJobs
from ui.own_function.presenter import OwnFunctionPresenter
from ui.own_function.view import OwnFunctionPage


class OwnFunctionRoom:
    """The page, what leads it, and the file that its functions are kept in."""

    def __init__(
        self,
        *,
        worker: WorkerJobs,
        bridge: Bridge,
        folder: Path,
        ask: Callable[[Sheet], None],
    ) -> None:
        self._file = own_functions_file(folder, bridge.bring(self._say))
        self.page = OwnFunctionPage()
        self.presenter = OwnFunctionPresenter(
            view=self.page,
            worker=worker,
            kept=self._file.load(),
            shelf=self._file,
            ask=ask,
        )
        self._connect()
        self.presenter.start()

    @property
    def heading(self) -> QWidget:
        return self.page.heading

    def enter(self) -> None:
        self.page.follow_decimal_mark()
        self.page.focus_line()

    def _say(self, fault: MachineError) -> None:
        self.page.say(str(fault))

    def _connect(self) -> None:
        page, presenter = self.page, self.presenter
        page.typed.connect(presenter.read)
        page.used.connect(presenter.use)
        page.taken.connect(presenter.take)
        page.pointed.connect(presenter.point)
        page.axes_picked.connect(presenter.pick_axes)
        page.asked.connect(presenter.practise)
