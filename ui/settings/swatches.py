"""The themes to choose from, each as a small picture of the window that it makes."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from ui.theme.appearance import Choice, worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import DARK, LIGHT, RADIUS, SIZE, SPACING, WEIGHT, Theme
from ui.translation import tr

_WIDTH_PX, _PICTURE_PX, _WORDS_PX = 132, 76, 30
_DOT_PX = 14
# The themes that a picture shows, from its left to its right
_SHOWN: Mapping[Choice, tuple[str, tuple[Theme, ...]]] = {
    "system": (tr("As the system"), (LIGHT, DARK)),
    "light": (tr("Light"), (LIGHT,)),
    "dark": (tr("Dark"), (DARK,)),
}


class Swatch(QAbstractButton):
    """One theme to choose: a window in its colours, and its name beside a radio dot."""

    def __init__(self, name: str, themes: tuple[Theme, ...]) -> None:
        super().__init__()
        self._themes = themes
        self.setText(name)
        self.setAccessibleName(tr("Theme: {name}").format(name=name))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.body, WEIGHT.medium))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + scaled(_DOT_PX) + SPACING.medium
        return QSize(max(scaled(_WIDTH_PX), words), scaled(_PICTURE_PX) + scaled(_WORDS_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(2, 2, self.width() - 4, scaled(_PICTURE_PX) - 4)
        outline = QPainterPath()
        outline.addRoundedRect(frame, RADIUS.control, RADIUS.control)
        painter.setClipPath(outline)
        for place, theme in enumerate(self._themes):
            share = frame.width() / len(self._themes)
            painter.setClipRect(
                QRectF(frame.left() + place * share, frame.top(), share, frame.height()), Qt.ClipOperation.IntersectClip
            )
            _paint_window(painter, frame, theme)
            painter.setClipPath(outline)
        painter.setClipping(False)
        is_lit = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(worn().accent if is_lit else worn().control), 2 if is_lit else 1))
        painter.drawPath(outline)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        """Paint the dot and the name; the name is underlined where the keyboard is."""
        theme, side = worn(), scaled(_DOT_PX)
        middle = scaled(_PICTURE_PX) + scaled(_WORDS_PX) / 2
        centre = QPointF(2 + side / 2, middle)
        painter.setPen(QPen(QColor(theme.accent if self.isChecked() else theme.control), 1.5))
        painter.drawEllipse(centre, side / 2 - 1, side / 2 - 1)
        if self.isChecked():
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(centre, side / 4, side / 4)
        words = QRectF(side + SPACING.small, scaled(_PICTURE_PX), self.width(), scaled(_WORDS_PX))
        made = QFont(self.font())
        made.setUnderline(self.hasFocus())
        painter.setFont(made)
        painter.setPen(QColor(theme.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class Swatches(QWidget):
    """The three themes side by side; arrow keys move between them.

    Signals:
        picked: The `Choice` that the learner made.
    """

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Theme"))
        self._group = QButtonGroup(self)
        self._choices: tuple[Choice, ...] = tuple(_SHOWN)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.large)
        for place, (name, themes) in enumerate(_SHOWN.values()):
            swatch = Swatch(name, themes)
            swatch.setObjectName(f"theme_{self._choices[place]}")
            self._group.addButton(swatch, place)
            row.addWidget(swatch)
        row.addStretch(1)
        self._group.idClicked.connect(lambda place: self.picked.emit(self._choices[place]))

    def show_choice(self, choice: Choice) -> None:
        """Switch a theme on without reporting it."""
        self._group.button(self._choices.index(choice)).setChecked(True)

    def take_keyboard(self) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()


def _paint_window(painter: QPainter, frame: QRectF, theme: Theme) -> None:
    """Paint a window in little: a page, a card with lines of text, a picture and a button."""
    unit = frame.height() / 12
    painter.fillRect(frame, QColor(theme.page))
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.surface))
    card = frame.adjusted(1.5 * unit, 1.5 * unit, -1.5 * unit, -1.5 * unit)
    painter.drawRoundedRect(card, unit, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, left, top, width, height in (
        (theme.text, 1.2, 1.4, 5.2, 1.1),
        (theme.mute, 1.2, 3.4, 7.2, 0.8),
        (theme.accent, 1.2, 5.8, 3.6, 1.8),
        (theme.mute, card.width() / unit - 6, 1.4, 4.8, 0.8),
        (theme.control, card.width() / unit - 6, 3.4, 4.8, 4.2),
    ):
        painter.setBrush(QColor(colour))
        box = QRectF(card.left() + left * unit, card.top() + top * unit, width * unit, height * unit)
        painter.drawRoundedRect(box, unit / 3, unit / 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
