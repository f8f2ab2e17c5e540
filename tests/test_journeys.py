"""Whole journeys through the window, with the real worker, real records and a keyboard."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from engine.records.folder import log_path
from engine.records.log import Log
from engine.records.session import Session, session_file
from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import Generate, Solve
from question_bank.primers import primer
from question_bank.topics import TOPICS
from ui.bank import Bank
from ui.wiring import House

ROOT = Path(__file__).resolve().parent.parent
WORKER = (sys.executable, "-m", "question_bank")
# A worker that starts on a busy machine reads sympy from a cold disk.
PATIENCE_MS = 60_000

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="module")
def client():
    with WorkerClient(WORKER, ROOT) as client:
        yield client


@pytest.fixture
def learner(qtbot, qapp, client, tmp_path):
    learner = Learner(qtbot, qapp, client, tmp_path)
    learner.open()
    yield learner
    learner.close()


class Learner:
    """Somebody at the keyboard, who knows the answers because they asked the worker."""

    def __init__(self, qtbot, qapp, client, folder):
        self.qtbot = qtbot
        self.qapp = qapp
        self.client = client
        self.folder = folder
        self.house = None

    def open(self):
        self.house = House(self.qapp, Bank(TOPICS, primer), lambda: self.client, self.folder, None)
        self.until(lambda: self.house.room is not None and self.page.answer.has_focus())

    def close(self):
        if self.house is None:
            return
        window = self.house.window
        window.close()
        self.house.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        self.house = None

    @property
    def page(self):
        return self.house.room.page

    @property
    def sheet(self):
        return self.saved.current

    @property
    def saved(self):
        return self.house.room.sitting.session

    @property
    def said(self):
        return self.page.answer.banner.title

    def key(self):
        """Return the texts of the entries of the key, row by row."""
        editor = self.page.answer.editor("answer")
        before = editor.answer()
        editor.set_answer(self.client.ask(Solve(identity=self.sheet.identity), MAKING_S).result.keys["answer"])
        key = editor.answer()
        editor.set_answer(before)
        self.page.answer.focus_editor()
        return [key] if isinstance(key, str) else [cell for row in key for cell in row]

    def slips(self):
        line = self.client.ask(Generate(identity=self.sheet.identity), MAKING_S).result.line
        return json.loads(line)["slips"]

    def type(self, text):
        self.qtbot.keyClicks(self.house.window.focusWidget(), text)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.house.window.focusWidget(), key, modifier)

    def fill(self, entries):
        """Type each entry, with Tab from one to the next."""
        for at, entry in enumerate(entries):
            if at:
                self.press(Qt.Key.Key_Tab)
            self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self.type(entry)

    def check(self, expecting):
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: self.said.startswith(expecting))

    def go_on(self):
        before = self.sheet
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.sheet is not None and self.sheet != before and self.page.answer.has_focus())

    def answer_right(self):
        self.fill(self.key())
        self.check("Right")

    def until(self, happened):
        self.qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def shows(self, name):
        found = self.house.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def click(self, name):
        self.house.window.findChild(QAbstractButton, name).click()


def events(folder):
    with Log.open(log_path(folder)) as log:
        return log.events()


def test_a_new_learner_answers_from_the_keyboard_wrong_and_then_right(learner):
    assert learner.sheet.identity.family == "pd_basic"

    learner.fill(["x y + 17"])
    learner.check("Not yet")
    assert not learner.page.landscape.is_revealed

    learner.answer_right()
    assert learner.page.landscape.is_revealed
    learner.go_on()

    assert learner.sheet.identity.family == "gr_vector"


def test_a_jacobian_says_which_entry_is_wrong_and_an_edit_clears_only_that(learner):
    for _ in range(2):
        learner.answer_right()
        learner.go_on()
    assert learner.sheet.identity.family == "ja_matrix"
    right = learner.key()

    learner.fill([right[0], f"{right[1]} + 1", *right[2:]])
    learner.check("Three of four are right")

    field = learner.page.answer.editor("answer").field
    assert learner.house.window.focusWidget() is field(0, 1)
    assert [field(row, column).accessibleDescription() for row in (0, 1) for column in (0, 1)] == [
        "Right",
        "Not yet",
        "Right",
        "Right",
    ]

    learner.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    learner.type(right[1])
    learner.check("Right")


def test_a_slip_is_named_at_the_second_miss(learner):
    slip = learner.slips()[0]
    learner.fill([slip["answer"]])
    learner.check("Not yet")
    learner.page.answer.banner.clear()
    learner.check("Not yet")

    assert learner.page.answer.banner.text == slip["message"]


def test_a_hint_and_the_solution_are_read_from_the_keyboard(learner):
    learner.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    learner.until(lambda: learner.shows("hint_0"))
    learner.press(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    learner.until(lambda: learner.shows("solution"))
    learner.until(lambda: learner.page.answer.row.offered.primary == "again")
    first = learner.sheet.identity

    learner.go_on()

    assert learner.sheet.identity.family == first.family
    assert learner.sheet.identity != first


def test_unfinished_text_and_the_round_survive_a_restart(learner):
    learner.answer_right()
    learner.go_on()
    asked = learner.sheet
    learner.type("3x")
    learner.close()

    learner.open()

    assert learner.sheet == asked
    assert learner.page.answer.answers()["answer"][0][0] == "3x"
    assert learner.page.heading.count.text() == "2 of 10"


def test_another_topic_is_asked_at_once(learner):
    chooser = learner.page.heading.chooser
    popup = chooser.open()
    row = popup.findChild(QWidget, "family_he_matrix")
    row.setFocus()
    learner.qtbot.keyClick(row, Qt.Key.Key_Return)

    learner.until(lambda: learner.sheet.identity.family == "he_matrix")

    assert learner.page.heading.place.text().startswith("Hessians")


def test_everything_that_happened_is_in_the_log(learner):
    learner.fill(["x y + 17"])
    learner.check("Not yet")
    learner.press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    learner.until(lambda: learner.shows("hint_0"))
    learner.answer_right()
    learner.close()

    kinds = [event.kind for event in events(learner.folder)]
    assert kinds == ["shown", "attempt", "hint", "attempt"]


def test_an_objection_is_a_line_that_check_replays(learner):
    learner.fill(["x y + 17"])
    learner.check("Not yet")
    learner.click("object")
    learner.type("It is the same.")
    learner.press(Qt.Key.Key_Return)
    learner.until(lambda: learner.said == "Noted")

    replayed = subprocess.run(
        [sys.executable, "main.py", "check", "--batch", str(learner.folder / "objections.jsonl")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert json.loads(replayed.stdout)["verdict"] == "wrong"


def test_a_second_window_is_told_who_holds_the_records(learner):
    second = subprocess.run(
        [sys.executable, "main.py", "--exit-when-ready"],
        cwd=ROOT,
        env=os.environ | {"SADDLEPOINT_HOME": str(learner.folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert second.returncode == 1
    assert f"process {os.getpid()}" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_kill_after_a_verdict_loses_nothing(tmp_path):
    driven = subprocess.Popen(
        [sys.executable, "-m", "tests.driven_window", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with driven:
        verdict = driven.stdout.readline().strip()
        driven.send_signal(signal.SIGKILL)

    attempts = [event for event in events(tmp_path) if event.kind == "attempt"]
    assert verdict == "Not yet"
    assert [event.answer for event in attempts] == ["x y + 17"]
    session = session_file(tmp_path, pytest.fail).load()
    assert isinstance(session, Session)
    assert session.unfinished == {"answer": "x y + 17"}


def test_a_start_is_measured(tmp_path):
    started = subprocess.run(
        [sys.executable, "main.py", "--exit-when-ready"],
        cwd=ROOT,
        env=os.environ | {"SADDLEPOINT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    times = json.loads(started.stdout)
    assert 0 < times["first_paint_ms"] <= times["ready_ms"]
    assert times["marking_ms"] > 0


def test_a_start_that_cannot_be_measured_says_why_and_ends(tmp_path):
    program = (
        "import sys; from pathlib import Path; from ui.wiring import run; from ui.bank import Bank; "
        "from question_bank.topics import TOPICS; "
        "sys.exit(run(Bank(TOPICS, lambda _: None), (sys.executable, '-c', 'raise SystemExit(3)'), Path(), exit_when_ready=True))"
    )
    started = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"SADDLEPOINT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert started.returncode == 1
    assert "worker" in started.stderr
    assert started.stdout == ""
