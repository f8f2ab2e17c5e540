"""A damaged log: kept under another name, and all that can still be read of it carried into a new one."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.records.database import transaction
from engine.records.event import EVENT_COLUMNS, IDENTITY_COLUMNS, Row

SNAPSHOT_COLUMNS = ("digest", *IDENTITY_COLUMNS, "json")

# No row of either table takes less room, so that the size of a file bounds its row numbers, which have no gaps.
_SMALLEST_ROW_BYTES = 100

_HEADER_BYTES = 100
# A header that promises more than a gigabyte is damaged itself.
_MOST_BYTES = 2**30


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
    """Copy every row that can be read, as it stands, into a new log.

    A row is copied with the checksum that it had, so that damage within it is still found when it is read.

    Returns:
        How many events were saved.

    Raises:
        OSError: There is no room for a second copy of the damaged file.
        sqlite3.Error: The new log cannot be written.
    """
    last = damaged.stat().st_size // _SMALLEST_ROW_BYTES
    with _readable_copy(damaged) as copy, closing(sqlite3.connect(copy)) as source, transaction(into):
        _copy(source, into, "snapshot", _snapshot_columns(source), last)
        return _copy(source, into, "event", EVENT_COLUMNS, last)


def _snapshot_columns(source: sqlite3.Connection) -> tuple[str, ...]:
    """Return the columns that the damaged file has: one of the first schema knows no own functions."""
    try:
        source.execute("select of from snapshot limit 0")
    except sqlite3.OperationalError:
        return tuple(column for column in SNAPSHOT_COLUMNS if column != "of")
    except sqlite3.DatabaseError:
        # what is damaged says nothing; its rows are tried one by one all the same
        pass
    return SNAPSHOT_COLUMNS


@contextmanager
def _readable_copy(damaged: Path) -> Iterator[Path]:
    """Copy the damaged file for reading, so that the one that is kept is not touched again."""
    with TemporaryDirectory(prefix="salvage-", dir=damaged.parent) as folder:
        copy = Path(folder) / "log.sqlite"
        shutil.copyfile(damaged, copy)
        ahead = damaged.with_name(f"{damaged.name}-wal")
        if ahead.exists():
            shutil.copyfile(ahead, copy.with_name("log.sqlite-wal"))
        _fill_up(copy)
        yield copy


def _fill_up(copy: Path) -> None:
    """Lengthen a file that was cut to what its header says; SQLite reads nothing of it before."""
    with copy.open("r+b") as file:
        header = file.read(_HEADER_BYTES)
        page_size, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
        if copy.stat().st_size < page_size * pages <= _MOST_BYTES:
            file.truncate(page_size * pages)


def _copy(source: sqlite3.Connection, into: sqlite3.Connection, table: str, columns: Sequence[str], last: int) -> int:
    places = ", ".join("?" * len(columns))
    copied = 0
    for row in _readable(source, table, columns, last):
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
