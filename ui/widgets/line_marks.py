"""What is painted over a line of text: a wave under what cannot be read, and a bracket with its partner."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextLayout
from PySide6.QtWidgets import QLineEdit

from engine.errors import Span
from ui.theme.appearance import worn
from ui.widgets.bracket_pairs import BracketPair

# QLineEdit.cursorRect() reaches this far to the left of the caret
_CURSOR_PADDING = 5
# No mark may run over the border where the text is scrolled
_BORDER_PX = 6
_WAVE_LENGTH = 4.0
_WAVE_HEIGHT = 1.4
WAVE_PEN_PX = 1.6
# The mark of a bracket must be seen where the bracket itself is two pixels wide
_NARROWEST_MARK = 6.0


def paint_marks(line: QLineEdit, span: Span | None, bracket: BracketPair | None) -> None:
    """Paint over a line a wave under a span, which has the width of a letter at least, and the marks of a bracket."""
    painter = QPainter(line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(line.rect().adjusted(_BORDER_PX, 0, -_BORDER_PX, 0))
    measure = _Measure(line)
    if span is not None:
        left, right = measure.reach(span.start), measure.reach(span.stop)
        painter.setPen(QPen(QColor(worn().warn), WAVE_PEN_PX))
        painter.drawPath(wave(left, max(right, left + 2 * _WAVE_LENGTH), measure.bottom + 2))
    if bracket is not None:
        for at in bracket.places:
            _paint_bracket(painter, measure.box(at), is_paired=bracket.partner is not None)
    painter.end()


class _Measure:
    """Where characters stand in a line, in pixels of the widget."""

    def __init__(self, line: QLineEdit) -> None:
        self._layout = QTextLayout(line.text(), line.font())
        self._layout.beginLayout()
        self._laid = self._layout.createLine()
        self._layout.endLayout()
        self._origin = line.cursorRect().x() + _CURSOR_PADDING - self._along(line.cursorPosition())
        half = line.fontMetrics().ascent() / 2 + 1
        self.top, self.bottom = line.height() / 2 - half, line.height() / 2 + half

    def reach(self, position: int) -> float:
        """Return where the character at a position begins."""
        return self._origin + self._along(position)

    def box(self, at: int) -> QRectF:
        """Return the box of a character, wide enough to be marked."""
        left, right = self.reach(at), self.reach(at + 1)
        spare = max(0.0, _NARROWEST_MARK - (right - left)) / 2
        return QRectF(QPointF(left - spare, self.top - 1), QPointF(right + spare, self.bottom + 1))

    def _along(self, position: int) -> float:
        # PySide hands back (x, position); its annotations say object
        return float(cast("tuple[float, int]", self._laid.cursorToX(position))[0])


def _paint_bracket(painter: QPainter, box: QRectF, *, is_paired: bool) -> None:
    """Draw lines above and below a bracket that has a partner, and a short wave below one that has none."""
    theme = worn()
    if is_paired:
        painter.setPen(QPen(QColor(theme.accent), WAVE_PEN_PX))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    else:
        painter.setPen(QPen(QColor(theme.warn), WAVE_PEN_PX))
        painter.drawPath(wave(box.left(), box.right(), box.bottom()))


def wave(left: float, right: float, middle: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, middle))
    x, side = left, -1
    while x < right:
        path.quadTo(x + _WAVE_LENGTH / 2, middle + 2 * side * _WAVE_HEIGHT, x + _WAVE_LENGTH, middle)
        x, side = x + _WAVE_LENGTH, -side
    return path
