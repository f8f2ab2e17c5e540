"""The schema of the log as numbered SQL files, each applied once, in order, in one transaction."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from engine.errors import DefectError, MachineError, NewerFileError

_FOLDER = Path(__file__).with_name("schema")


@dataclass(frozen=True, slots=True)
class Migration:
    """What leads from schema `version` - 1 to `version`."""

    version: int
    sql: str


def landed() -> tuple[Migration, ...]:
    """Return the migrations of this program, version 1 first."""
    files = sorted(_FOLDER.glob("*.sql"))
    migrations = tuple(Migration(int(file.name[:4]), file.read_text(encoding="utf-8")) for file in files)
    if [migration.version for migration in migrations] != list(range(1, len(files) + 1)):
        raise DefectError(f"The schema files in {_FOLDER} are not numbered from 1 without a gap.")
    return migrations


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of a file; 0 is a file that was just made."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def refuse_what_is_not_ours(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Leave a file alone that a newer program, or another one, has written.

    Raises:
        NewerFileError: Its schema is newer than the newest migration.
        MachineError: It holds tables but no schema version.
    """
    version = version_of(connection)
    if version > len(migrations):
        raise NewerFileError(
            f"Your records in {path} were written by a newer Saddlepoint. Open them with that one; nothing was changed."
        )
    if version == 0 and connection.execute("select count(*) from sqlite_master").fetchone()[0]:
        raise MachineError(f"The file {path} belongs to another program. Move it away, and start again.")


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Bring a file to the newest schema, after a copy of it as it was; of one that was just made there is none.

    Args:
        connection: In autocommit mode, and the only one on the file.
        path: The file's; the copy of version 1 of `log.sqlite` is `log.before-2.sqlite`.
        migrations: All of them, version 1 first.

    Raises:
        sqlite3.Error: A migration did not go through; the file is as it was before that migration.
    """
    version = version_of(connection)
    for migration in migrations[version:]:
        if version > 0:
            _keep_copy(connection, path.with_name(f"{path.stem}.before-{migration.version}{path.suffix}"))
        _apply(connection, migration)


def _keep_copy(connection: sqlite3.Connection, copy: Path) -> None:
    # through SQLite and not as bytes: what the write-ahead log still holds belongs to the copy too
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    try:
        connection.executescript(
            f"begin immediate;\n{migration.sql}\n;pragma user_version = {migration.version};\ncommit;"
        )
    except sqlite3.Error:
        if connection.in_transaction:
            connection.rollback()
        raise
