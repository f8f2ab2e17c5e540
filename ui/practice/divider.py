"""Two widgets side by side with a gutter that can be moved, by hand or with the arrow keys."""

from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ui.theme.appearance import worn
from ui.translation import tr

_GUTTER_PX = 20
_GRIP_WIDTH_PX, _GRIP_HEIGHT_PX = 4, 36
_STEP_PX = 24
# Neither side becomes too narrow to be used
_LEAST_SHARE, _MOST_SHARE = 0.35, 0.65

_STEPS = {Qt.Key.Key_Left: -_STEP_PX, Qt.Key.Key_Right: _STEP_PX}


class Divided(QSplitter):
    """Shares its width by a fraction, which stays as the window grows.

    Args:
        first: At the left.
        second: At the right.
        share: Of the width that the first gets, as designed; a double click on the gutter brings it back.

    Signals:
        shared: Carries the share after the learner has moved the gutter.
    """

    shared = Signal(float)

    def __init__(self, first: QWidget, second: QWidget, share: float) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._designed = share
        self._share = share
        self.setHandleWidth(_GUTTER_PX)
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        self.splitterMoved.connect(self._note)

    @property
    def share(self) -> float:
        return self._share

    @property
    def is_moved(self) -> bool:
        """Whether it shares otherwise than as designed."""
        return self._share != self._designed

    def divide(self, share: float) -> None:
        """Give the first a share of the width, within reason."""
        self._share = min(max(share, _LEAST_SHARE), _MOST_SHARE)
        self._apply()

    def reset(self) -> None:
        """Share as designed."""
        self.divide(self._designed)
        self.shared.emit(self._share)

    def push(self, pixels: int) -> None:
        """Move the gutter to the right, or with a negative number to the left."""
        self.divide(self._share + pixels / max(1, self.width() - _GUTTER_PX))
        self.shared.emit(self._share)

    def createHandle(self) -> QSplitterHandle:
        return _Gutter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply()

    def _apply(self) -> None:
        room = self.width() - _GUTTER_PX
        first = round(room * self._share)
        self.setSizes([first, room - first])

    def _note(self) -> None:
        first, second = self.sizes()
        # with one of them hidden there is nothing to share
        if first and second:
            self.divide(first / (first + second))
            self.shared.emit(self._share)


class _Gutter(QSplitterHandle):
    """The gutter: empty, with a grip in its middle that shows where the keyboard or the pointer is."""

    def __init__(self, divided: Divided) -> None:
        super().__init__(Qt.Orientation.Horizontal, divided)
        self.setObjectName("gutter")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(tr("Divider"))
        self.setAccessibleDescription(tr("The left and right arrow keys move it; Home brings it back."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._divided().push(step)
        elif event.key() == Qt.Key.Key_Home:
            self._divided().reset()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self._divided().reset()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = theme.accent if self.hasFocus() else theme.mute if self.underMouse() else theme.line
        painter.setBrush(QColor(colour))
        grip = QRectF(0, 0, _GRIP_WIDTH_PX, _GRIP_HEIGHT_PX)
        grip.moveCenter(QRectF(self.rect()).center())
        painter.drawRoundedRect(grip, _GRIP_WIDTH_PX / 2, _GRIP_WIDTH_PX / 2)
        painter.end()

    def _divided(self) -> Divided:
        return cast("Divided", self.splitter())
