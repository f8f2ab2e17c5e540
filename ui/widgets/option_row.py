"""One of the things to choose from, typeset: a badge with its key, what it says, and its mark."""

from enum import Enum, auto

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget

from engine.questions.verdict import Outcome
from ui.theme.appearance import worn
from ui.theme.fonts import font, scaled
from ui.theme.tokens import RADIUS, SIZE, SPACING, WEIGHT
from ui.widgets.marks import MARKS, MarkTag
from ui.widgets.prose import Prose

_BADGE_PX = 22
_PADDING_PX = 7


class Step(Enum):
    """Where an arrow key leads, and whether it takes the row along."""

    BACK = auto()
    ON = auto()
    CARRY_BACK = auto()
    CARRY_ON = auto()


_STEPS = {
    Qt.Key.Key_Up: (Step.BACK, Step.CARRY_BACK),
    Qt.Key.Key_Left: (Step.BACK, Step.CARRY_BACK),
    Qt.Key.Key_Down: (Step.ON, Step.CARRY_ON),
    Qt.Key.Key_Right: (Step.ON, Step.CARRY_ON),
}


class Badge(QWidget):
    """A letter or a number in a ring, or in a box where several may be on."""

    def __init__(self, *, is_round: bool) -> None:
        super().__init__()
        self._is_round = is_round
        self._text = ""
        self._is_on = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.small, WEIGHT.medium))
        self.setFixedSize(scaled(_BADGE_PX), scaled(_BADGE_PX))

    def show_state(self, text: str, *, is_on: bool) -> None:
        self._text, self._is_on = text, is_on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        painter.setPen(QPen(QColor(theme.accent if self._is_on else theme.control), 1.2))
        painter.setBrush(QColor(theme.accent if self._is_on else theme.surface))
        radius = self.width() / 2 if self._is_round else 5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(QColor(theme.on_accent if self._is_on else theme.mute))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class OptionRow(QAbstractButton):
    """A row that is on or off; assistive technology hears a radio button, or a check box where several may be on.

    Args:
        text: What it says; it may hold LaTeX between dollar signs.
        several: Whether other rows may be on as well.

    Signals:
        stepped: A `Step`: an arrow key, with Alt to take the row along.
        typed: A letter or digit that may be the key of a row.
        finished: Enter.
        submitted: Ctrl+Enter.
        dragged: The pointer was moved with the button down; where it is, in global coordinates.
    """

    stepped = Signal(Step)
    typed = Signal(str)
    finished = Signal()
    submitted = Signal()
    dragged = Signal(QPoint)

    def __init__(self, text: str, *, several: bool) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(not several)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._is_read_only = False
        self._pressed_at: QPoint | None = None
        self._says = Prose(text)
        self._badge = Badge(is_round=not several)
        self.tag = MarkTag()
        self._outcome: Outcome | None = None
        for child in (self._says, self.tag):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACING.small, _PADDING_PX, SPACING.medium, _PADDING_PX)
        self._row.setSpacing(SPACING.small + 2)
        self._row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._says, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        self.toggled.connect(self._show_badge)

    @property
    def outcome(self) -> Outcome | None:
        """The mark beside it."""
        return self._outcome

    def set_key(self, key: str, name: str = "") -> None:
        """Put a key into the badge; `name` is what assistive technology hears before the words."""
        self._key = key
        self.setAccessibleName(f"{name or key}. {self._says.accessibleName()}")
        self._show_badge(is_on=self.isChecked())

    def mark(self, outcome: Outcome | None) -> None:
        self._outcome = outcome
        self.tag.show_outcome(outcome)
        self.setAccessibleDescription("" if outcome is None else MARKS[outcome].word)
        self.updateGeometry()
        self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        self._is_read_only = read_only
        self.setCursor(Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor)

    @property
    def is_read_only(self) -> bool:
        return self._is_read_only

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def nextCheckState(self) -> None:
        if not self._is_read_only:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS:
            self.stepped.emit(_STEPS[key][held == Qt.KeyboardModifier.AltModifier])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.submitted if held & Qt.KeyboardModifier.ControlModifier else self.finished).emit()
        elif event.text().isalnum() and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is None or self._is_read_only:
            super().mouseMoveEvent(event)
        elif not self.isDown() or (event.position().toPoint() - start).manhattanLength() > _drag_distance():
            # what was dragged is not clicked when it is let go
            self.setDown(False)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        edge, width = self._edge()
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(theme.accent_soft if self.isChecked() else self._ground()))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS.control, RADIUS.control
        )
        painter.end()

    def _edge(self) -> tuple[str, float]:
        """Return the colour and the width of the border."""
        theme = worn()
        if self.hasFocus():
            return theme.accent, 2.0
        if self._outcome is not None:
            return theme.tone(MARKS[self._outcome].tone), 1.2
        return (theme.accent if self.isChecked() else theme.control), 1.0

    def _ground(self) -> str:
        return worn().sunken if self._is_read_only or self.underMouse() else worn().surface

    def _show_badge(self, is_on: bool) -> None:  # noqa: FBT001 - carried by the signal
        self._badge.show_state(self._key, is_on=is_on)


def _drag_distance() -> int:
    return QApplication.startDragDistance()
