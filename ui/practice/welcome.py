"""The first start: what this is, in three sentences, where the landscape will be.

The first question is live beside it and has the keyboard: whoever begins to type is past the welcome already. In a narrow
window it hides the question until then.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.practice.split import Split
from ui.shortcuts import BEGIN, install
from ui.theme.fonts import scaled
from ui.theme.icons import Icon
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.keycap import KeyHint
from ui.widgets.label import Label

_TITLE = tr("Welcome to Saddlepoint")
_SENTENCES = (
    tr(
        "Here you practise the calculus that machine learning runs on, from a first partial derivative to Newton's step."
    ),
    tr("Type answers as you would write them, like 2xy or e^(xy); what cannot be read costs you nothing."),
    tr("When an answer is not right yet, you learn which entry and why, and see it on the function's landscape."),
)
_WIDTH_PX = 440


class Welcome(QWidget):
    """Lies over a split until it is dismissed: by its button, by Enter or Escape, or by whoever begins to answer."""

    def __init__(self, split: Split) -> None:
        super().__init__(split)
        self.setObjectName("welcome")
        self.setAccessibleName(_TITLE)
        self.setAccessibleDescription(" ".join(_SENTENCES))
        # opaque: the landscape is being drawn beneath
        self.setAutoFillBackground(True)
        self._split = split
        self._begin = Button(tr("Begin"))
        self._begin.setObjectName("begin")
        # the answer keeps the keyboard
        self._begin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._begin.clicked.connect(self.dismiss)
        self._keys = KeyHint("↵", tr("or just type your answer"))
        install(BEGIN, self, self.dismiss)
        self._lay_out()
        for moved in (split, split.second):
            moved.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        for moved in (self._split, self._split.second):
            moved.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._split.free_area())
        # nobody answers what is hidden
        self._keys.setHidden(self._split.is_narrow)

    def _lay_out(self) -> None:
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(SPACING.medium)
        words.addWidget(Icon("saddle", size_px=40, tone="accent"))
        words.addWidget(Label(_TITLE, role="title", wraps=True))
        for sentence in _SENTENCES:
            words.addWidget(Label(sentence, role="body", wraps=True))
        words.addSpacing(SPACING.small)
        words.addLayout(self._foot())
        centred = QHBoxLayout()
        centred.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(scaled(_WIDTH_PX))
        holder.setLayout(words)
        centred.addWidget(holder)
        centred.addStretch(1)
        card.body.addStretch(1)
        card.body.addLayout(centred)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.medium)
        foot.addWidget(self._begin)
        foot.addWidget(self._keys)
        foot.addStretch(1)
        return foot
