"""A damaged log is kept under another name, and what can be read of it goes on in a new one."""

from engine.records.journal import Journal
from engine.records.log import Log

PAGE = 4096


def filled(path, sheet, count):
    with Log.open(path) as log:
        journal = Journal(log, device="a machine")
        for number in range(count):
            journal.write("attempt", sheet, answer=f"answer {number} {'x' * 300}")
    return path.read_bytes()


def kept_aside(path):
    return list(path.parent.glob("log.damaged-*.sqlite"))


def test_what_stands_on_undamaged_pages_is_saved(path, sheet):
    healthy = filled(path, sheet, 200)
    spoiled = healthy.index(b"answer 100 ") // PAGE * PAGE
    damaged = healthy[:spoiled] + b"\xff" * PAGE + healthy[spoiled + PAGE :]
    path.write_bytes(damaged)

    with Log.open(path) as log:
        saved = [event.answer.split()[1] for event in log.events()]

    assert 180 <= len(saved) < 200
    assert "100" not in saved
    assert saved == sorted(saved, key=int)
    assert kept_aside(path)[0].read_bytes() == damaged
    assert f"{len(saved)} entries could be saved" in log.notice


def test_a_file_that_is_no_database_is_kept_aside_too(path, sheet):
    path.write_bytes(b"not a database at all" * 1000)

    with Log.open(path) as log:
        Journal(log, device="a machine").write("shown", sheet)
        assert len(log.events()) == 1

    assert kept_aside(path)[0].read_bytes() == b"not a database at all" * 1000
    assert "damaged" in log.notice


def test_a_file_that_was_cut_short_is_saved_up_to_the_cut(path, sheet):
    healthy = filled(path, sheet, 200)
    path.write_bytes(healthy[: len(healthy) // 2 // PAGE * PAGE])

    with Log.open(path) as log:
        assert 0 < len(log.events()) < 200

    with Log.open(path) as log:
        assert log.notice == ""


def test_an_undamaged_log_has_nothing_to_say(log):
    assert log.notice == ""
