"""A damaged log: kept under another name, and all that can still be read of it carried into a new one."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from engine.records.database import transaction
from engine.records.event import EVENT_COLUMNS, IDENTITY_COLUMNS, Row

SNAPSHOT_COLUMNS = ("digest", *IDENTITY_COLUMNS, "json")

# No row of either table takes less room, so that the size of a file bounds its row numbers, which have no gaps.
_SMALLEST_ROW_BYTES = 100


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file and its write-ahead log; nothing is overwritten.

    Returns:
        The new path of the file.

    Raises:
        OSError: It cannot be renamed.
    """
    stamp = f"{now:%Y%m%d-%H%M%S-%f}"
    damaged = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    path.rename(damaged)
    ahead = path.with_name(f"{path.name}-wal")
    if ahead.exists():
        ahead.rename(damaged.with_name(f"{damaged.name}-wal"))
    return damaged


def salvage(damaged: Path, into: sqlite3.Connection) -> int:
    """Copy every row that can be read, as it stands, into a new log of the same schema.

    A row is copied with the checksum that it had, so that damage within it is still found when it is read.

    Returns:
        How many events were saved.

    Raises:
        sqlite3.Error: The new log cannot be written.
    """
    with closing(sqlite3.connect(damaged, isolation_level=None)) as source, transaction(into):
        _copy(source, into, "snapshot", SNAPSHOT_COLUMNS, damaged.stat().st_size)
        return _copy(source, into, "event", EVENT_COLUMNS, damaged.stat().st_size)


def _copy(source: sqlite3.Connection, into: sqlite3.Connection, table: str, columns: Sequence[str], size: int) -> int:
    places = ", ".join("?" * len(columns))
    copied = 0
    for row in _readable(source, table, columns, size // _SMALLEST_ROW_BYTES):
        # an event whose snapshot is lost, or a row that damage has given another's key, says nothing any more
        with suppress(sqlite3.IntegrityError):
            into.execute(f"insert into {table} ({', '.join(columns)}) values ({places})", row)  # noqa: S608  names of ours
            copied += 1
    return copied


def _readable(source: sqlite3.Connection, table: str, columns: Sequence[str], last: int) -> Iterator[Row]:
    """Yield what can be read, row by row: a scan would end at the first page that is damaged."""
    query = f"select {', '.join(columns)} from {table} where rowid = ?"  # noqa: S608  names of ours
    for number in range(1, last + 1):
        try:
            row = source.execute(query, (number,)).fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            continue
        if row is not None:
            yield row
