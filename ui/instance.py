"""One window for a folder of records: a second start rings at the first, which comes to the front.

The lock on the records stays the truth; this is only how the holder of it is told. A bell that nobody hears any more
harms nothing: whoever holds the lock hangs up their own in its place.
"""

import os
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RING = b"raise\n"
_ANSWER = b"raised\n"
_PATIENCE_MS = 1000


class Bell(QObject):
    """Hears who starts the program a second time on the same records.

    Signals:
        rung: The window is wanted.
    """

    rung = Signal()

    def __init__(self, folder: Path) -> None:
        """Listen for rings; whoever makes one holds the lock on the records of the folder."""
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open_door)
        name = _name(folder)
        if not self._server.listen(name):
            # a process that was killed leaves its own behind
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        self._server.close()

    def _open_door(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(lambda caller=caller: self._answer(caller))
            self._answer(caller)

    def _answer(self, caller: QLocalSocket) -> None:
        if caller.bytesAvailable() >= len(_RING) and caller.read(len(_RING)).data() == _RING:
            self.rung.emit()
            caller.write(_ANSWER)
            caller.flush()


def ring(folder: Path, patience_ms: int = _PATIENCE_MS) -> bool:
    """Ask the window that is open on these records to come to the front.

    Args:
        folder: Where the records are.
        patience_ms: For how long an answer is waited for; where nobody listens, there is nothing to wait for.

    Returns:
        Whether it answered.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(patience_ms) or not _is_ours(socket):
        return False
    socket.write(_RING)
    socket.flush()
    while socket.bytesAvailable() < len(_ANSWER):
        if not socket.waitForReadyRead(patience_ms):
            return False
    return bool(socket.readAll().data() == _ANSWER)


def _is_ours(socket: QLocalSocket) -> bool:
    """Tell whether the same person listens: in a temporary folder anybody may use the name."""
    try:
        owner = Path(socket.fullServerName()).stat().st_uid
    except OSError:
        # no file system socket: a pipe that the system guards
        return os.name == "nt"
    return os.name == "nt" or owner == os.getuid()


def _name(folder: Path) -> str:
    """Return the same name for the same folder, whichever way it is written; short, since socket paths have a limit."""
    name = f"saddlepoint-{sha256(os.fsencode(folder.resolve())).hexdigest()[:20]}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(runtime) / name) if runtime and Path(runtime).is_dir() else name
