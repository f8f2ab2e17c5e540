"""A window that says where its widgets are, for a mouse that is moved from outside.

Run as `python -m tests.journeys.pointed_window` with the folder of the records in SADDLEPOINT_HOME. Each line of standard
input names a widget, or an entry of a menu that is open, after the name of what it is in, which may be left out; the answer
is a line of JSON: [left, top, width, height] on the screen, or null where nothing of that name can be seen and pressed.
"""

import json
import sys

from PySide6.QtCore import QPoint, QRect, QSocketNotifier
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from engine.records.folder import data_folder
from engine.worker.client import WorkerClient
from question_bank.primers import primer
from question_bank.topics import TOPICS
from tests.journeys.desk import ROOT, WORKER
from ui.bank import Bank
from ui.wiring import House


def main() -> int:
    application = QApplication(sys.argv[:1])
    with WorkerClient(WORKER, ROOT) as client:
        house = House(application, Bank(TOPICS, primer), lambda: client, data_folder(), None)
        asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        asked.activated.connect(answer)
        code = application.exec()
        house.close()
    return code


def answer() -> None:
    """Answer one question from standard input."""
    *within, name = sys.stdin.readline().split()
    found = place_of(name, *within)
    sys.stdout.write(f"{json.dumps(None if found is None else found.getRect())}\n")
    sys.stdout.flush()


def place_of(name: str, within: str = "") -> QRect | None:
    """Return where something is on the screen, as far as it can be seen."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        entries = [each for each in menu.actions() if each.objectName() == name]
        return menu.actionGeometry(entries[0]).translated(menu.pos()) if entries else None
    named = [each for each in QApplication.allWidgets() if each.objectName() == name and is_seen(each)]
    seen = [each for each in named if not within or is_in(each, within)]
    return on_screen(seen[0]) if seen else None


def is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def is_in(widget: QWidget, name: str) -> bool:
    around = widget.parentWidget()
    return around is not None and (around.objectName() == name or is_in(around, name))


def on_screen(widget: QWidget) -> QRect:
    shown = widget.visibleRegion().boundingRect()
    return QRect(widget.mapToGlobal(QPoint(shown.x(), shown.y())), shown.size())


if __name__ == "__main__":
    sys.exit(main())
