"""A window that gives a wrong answer by itself, says what it was told, and waits to be killed.

Run as `python -m tests.driven_window FOLDER`.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from engine.worker.client import WorkerClient
from question_bank.primers import primer
from question_bank.topics import TOPICS
from ui.bank import Bank
from ui.wiring import House

ROOT = Path(__file__).resolve().parent.parent
WORKER = (sys.executable, "-m", "question_bank")
ANSWER = "x y + 17"


def main() -> None:
    with WorkerClient(WORKER, ROOT) as client:
        application = QApplication([])
        house = House(application, Bank(TOPICS, primer), lambda: client, Path(sys.argv[1]), None)
        timer = QTimer(interval=20)
        timer.timeout.connect(lambda: step(house))
        timer.start()
        application.exec()


def step(house: House) -> None:
    """Answer as soon as there is a question; report as soon as there is a verdict."""
    if house.room is None or not house.room.page.answer.has_focus():
        return
    answer = house.room.page.answer
    if answer.banner.title:
        sys.stdout.write(f"{answer.banner.title}\n")
        sys.stdout.flush()
    elif not answer.answers()["answer"]:
        answer.editor("answer").set_answer(ANSWER)
        answer.row.primary.click()


if __name__ == "__main__":
    main()
