import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.mishap import MishapDialog, refuse


@pytest.fixture
def read_aloud(qtbot, appearance):
    """Close the dialog that comes up, after its words are noted."""
    said = []

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            said.append((dialog.text(), dialog.detailedText()))
            dialog.accept()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    return said


def fault():
    error = ZeroDivisionError("by nothing")
    return type(error), error, None


def test_a_fault_of_ours_is_shown_with_the_text_to_copy(read_aloud, capsys):
    MishapDialog().show(*fault())

    [(text, details)] = read_aloud
    assert "Your answers up to now are kept" in text
    assert "ZeroDivisionError: by nothing" in details
    assert "ZeroDivisionError: by nothing" in capsys.readouterr().err


def test_why_the_window_cannot_open_is_said_in_a_dialog(read_aloud):
    refuse("Saddlepoint is open already.")

    assert read_aloud == [("Saddlepoint is open already.", "")]
