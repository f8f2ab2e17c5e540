"""What is seen of a formula in its line: where it stands, how far it is scrolled, and the caret, which blinks."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from engine.errors import Span
from ui.theme.fonts import scaled
from ui.theme.tokens import SIZE
from ui.widgets.math_edit.document.places import Caret
from ui.widgets.math_edit.layout.constants import AXIS
from ui.widgets.math_edit.manuscript import Manuscript
from ui.widgets.math_edit.painting import Frame, inks, paint, paint_panel, paint_preedit, paint_waves, selected_inks

_LEAST_HEIGHT = 40
# Between the formula and the edges of the line
_BESIDE_PX, _ABOVE_PX = 12, 9
# Exponents of exponents are no smaller than this
_SMALLEST_PX = 9.0
_CARET_PX = 1.6


class Sight(QObject):
    """Paints a formula into its line, and makes the line as high as it needs.

    Attributes:
        preedit: What an input method is composing at the caret.

    Args:
        line: Where it is painted.
        manuscript: What is painted.
    """

    def __init__(self, line: QLineEdit, manuscript: Manuscript) -> None:
        super().__init__(line)
        self.preedit = ""
        self._line = line
        self._manuscript = manuscript
        self._scrolled_px = 0.0
        self._least_height = 0
        self._shows_caret = False
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self.adapt()

    def adapt(self) -> None:
        """Take on another size of text."""
        self._manuscript.set_least_scale(_SMALLEST_PX / self._em_px)
        self.fit()

    @property
    def width(self) -> int:
        """How wide the line must be to show all of the formula, in pixels."""
        return round(self._manuscript.picture.width * self._em_px) + 2 * scaled(_BESIDE_PX)

    @property
    def height(self) -> int:
        """How high the line must be to show all of the formula, in pixels."""
        picture = self._manuscript.picture
        # the axis stays in the middle, so that nothing moves while an exponent is typed
        half = max(picture.ascent - AXIS, picture.descent + AXIS)
        wanted = 2 * (half * self._em_px + scaled(_ABOVE_PX))
        return max(scaled(_LEAST_HEIGHT), round(wanted))

    def keep_height(self, least: int) -> None:
        """Be no lower than this, in pixels: as high as what stands beside it."""
        if least != self._least_height:
            self._least_height = least
            self.fit()

    @property
    def caret(self) -> QRect:
        """Where the caret is in the line, in pixels."""
        area = self._manuscript.picture.caret(self._manuscript.state.caret)
        return self._frame.rect(area).toRect().adjusted(0, 0, 1, 0)

    def caret_at(self, point: QPointF) -> Caret:
        """Return the place that a pixel means."""
        return self._manuscript.picture.nearest(*self._frame.place(point))

    def fit(self) -> None:
        """Make the line as high as the formula, and show the caret."""
        wanted = max(self.height, self._least_height)
        if self._line.minimumHeight() != wanted or self._line.maximumHeight() != wanted:
            self._line.setFixedHeight(wanted)
        self.bring_caret_into_view()
        self.restart_blinking(has_focus=self._line.hasFocus())

    def bring_caret_into_view(self) -> None:
        """Scroll as far as it takes to see the caret, and no further than the formula goes."""
        room = self._line.width() - 2 * scaled(_BESIDE_PX)
        at = self._manuscript.picture.caret(self._manuscript.state.caret).left * self._em_px
        width = self._manuscript.picture.width * self._em_px
        least, most = at - room, at
        self._scrolled_px = max(0.0, min(max(self._scrolled_px, least), most, max(0.0, width - room)))

    def restart_blinking(self, *, has_focus: bool) -> None:
        """Show the caret, and let it blink from now on; without the keyboard there is none."""
        self._shows_caret = has_focus and not self._line.isReadOnly()
        self._blink.stop()
        period = QApplication.cursorFlashTime()
        if self._shows_caret and period > 0:
            self._blink.start(period // 2)
        self._line.update()

    def paint(self, underlined: Span | None) -> None:
        """Paint everything, with a wave under a span of the text."""
        painter = QPainter(self._line)
        paint_panel(painter, self._line)
        picture, frame = self._manuscript.picture, self._frame
        paint(painter, picture, frame, inks(self._line))
        self._paint_selection(painter)
        if underlined is not None:
            stretches = self._manuscript.stretches(underlined)
            areas = [picture.area(part) for part in stretches] or [picture.caret(self._manuscript.state.caret)]
            paint_waves(painter, map(frame.rect, areas))
        if self.preedit:
            paint_preedit(painter, self._line, QPointF(self.caret.left(), frame.origin.y()), self.preedit)
        elif self._shows_caret and self._manuscript.state.selection is None:
            painter.fillRect(QRectF(self.caret).adjusted(0, 0, _CARET_PX - 2, 0), self._line.palette().text())
        painter.end()

    def _paint_selection(self, painter: QPainter) -> None:
        """Paint what is selected once more, on its own ground and in its own ink."""
        chosen = self._manuscript.state.selection
        if chosen is None:
            return
        picture, frame = self._manuscript.picture, self._frame
        area = frame.rect(picture.area(chosen)).adjusted(-1, -2, 1, 2)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.fillRect(area, self._line.palette().color(QPalette.ColorRole.Highlight))
        paint(painter, picture, frame, selected_inks(self._line))
        painter.restore()

    @property
    def _em_px(self) -> float:
        return scaled(SIZE.formula)

    @property
    def _frame(self) -> Frame:
        """Where the formula stands in the line: its axis in the middle, as far left as it is scrolled."""
        baseline = self._line.height() / 2 + AXIS * self._em_px
        return Frame(QPointF(scaled(_BESIDE_PX) - self._scrolled_px, baseline), self._em_px)

    def _toggle_caret(self) -> None:
        self._shows_caret = not self._shows_caret
        self._line.update(self.caret.adjusted(-2, -2, 2, 2))
