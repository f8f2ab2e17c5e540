"""A few choices side by side, of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.appearance import worn
from ui.theme.tokens import RADIUS
from ui.widgets.button import Button

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Segmented(QWidget):
    """Named segments; arrow keys move between them.

    Signals:
        picked: The index of the segment that the learner switched on.
    """

    picked = Signal(int)

    def __init__(self, names: Sequence[str], *, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for index, text in enumerate(names):
            segment = Button(text, kind="segment")
            segment.setCheckable(True)
            segment.setObjectName(f"segment_{index}")
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.picked)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Switch a segment on without reporting it; with -1 none is on."""
        if index < 0:
            self._switch_off()
        else:
            self._group.button(index).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        wanted = self._group.button((self.current + step) % len(self._group.buttons()))
        wanted.setFocus()
        wanted.click()

    def _switch_off(self) -> None:
        # an exclusive group keeps one on
        self._group.setExclusive(False)
        for segment in self._group.buttons():
            segment.setChecked(False)
        self._group.setExclusive(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn().line), 1))
        painter.setBrush(QColor(worn().page))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS.control + 1, RADIUS.control + 1
        )
        painter.end()
