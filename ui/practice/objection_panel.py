"""Where a learner says why they think that they are right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ui.theme.fonts import font, scaled
from ui.theme.tokens import SIZE, SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_LONGEST_NOTE = 1000
_NOTE_PX = 36


class ObjectionPanel(Card):
    """A line for a note, hidden until it is asked for.

    Signals:
        noted: The note; it may be empty.
        dismissed: Nothing is to be kept.
    """

    noted = Signal(str)
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__("sunken", margin=SPACING.large, gap=SPACING.small)
        self.setObjectName("objection_panel")
        self._note = QLineEdit()
        self._note.setObjectName("objection_note")
        self._note.setAccessibleName(tr("Why you think that you are right"))
        self._note.setPlaceholderText(tr("A word on why, if you like"))
        self._note.setMaxLength(_LONGEST_NOTE)
        self._note.returnPressed.connect(self._keep)
        keep = Button(tr("Keep it"))
        keep.setObjectName("objection_keep")
        keep.clicked.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        row.addWidget(self._note, 1)
        row.addWidget(keep)
        self.body.addWidget(
            Label(tr("Your answer is kept with the question, so that somebody can look again."), wraps=True)
        )
        self.body.addLayout(row)
        self.adapt()
        self.hide()

    def adapt(self) -> None:
        self._note.setFont(font(SIZE.body))
        self._note.setFixedHeight(scaled(_NOTE_PX))

    def open(self) -> None:
        self._note.clear()
        self.show()
        self._note.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dismissed.emit()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Enter in the note keeps it, and must not go on to press the page's primary button
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self.hide()
        self.noted.emit(self._note.text())
