"""Faults of ours, wherever they come from: written down at once, and shown calmly when the event loop is free.

A fault may come in a slot, in painting, in a thread, in a callback that nobody waits for, or from Qt itself. None of
these places can open a dialog; so a fault is queued to the thread of the window, which first lets unfinished text be
kept. The window stays open.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.chronicle import Chronicle

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

    from ui.mishap_dialog import MishapDialog

_TAIL_LINES = 30
_QUIET = (KeyboardInterrupt, SystemExit)


class Mishaps(QObject):
    """Stands in for every hook that a fault can reach.

    Args:
        chronicle: Where they are written down.

    Attributes:
        keep: Called before a fault is shown: it keeps what is typed and not yet checked.
    """

    _happened = Signal(str, str)

    def __init__(self, chronicle: Chronicle) -> None:
        super().__init__()
        self.keep: Callable[[], None] = lambda: None
        self._chronicle = chronicle
        self._callbacks = _Callbacks(self.take)
        self._is_open = False
        self._dialog: MishapDialog | None = None
        self._shown: set[str] = set()
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.take
        sys.unraisablehook = self._take_unraisable
        threading.excepthook = self._take_from_thread
        # a callback that fails is only ever logged
        logging.getLogger("concurrent.futures").addHandler(self._callbacks)
        qInstallMessageHandler(self._note_qt)
        if self._chronicle.file is not None:
            faulthandler.enable(self._chronicle.file)

    def remove(self) -> None:
        """Put back what Python and Qt come with: nothing can be shown any more."""
        sys.excepthook = sys.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        threading.excepthook = threading.__excepthook__
        logging.getLogger("concurrent.futures").removeHandler(self._callbacks)
        qInstallMessageHandler(None)
        faulthandler.disable()

    def take(self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None) -> None:
        """Write a fault down, and show it soon; a second time the same one is only written down."""
        told = "".join(traceback.format_exception(kind, fault, trace))
        sys.stderr.write(told)
        before = self._chronicle.tail(_TAIL_LINES)
        self._chronicle.note(told)
        if not issubclass(kind, _QUIET):
            self._happened.emit(told, before)

    def _take_from_thread(self, happened: threading.ExceptHookArgs) -> None:
        self.take(happened.exc_type, happened.exc_value, happened.exc_traceback)

    def _take_unraisable(self, happened: "UnraisableHookArgs") -> None:
        """Write down what went wrong while something was cleared away: nothing that a person does hangs on it."""
        told = traceback.format_exception(happened.exc_type, happened.exc_value, happened.exc_traceback)
        sys.stderr.write("".join(told))
        self._chronicle.note(f"While {happened.object!r} was cleared away:\n{''.join(told)}")

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del context
        sys.stderr.write(f"{message}\n")
        self._chronicle.note(f"Qt ({kind.name}): {message}")

    def _show(self, told: str, before: str) -> None:
        if self._is_open or told in self._shown or QApplication.instance() is None:
            return
        self._is_open = True
        self._shown.add(told)
        try:
            self.keep()
        finally:
            self._open(told, before)

    def _open(self, told: str, before: str) -> None:
        # nobody needs it at the start
        from ui.mishap_dialog import MishapDialog, report  # noqa: PLC0415

        # where there is no window to belong to, nothing else holds it
        self._dialog = MishapDialog(report(told, before), self._chronicle.path.parent, QApplication.activeWindow())
        self._dialog.finished.connect(self._go_on)
        self._dialog.open()

    def _go_on(self) -> None:
        self._is_open = False
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class _Callbacks(logging.Handler):
    """Hands on the faults of callbacks, which `concurrent.futures` writes into Python's log."""

    def __init__(self, take: Callable[[type[BaseException], BaseException | None, TracebackType | None], None]) -> None:
        super().__init__()
        self._take = take

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[0] is not None:
            self._take(*record.exc_info)


def refuse(sentence: str) -> None:
    """Say in a dialog why the window cannot open."""
    QMessageBox(QMessageBox.Icon.Information, "Saddlepoint", sentence).exec()
