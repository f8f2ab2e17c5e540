"""A whole window for a test: every kind of answer in its bank, a real worker behind it, records in a folder of its own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from engine.questions.sheet import Identity, Sheet
from engine.records.session import Asked, Round, Session
from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import CURRENT, Make
from question_bank.primers import primer
from tests.ui.every_kind import TOPICS
from ui.bank import Bank
from ui.wiring import House

ROOT = Path(__file__).resolve().parent.parent.parent
WORKER = (sys.executable, "-m", "tests.ui.every_kind")
BANK = Bank(TOPICS, lambda topic: primer("") if topic == "" else primer("gradients"))


@contextmanager
def open_house(qtbot, client: WorkerClient, folder: Path, session: Session | None = None) -> Iterator[House]:
    """Open the window where a learner stopped; without a session, where the first question is asked."""
    if session is not None:
        (folder / "session.json").write_bytes(msgspec.json.encode(session))
    house = House(QApplication.instance(), BANK, lambda: client, folder, None)
    try:
        qtbot.waitUntil(
            lambda: house.wing is not None and house.room.sitting.session.current is not None, timeout=60_000
        )
        yield house
    finally:
        house.window.close()
        house.close()
        house.window.deleteLater()
        QCoreApplication.sendPostedEvents(house.window, QEvent.Type.DeferredDelete)


def asked(client: WorkerClient, family: str) -> Session:
    """Return a session that stopped at the question of a family."""
    sheet = client.ask(Make(identity=Identity(family, CURRENT, 1, 1)), MAKING_S).result
    assert isinstance(sheet, Sheet)
    return Session(round=Round((Asked(sheet.identity, sheet.title),)), current=sheet)
