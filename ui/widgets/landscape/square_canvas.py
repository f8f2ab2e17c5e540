"""A small square at the scene's point and its image under the map, which follow the pointer or the arrow keys."""

from collections.abc import Generator
from typing import Any

from matplotlib.figure import Figure
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from engine.landscape.draw_image import DrawnPair, View, draw_image
from engine.landscape.rooms import Easel
from engine.landscape.sampling import Box
from engine.landscape.square_images import SquareMap
from ui.theme.appearance import worn
from ui.widgets.landscape.canvas import ARROWS, Canvas
from ui.widgets.landscape.colours import palette

_RESIZING_MS = 60
# Of a side of the box, for an arrow key without and with Shift
_STEP, _LONG_STEP = 1 / 80, 1 / 8
# A press this far beside the plane of the inputs, of its width, still counts
_MARGIN = 0.05


class SquareCanvas(Canvas):
    """A picture of a square and its image, side by side.

    Signals:
        pointed: Where the learner wants the square's corner; it may lie outside the box.
    """

    pointed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__("square_canvas")
        self._mapped: SquareMap | None = None
        self._box: Box = ((-1.0, 1.0), (-1.0, 1.0))
        self._pair: DrawnPair | None = None
        # what matplotlib copied of the figure without what follows the square
        self._background: Any = None
        self._resized = QTimer(self, singleShot=True, interval=_RESIZING_MS)
        self._resized.timeout.connect(self.redraw)

    def show_square(self, mapped: SquareMap, box: Box) -> None:
        """Draw a square within the box of its inputs, and its image."""
        self._mapped, self._box = mapped, box
        self.redraw()

    def move_square(self, mapped: SquareMap) -> None:
        """Let the square that is shown be elsewhere, or of another size, over a copy of all the rest where that serves."""
        self._mapped = mapped
        if self._pair is None or self._background is None or not self._pair.move(mapped):
            self.redraw()
            return
        self.restore_region(self._background)
        self._draw_moving()
        self.blit(self.figure.bbox)

    def redraw(self) -> None:
        """Draw again, in this size and in the colours of the theme."""
        if self._mapped is None:
            return
        mapped, box = self._mapped, self._box

        def build(figure: Figure) -> Generator[None, None, DrawnPair]:
            yield
            easel = Easel(figure, palette(worn()))
            figure.set_facecolor(easel.palette.ground)
            return draw_image(easel, easel.room, mapped, View(box, is_calm=True))

        self.renew(build, self._adopt, waits=True)

    def _adopt(self, pair: DrawnPair) -> None:
        """Let the square on the new picture be where it is by now, as far as that serves."""
        self._pair = pair
        if self._mapped is not None:
            pair.move(self._mapped)

    def after_drawing(self) -> None:
        self._background = self.copy_from_bbox(self.figure.bbox)
        self._draw_moving()

    def _draw_moving(self) -> None:
        for artist in self._pair.moving if self._pair is not None else ():
            self.figure.draw_artist(artist)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._background = None
        super().resizeEvent(event)
        self._resized.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None or self._mapped is None:
            event.ignore()
            return
        step = _LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        (left, right), (bottom, top) = self._box
        x, y = self._mapped.plot.corner
        self.pointed.emit(x + arrow[0] * step * (right - left), y - arrow[1] * step * (top - bottom))

    def _point(self, event: QMouseEvent) -> None:
        """Report the place on the plane of the inputs; a press on the image moves nothing."""
        if self._pair is None:
            return
        axes = self._pair.axes
        at = self.figure_place(event.position().x(), event.position().y())
        x, y = axes.transData.inverted().transform(at)
        if all(-_MARGIN <= share <= 1 + _MARGIN for share in axes.transAxes.inverted().transform(at)):
            self.pointed.emit(float(x), float(y))
