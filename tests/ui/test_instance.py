import subprocess
import sys
import time

import pytest

from tests.ui.premises import ROOT
from ui.instance import Bell, ring

# The second start is another process: within one, nobody could answer while it waits.
RING = (
    "import sys; from pathlib import Path; from ui.instance import ring; sys.exit(0 if ring(Path(sys.argv[1])) else 3)"
)


@pytest.fixture
def bell(qapp, tmp_path):
    bell = Bell(tmp_path)
    yield bell
    bell.close()


def second_start(folder):
    return subprocess.Popen([sys.executable, "-c", RING, str(folder)], cwd=ROOT)


def test_a_second_start_is_heard_by_the_first(bell, qtbot, tmp_path):
    with qtbot.waitSignal(bell.rung, timeout=20_000):
        second = second_start(tmp_path)

    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0


def test_a_start_on_other_records_is_not_heard(bell, qtbot, tmp_path):
    heard = []
    bell.rung.connect(lambda: heard.append(None))
    (tmp_path / "other").mkdir()

    second = second_start(tmp_path / "other")

    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 3
    assert heard == []


def test_the_same_folder_has_the_same_bell_however_it_is_written(bell, qtbot, tmp_path):
    with qtbot.waitSignal(bell.rung, timeout=20_000):
        second = second_start(tmp_path / ".." / tmp_path.name)

    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0


def test_where_nobody_listens_nothing_is_waited_for(qapp, tmp_path):
    begun = time.monotonic()

    assert not ring(tmp_path)
    assert time.monotonic() - begun < 0.5


def test_a_window_that_hangs_is_waited_for_no_longer_than_said(bell, tmp_path):
    begun = time.monotonic()

    # this process is the one that listens, and it is busy waiting
    assert not ring(tmp_path, patience_ms=200)
    assert time.monotonic() - begun < 2


def test_a_bell_that_a_killed_process_left_is_replaced(qtbot, tmp_path):
    left = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "app = QCoreApplication([]); from ui.instance import Bell; bell = Bell(Path(sys.argv[1]));"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", left, str(tmp_path)], cwd=ROOT, check=False)
    assert not ring(tmp_path)

    bell = Bell(tmp_path)
    with qtbot.waitSignal(bell.rung, timeout=20_000):
        second = second_start(tmp_path)

    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    bell.close()
