"""What makes a grid larger by a row or a column."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme.appearance import worn
from ui.theme.fonts import scaled
from ui.theme.tokens import RADIUS
from ui.translation import tr

_THICK_PX = 24
_ARM_PX = 5


class GrowthHandle(QAbstractButton):
    """A bar with a plus, as long as the edge of the grid that it stands at.

    For the mouse alone: the arrow keys lead over the edge as well.

    Args:
        name: What it does, such as "Add a row".
        lies: Whether it stands beneath the grid, not at its right.
    """

    def __init__(self, name: str, *, lies: bool) -> None:
        super().__init__()
        key = "↓" if lies else "→"
        self.setObjectName("add_row" if lies else "add_column")
        self.setAccessibleName(name)
        self.setToolTip(tr("{does} ({key} at the edge)").format(does=name, key=key))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lies = lies
        wide, narrow = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide if lies else narrow, narrow if lies else wide)
        self.adapt()

    def adapt(self) -> None:
        if self._lies:
            self.setFixedHeight(scaled(_THICK_PX))
        else:
            self.setFixedWidth(scaled(_THICK_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.line) if self.isDown() else QColor(theme.sunken))
        edge = theme.mute if self.underMouse() else theme.control
        painter.setPen(QPen(QColor(edge), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS.control, RADIUS.control)
        painter.setPen(QPen(QColor(theme.mute), 1.6))
        centre = QRectF(self.rect()).center()
        arm = scaled(_ARM_PX)
        painter.drawLine(round(centre.x()) - arm, round(centre.y()), round(centre.x()) + arm, round(centre.y()))
        painter.drawLine(round(centre.x()), round(centre.y()) - arm, round(centre.x()), round(centre.y()) + arm)
        painter.end()
