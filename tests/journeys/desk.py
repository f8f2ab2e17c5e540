"""Somebody in front of a screen: the program in a process of its own, a keyboard, a mouse, and the learner's folder."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.questions.sheet import Identity
from engine.records.event import Event
from engine.records.folder import log_path
from engine.records.log import Log
from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import Solve
from tests.journeys.screen import PATIENCE_S, Screen

ROOT = Path(__file__).resolve().parents[2]
WORKER = (sys.executable, "-m", "question_bank")
PROGRAM = (sys.executable, "main.py")


class Desk:
    """The program on a screen, and hands that know nothing but its window and its files.

    Args:
        screen: Where it comes up.
        folder: The learner's records; empty for somebody who is new.
        client: A worker of our own, which knows the right answers.
        program: What is started.
    """

    def __init__(self, screen: Screen, folder: Path, client: WorkerClient, program: tuple[str, ...] = PROGRAM) -> None:
        self.screen = screen
        self.folder = folder
        self._client = client
        environment = screen.environment | {"SADDLEPOINT_HOME": str(folder)}
        pipe = subprocess.PIPE
        self.program = subprocess.Popen(program, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)
        self.until(lambda: self.session().get("current"))
        windows = screen.xdotool("search", "--sync", "--onlyvisible", "--name", "^Saddlepoint$")
        self.window = windows.split()[0]
        if not screen.has_manager:
            screen.xdotool("windowfocus", "--sync", self.window)

    def leave(self) -> None:
        """End the program, if it has not ended."""
        self.program.kill()
        self.program.communicate()

    def quits(self) -> int:
        """Press Ctrl+Q and return the exit code of the program."""
        self.press("ctrl+q")
        self.program.communicate(timeout=PATIENCE_S)
        return self.program.returncode

    def type(self, text: str) -> None:
        self.screen.xdotool("type", "--delay", "15", "--", text)

    def press(self, *keys: str) -> None:
        self._attend()
        self.screen.xdotool("key", "--delay", "30", *keys)

    def fill(self, entries: list[str]) -> None:
        """Type each entry, with Tab from one to the next."""
        for at, entry in enumerate(entries):
            if at:
                self.press("Tab")
            self.type(entry)

    def session(self) -> dict[str, Any]:
        return self._kept("session.json")

    def settings(self) -> dict[str, Any]:
        return self._kept("settings.json")

    def place(self) -> dict[str, Any]:
        """Where the learner was when the window closed."""
        return self._kept("window.json")

    def identity(self) -> Identity:
        return Identity(**self.session()["current"]["identity"])

    def outcomes(self) -> list[str | None]:
        return [asked["outcome"] for asked in self.session()["round"]["asked"]]

    def entries(self) -> list[str]:
        """Return the right answer to the question that is asked, entry by entry."""
        key = self._client.ask(Solve(identity=self.identity()), MAKING_S).result.keys["answer"]
        return [entry.strip("[] ") for entry in key.replace(";", ",").split(",")]

    def events(self) -> list[str]:
        """Return what has happened, once the program has ended and left the log."""
        with Log.open(log_path(self.folder)) as log:
            happened: list[Event] = log.events()
        return [event.kind for event in happened]

    def until(self, happened: Callable[[], object]) -> None:
        """Wait until something has happened, in a program that goes on."""
        late = time.monotonic() + PATIENCE_S
        while not happened():
            assert time.monotonic() < late, "it did not happen in a minute"
            assert self.program.poll() is None, "the program ended"
            time.sleep(0.05)

    def until_asked_else(self, before: Identity) -> None:
        self.until(lambda: self.session().get("current") and self.identity() != before)

    def _attend(self) -> None:
        """Give the newest window the keyboard, where no window manager does."""
        if not self.screen.has_manager:
            windows = self.screen.xdotool("search", "--onlyvisible", "--pid", str(self.program.pid))
            self.screen.xdotool("windowfocus", windows.split()[-1])

    def _kept(self, name: str) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads((self.folder / name).read_bytes())
        except FileNotFoundError:
            return {}
        return kept
