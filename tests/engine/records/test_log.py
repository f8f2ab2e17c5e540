"""What is promised of the log: appended to and nothing else, told from damage, and held by one process."""

import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime

import pytest

from engine.errors import HeldError, MachineError, NewerFileError
from engine.questions.sheet import Identity, Solution
from engine.questions.verdict import NamedSlip, PartVerdict, Verdict
from engine.records.journal import Journal
from engine.records.log import Log
from engine.records.migrations import landed
from engine.records.snapshot import decoded

NOON = datetime(2026, 11, 23, 12, 0, 0, 250_000, tzinfo=UTC)
WRONG = Verdict("wrong", 0.0, {"answer": PartVerdict("wrong", 0.0, slip=NamedSlip("D8", "You kept the exponent."))})


def journal_of(log):
    return Journal(log, device="a machine", profile="Ada", clock=lambda: NOON)


def test_an_event_is_read_back_as_it_was_written(log, sheet):
    written = journal_of(log).write("attempt", sheet, part="answer", answer="2x + y", verdict=WRONG, seconds=12.5)

    (event,) = log.events()

    assert event.program == "0.1.0"
    assert [getattr(event, name) for name in event.__struct_fields__ if name != "program"] == [
        getattr(written, name) for name in written.__struct_fields__ if name != "program"
    ]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("", id="nothing typed"),
        pytest.param("λ − 2·x\n\x00", id="unicode and control characters"),
        pytest.param((("(1", "2)"), ("", "x")), id="a grid"),
        pytest.param({"a": "x", "b": (("1", "2"),)}, id="several parts"),
    ],
)
def test_answers_are_kept_as_typed(log, sheet, answer):
    journal_of(log).write("attempt", sheet, answer=answer)

    assert log.events()[0].answer == answer


def test_half_a_pasted_emoji_does_not_hinder_the_log(log, sheet):
    faults = []
    journal_of(log).write("attempt", sheet, answer={"a": (("x\ud83d",),)}, done=faults.append)

    assert log.events()[0].answer == {"a": (("x?",),)}
    assert faults == [None]


def test_of_an_answer_that_is_too_long_to_be_read_only_the_beginning_is_kept(log, sheet):
    journal_of(log).write("unreadable", sheet, answer="x" * 1_000_000)

    (event,) = log.events()

    assert event.answer == "x" * 10_000


def test_events_come_back_in_the_order_of_writing_even_when_the_clock_goes_back(log, sheet):
    times = iter([NOON, NOON, NOON.replace(hour=11), NOON.replace(hour=10)])
    journal = Journal(log, device="a machine", clock=lambda: next(times))

    for answer in "123":
        journal.write("attempt", sheet, answer=answer)

    assert [event.answer for event in log.events()] == ["1", "2", "3"]


def test_done_is_called_on_the_thread_of_the_log_after_the_commit(log, sheet, path):
    threads, was_committed = [], []

    def done(fault):
        threads.append(threading.current_thread())
        was_committed.append(not log._connection.in_transaction)

    journal_of(log).write("shown", sheet, done=done)
    log.events()

    assert threads[0] is not threading.current_thread()
    assert was_committed == [True]


def test_a_snapshot_is_kept_once_and_holds_the_key_when_that_was_known(log, sheet):
    journal = journal_of(log)
    solution = Solution((), {"answer": "2*x + y"}, {"answer": "2x + y"})
    asked = journal.write("shown", sheet)
    again = journal.write("hint", sheet)
    solved = journal.write("solution", sheet, solution=solution)

    assert asked.snapshot == again.snapshot != solved.snapshot
    assert decoded(log.snapshot(asked.snapshot)).sheet == sheet
    assert decoded(log.snapshot(solved.snapshot)).solution == solution
    assert log.snapshot("no such digest") is None


def test_closing_waits_until_everything_is_on_the_disk(path, sheet):
    with Log.open(path) as log:
        for _ in range(50):
            journal_of(log).write("shown", sheet)

    with Log.open(path) as log:
        assert len(log.events()) == 50


