"""Paints a formula that is set, and the line that it stands in."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QTransform
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from ui.theme.appearance import worn
from ui.widgets.line_marks import WAVE_PEN_PX, wave
from ui.widgets.math_edit.layout.boxes import Rule, Tone
from ui.widgets.math_edit.layout.glyphs import Glyph
from ui.widgets.math_edit.layout.picture import Area, Picture

_PIECE = re.compile(r"([MLQCZ])([^MLQCZ]*)")
_UNIT = 1 / 1000
# No mark may run over the border where the formula is scrolled
_BORDER_PX = 3
# How far ink reaches beyond what a sign is wide, in em
_OVERHANG = 0.5
_LEAST_WAVE_PX = 8.0
_SELECTED = QPalette.ColorRole.HighlightedText

Paint: TypeAlias = Tone | Literal["edge"]
"""What there are colours for: the tones, and the edge of a hole."""


class Frame:
    """Where a picture stands in a widget: pixels for em, y downwards.

    Args:
        origin: The start of the outermost baseline.
        em_px: The size of the outermost letters.
    """

    def __init__(self, origin: QPointF, em_px: float) -> None:
        self.origin = origin
        self.em_px = em_px

    def rect(self, area: Area) -> QRectF:
        """Return where an area is."""
        left, top = self.origin.x() + area.left * self.em_px, self.origin.y() - area.top * self.em_px
        return QRectF(left, top, (area.right - area.left) * self.em_px, (area.top - area.bottom) * self.em_px)

    def place(self, point: QPointF) -> tuple[float, float]:
        """Return where a pixel is in the picture."""
        return (point.x() - self.origin.x()) / self.em_px, (self.origin.y() - point.y()) / self.em_px


def paint(painter: QPainter, picture: Picture, frame: Frame, inks: Mapping[Paint, QColor]) -> None:
    """Paint what is seen of a picture in the colours of its tones."""
    clip = painter.clipBoundingRect()
    left, right = frame.place(clip.topLeft())[0] - _OVERHANG, frame.place(clip.topRight())[0] + _OVERHANG
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(frame.origin)
    painter.scale(frame.em_px, -frame.em_px)
    for rule in picture.rules():
        _paint_rule(painter, rule, inks)
    for mark in picture.marks(left, right):
        painter.fillPath(_shape(mark.glyph, mark.scale).translated(mark.x, mark.y), inks[mark.tone])
    painter.restore()


def _paint_rule(painter: QPainter, rule: Rule, inks: Mapping[Paint, QColor]) -> None:
    """Paint a bar, or a hole: a soft square with an edge that can be seen on any ground."""
    area = QRectF(rule.x, rule.y, rule.width, rule.height)
    painter.fillRect(area, inks[rule.tone])
    if rule.tone == "hole":
        # as wide on the screen however large formulas are
        pen = QPen(inks["edge"], 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRect(area)


def paint_panel(painter: QPainter, line: QLineEdit) -> None:
    """Paint the ground and the border of a line without its text, and keep what follows inside of them."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    line.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, line)
    painter.setClipRect(line.rect().adjusted(_BORDER_PX, _BORDER_PX, -_BORDER_PX, -_BORDER_PX))


def paint_waves(painter: QPainter, areas: Iterable[QRectF]) -> None:
    """Paint a wave beneath what is seen of each area, which has the width of a letter at least."""
    seen = painter.clipBoundingRect()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(worn().warn), WAVE_PEN_PX))
    for area in areas:
        left, right = max(area.left(), seen.left()), max(area.right(), area.left() + _LEAST_WAVE_PX)
        painter.drawPath(wave(left, min(right, seen.right()), area.bottom()))


def paint_preedit(painter: QPainter, line: QLineEdit, start: QPointF, text: str) -> None:
    """Paint what an input method is composing over what follows the caret, underlined as elsewhere.

    Args:
        painter: What to paint with.
        line: Its font and its colours.
        start: Where the text begins on its baseline.
        text: It.
    """
    metrics = QFontMetricsF(line.font())
    width = metrics.horizontalAdvance(text)
    ground = QRectF(start.x(), start.y() - metrics.ascent(), width, metrics.height())
    painter.fillRect(ground, line.palette().color(QPalette.ColorRole.Base))
    painter.setFont(line.font())
    painter.setPen(line.palette().color(QPalette.ColorRole.Text))
    painter.drawText(start, text)
    painter.drawLine(ground.bottomLeft(), ground.bottomRight())


def inks(line: QLineEdit) -> Mapping[Paint, QColor]:
    """Return the colours of a formula in a line."""
    text, theme = line.palette().color(QPalette.ColorRole.Text), worn()
    soft, edge = QColor(theme.accent_soft), QColor(theme.control)
    return {"ink": text, "ghost": QColor(theme.faint), "hole": soft, "edge": edge}


def selected_inks(line: QLineEdit) -> Mapping[Paint, QColor]:
    """Return the colours of what is selected."""
    ground, ink = (line.palette().color(role) for role in (QPalette.ColorRole.Highlight, _SELECTED))
    return {"ink": ink, "ghost": ink, "hole": ground, "edge": ink}


@lru_cache(maxsize=2048)
def _shape(glyph: Glyph, scale: float) -> QPainterPath:
    """Return a sign or word as one path, in em of the outermost size."""
    path = QPainterPath()
    for stroke in glyph.strokes:
        size = scale * stroke.scale * _UNIT
        placed = QTransform(size, 0, 0, size, stroke.x * scale, stroke.y * scale)
        path.addPath(placed.map(_outline(stroke.outline)))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@lru_cache(maxsize=1024)
def _outline(outline: str) -> QPainterPath:
    """Return path data of SVG, with absolute coordinates, as a path."""
    path = QPainterPath()
    for name, numbers in _PIECE.findall(outline):
        values = [float(number) for number in numbers.split()]
        points = [QPointF(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
        match name:
            case "M":
                path.moveTo(points[0])
            case "L":
                path.lineTo(points[0])
            case "Q":
                path.quadTo(points[0], points[1])
            case "C":
                path.cubicTo(points[0], points[1], points[2])
            case _:
                path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path
