"""Lets the system end the program as a learner would: everything is kept, and the next start has nothing to explain.

A signal reaches Python only when Python runs, and the event loop waits in C. So the signal writes a byte into a pipe,
the pipe wakes the loop, and the loop closes the windows.
"""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

# Who logs out or shuts down, closes the terminal, presses Ctrl+C in it
_ASKED_BY = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class Endings(QObject):
    """Closes every window when the system asks the program to end. One per program, on its first thread; not on Windows."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._heard, self._wakes = os.pipe()
        for end in (self._heard, self._wakes):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        self._handled_before = {number: signal.signal(number, _go_on) for number in _ASKED_BY}
        self._woken_before = signal.set_wakeup_fd(self._wakes)

    def close(self) -> None:
        """Leave signals to whoever had them before."""
        signal.set_wakeup_fd(self._woken_before)
        for number, handler in self._handled_before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        os.close(self._heard)
        os.close(self._wakes)

    def _end(self) -> None:
        os.read(self._heard, 64)
        # closes the windows first, so that they keep what they keep when a learner closes them
        self._application.quit()


def _go_on(number: int, frame: object) -> None:
    """Do nothing here, in the middle of whatever Python was about: the pipe has woken the loop."""
    del number, frame