def test_what_comes_after_closing_is_said_not_to_be_written(path, sheet):
    faults = []
    log = Log.open(path)
    log.close()

    journal_of(log).write("shown", sheet, done=faults.append)

    assert isinstance(faults[0], MachineError)


def test_a_full_disk_is_said_and_leaves_the_log_usable(log, sheet):
    faults = []
    journal = journal_of(log)
    journal.write("shown", sheet)
    pages = log._writer.submit(lambda: log._connection.execute("pragma page_count").fetchone()[0]).result()
    log._writer.submit(lambda: log._connection.execute(f"pragma max_page_count = {pages}").fetchone()).result()

    journal.write("attempt", sheet, answer="x" * 100_000, done=faults.append)
    log._writer.submit(lambda: log._connection.execute("pragma max_page_count = 1000000").fetchone()).result()
    journal.write("attempt", sheet, answer="x", done=faults.append)

    assert [event.answer for event in log.events()] == [None, "x"]
    assert str(faults[0]) == "The disk is full, so this could not be written down. Make room, and go on."
    assert faults[1] is None


@pytest.mark.parametrize("table", ["event", "snapshot"])
@pytest.mark.parametrize("change", ["delete from {}", "update {} set rowid = 9"])
def test_nothing_written_can_be_changed_or_deleted(sheet, path, table, change):
    with Log.open(path) as log:
        journal_of(log).write("shown", sheet)

    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError, match="only appended to"):
        other.execute(change.format(table))


def test_a_changed_byte_in_an_event_is_reported_and_the_others_are_read(path, sheet):
    with Log.open(path) as log:
        for answer in ("first answer", "second answer", "third answer"):
            journal_of(log).write("attempt", sheet, answer=answer)
    path.write_bytes(path.read_bytes().replace(b"second answer", b"secoNd answer"))

    with Log.open(path) as log:
        assert [event.answer for event in log.events()] == ["first answer", "third answer"]
        assert len(log.damage()) == 1


def test_a_changed_identity_is_reported(path, sheet):
    with Log.open(path) as log:
        event = journal_of(log).write("shown", sheet)
    with closing(sqlite3.connect(path)) as other:
        other.executescript("drop trigger snapshot_is_never_changed; update snapshot set level = 2")

    with Log.open(path) as log:
        assert log.events() == ()
        assert event.identity == Identity("pd_basic", 1, 1, 7)
        assert len(log.damage()) == 1


def test_a_changed_snapshot_is_not_given_out(path, sheet):
    with Log.open(path) as log:
        event = journal_of(log).write("shown", sheet)
    path.write_bytes(path.read_bytes().replace(b"pd_basic: x^2 + x*y by x", b"pd_basic: x^3 + x*y by x"))

    with Log.open(path) as log:
        assert log.snapshot(event.snapshot) is None


def test_a_second_opening_is_told_who_holds_the_log(log, path):
    with pytest.raises(HeldError, match=str(os.getpid())) as refusal:
        Log.open(path)

    assert refusal.value.pid == os.getpid()


def test_a_closed_log_can_be_opened_at_once(path):
    Log.open(path).close()
    Log.open(path).close()

    assert not path.with_name("log.holder.json").exists()


def test_a_file_from_a_newer_program_is_refused_and_left_as_it_is(path):
    Log.open(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"pragma user_version = {len(landed()) + 1}")
    before = path.read_bytes()

    with pytest.raises(NewerFileError, match="newer Saddlepoint"):
        Log.open(path)

    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_as_it_is(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table songs (title text)")
    before = path.read_bytes()

    with pytest.raises(MachineError, match="belongs to another program"):
        Log.open(path)

    assert path.read_bytes() == before


def test_a_folder_that_does_not_exist_is_said(tmp_path):
    with pytest.raises(MachineError, match="cannot be opened"):
        Log.open(tmp_path / "nowhere" / "log.sqlite")
