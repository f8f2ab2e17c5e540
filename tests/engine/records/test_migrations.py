"""A file of any version before is brought to the newest, in steps that happen whole or not at all."""

import sqlite3
from contextlib import closing

import pytest

from engine.records.migrations import Migration, landed, migrate, version_of

SECOND = Migration(2, "alter table event add column mood text;")


@pytest.fixture
def connection(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        yield opened


def tables(connection):
    return {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}


def test_an_empty_file_gets_the_first_schema(connection, path):
    migrate(connection, path, landed()[:1])

    assert version_of(connection) == 1
    assert tables(connection) == {"event", "snapshot"}


def test_a_new_file_leaves_no_copy_behind(connection, path):
    migrate(connection, path, (*landed()[:1], SECOND))

    assert version_of(connection) == 2
    assert list(path.parent.glob("*.before-*")) == []


def test_a_file_of_version_1_is_brought_on_and_a_copy_of_it_kept(connection, path):
    migrate(connection, path, landed()[:1])

    migrate(connection, path, (*landed()[:1], SECOND))

    assert version_of(connection) == 2
    with closing(sqlite3.connect(path.with_name("log.before-2.sqlite"))) as copy:
        assert version_of(copy) == 1


def test_a_migration_that_fails_halfway_leaves_the_file_as_it_was(connection, path):
    migrate(connection, path, landed()[:1])
    broken = Migration(2, "create table extra (a); create table event (a);")

    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, (*landed()[:1], broken))

    assert version_of(connection) == 1
    assert tables(connection) == {"event", "snapshot"}


def test_a_file_that_is_up_to_date_is_not_touched(connection, path):
    migrate(connection, path, landed())
    before = path.read_bytes()

    migrate(connection, path, landed())

    assert path.read_bytes() == before
