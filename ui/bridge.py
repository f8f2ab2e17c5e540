"""From other threads to the GUI thread."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Bridge(QObject):
    """A queue into the event loop of the thread that made it."""

    _brought = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._is_closed = False
        self._brought.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def bring(self, receive: Callable[[T], None]) -> Callable[[T], None]:
        """Return a function for any thread, whose argument `receive` gets on this one."""
        return lambda message: self._brought.emit(receive, message)

    def close(self) -> None:
        """Deliver nothing any more: who would receive it is about to go."""
        self._is_closed = True

    def _deliver(self, receive: Callable[[Any], None], message: object) -> None:
        if not self._is_closed:
            receive(message)
