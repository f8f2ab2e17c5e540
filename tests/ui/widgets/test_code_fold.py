import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from engine.questions.sheet import Code
from ui.widgets.code_fold import CodeFold

CODE = Code("from sympy import *\n\nanswer = 1\n", "import numpy as np\n")


@pytest.fixture
def fold(qtbot, appearance) -> CodeFold:
    """Two programs, folded away."""
    made = CodeFold()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.show_code(CODE)
    return made


def press(fold, name) -> None:
    fold.findChild(QAbstractButton, name).click()


def test_the_code_is_folded_away_until_it_is_wanted(fold):
    assert not fold.view.isVisible()

    press(fold, "in_code")

    assert fold.view.isVisible()


def test_each_library_has_its_tab(fold):
    press(fold, "in_code")
    assert fold.view.toPlainText() == CODE.sympy.rstrip()

    press(fold, "segment_1")

    assert fold.view.toPlainText() == CODE.numpy.rstrip()


def test_the_whole_program_is_copied(fold):
    press(fold, "in_code")
    press(fold, "copy_code")

    assert QGuiApplication.clipboard().text() == CODE.sympy
    assert fold.findChild(QAbstractButton, "copy_code").text() == "Copied"


def test_the_program_can_be_selected_and_not_changed(fold, qtbot):
    press(fold, "in_code")
    qtbot.keyClick(fold.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(fold.view, "x")

    assert fold.view.textCursor().hasSelection()
    assert fold.view.toPlainText() == CODE.sympy.rstrip()


def test_every_line_is_in_view(fold):
    press(fold, "in_code")

    assert fold.view.height() >= 3 * fold.view.fontMetrics().lineSpacing()


def test_without_programs_there_is_nothing_to_unfold(fold):
    fold.show_code(None)

    assert not fold.isVisible()
