"""Sentences with mathematics in them. Plain text only: nothing in them is ever markup."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import worn
from ui.theme.fonts import font, text_scale
from ui.theme.tokens import SIZE, SPACING, WEIGHT, Theme, Tone
from ui.translation import tr
from ui.typesetting import segments, spoken
from ui.widgets.formula import ink
from ui.widgets.prose_layout import FormulaPiece, Line, Measure, WordPiece, chunks, lay_out, narrowest

# The lower-case letters of the formulas are as tall as those of Inter at this ratio
_FORMULA_RATIO = 1.2
# Between lines, as a part of the size of type
_LEADING = 0.3
_BLEED = 1
# How many widths a layout is remembered for
_MOST_WIDTHS = 16


class Prose(QWidget):
    """Text with LaTeX between dollar signs, broken into lines; `$$…$$` stands on a line of its own.

    Its height follows from its width. Formulas that are wider than a line break at their relations and signs, and
    shrink to 15 px at the least; `minimumSizeHint` is what they need then.
    """

    def __init__(
        self, text: str = "", *, size_px: int = SIZE.body, weight: int = WEIGHT.regular, tone: Tone = "text"
    ) -> None:
        super().__init__()
        self._tone: Tone = tone
        self._size_px = size_px
        self._weight = weight
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._drawings: dict[tuple[str, str], QSvgRenderer] = {}
        self._drawn_in: Theme | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._offer_copy()
        self._text = text
        self.adapt()

    @property
    def text(self) -> str:
        return self._text

    def adapt(self) -> None:
        self.setFont(font(self._size_px, self._weight))
        size, smallest = self._size_px * text_scale(), SIZE.smallest_formula * text_scale()
        self._leading = _LEADING * size
        self._measure = Measure(QFontMetricsF(self.font()), max(smallest, _FORMULA_RATIO * size), smallest)
        self.set_text(self._text)

    def set_text(self, text: str) -> None:
        self._text = text
        self._chunks = chunks(segments(text), self._measure)
        self._narrowest = round(narrowest(self._chunks, self._measure)) + 2 * _BLEED
        self._drawings.clear()
        self._lines.clear()
        self.setAccessibleName(spoken(text))
        self._keep_height()
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self._drawings.clear()
        self.update()

    def drawn_px(self) -> tuple[float, ...]:
        """Return the em of each formula as it is drawn in the present width."""
        pieces = (piece for line in self._laid_out(self.width()) for _, piece in line.pieces)
        return tuple(piece.px for piece in pieces if isinstance(piece, FormulaPiece))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._laid_out(width)
        heights = sum(self._height(line) for line in lines)
        return round(heights + self._leading * max(0, len(lines) - 1)) + 2 * _BLEED

    def sizeHint(self) -> QSize:
        natural = sum(chunk.gap + chunk.width for chunk in self._chunks)
        width = round(natural) + 2 * _BLEED + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = min(self._narrowest, self.sizeHint().width())
        return QSize(width, self._height_of_a_line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._drawn_in is not worn():
            self._drawings.clear()
            self._drawn_in = worn()
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(worn().tone(self._tone)))
        top = float(_BLEED)
        for line in self._laid_out(self.width()):
            above = SPACING.hair if line.is_display else 0
            self._paint_line(painter, line, top + above + line.ascent)
            top += self._height(line) + self._leading
        painter.end()

    def _paint_line(self, painter: QPainter, line: Line, baseline: float) -> None:
        for x, piece in line.pieces:
            left = x + _BLEED
            match piece:
                case WordPiece(text=text):
                    painter.drawText(QPointF(left, baseline), text)
                case FormulaPiece():
                    box = QRectF(left, baseline - piece.ascent, piece.width, piece.ascent + piece.depth)
                    self._drawing(piece).render(painter, box)

    def _drawing(self, piece: FormulaPiece) -> QSvgRenderer:
        key = piece.latex, self._tone
        if key not in self._drawings:
            self._drawings[key] = ink(piece.rendered, self._tone)
        return self._drawings[key]

    def _laid_out(self, width: int) -> tuple[Line, ...]:
        lines = self._lines.get(width)
        if lines is None:
            # layouts ask for the same few widths in turn, hundreds of times
            if len(self._lines) >= _MOST_WIDTHS:
                self._lines.clear()
            lines = self._lines[width] = lay_out(self._chunks, max(1, width - 2 * _BLEED), self._measure)
        return lines

    def _height(self, line: Line) -> float:
        return line.ascent + line.depth + (2 * SPACING.hair if line.is_display else 0)

    def _height_of_a_line(self) -> int:
        return round(self._measure.metrics.height()) + 2 * _BLEED if self._chunks else 0

    def _keep_height(self) -> None:
        """Claim the height outright: a scroll area or a nested layout may not ask for it."""
        self.setMinimumHeight(self.heightForWidth(self.width()) if self._chunks else 0)

    def _offer_copy(self) -> None:
        copy = QAction(tr("Copy"), self)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
