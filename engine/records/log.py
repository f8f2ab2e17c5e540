"""The log of everything that a learner has done: one SQLite file, only ever appended to, held by one process.

One thread owns the connection. What is appended is committed there in order, so that no caller waits for the disk;
what is read is read there too, since an exclusive lock lets no second connection in.
"""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from engine.errors import MachineError
from engine.records import database, holder
from engine.records.event import EVENT_COLUMNS, IDENTITY_COLUMNS, Event, Row, from_row, identity_row, to_row
from engine.records.migrations import landed, migrate, refuse_what_is_not_ours
from engine.records.program import VERSION
from engine.records.salvage import SNAPSHOT_COLUMNS, salvage, set_aside
from engine.records.snapshot import digest
from engine.records.stamps import utc_now

Done: TypeAlias = Callable[[MachineError | None], None]

_INSERT_EVENT = f"insert into event ({', '.join(EVENT_COLUMNS)}) values ({', '.join('?' * len(EVENT_COLUMNS))})"  # noqa: S608  names of ours
_INSERT_SNAPSHOT = (
    f"insert or ignore into snapshot ({', '.join(SNAPSHOT_COLUMNS)}) values ({', '.join('?' * len(SNAPSHOT_COLUMNS))})"  # noqa: S608  names of ours
)
_SELECT_EVENTS = (
    f"select {', '.join(f'event.{column}' for column in EVENT_COLUMNS)},"  # noqa: S608  names of ours
    f" {', '.join(f'snapshot.{column}' for column in IDENTITY_COLUMNS)}"
    " from event left join snapshot on snapshot.digest = event.snapshot order by event.rowid"
)


class Log:
    """An open log. Close it, or use it as a context; a process that dies without loses nothing acknowledged.

    Attributes:
        notice: What a person must be told about the opening (a damaged file was replaced), or "".
    """

    def __init__(self, path: Path, writer: ThreadPoolExecutor, program_version: str, now: datetime) -> None:
        """Open by `Log.open`, which ends the writer when this fails."""
        self._path = path
        self._writer = writer
        self._program = program_version
        self._connection, self.notice = writer.submit(_opened, path, now).result()

    @classmethod
    def open(cls, path: Path, *, program_version: str = VERSION, clock: Callable[[], datetime] = utc_now) -> "Log":
        """Open the log of a file, made if need be and brought to the newest schema.

        Raises:
            HeldError: Another process holds it.
            NewerFileError: A newer program wrote it.
            MachineError: It cannot be opened, for a reason that the message gives.
        """
        now = clock()
        writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="log")
        try:
            log = cls(path, writer, program_version, now)
        except BaseException:
            writer.shutdown()
            raise
        holder.sign(path, now)
        return log

    def append(self, event: Event, snapshot: bytes | None = None, done: Done | None = None) -> None:
        """Write an event down, and return at once.

        Args:
            event: Its `program` is stamped by this log.
            snapshot: The JSON that `event.snapshot` is the digest of; None when the log has it already.
            done: Called on the log's thread when the disk has the event, or with what hindered it.
        """
        row = to_row(event, self._program)
        question = None if snapshot is None else (digest(snapshot), *identity_row(event.identity), snapshot.decode())
        try:
            writing = self._writer.submit(self._commit, row, question, done)
        except RuntimeError:
            if done is not None:
                done(MachineError("The log was closed before this could be written down."))
            return
        # a fault of `done` itself would vanish in the future; asking for its result lets it be reported
        writing.add_done_callback(Future.result)

    def events(self) -> tuple[Event, ...]:
        """Return every event that is as it was written, in the order in which they were appended.

        Raises:
            MachineError: The file cannot be read.
        """
        return tuple(found for found in self._read() if isinstance(found, Event))

    def damage(self) -> tuple[str, ...]:
        """Return a sentence for every event that is no longer as it was written.

        Raises:
            MachineError: The file cannot be read.
        """
        return tuple(found for found in self._read() if isinstance(found, str))

    def snapshot(self, digest_of_it: str) -> bytes | None:
        """Return the JSON that is filed under a digest, or None if it is missing or no longer what was filed."""
        return self._writer.submit(self._snapshot, digest_of_it).result()

    def close(self) -> None:
        """Wait until everything appended is on the disk, and let go of the file."""
        self._writer.submit(self._let_go)
        self._writer.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _commit(self, row: Row, question: Row | None, done: Done | None) -> None:
        fault = self._written(row, question)
        if done is not None:
            done(fault)

    def _written(self, row: Row, question: Row | None) -> MachineError | None:
        try:
            with database.transaction(self._connection):
                if question is not None:
                    self._connection.execute(_INSERT_SNAPSHOT, question)
                self._connection.execute(_INSERT_EVENT, row)
        except sqlite3.Error as fault:
            return database.sentence(fault, self._path)
        return None

    def _read(self) -> list[Event | str]:
        return self._writer.submit(lambda: list(self._found())).result()

    def _found(self) -> Iterator[Event | str]:
        try:
            for row in self._connection.execute(_SELECT_EVENTS):
                yield _checked(row)
        except sqlite3.Error as fault:
            raise database.sentence(fault, self._path) from fault

    def _snapshot(self, wanted: str) -> bytes | None:
        found = self._connection.execute("select json from snapshot where digest = ?", (wanted,)).fetchone()
        json = b"" if found is None else str(found[0]).encode()
        return json if digest(json) == wanted else None

    def _let_go(self) -> None:
        # while the lock still stands, or the note of the next holder would be the one that goes
        holder.leave(self._path)
        self._connection.close()


def _checked(row: Row) -> Event | str:
    try:
        return from_row(row)
    except ValueError as fault:
        return f"The entry {row[0]} of {row[EVENT_COLUMNS.index('at_utc')]} cannot be relied on: {fault}."


def _opened(path: Path, now: datetime) -> tuple[sqlite3.Connection, str]:
    """Open on the thread that will own the connection; a damaged file is replaced, with a notice."""
    try:
        return _ready(path), ""
    except sqlite3.Error as fault:
        if database.is_held(fault):
            raise holder.refusal(path) from fault
        if not database.is_damage(fault):
            raise database.sentence(fault, path) from fault
    return _replaced(path, now)


def _ready(path: Path) -> sqlite3.Connection:
    connection = database.connect(path)
    try:
        migrations = landed()
        refuse_what_is_not_ours(connection, path, migrations)
        database.make_durable(connection)
        database.refuse_damage(connection)
        migrate(connection, path, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _replaced(path: Path, now: datetime) -> tuple[sqlite3.Connection, str]:
    try:
        damaged = set_aside(path, now)
        connection = _ready(path)
        saved = salvage(damaged, connection)
    except (OSError, sqlite3.Error) as fault:
        raise MachineError(f"Your records in {path} are damaged, and could not be put aside: {fault}.") from fault
    return connection, (
        f"Your records were damaged: {saved} entries could be saved, and practice goes on with those."
        f" The damaged file is kept as {damaged}."
    )
