"""The page between two rounds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.practice.page import RoundPage
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.progress import Dot, RoundDots
from ui.widgets.prose import Prose

_WIDTH = 560


class RoundCard(QWidget):
    """How a round went, the one thing to practise, and what to do now.

    Signals:
        advice_taken: Practise the one thing.
        round_started: Go on with whatever is due.
    """

    advice_taken = Signal()
    round_started = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("round_page")
        self._title = Label(role="title", wraps=True)
        self._title.setObjectName("round_title")
        self._tally = Label(tone="mute", wraps=True)
        self._dots = RoundDots()
        self._advice = Prose()
        self._advice.setObjectName("round_advice")
        self.practise = Button(kind="primary")
        self.practise.setObjectName("practise_advice")
        self.practise.clicked.connect(self.advice_taken)
        self._again = Button(tr("Next round"))
        self._again.setObjectName("next_round")
        self._again.clicked.connect(self.round_started)
        self._card = Card(gap=SPACING.medium)
        self._lay_out()
        self.adapt()

    def adapt(self) -> None:
        self._card.setFixedWidth(scaled(_WIDTH))

    @property
    def advice(self) -> str:
        return self._advice.text

    def show_page(self, page: RoundPage, dots: tuple[Dot, ...]) -> None:
        self._title.setText(page.title)
        self._tally.setText(page.tally)
        self._dots.show_round(dots, None)
        self._advice.set_text(page.advice)
        self.practise.setText(page.practise)
        self.setAccessibleName(f"{page.title}. {page.tally} {self._advice.accessibleName()}")

    def _lay_out(self) -> None:
        card = self._card
        panel = Card("info", margin=SPACING.large, gap=SPACING.hair)
        panel.body.addWidget(Label(tr("One thing to practise"), role="eyebrow", tone="accent"))
        panel.body.addWidget(self._advice)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addStretch(1)
        buttons.addWidget(self._again)
        buttons.addWidget(self.practise)
        for widget in (
            Label(tr("Round finished"), role="eyebrow", tone="accent"),
            self._title,
            self._dots,
            self._tally,
        ):
            card.body.addWidget(widget)
        card.body.addSpacing(SPACING.small)
        card.body.addWidget(panel)
        card.body.addSpacing(SPACING.small)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
