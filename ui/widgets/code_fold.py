"""Two programs behind a click: the same result in sympy and in numpy, to read, select and copy."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from engine.questions.sheet import Code
from ui.theme.fonts import text_scale
from ui.theme.tokens import SIZE, SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.segmented import Segmented

_LIBRARIES = ("sympy", "numpy")
_SAYS_COPIED_MS = 1500


class CodeView(QPlainTextEdit):
    """A program as tall as it is; wide lines scroll sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("code")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setFont(_fixed_font())

    def adapt(self) -> None:
        self.setFont(_fixed_font())
        self._fit()

    def show_program(self, program: str, library: str) -> None:
        self.setPlainText(program.rstrip("\n"))
        self.setAccessibleName(tr("Program for {library}").format(library=library))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Claim the height of all lines, and of the bar that moves wide ones."""
        bar = self.horizontalScrollBar()
        room = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self.blockCount() + room + 2)


class CodeFold(QWidget):
    """*In code*, closed until it is clicked.

    Signals:
        opened: It takes more room now.
    """

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._programs = dict.fromkeys(_LIBRARIES, "")
        self._fold = Button(tr("In code"), kind="ghost", icon_name="chevron-right")
        self._fold.setObjectName("in_code")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        self._tabs = Segmented(_LIBRARIES, name=tr("Which library"))
        self._tabs.setObjectName("library")
        self._tabs.picked.connect(self._show_program)
        self._copy = Button(tr("Copy"), kind="ghost", icon_name="copy")
        self._copy.setObjectName("copy_code")
        self._copy.clicked.connect(self._put_on_clipboard)
        self._copied = QTimer(self, singleShot=True, interval=_SAYS_COPIED_MS)
        self._copied.timeout.connect(lambda: self._copy.setText(tr("Copy")))
        self.view = CodeView()
        self._panel = Card("sunken", margin=SPACING.medium, gap=SPACING.small)
        self._lay_out()

    def show_code(self, code: Code | None) -> None:
        """Take in the programs, folded away; without any there is nothing to see."""
        self.setVisible(code is not None)
        self._fold.setChecked(False)
        self._panel.hide()
        if code is not None:
            self._programs = {"sympy": code.sympy, "numpy": code.numpy}
            self._show_program(self._tabs.current)

    @property
    def _library(self) -> str:
        return _LIBRARIES[self._tabs.current]

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001 - carried by the signal
        self._panel.setVisible(shown)
        self._fold.set_icon("chevron-down" if shown else "chevron-right")
        if shown:
            self.opened.emit()

    def _show_program(self, index: int) -> None:
        library = _LIBRARIES[index]
        self.view.show_program(self._programs[library], library)
        self._copy.setAccessibleName(tr("Copy the program for {library}").format(library=library))

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._programs[self._library])
        self._copy.setText(tr("Copied"))
        self._copied.start()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._tabs)
        heading.addStretch(1)
        heading.addWidget(self._copy)
        self._panel.body.addLayout(heading)
        self._panel.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._panel)
        self._panel.hide()


def _fixed_font() -> QFont:
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setStyleHint(QFont.StyleHint.Monospace)
    made.setPixelSize(round((SIZE.small + 1) * text_scale()))
    return made
