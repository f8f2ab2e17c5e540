"""Work in turns: it pauses, it is given up, and it is done at once where that is wanted."""

from collections.abc import Iterator
from time import thread_time

import pytest
from PySide6.QtCore import QObject, QTimer

from ui.widgets.landscape.turns import Turns


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


def counting(done: list[int], pieces: int = 5, piece_s: float = 0.0) -> Iterator[None]:
    for number in range(pieces):
        until = thread_time() + piece_s
        while thread_time() < until:
            pass
        done.append(number)
        yield


def test_work_begins_in_the_next_turn_and_ends(qtbot, owner):
    turns, done = Turns(owner), []

    with qtbot.waitSignal(turns.ended):
        turns.begin(counting(done))
        assert not done

    assert done == [0, 1, 2, 3, 4]
    assert not turns.is_under_way


def test_what_waits_is_done_between_long_pieces(qtbot, owner):
    turns, done, seen = Turns(owner), [], []
    QTimer.singleShot(0, owner, lambda: seen.append(len(done)))

    with qtbot.waitSignal(turns.ended):
        turns.begin(counting(done, piece_s=0.015))

    assert seen[0] < len(done)


def test_newer_work_takes_the_place_of_older_work(qtbot, owner):
    turns, older, newer = Turns(owner), [], []
    turns.begin(counting(older))

    with qtbot.waitSignal(turns.ended):
        turns.begin(counting(newer))

    assert not older
    assert newer == [0, 1, 2, 3, 4]


def test_work_can_be_given_up(owner, qapp):
    turns, done = Turns(owner), []
    turns.begin(counting(done))

    turns.cancel()
    qapp.processEvents()

    assert not done
    assert not turns.is_under_way


def test_the_rest_can_be_done_at_once(qtbot, owner):
    turns, done = Turns(owner), []
    turns.begin(counting(done))

    with qtbot.waitSignal(turns.ended):
        turns.finish()

    assert done == [0, 1, 2, 3, 4]


def test_of_what_waits_only_the_newest_is_done(qtbot, owner):
    turns, first, older, newer = Turns(owner), [], [], []
    turns.begin(counting(first))
    turns.queue(counting(older))

    with qtbot.waitSignal(turns.ended):
        turns.queue(counting(newer))

    assert (len(first), len(older), len(newer)) == (5, 0, 5)
