"""Nothing acknowledged is lost when the process is killed, and a second process is told who is at work."""

import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from engine.errors import HeldError
from engine.records.log import Log

KILLS = 12


@contextmanager
def writing(path):
    """Start a process that writes; it is dead when the block is left."""
    command = [sys.executable, "-m", "tests.engine.records.writer", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(path):
    acknowledged = 0
    for kill in range(KILLS):
        with writing(path) as process:
            process.stdout.readline()
            time.sleep(0.003 * kill)
            process.kill()
            acknowledged += 1 + process.stdout.read().count("written\n")

    with Log.open(path) as log:
        events = log.events()
        assert log.damage() == ()

    # each killed writer may have committed one event that it had no time to acknowledge
    assert acknowledged <= len(events) <= acknowledged + KILLS
    assert log.notice == ""


def test_a_second_process_is_told_which_process_holds_the_log(path):
    with writing(path) as process, pytest.raises(HeldError, match=f"process {process.pid}"):
        Log.open(path)


def test_the_log_of_a_killed_process_is_free_at_once(path):
    with writing(path) as process:
        process.kill()
        process.wait()

        Log.open(path).close()
