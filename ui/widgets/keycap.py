"""Keys as they stand on the keyboard, and what they do."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.appearance import worn
from ui.theme.tokens import SPACING
from ui.widgets.label import Label


class Keycap(Label):
    """One key or chord, such as `Ctrl ↵`."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys, role="small", tone="mute")
        self.setContentsMargins(7, 2, 7, 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().control), 1))
        painter.setBrush(QColor(worn().surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()
        super().paintEvent(event)


class KeyHint(QWidget):
    """A key and the words that say what it does."""

    def __init__(self, keys: str, does: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.hair + 2)
        row.addWidget(Keycap(keys))
        row.addWidget(Label(does, role="small", tone="mute"))
