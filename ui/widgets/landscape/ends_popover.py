"""A small sheet on which the ends of the axes are typed."""

import math

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from engine.errors import LearnerError
from engine.landscape.exploring_view import fitting_box
from engine.landscape.scene import Box
from engine.language.numeric import compiled
from engine.language.parser import parse
from engine.language.tree import Matrix, Vector
from ui.theme.appearance import worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SIZE, SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.label import Label

_FIELD_PX, _FIELD_HEIGHT_PX = 92, 36
_ASKS = tr("Each axis needs two numbers, the smaller one first.")


class EndsPopover(QFrame):
    """Two fields for each axis; Enter shows the box between them, Escape closes.

    Signals:
        looked: A box.
    """

    looked = Signal(object)

    def __init__(self, parent: QWidget, axes: tuple[str, str], box: Box) -> None:
        # without a parent it would go as soon as Python lets go of it
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("axis_ends")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Ends of the axes"))
        self._fields = tuple(
            _field(side.format(axis=name), value)
            for name, ends in zip(axes, box, strict=True)
            for side, value in zip((tr("{axis} from"), tr("{axis} to")), ends, strict=True)
        )
        self._message = Label(_ASKS, role="small", tone="mute")
        self._lay_out(axes)
        for field in self._fields:
            field.returnPressed.connect(self._take)

    def open_at(self, right_top: QPoint) -> None:
        """Open with the upper right corner at a place of the screen."""
        self.adjustSize()
        self.move(right_top - QPoint(self.width(), 0))
        self.show()
        self._fields[0].setFocus()
        self._fields[0].selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QPen(QColor(worn().control), 1))
        painter.setBrush(QColor(worn().surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _lay_out(self, axes: tuple[str, str]) -> None:
        grid = QGridLayout()
        grid.setSpacing(SPACING.small)
        for row, name in enumerate(axes):
            fields = self._fields[2 * row : 2 * row + 2]
            start = Label(tr("{axis} from").format(axis=name))
            for place, widget in enumerate((start, fields[0], Label(tr("to")), fields[1])):
                grid.addWidget(widget, row, place)
        show = Button(tr("Show"), kind="primary")
        show.setObjectName("show_ends")
        show.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.large, SPACING.large, SPACING.large, SPACING.large)
        column.setSpacing(SPACING.medium)
        column.addLayout(grid)
        column.addWidget(self._message)
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignRight)

    def _take(self) -> None:
        left, right, bottom, top = (_number(field.text()) for field in self._fields)
        box = fitting_box((left, right, bottom, top)) if all(map(math.isfinite, (left, right, bottom, top))) else None
        if box is None:
            self._message.set_tone("warn")
            return
        self.looked.emit(box)
        self.close()


def _field(name: str, value: float) -> QLineEdit:
    field = QLineEdit(f"{value:.6g}")
    field.setObjectName(name.replace(" ", "_"))
    field.setAccessibleName(name)
    field.setFont(font(SIZE.body))
    field.setFixedSize(scaled(_FIELD_PX), scaled(_FIELD_HEIGHT_PX))
    return field


def _number(text: str) -> float:
    """Return what is typed as a number, such as 1/2 or 2pi; nan where it is none."""
    try:
        tree = parse(text.replace("\N{MINUS SIGN}", "-"), ())
    except LearnerError:
        return math.nan
    return math.nan if isinstance(tree, Vector | Matrix) else float(compiled(tree, ())())
