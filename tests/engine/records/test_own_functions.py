"""A question on the learner's own function is logged with that function, and older logs go on as they are."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import blake2b

import msgspec
import pytest

from engine.questions.sheet import Identity
from engine.records.event import EVENT_COLUMNS, Event, checksum, identity_row, to_row
from engine.records.journal import Journal
from engine.records.log import Log
from engine.records.migrations import landed, migrate, version_of
from engine.records.salvage import salvage
from engine.records.snapshot import Snapshot, decoded, digest, encoded

OWN = "f(x, y) = x^2 - y^2"


@pytest.fixture
def own_sheet(sheet):
    return msgspec.structs.replace(sheet, identity=Identity("own_gradient", 1, 1, 0, OWN))


def fill_version_1(connection, path, sheet):
    """Write one event as the program of the first schema did."""
    migrate(connection, path, landed()[:1])
    snapshot = encoded(Snapshot(sheet))
    drawn = identity_row(sheet.identity)[:4]
    row = to_row(
        Event(
            id="1",
            profile="",
            device="a machine",
            session="s",
            kind="shown",
            at=datetime(2026, 11, 23, tzinfo=UTC),
            identity=sheet.identity,
            snapshot=digest(snapshot),
        ),
        "0.1.0",
    )
    places = ", ".join("?" * len(EVENT_COLUMNS))
    connection.execute("insert into snapshot values (?, ?, ?, ?, ?, ?)", (digest(snapshot), *drawn, snapshot.decode()))
    connection.execute(f"insert into event values ({places})", row)  # noqa: S608 - question marks


def test_an_event_remembers_the_function(log, own_sheet):
    Journal(log, device="a machine").write("shown", own_sheet)

    (event,) = log.events()

    assert event.identity == Identity("own_gradient", 1, 1, 0, OWN)
    assert decoded(log.snapshot(event.snapshot)).sheet.identity.of == OWN


def test_two_functions_are_two_questions(log, own_sheet):
    journal = Journal(log, device="a machine")
    other = msgspec.structs.replace(own_sheet, identity=msgspec.structs.replace(own_sheet.identity, of="f(x, y) = x"))

    journal.write("shown", own_sheet)
    journal.write("shown", other)

    assert [event.identity.of for event in log.events()] == [OWN, "f(x, y) = x"]
    assert log.damage() == ()


def test_a_log_of_the_first_version_is_read_and_goes_on(path, sheet, own_sheet):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        fill_version_1(connection, path, sheet)

    with Log.open(path) as log:
        Journal(log, device="a machine").write("shown", own_sheet)
        events = log.events()

    assert [event.identity.of for event in events] == ["", OWN]
    assert path.with_name("log.before-2.sqlite").exists()


def test_a_damaged_log_of_the_first_version_is_saved_into_one_of_the_newest(path, tmp_path, sheet):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        fill_version_1(connection, path, sheet)
    with closing(sqlite3.connect(tmp_path / "new.sqlite", isolation_level=None)) as into:
        migrate(into, tmp_path / "new.sqlite", landed())

        assert salvage(path, into) == 1
        assert version_of(into) == len(landed())


def test_a_drawn_question_is_written_as_it_was_before_there_were_own_functions(sheet):
    before = blake2b(msgspec.json.encode((("a",), ("f", 1, 1, 0))), digest_size=16).hexdigest()

    assert b'"of"' not in msgspec.json.encode(sheet.identity)
    assert checksum(("a",), ("f", 1, 1, 0, "")) == before


def test_an_older_identity_is_still_read():
    older = b'{"family": "gr_vector", "revision": 1, "level": 2, "seed": 3}'

    assert msgspec.json.decode(older, type=Identity) == Identity("gr_vector", 1, 2, 3)
