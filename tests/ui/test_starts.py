"""Starting beside a window that is open, and after one that ended unexpectedly: whole programs, without a display."""

import os
import signal
import subprocess
import sys
import time

import pytest

from engine.records.folder import log_path
from engine.records.holder import is_signed
from tests.ui.premises import ROOT, asked, open_house

PATIENCE_S = 60.0
ENDED = "Saddlepoint ended unexpectedly last time"


@pytest.fixture
def environment(tmp_path):
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "SADDLEPOINT_HOME": str(tmp_path)}


@pytest.fixture
def program(environment, tmp_path):
    """The window, opened by the program itself, with its question on the screen."""
    program = subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    late = time.monotonic() + PATIENCE_S
    while not (tmp_path / "session.json").exists():
        assert time.monotonic() < late
        time.sleep(0.05)
    yield program
    program.kill()
    program.wait()


def start_again(environment):
    return subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE_S,
        check=False,
    )  # fmt: skip


def test_a_second_start_leaves_the_records_to_the_first(program, environment):
    second = start_again(environment)

    assert second.returncode == 0
    assert program.poll() is None


def test_a_window_that_does_not_answer_is_named(program, environment):
    start_again(environment)
    program.send_signal(signal.SIGSTOP)
    try:
        # it would wait for somebody to read the dialog
        second = subprocess.run(
            [sys.executable, "main.py", "--exit-when-ready"], cwd=ROOT, env=environment, capture_output=True, text=True,
            timeout=PATIENCE_S, check=False,
        )  # fmt: skip
    finally:
        program.send_signal(signal.SIGCONT)

    assert second.returncode == 1
    assert f"process {program.pid}" in second.stderr


def test_after_a_kill_the_next_start_says_so_calmly(program, qtbot, appearance, client, tmp_path):
    program.kill()
    program.wait()
    assert is_signed(log_path(tmp_path))

    with open_house(qtbot, client, tmp_path, asked(client, "vector")) as house:
        assert house.room.page.trouble.title == ENDED
        qtbot.waitUntil(house.room.page.answer.has_focus)

    with open_house(qtbot, client, tmp_path) as house:
        assert house.room.page.trouble.title == ""


@pytest.mark.parametrize(
    "asked_by",
    [
        pytest.param(signal.SIGTERM, id="shutting down"),
        pytest.param(signal.SIGHUP, id="closing the terminal"),
        pytest.param(signal.SIGINT, id="Ctrl+C"),
    ],
)
def test_who_is_asked_to_end_ends_properly(program, tmp_path, asked_by):
    program.send_signal(asked_by)

    assert program.wait(PATIENCE_S) == 0
    assert not is_signed(log_path(tmp_path))


def test_a_fault_beneath_python_leaves_its_trace(environment, tmp_path):
    died = (
        "import faulthandler, sys, os; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "app = QCoreApplication([]); from ui.chronicle import *; from ui.mishap import Mishaps;"
        "mishaps = Mishaps(Chronicle(chronicle_path(Path(sys.argv[1])))); mishaps.install(); faulthandler._sigsegv()"
    )
    ended = subprocess.run([sys.executable, "-c", died, str(tmp_path)], cwd=ROOT, env=environment, check=False)

    assert ended.returncode == -signal.SIGSEGV
    assert "Segmentation fault" in (tmp_path / "saddlepoint.log").read_text()
