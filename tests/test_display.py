"""The window on a real display: Xvfb holds the screen, xdotool the keyboard."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.questions.sheet import Identity
from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import Solve

ROOT = Path(__file__).resolve().parent.parent
WORKER = (sys.executable, "-m", "question_bank")
PATIENCE_S = 60.0

NEEDED = ("Xvfb", "xdotool")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(bool(MISSING), reason=f"{' and '.join(MISSING)} cannot be found"),
]


@pytest.fixture(scope="module")
def display():
    """A screen of 1320 × 840 that nobody sees."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1320x840x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as announced:
            number = announced.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.fixture
def desk(display, tmp_path):
    desk = Desk(display, tmp_path)
    desk.open()
    yield desk
    desk.close()


class Desk:
    """The program on a display, with a keyboard in front of it."""

    def __init__(self, display, folder):
        self.folder = folder
        self.environment = {
            key: value for key, value in os.environ.items() if key not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
        } | {"DISPLAY": display, "SADDLEPOINT_HOME": str(folder)}
        self.program = None

    def open(self):
        self.program = subprocess.Popen([sys.executable, "main.py"], cwd=ROOT, env=self.environment)
        self.until(lambda: self.session().get("current"))
        windows = self.xdotool("search", "--sync", "--onlyvisible", "--name", "^Saddlepoint$")
        self.xdotool("windowfocus", "--sync", windows.split()[0])

    def close(self):
        self.program.kill()
        self.program.wait()

    def xdotool(self, *words):
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True
        )
        return done.stdout

    def type(self, text):
        self.xdotool("type", "--delay", "15", text)

    def press(self, *keys):
        self.xdotool("key", "--delay", "30", *keys)

    def session(self):
        try:
            return json.loads((self.folder / "session.json").read_bytes())
        except FileNotFoundError:
            return {}

    def outcomes(self):
        return [asked["outcome"] for asked in self.session()["round"]["asked"]]

    def key(self):
        identity = Identity(**self.session()["current"]["identity"])
        with WorkerClient(WORKER, ROOT) as client:
            return client.ask(Solve(identity=identity), MAKING_S).result.keys["answer"]

    def until(self, happened):
        late = time.monotonic() + PATIENCE_S
        while not happened():
            assert time.monotonic() < late, "it did not happen in a minute"
            assert self.program.poll() is None, "the program ended"
            time.sleep(0.05)


def test_a_round_is_begun_with_nothing_but_the_keyboard(desk):
    first = desk.session()["current"]["identity"]

    desk.type(desk.key())
    desk.press("Return")
    desk.until(lambda: desk.outcomes() == ["right"])

    desk.press("Return")
    desk.until(lambda: desk.session()["current"]["identity"] != first)
    assert desk.session()["current"]["identity"]["family"] == "gr_vector"


def test_a_vector_is_filled_with_tab_and_checked_with_ctrl_enter(desk):
    desk.type(desk.key())
    desk.press("ctrl+Return")
    desk.until(lambda: desk.outcomes() == ["right"])
    desk.press("Return")
    desk.until(lambda: desk.session()["current"]["identity"]["family"] == "gr_vector")

    first, second = desk.key().strip("[]").split(", ")
    desk.type(first)
    desk.press("Tab")
    desk.type(second)
    desk.press("ctrl+Return")
    desk.until(lambda: desk.outcomes() == ["right", "right"])


def test_what_is_typed_is_kept_within_a_second(desk):
    desk.type("3x")

    desk.until(lambda: desk.session()["unfinished"] == {"answer": "3x"})
