"""What a person sees of a fault of ours: a calm sentence, the text to copy, and the way on."""

import platform
from pathlib import Path

import PySide6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from engine.records.program import VERSION
from ui.chronicle import python_version, without_home
from ui.theme.icons import IconName
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_TITLE = tr("Something went wrong inside Saddlepoint")
_SAYS = tr("What you typed is kept, and you can go on. If it comes again, please send us the details.")
_WIDTH, _HEIGHT = 720, 480


def report(told: str, before: str) -> str:
    """Return the text to copy: versions, the fault, and what was noted before it; nobody's home is named.

    Args:
        told: The fault with its traceback.
        before: The lines of the log that stood there when it came.
    """
    qt = f"Qt and PySide {PySide6.__version__} on {QGuiApplication.platformName()}"
    versions = f"Saddlepoint {VERSION}, Python {python_version()}, {qt}, {platform.platform()}"
    return without_home(f"{versions}\n\n{told.rstrip()}\n\nNoted before:\n{before or '(nothing)'}\n")


class MishapDialog(QDialog):
    """Shows one fault.

    Args:
        details: The text to copy.
        folder: Where the log is.
        parent: The window that it belongs to, if there is one.
    """

    def __init__(self, details: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mishap")
        self.setWindowTitle("Saddlepoint")
        self.setAccessibleName(_TITLE)
        self.setAccessibleDescription(_SAYS)
        self.resize(_WIDTH, _HEIGHT)
        self._details = details
        self._folder = folder
        self._copy = _button(tr("Copy"), "copy_details", "copy")
        self._open = _button(tr("Open folder"), "open_folder")
        self._go_on = Button(tr("Go on"), kind="primary")
        self._go_on.setObjectName("go_on")
        self._copy.clicked.connect(self._copy_details)
        self._open.clicked.connect(self._open_folder)
        self._go_on.clicked.connect(self.accept)
        self._lay_out()
        self._go_on.setDefault(True)
        self._go_on.setFocus()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self._copy.setText(tr("Copied"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(Label(_TITLE, role="title", wraps=True))
        card.body.addWidget(Label(_SAYS, wraps=True))
        card.body.addWidget(_text_field(self._details), 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.small)
        foot.addWidget(self._copy)
        foot.addWidget(self._open)
        foot.addStretch(1)
        foot.addWidget(self._go_on)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.medium, SPACING.medium, SPACING.medium, SPACING.medium)
        column.addWidget(card)


def _text_field(details: str) -> QPlainTextEdit:
    field = QPlainTextEdit(details)
    field.setObjectName("details")
    field.setAccessibleName(tr("Details"))
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    return field


def _button(words: str, name: str, icon: IconName | None = None) -> Button:
    button = Button(words, icon_name=icon)
    button.setObjectName(name)
    return button
