"""A matplotlib figure as a widget: in pixels, with a focus ring, without matplotlib's own handling of the pointer.

What takes longer than a frame is drawn on a figure that is not seen, in turns; the old one stays until the new one is whole.
"""

import gc
from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from engine.landscape.draw_in_pieces import in_pieces
from engine.landscape.typography import DPI
from ui.theme.appearance import worn
from ui.theme.fonts import text_scale
from ui.theme.tokens import RADIUS
from ui.widgets.landscape.turns import Turns

Made = TypeVar("Made")
# Puts artists on a figure, pausing where it may be interrupted, and returns what is to be known of them
Build = Callable[[Figure], Generator[None, None, Made]]

_SMALLEST = QSize(220, 200)

# How far an arrow key goes, right and down
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(FigureCanvasQTAgg):
    """A figure that takes the keyboard's focus and says so.

    Signals:
        drawn: All that was to be drawn in turns is seen.
    """

    ACCESSIBLE_ROLE = QAccessible.Role.Graphic

    drawn = Signal()

    def __init__(self, name: str) -> None:
        self._scale = text_scale()
        super().__init__(Figure(dpi=DPI * self._scale, facecolor=worn().surface))
        self._turns = Turns(self)
        self._turns.ended.connect(self.drawn)
        self._begin_again: Callable[[], None] | None = None
        # what holds the pixels that are seen
        self._seen: RendererAgg | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing is left to be drawn."""
        return not self._turns.is_under_way

    def renew(self, build: Build[Made], adopt: Callable[[Made], None], *, waits: bool = False) -> None:
        """Put another figure in the place of this one as soon as it is drawn; what was to be drawn before is not.

        Args:
            build: Fills the figure.
            adopt: Gets what `build` returns when the figure is seen.
            waits: Whether what is being drawn is drawn to its end first, so that something is seen while wishes
                come faster than they can be drawn.
        """
        self._begin_again = lambda: self._turns.begin(self._renewal(build, adopt))
        (self._turns.queue if waits else self._turns.begin)(self._renewal(build, adopt))

    def touch_up(self) -> None:
        """Draw the figure again as it is now, unless another one takes its place anyway.

        Whoever changes it before that is done has to call `leave`.
        """
        if self._turns.is_under_way and self._begin_again is not None:
            return
        self._begin_again = None
        self._turns.begin(self._touching_up())

    def leave(self) -> None:
        """Give up a `touch_up` that is not done; what is renewed is renewed all the same."""
        if self._begin_again is None:
            self._turns.cancel()

    def stop(self) -> None:
        """Draw nothing of what is left to be drawn: something else is wanted by now."""
        self._turns.cancel()

    def finish(self) -> None:
        """Draw at once what is left to be drawn."""
        self._turns.finish()

    def after_drawing(self) -> None:
        """Do what is to be done each time that the figure was drawn; a subclass may say what."""

    def fit(self, size: QSize) -> None:
        """Arrange what is on the figure for a widget of this size; a subclass may say how."""

    def draw(self) -> None:
        super().draw()
        self._seen = self.renderer
        self.after_drawing()

    def figure_size(self, size: QSize) -> tuple[float, float]:
        """Return what is the figure's width and height, as it counts them, in a widget of this size."""
        return max(1, size.width()) / self._scale, max(1, size.height()) / self._scale

    def sizeHint(self) -> QSize:
        return QSize(480, 440)

    def minimumSizeHint(self) -> QSize:
        return _SMALLEST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # it would be drawn at once; what was seen is seen until it is drawn in turns
        self._draw_pending = False
        self.fit(event.size())
        if self._turns.is_under_way and self._begin_again is not None:
            self._begin_again()
        self.touch_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        # only where a drawing is due
        self._draw_idle()
        self._paint_drawing(event)
        if self.hasFocus():
            self._paint_focus_ring()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def figure_place(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Return a place of the widget in device pixels from the figure's lower left corner."""
        ratio = self.device_pixel_ratio
        return x_px * ratio, self.figure.bbox.height - y_px * ratio

    def _paint_drawing(self, event: QPaintEvent) -> None:
        """Paint what was drawn last, which may have another size; matplotlib's own way wants it to have this one."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(worn().surface))
        if self._seen is not None:
            pixels = self._seen.buffer_rgba()
            height, width = pixels.shape[:2]
            image = QImage(pixels, width, height, QImage.Format.Format_RGBA8888)
            image.setDevicePixelRatio(self.device_pixel_ratio)
            painter.drawImage(0, 0, image)
        painter.end()

    def _paint_focus_ring(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS.control, RADIUS.control)
        painter.end()

    def _renewal(self, build: Build[Made], adopt: Callable[[Made], None]) -> Iterator[None]:
        figure = self._blank()
        made = yield from build(figure)
        yield
        # labels are measured on this canvas, which is of no screen
        renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]  # every Agg canvas has it
        yield from in_pieces(figure, renderer)
        self._hang(figure, renderer)
        adopt(made)
        self.after_drawing()
        yield
        # artists and axes hold each other, so old figures only go this way: now, in 10 ms, or when there are many, in 50
        gc.collect()

    def _touching_up(self) -> Iterator[None]:
        renderer = RendererAgg(*self.get_width_height(physical=True), self.figure.dpi)
        yield from in_pieces(self.figure, renderer)
        self._hang(self.figure, renderer)
        self.after_drawing()

    def _blank(self) -> Figure:
        """Return an empty figure of the same size."""
        width, height = self.figure_size(self.size())
        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI * self._scale)
        canvas = FigureCanvasAgg(figure)
        # matplotlib has no public way
        canvas._set_device_pixel_ratio(self.device_pixel_ratio)  # type: ignore[attr-defined]  # noqa: SLF001
        return figure

    def _hang(self, figure: Figure, renderer: RendererAgg) -> None:
        """Show a figure, and what was drawn of it."""
        self.figure = figure
        figure.set_canvas(self)
        # so that matplotlib takes the drawing for one that it made itself
        self.renderer = self._seen = renderer
        self._lastKey = (*self.get_width_height(physical=True), figure.dpi)
        self._draw_pending = False
        self.update()
