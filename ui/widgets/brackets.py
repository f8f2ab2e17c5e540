"""The parentheses around a matrix, as tall as it is."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme.appearance import worn

# Room to leave at either side of what stands between them
BRACKET_ROOM = 18
_BOW = 9
_INSET = 12


def paint_brackets(painter: QPainter, box: QRectF) -> None:
    """Paint a parenthesis at each side of a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(worn().text), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for edge, outwards in ((box.left() + _INSET, -1), (box.right() - _INSET, 1)):
        bow = edge + outwards * _BOW
        path = QPainterPath(QPointF(edge, box.top() + 1))
        upper, lower = box.top() + box.height() * 0.28, box.top() + box.height() * 0.72
        path.cubicTo(bow, upper, bow, lower, edge, box.bottom() - 1)
        painter.drawPath(path)
