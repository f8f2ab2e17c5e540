"""Small widgets one after the other, in as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import SPACING


class Flow(QWidget):
    """Lays its widgets out from left to right, and goes on in the next line where one is full."""

    def __init__(self) -> None:
        super().__init__()
        self._widgets: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these, which take the place of what was there."""
        for old in self._widgets:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._widgets = tuple(widgets)
        for widget in widgets:
            widget.setParent(self)
        self.refresh()

    def refresh(self) -> None:
        """Lay out anew after a widget was hidden or shown."""
        self.setFixedHeight(self._arrange(self.width()))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._arrange(event.size().width()))

    def _arrange(self, width: int) -> int:
        """Place what is shown into a width, and return the height."""
        at, tallest = QPoint(0, 0), 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            if at.x() > 0 and at.x() + size.width() > width:
                at, tallest = QPoint(0, at.y() + tallest + SPACING.hair), 0
            widget.setGeometry(QRect(at, size))
            at.setX(at.x() + size.width() + SPACING.hair)
            tallest = max(tallest, size.height())
        return at.y() + tallest
