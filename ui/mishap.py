"""What a person sees of a fault of ours: a calm dialog with the text to copy. The window stays open."""

import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

_SAYS = "Something went wrong inside Saddlepoint. Your answers up to now are kept, and you can go on."
_ASKS = "If it comes again, please send us the details."


class MishapDialog:
    """Stands in for `sys.excepthook`; one dialog at a time."""

    def __init__(self) -> None:
        self._is_open = False

    def install(self) -> None:
        sys.excepthook = self.show

    def show(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Write a fault to the standard error, and show it."""
        details = "".join(traceback.format_exception(kind, fault, trace))
        sys.stderr.write(details)
        if self._is_open or QApplication.instance() is None or issubclass(kind, KeyboardInterrupt):
            return
        self._is_open = True
        try:
            _dialog(_SAYS, details).exec()
        finally:
            self._is_open = False


def refuse(sentence: str) -> None:
    """Say in a dialog why the window cannot open."""
    _dialog(sentence).exec()


def _dialog(sentence: str, details: str = "") -> QMessageBox:
    dialog = QMessageBox(QMessageBox.Icon.Information, "Saddlepoint", sentence)
    if details:
        dialog.setInformativeText(_ASKS)
        dialog.setDetailedText(details)
    return dialog
