"""The one connection to the log's file: exclusive, durable, checked."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import MachineError

# A window that is just closing lets go within this time.
_PATIENCE_S = 1.0


class _DamageFoundError(sqlite3.DatabaseError):
    """What quick_check found, with the code that SQLite gives when it comes upon damage by itself."""

    sqlite_errorname = "SQLITE_CORRUPT"


def connect(path: Path) -> sqlite3.Connection:
    """Open a file and lock it; nothing of it is changed yet, beyond finishing what a killed process had committed.

    Returns:
        A connection in autocommit mode, so that each transaction is begun by name.

    Raises:
        sqlite3.Error: It cannot be opened, is held by another process, or is no database.
    """
    connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE_S)
    try:
        connection.execute("pragma locking_mode = exclusive")
        # without a transaction the lock would only be taken by the first write
        connection.execute("begin exclusive")
        connection.execute("select count(*) from sqlite_master").fetchone()
        connection.execute("commit")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Let COMMIT return only when the disk has it; `fullfsync` is what that takes on macOS."""
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma fullfsync = on")
    connection.execute("pragma foreign_keys = on")


def refuse_damage(connection: sqlite3.Connection) -> None:
    """Look through the structure of the whole file.

    Raises:
        sqlite3.DatabaseError: The file is damaged.
    """
    found = connection.execute("pragma quick_check(1)").fetchone()[0]
    if found != "ok":
        raise _DamageFoundError(found)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what the block does, or none of it."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        # SQLite has rolled back by itself after some faults, a full disk among them
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def is_held(fault: sqlite3.Error) -> bool:
    return _code(fault).startswith("SQLITE_BUSY")


def is_damage(fault: sqlite3.Error) -> bool:
    """Whether the contents of the file are at fault, and not the way to it."""
    return _code(fault).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def sentence(fault: sqlite3.Error, path: Path) -> MachineError:
    """Return what to tell a person about a fault of the file."""
    code = _code(fault)
    if code.startswith("SQLITE_FULL"):
        return MachineError("The disk is full, so this could not be written down. Make room, and go on.")
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return MachineError(f"Your records in {path} may not be written to. Allow that, and start again.")
    if code.startswith("SQLITE_CANTOPEN"):
        return MachineError(f"Your records in {path} cannot be opened. See whether the folder may be written to.")
    return MachineError(f"Your records in {path} could not be written: {fault}.")


def _code(fault: sqlite3.Error) -> str:
    return getattr(fault, "sqlite_errorname", "")
