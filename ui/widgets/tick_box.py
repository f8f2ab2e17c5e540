"""A box to tick, with the words that say what it does."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

from ui.theme.appearance import worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SIZE, SPACING

_BOX_PX = 16
_HEIGHT_PX = 28
# The three corners of the tick, in the box
_TICK = ((0.24, 0.53), (0.43, 0.72), (0.77, 0.31))


class TickBox(QCheckBox):
    """A check box in the colours of the theme."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.small))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(scaled(_BOX_PX) + SPACING.small + words + 2 * SPACING.hair, scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        del position
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(_BOX_PX)
        box = QRectF(SPACING.hair, (self.height() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.accent if self.isChecked() or self.hasFocus() else theme.control
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(theme.accent if self.isChecked() else theme.surface))
        painter.drawRoundedRect(box, SPACING.hair, SPACING.hair)
        if self.isChecked():
            _paint_tick(painter, box, theme.on_accent)
        painter.setPen(QColor(theme.mute if self.isEnabled() else theme.faint))
        words = self.rect().adjusted(side + SPACING.hair + SPACING.small, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), SPACING.hair, SPACING.hair)
        painter.end()


def _paint_tick(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    corners = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in _TICK]
    painter.drawPolyline(QPolygonF(corners))
