"""A fault of ours is written down and shown, wherever it comes from; nothing that was typed is lost."""

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from ui.chronicle import Chronicle
from ui.mishap import Mishaps, refuse
from ui.mishap_dialog import MishapDialog


@pytest.fixture
def mishaps(qtbot, appearance, tmp_path):
    """The hooks, as the program installs them; those of the tests are put back afterwards."""
    before = sys.excepthook, sys.unraisablehook
    chronicle = Chronicle(tmp_path / "saddlepoint.log")
    mishaps = Mishaps(chronicle)
    mishaps.install()
    yield mishaps
    for dialog in dialogs():
        dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    mishaps.remove()
    chronicle.close()
    sys.excepthook, sys.unraisablehook = before


def dialogs():
    return [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, MishapDialog) and shown.isVisible()]


def shown_details(qtbot):
    qtbot.waitUntil(lambda: bool(dialogs()))
    return dialogs()[0].findChild(object, "details").toPlainText()


def press(name):
    dialogs()[0].findChild(QPushButton, name).click()


def fall(word="by nothing"):
    raise ZeroDivisionError(word)


def in_a_slot():
    QTimer.singleShot(0, fall)


def in_a_thread():
    thread = Thread(target=fall)
    thread.start()
    thread.join()


def in_a_callback_of_a_writer():
    with ThreadPoolExecutor(1) as writer:
        writer.submit(fall).add_done_callback(Future.result)


@pytest.mark.parametrize(
    "happen",
    [
        pytest.param(in_a_slot, id="a slot"),
        pytest.param(in_a_thread, id="a thread"),
        pytest.param(in_a_callback_of_a_writer, id="a writer's thread"),
    ],
)
def test_a_fault_is_shown_and_written_down_wherever_it_comes_from(happen, mishaps, qtbot, tmp_path, capsys):
    happen()

    assert "ZeroDivisionError: by nothing" in shown_details(qtbot)
    assert "ZeroDivisionError: by nothing" in (tmp_path / "saddlepoint.log").read_text()
    assert "ZeroDivisionError: by nothing" in capsys.readouterr().err


def test_what_is_typed_is_kept_before_the_dialog_shows(mishaps, qtbot):
    kept = []
    mishaps.keep = lambda: kept.append(bool(dialogs()))
    in_a_slot()

    shown_details(qtbot)

    assert kept == [False]


def test_the_dialog_shows_even_when_nothing_can_be_kept(mishaps, qtbot):
    mishaps.keep = lambda: fall("nor kept")
    with qtbot.captureExceptions():
        mishaps.take(ZeroDivisionError, ZeroDivisionError("by nothing"), None)

        assert "by nothing" in shown_details(qtbot)


def test_the_same_fault_is_shown_once(mishaps, qtbot, tmp_path):
    in_a_slot()
    shown_details(qtbot)
    press("go_on")
    qtbot.waitUntil(lambda: not dialogs())

    in_a_slot()
    qtbot.waitUntil(lambda: (tmp_path / "saddlepoint.log").read_text().count("Error: by nothing") == 2)
    QApplication.processEvents()

    assert dialogs() == []


def test_what_is_copied_has_versions_and_names_no_home(mishaps, qtbot):
    qWarning("something before it")
    try:
        fall(f"in {Path.home()}/secret")
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())
    shown_details(qtbot)

    press("copy_details")
    copied = QGuiApplication.clipboard().text()

    assert "Saddlepoint 0.1.0, Python 3" in copied
    assert "something before it" in copied
    assert "in ~/secret" in copied
    assert str(Path.home()) not in copied


def test_a_fault_while_something_is_cleared_away_is_only_written_down(mishaps, qtbot, tmp_path):
    class Clumsy:
        def __del__(self):
            fall("cleared away")

    clumsy = Clumsy()
    del clumsy
    QApplication.processEvents()

    assert "cleared away" in (tmp_path / "saddlepoint.log").read_text()
    assert dialogs() == []


def test_an_interruption_by_hand_is_no_mishap(mishaps, qtbot):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.processEvents()

    assert dialogs() == []


def test_why_the_window_cannot_open_is_said_in_a_dialog(qtbot, appearance):
    said = []

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            said.append(dialog.text())
            dialog.accept()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    refuse("Saddlepoint is open already.")

    assert said == ["Saddlepoint is open already."]
