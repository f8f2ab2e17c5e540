"""The line that one entry is typed into, with a wavy line under what cannot be read."""

from collections.abc import Callable
from enum import Enum, auto
from typing import cast

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QLineEdit

from engine.errors import Span
from ui.theme.appearance import worn
from ui.theme.fonts import font
from ui.theme.tokens import SIZE

# The language refuses more than 2,000 characters with a sentence; a little room lets it say so
_LONGEST = 2100
_HEIGHT = 40
# QLineEdit.cursorRect() reaches this far to the left of the caret
_CURSOR_PADDING = 5
_WAVE_LENGTH = 4.0
_WAVE_HEIGHT = 1.4


class Move(Enum):
    """Where the learner wants to go from an entry."""

    NEXT = auto()
    TAB = auto()
    BACKTAB = auto()
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


class EntryField(QLineEdit):
    """A line editor that reports where the learner wants to go, and draws an underline of its own.

    Signals:
        moved: A `Move`: Enter, an arrow key at the edge of the text, up or down; Tab with `holds_tab`.
        submitted: Ctrl+Enter.
        chosen: Alt and a digit: the reading with that number, counted from 0.
        pasted: The clipboard's text, before it is put into one line; whoever accepts it inserts it.
        entered, left: The keyboard focus came or went.
    """

    moved = Signal(object)
    submitted = Signal()
    chosen = Signal(int)
    pasted = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, *, holds_tab: bool = False) -> None:
        super().__init__()
        self._holds_tab = holds_tab
        self._span: Span | None = None
        self.setFont(font(SIZE.lead))
        self.setFixedHeight(_HEIGHT)
        self.setMaxLength(_LONGEST)

    @property
    def underlined(self) -> Span | None:
        return self._span

    def underline(self, span: Span | None) -> None:
        """Underline a span of the text; an empty one, or one at the end, gets the width of a letter."""
        self._span = span
        self.update()

    def rewrite(self, text: str) -> None:
        """Replace the whole text in a way that Ctrl+Z takes back."""
        self.selectAll()
        self.insert(text)

    def insert_line(self, text: str) -> None:
        """Insert a text at the cursor, as one line."""
        self.insert(" ".join(text.split("\n")).strip())

    def leave(self, *, forward: bool) -> None:
        """Give the focus to what comes next, or before."""
        self.focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif (choice := _choice(event)) is not None:
            self.chosen.emit(choice)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(event)
        elif (move := self._move(event)) is not None:
            self.moved.emit(move)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if self._holds_tab and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Tab: Move.TAB, Qt.Key.Key_Backtab: Move.BACKTAB}
            move = moves.get(Qt.Key(event.key()))
            if move is not None:
                self.moved.emit(move)
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                _redirect(action, self._paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._span is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # the wave must not run over the border where the text is scrolled
        painter.setClipRect(self.rect().adjusted(6, 0, -6, 0))
        painter.setPen(QPen(QColor(worn().warn), 1.6))
        left, right = self._reach(self._span)
        painter.drawPath(_wave(left, right, self.height() / 2 + self.fontMetrics().ascent() / 2 + 3))
        painter.end()

    def _paste(self) -> None:
        if not self.isReadOnly():
            self.pasted.emit(QGuiApplication.clipboard().text())

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            self.moved.emit(Move.NEXT)

    def _move(self, event: QKeyEvent) -> Move | None:
        """Return where a key leads out of the text, or None where it stays inside."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        match event.key():
            case Qt.Key.Key_Up:
                return Move.UP
            case Qt.Key.Key_Down:
                return Move.DOWN
            case Qt.Key.Key_Left if self.cursorPosition() == 0 and not self.hasSelectedText():
                return Move.LEFT
            case Qt.Key.Key_Right if self.cursorPosition() == len(self.text()) and not self.hasSelectedText():
                return Move.RIGHT
            case _:
                return None

    def _reach(self, span: Span) -> tuple[float, float]:
        """Return where a span starts and stops, in pixels from the left of the widget."""
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()

        def along(position: int) -> float:
            # PySide hands back (x, position); its annotations say object
            return float(cast("tuple[float, int]", line.cursorToX(position))[0])

        origin = self.cursorRect().x() + _CURSOR_PADDING - along(self.cursorPosition())
        left, right = along(span.start), along(span.stop)
        return origin + left, origin + max(right, left + 2 * _WAVE_LENGTH)


def _choice(event: QKeyEvent) -> int | None:
    """Return which reading Alt and a digit ask for, counted from 0."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return None
    number = event.key() - Qt.Key.Key_1
    return number if 0 <= number < 9 else None


def _redirect(action: QAction, to: Callable[[], None]) -> None:
    action.triggered.disconnect()
    action.triggered.connect(to)


def _wave(left: float, right: float, middle: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, middle))
    x, side = left, -1
    while x < right:
        path.quadTo(x + _WAVE_LENGTH / 2, middle + 2 * side * _WAVE_HEIGHT, x + _WAVE_LENGTH, middle)
        x, side = x + _WAVE_LENGTH, -side
    return path
