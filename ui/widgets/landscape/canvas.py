"""A matplotlib figure as a widget: in pixels, with a focus ring, without matplotlib's own handling of the pointer."""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from engine.landscape.typography import DPI
from ui.theme.appearance import worn
from ui.theme.fonts import text_scale
from ui.theme.tokens import RADIUS

_SMALLEST = QSize(220, 200)

# How far an arrow key goes, right and down
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(FigureCanvasQTAgg):
    """A figure that takes the keyboard's focus and says so."""

    ACCESSIBLE_ROLE = QAccessible.Role.Graphic

    def __init__(self, name: str) -> None:
        self._scale = text_scale()
        super().__init__(Figure(dpi=DPI * self._scale))
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def figure_size(self, size: QSize) -> tuple[float, float]:
        """Return what is the figure's width and height, as it counts them, in a widget of this size."""
        return max(1, size.width()) / self._scale, max(1, size.height()) / self._scale

    def sizeHint(self) -> QSize:
        return QSize(480, 440)

    def minimumSizeHint(self) -> QSize:
        return _SMALLEST

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
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

    def _paint_focus_ring(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS.control, RADIUS.control)
        painter.end()
