"""Plain words in the theme's type and tones. Never rich text, whatever they hold."""

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

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
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(*_TYPE[role]))
        self.setWordWrap(wraps)
        self.setProperty("tone", tone)

    def set_tone(self, tone: Tone) -> None:
        if self.property("tone") == tone:
            return
        self.setProperty("tone", tone)
        self.style().polish(self)
