"""How far a round is: one dot a question."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import worn
from ui.theme.fonts import scaled
from ui.translation import tr

# `right` at the first check, `late` after another look or with help, `open` while it has not been answered
Dot: TypeAlias = Literal["right", "late", "open"]

_DIAMETER = 8
_PITCH = 14


class RoundDots(QWidget):
    """The dots of a round; the present question has a ring. Shapes differ as well as colours: full, half, hollow."""

    def __init__(self, total: int = 10) -> None:
        super().__init__()
        unanswered: Dot = "open"
        self._dots: tuple[Dot, ...] = (unanswered,) * total
        self._current: int | None = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def show_round(self, dots: Sequence[Dot], current: int | None) -> None:
        """Show how each question went, and which one is on screen (counted from 0, None when the round is over)."""
        self._dots, self._current = tuple(dots), current
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        pitch = scaled(_PITCH)
        return QSize(pitch * len(self._dots) + 2, pitch + 2)

    def adapt(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = scaled(_PITCH)
        for index, dot in enumerate(self._dots):
            centre = QPointF(1 + pitch * (index + 0.5), self.height() / 2)
            _paint_dot(painter, centre, dot)
            if index == self._current:
                _paint_ring(painter, centre)
        painter.end()

    def _describe(self) -> None:
        done = sum(dot != "open" for dot in self._dots)
        right = sum(dot == "right" for dot in self._dots)
        said = tr("{done} of {all} questions answered, {right} right at once")
        self.setAccessibleName(said.format(done=done, all=len(self._dots), right=right))
        self.setToolTip(self.accessibleName())


def _paint_dot(painter: QPainter, centre: QPointF, dot: Dot) -> None:
    theme = worn()
    colour = QColor({"right": theme.ok, "late": theme.warn, "open": theme.control}[dot])
    diameter = scaled(_DIAMETER)
    box = QRectF(centre.x() - diameter / 2, centre.y() - diameter / 2, diameter, diameter)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if dot == "right" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if dot == "late":
        painter.setBrush(colour)
        painter.drawPie(box, 90 * 16, 180 * 16)


def _paint_ring(painter: QPainter, centre: QPointF) -> None:
    painter.setPen(QPen(QColor(worn().accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = scaled(_DIAMETER) / 2 + 2.5
    painter.drawEllipse(centre, radius, radius)
