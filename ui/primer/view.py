"""A primer: the idea, a picture to drag about in, a worked example, and why machine learning cares."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.questions.primer import Primer
from engine.questions.sheet import SolvedStep
from ui.practice.landscape_slot import LandscapeSlot
from ui.theme.tokens import SIZE, SPACING, WEIGHT
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.prose import Prose
from ui.widgets.steps import StepRow

# Between the paragraphs of a text that is read, not looked things up in.
_PARAGRAPH_PX = 10


class PrimerPage(QWidget):
    """Shows one primer after another.

    Signals:
        left: Back to where the reader came from: the button, or Escape.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("primer")
        self.heading = Label(tone="mute")
        self.back = Button(tr("Back"), icon_name="chevron-left")
        self.back.setObjectName("leave_primer")
        self.landscape = LandscapeSlot()
        self._suggestion = Prose(tone="mute")
        self._card = Card(gap=_PARAGRAPH_PX)
        self._scroll = QScrollArea()
        self._lay_out()
        self.back.clicked.connect(self.left)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    def show_primer(self, primer: Primer) -> None:
        """Show a primer from its beginning."""
        while (item := self._card.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for widget in _contents(primer):
            self._card.body.addWidget(widget)
        self._card.body.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
        self.heading.setText(tr("Primer"))
        self._suggestion.set_text(primer.suggestion)
        self.landscape.show_landscape(primer.landscape)
        self.landscape.reveal()
        self._scroll.setFocus()

    def _lay_out(self) -> None:
        self._scroll.setWidget(self._card)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Primer"))
        # the style sheet shows the keyboard's focus on what is read
        self._scroll.setProperty("reads", True)
        right = QVBoxLayout()
        right.setSpacing(SPACING.medium)
        right.addWidget(self.landscape, 1)
        right.addWidget(self._suggestion)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(SPACING.medium)
        left.addWidget(self._scroll, 1)
        left.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.large)
        row.addLayout(left, 1)
        row.addLayout(right, 1)


def _contents(primer: Primer) -> list[QWidget]:
    return [
        Prose(primer.title, size_px=SIZE.title, weight=WEIGHT.strong),
        *_texts(primer.idea),
        _section(tr("A worked example")),
        *_steps(primer.example),
        _section(tr("Why machine learning cares")),
        *_texts(primer.why),
    ]


def _texts(paragraphs: Sequence[str]) -> list[Prose]:
    return [Prose(_plain(paragraph), size_px=SIZE.lead) for paragraph in paragraphs]


def _steps(steps: Sequence[SolvedStep]) -> list[StepRow]:
    return [StepRow(number, SolvedStep(_plain(step.says), step.formula)) for number, step in enumerate(steps, 1)]


def _section(title: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, SPACING.small, 0, 0)
    column.addWidget(Label(title, role="lead"))
    return holder


def _plain(text: str) -> str:
    """Return text without the asterisks that stress a word; mathematics keeps its own."""
    pieces = text.split("$")
    return "$".join(piece if place % 2 else piece.replace("*", "") for place, piece in enumerate(pieces))
