"""Watches a start for `--exit-when-ready`: it notes when the window is there, and closes it."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal

from engine.questions.sheet import Answer, PartSheet, Sheet
from engine.worker.client import MARKING_S
from engine.worker.messages import Done, Failed, Mark
from ui.jobs import WorkerJobs
from ui.milestones import StartTimes, process_age_ms
from ui.practice.view import PracticePage

# Any answer will do: it is marked like every other, and nothing of it is written down.
_PROBE = "1"
# The worker's own patience with the very first start on a slow machine, and a little more
_PATIENCE_MS = 120_000


class StartReport(QObject):
    """Notes when a question is ready and when the worker can mark it.

    Signals:
        finished: Both have come, and the line is printed.
        failed: They will not come; why is on the standard error.
    """

    finished = Signal()
    failed = Signal()

    def __init__(self, page: PracticePage, worker: WorkerJobs, times: StartTimes) -> None:
        super().__init__()
        self._page = page
        self._worker = worker
        self._times = times
        page.question_shown.connect(self._watch)
        page.troubled.connect(self._give_up)
        QTimer.singleShot(_PATIENCE_MS, self, lambda: self._give_up("The window was not ready within two minutes."))

    def _watch(self, sheet: Sheet) -> None:
        self._page.question_shown.disconnect(self._watch)
        request = Mark(identity=sheet.identity, answers={part.id: _probe(part) for part in sheet.parts})
        self._worker.submit(request, MARKING_S, self._note_marking)
        # only when the layout has settled is there something to paint
        QTimer.singleShot(0, self, self._note_ready)

    def _note_ready(self) -> None:
        self._page.window().repaint()
        if self._page.answer.has_focus():
            self._times.ready_ms = process_age_ms()
            self._finish()
        else:
            QTimer.singleShot(1, self, self._note_ready)

    def _note_marking(self, reply: Done | Failed) -> None:
        if isinstance(reply, Failed):
            self._give_up(reply.message)
            return
        self._times.marking_ms = process_age_ms()
        self._finish()

    def _give_up(self, why: str) -> None:
        sys.stderr.write(f"{why}\n")
        self.failed.emit()

    def _finish(self) -> None:
        if self._times.is_complete:
            sys.stdout.write(f"{self._times.line()}\n")
            sys.stdout.flush()
            self.finished.emit()


def _probe(part: PartSheet) -> Answer:
    if part.shape is None:
        return _PROBE
    rows, columns = part.shape
    return ((_PROBE,) * columns,) * rows
