"""Long work in small turns of the event loop: a key that is pressed meanwhile is heard in between."""

from collections.abc import Iterator
from time import thread_time

from PySide6.QtCore import QObject, QTimer, Signal

# A frame of 60 a second has room for this much beside what else the window does
_TURN_S = 0.010


class Turns(QObject):
    """Does one piece of work after another; newer work takes the place of what is left of older work.

    Signals:
        ended: All of it is done; not when newer work took its place.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._waiting: Iterator[None] | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._take_turn)

    @property
    def is_under_way(self) -> bool:
        return self._work is not None

    def begin(self, work: Iterator[None]) -> None:
        """Do work that pauses wherever it may be interrupted, from the next turn of the event loop on."""
        self._work, self._waiting = work, None
        self._next.start()

    def queue(self, work: Iterator[None]) -> None:
        """Do work after what is under way, and only the newest that waits: so something is done however much comes."""
        if self.is_under_way:
            self._waiting = work
        else:
            self.begin(work)

    def cancel(self) -> None:
        """Leave the rest undone."""
        self._work = self._waiting = None
        self._next.stop()

    def finish(self) -> None:
        """Do the rest at once."""
        while self._work is not None:
            work = self._work
            self._next.stop()
            for _ in work:
                pass
            self._end(work)

    def _take_turn(self) -> None:
        work, until = self._work, thread_time() + _TURN_S
        if work is None:
            return
        for _ in work:
            if self._work is not work:
                return
            if thread_time() >= until:
                self._next.start()
                return
        self._end(work)

    def _end(self, work: Iterator[None]) -> None:
        # its last piece may have begun something newer
        if self._work is not work:
            return
        self._work, waiting = None, self._waiting
        if waiting is None:
            self.ended.emit()
        else:
            self.begin(waiting)
