"""An output of a map as a gauge: where it was, where it is now, and what was predicted of its change."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.landscape.levels import round_scale
from engine.landscape.sensitivity import Gauge, Slope
from engine.landscape.sensitivity_words import change_said, gauge_said, slopes_said, value_said
from engine.landscape.wording import written
from engine.language.decimal_mark import shown_text
from ui.theme.appearance import worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SIZE, SPACING
from ui.translation import tr
from ui.widgets.label import Label

_SCALE_PX, _TRACK_PX, _MARK_PX = 34, 6, 7
_ROW_PX, _BAR_PX = 22, 12
_WORDS_PX, _NUMBER_PX = 84, 66
# A change of nothing still shows where its bar would grow
_LEAST_PX = 1.5


class OutputGauge(QWidget):
    """One output: its value on a scale, and below it the actual change beside the predicted ones."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._value = Label(role="lead"), Label(tone="mute")
        self._scale, self._bars = ScaleBar(), ChangeBars()
        self._slopes = [Label(role="small", tone="mute", wraps=True) for _ in range(2)]
        heading = QHBoxLayout()
        heading.addWidget(self._name)
        heading.addStretch(1)
        heading.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        column.addLayout(heading)
        for widget in (self._scale, self._bars, *self._slopes):
            column.addWidget(widget)

    def show_gauge(self, gauge: Gauge, slopes: tuple[Slope, ...], unit: str, *, predicts: bool) -> None:
        """Show where an output stands; `predicts` says whether its change has anything to be compared with."""
        self._name.setText(written(gauge.output.label))
        self._value.setText(f"{value_said(gauge.before)} → {value_said(gauge.now)} {unit}".rstrip())
        self._scale.show_gauge(gauge)
        self._bars.setVisible(predicts)
        self._bars.show_gauge(gauge)
        lines = slopes_said(slopes)
        for index, label in enumerate(self._slopes):
            label.setText(lines[index] if index < len(lines) else "")
            label.setVisible(index < len(lines))
        self.setAccessibleName(shown_text(gauge_said(gauge)))


class ScaleBar(QWidget):
    """A scale with a hollow mark where the output was and a full one where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._gauge: Gauge | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_gauge(self, gauge: Gauge) -> None:
        self._gauge = gauge
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(_SCALE_PX))

    def adapt(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._gauge is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE.small))
        self._paint(painter, self._gauge)
        painter.end()

    def _paint(self, painter: QPainter, gauge: Gauge) -> None:
        theme, mark = worn(), scaled(_MARK_PX)
        left, right, middle = mark + 1.0, self.width() - mark - 1.0, mark + 2.0
        painter.setPen(QPen(QColor(theme.control), 1))
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(QRectF(left, middle - _TRACK_PX / 2, right - left, _TRACK_PX), 3, 3)
        self._write_ends(painter, gauge)
        before, now = (_along(gauge, value, left, right) for value in (gauge.before, gauge.now))
        if before is not None and now is not None:
            painter.setPen(QPen(QColor(theme.accent), _TRACK_PX))
            painter.drawLine(QPointF(before, middle), QPointF(now, middle))
        if now is not None:
            _paint_mark(painter, QPointF(now, middle), QColor(theme.accent), QColor(theme.accent))
        if before is not None:
            _paint_mark(painter, QPointF(before, middle), QColor(theme.surface), QColor(theme.point))

    def _write_ends(self, painter: QPainter, gauge: Gauge) -> None:
        painter.setPen(QColor(worn().mute))
        below = QRectF(self.rect()).adjusted(0, 2.0 * scaled(_MARK_PX) + 4, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shown_text(value_said(gauge.low)))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, shown_text(value_said(gauge.high)))


class ChangeBars(QWidget):
    """The actual change, what the learner's slopes make of it and what the true ones do, from a common zero."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[_Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_gauge(self, gauge: Gauge) -> None:
        theme = worn()
        rows = [_Row(tr("change"), gauge.change, QBrush(QColor(theme.accent)), QPen(QColor(theme.accent), 1))]
        if gauge.yours is not None:
            hatched = QBrush(QColor(theme.warn), Qt.BrushStyle.BDiagPattern)
            rows.append(_Row(tr("yours"), gauge.yours, hatched, QPen(QColor(theme.warn), 1.5, Qt.PenStyle.DashLine)))
        if gauge.true is not None:
            rows.append(
                _Row(tr("true slopes"), gauge.true, QBrush(Qt.BrushStyle.NoBrush), QPen(QColor(theme.text), 1.5))
            )
        is_taller = len(rows) != len(self._rows)
        self._rows = tuple(rows)
        if is_taller:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WORDS_PX + _NUMBER_PX + 60), scaled(_ROW_PX) * max(1, len(self._rows)))

    def adapt(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE.small))
        reach = max((abs(row.change) for row in self._rows if row.is_known), default=0.0)
        reach = round_scale(reach) if reach > 0 else 1.0
        for index, row in enumerate(self._rows):
            self._paint_row(painter, QRectF(0, index * scaled(_ROW_PX), self.width(), scaled(_ROW_PX)), row, reach)
        painter.end()

    def _paint_row(self, painter: QPainter, room: QRectF, row: "_Row", reach: float) -> None:
        painter.setPen(QColor(worn().text))
        words = QRectF(room.left(), room.top(), scaled(_WORDS_PX), room.height())
        number = QRectF(room.right() - scaled(_NUMBER_PX), room.top(), scaled(_NUMBER_PX), room.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.words)
        painter.drawText(
            number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown_text(change_said(row.change))
        )
        zero, half = (words.right() + number.left()) / 2, (number.left() - words.right()) / 2
        painter.setPen(QPen(QColor(worn().control), 1))
        painter.drawLine(QPointF(zero, room.top()), QPointF(zero, room.bottom()))
        if row.is_known:
            length = half * row.change / reach
            painter.setPen(row.edge)
            painter.setBrush(row.fill)
            bar = QRectF(zero, room.center().y() - _BAR_PX / 2, length, _BAR_PX).normalized()
            painter.drawRect(bar if bar.width() > _LEAST_PX else bar.adjusted(0, 0, _LEAST_PX, 0))


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar: its words, its length in the units of the output, and its looks, which differ without their colours."""

    words: str
    change: float
    fill: QBrush
    edge: QPen

    @property
    def is_known(self) -> bool:
        return not math.isnan(self.change)


def _paint_mark(painter: QPainter, at: QPointF, fill: QColor, edge: QColor) -> None:
    radius = scaled(_MARK_PX)
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 2.5))
    painter.drawEllipse(at, radius - 1.5, radius - 1.5)


def _along(gauge: Gauge, value: float, left: float, right: float) -> float | None:
    """Return where on a scale a value is, at its end if it lies beyond; None where there is no value."""
    if math.isnan(value):
        return None
    share = (value - gauge.low) / (gauge.high - gauge.low)
    return left + min(max(share, 0.0), 1.0) * (right - left)
