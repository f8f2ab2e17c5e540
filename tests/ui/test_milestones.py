import json
import time

from ui.milestones import StartTimes, process_age_ms


def test_the_age_of_the_process_grows_with_the_clock():
    before = process_age_ms()
    time.sleep(0.05)

    assert 40 < process_age_ms() - before < 5_000


def test_a_start_is_complete_when_every_milestone_is_reached():
    times = StartTimes(first_paint_ms=120.4, ready_ms=300.0)
    assert not times.is_complete

    times.marking_ms = 500.6

    assert times.is_complete
    assert json.loads(times.line()) == {"first_paint_ms": 120, "ready_ms": 300, "marking_ms": 501}
