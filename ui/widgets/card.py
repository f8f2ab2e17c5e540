"""A rounded ground that groups what belongs together."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.appearance import worn
from ui.theme.tokens import RADIUS, SPACING, Theme

Ground: TypeAlias = Literal["surface", "sunken", "ok", "warn", "info"]

# (spread, opacity of 255) of the rings that make the shadow; a QGraphicsEffect would redraw all that stands on the card
_SHADOW = ((1.5, 5), (0.75, 8))


def ground_colours(theme: Theme, ground: Ground) -> tuple[str, str]:
    """Return (fill, edge)."""
    match ground:
        case "surface":
            return theme.surface, theme.line
        case "sunken":
            return theme.sunken, theme.line
        case "ok":
            return theme.ok_soft, theme.ok_line
        case "warn":
            return theme.warn_soft, theme.warn_line
        case "info":
            return theme.info_soft, theme.info_line


class Card(QWidget):
    """A card, or with `ground="sunken"` a panel inside one. What stands on it goes into `body`."""

    def __init__(self, ground: Ground = "surface", *, margin: int = SPACING.page, gap: int = SPACING.medium) -> None:
        super().__init__()
        self._ground = ground
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(gap)

    def set_ground(self, ground: Ground) -> None:
        self._ground = ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_card = self._ground == "surface"
        box = QRectF(self.rect()).adjusted(1.5, 0.5, -1.5, -2.5) if is_card else QRectF(self.rect())
        box.adjust(0.5, 0.5, -0.5, -0.5)
        radius = RADIUS.card if is_card else RADIUS.panel
        if is_card:
            _paint_shadow(painter, box, radius)
        fill, edge = ground_colours(worn(), self._ground)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


def _paint_shadow(painter: QPainter, box: QRectF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, opacity in _SHADOW:
        painter.setBrush(QColor(0, 0, 0, opacity))
        painter.drawRoundedRect(box.adjusted(-spread / 2, 1, spread / 2, 1 + spread / 2), radius, radius)
