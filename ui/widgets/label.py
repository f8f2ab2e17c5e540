"""Plain words in the theme's type and tones. Never rich text, whatever they hold."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from engine.language.decimal_mark import shown_text
from ui.theme.fonts import font
from ui.theme.tokens import SIZE, WEIGHT, Tone

Role: TypeAlias = Literal["title", "lead", "body", "small", "eyebrow"]

_TYPE: dict[Role, tuple[int, int]] = {
    "title": (SIZE.title, WEIGHT.strong),
    "lead": (SIZE.lead, WEIGHT.strong),
    "body": (SIZE.body, WEIGHT.regular),
    "small": (SIZE.small, WEIGHT.regular),
    "eyebrow": (SIZE.small, WEIGHT.strong),
}


class Label(QLabel):
    """A line, or with `wraps` a paragraph, of plain words."""

    def __init__(self, text: str = "", *, role: Role = "body", tone: Tone = "text", wraps: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role: Role = role
        self.setFont(font(*_TYPE[role]))
        self.setWordWrap(wraps)
        self.setProperty("tone", tone)
        self._said = text
        if text:
            self.setText(text)

    def setText(self, text: str) -> None:
        """Say something else, with the learner's decimal mark."""
        self._said = text
        super().setText(shown_text(text))

    def adapt(self) -> None:
        self.setFont(font(*_TYPE[self._role]))
        self.setText(self._said)

    def set_tone(self, tone: Tone) -> None:
        if self.property("tone") == tone:
            return
        self.setProperty("tone", tone)
        self.style().polish(self)


class ElidedLabel(Label):
    """A line of words that ends in an ellipsis where there is no room for all of them."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
