"""Fetches what plots are drawn with, beside the window's own work, once the window stands."""

import gc
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

# The editor gets this long after the first paint before loading takes its share of the machine
HEAD_START_MS = 120
_POLL_MS = 15


class Loading(QObject):
    """Imports the drawing library in a thread of its own: it takes half a second, and seconds on the very first start.

    Attributes:
        is_finished: Whether it is there.

    Signals:
        finished: The stage can be built.
    """

    finished = Signal()

    def __init__(self, parent: QObject, module: str) -> None:
        """Prepare to import a module, by its full name."""
        super().__init__(parent)
        # a daemon, so that a window that closes early need not wait for it
        self._thread = Thread(target=import_module, args=(module,), daemon=True)
        # the thread touches no Qt object, which may be gone by the time it ends; so its end is looked for
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self._has_started = False
        self.is_finished = False

    def start(self, delay_ms: int = 0) -> None:
        """Begin after a while, unless it has begun or is about to."""
        if not self._has_started:
            self._has_started = True
            QTimer.singleShot(delay_ms, self, self._begin)

    def _begin(self) -> None:
        self._thread.start()
        self._poll.start()

    def _look(self) -> None:
        if not self._thread.is_alive():
            self._poll.stop()
            # what was imported stays for good: looking through it again and again for what is left over of old
            # figures would stop the window for 30 ms at a time
            gc.freeze()
            self.is_finished = True
            self.finished.emit()
