"""A scroll area that is as tall as what it holds, where there is room for that."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import scaled

# Above and below what has the keyboard: the mark on its edge is seen too
_ROOM_PX = 12


class FittingScroll(QScrollArea):
    """Scrolls vertically when it gets less room than its content needs.

    Args:
        gap: Between the widgets of `body`.
        least_px: What it never goes below, unless its content is smaller; times the learner's size of text.
        grows: Whether it takes room that nobody else needs.
    """

    def __init__(self, *, gap: int, least_px: int, grows: bool = False) -> None:
        super().__init__()
        self._least = least_px
        self._bottom = 0
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(gap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.setWidget(self._content)
        cast("QGuiApplication", QGuiApplication.instance()).focusObjectChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._natural())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(scaled(self._least), self._natural()))

    def adapt(self) -> None:
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
            # once everything has its place
            QTimer.singleShot(0, self, self._keep_up)
        return super().eventFilter(watched, event)

    def _follow(self, focused: QObject | None) -> None:
        """Keep what has the keyboard in view."""
        if isinstance(focused, QWidget) and self._content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _ROOM_PX)

    def _keep_up(self) -> None:
        """Keep what has the keyboard in view where it has grown or moved, as an entry does while it is typed."""
        focused = QApplication.focusWidget()
        # there is none outside of an active window, whatever the annotations say
        if not isinstance(focused, QWidget) or not self._content.isAncestorOf(focused):
            return
        bottom = focused.mapTo(self._content, focused.rect().bottomLeft()).y()
        if bottom != self._bottom:
            self._bottom = bottom
            self._follow(focused)

    def _natural(self) -> int:
        """Return the height of everything at the present width, in pixels."""
        width = self.viewport().width()
        return max(self._content.minimumSizeHint().height(), self.body.heightForWidth(width) if width else 0)
