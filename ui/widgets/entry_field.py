"""The line of text that one entry is typed into, with a wave under what cannot be read and brackets in pairs."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLineEdit

from engine.errors import Span
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SIZE
from ui.widgets.bracket_pairs import BracketPair, bracket_at
from ui.widgets.line_editor import Move, Press, Template
from ui.widgets.line_marks import WAVE_LENGTH, paint_bracket, paint_wave

# The language refuses more than 2,000 characters with a sentence; a little room lets it say so
_LONGEST = 2100
_HEIGHT = 40
# QLineEdit.cursorRect() reaches this far to the left of the caret
_CURSOR_PADDING = 5
# A mark of a bracket must be seen where the bracket itself is two pixels wide
_NARROWEST_MARK = 6.0


class EntryField(QLineEdit):
    """A `LineEditor` that is a line of text: it reports where the learner wants to go, and draws its own marks.

    Signals:
        moved: A `Move`: Enter, an arrow key at the edge of the text, up or down; Tab with `holds_tab`.
        submitted: Ctrl+Enter.
        chosen: Alt and a digit: the reading with that number, counted from 0.
        pasted: The clipboard's text, before it is put into one line; whoever accepts it inserts it.
        undo_asked, redo_asked: The changes of the whole answer are kept elsewhere, not in the line.
        met_lone_bracket: The caret came to a bracket that has no partner, but not by typing it.
        entered, left: The keyboard focus came or went.
    """

    moved = Signal(object)
    submitted = Signal()
    chosen = Signal(int)
    pasted = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    met_lone_bracket = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, *, holds_tab: bool = False) -> None:
        super().__init__()
        self._holds_tab = holds_tab
        self._span: Span | None = None
        self._bracket: BracketPair | None = None
        self._seen = ""
        self.cursorPositionChanged.connect(self._look_for_bracket)
        self.setMaxLength(_LONGEST)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.lead))
        self.setFixedHeight(scaled(_HEIGHT))

    @property
    def underlined(self) -> Span | None:
        return self._span

    def underline(self, span: Span | None) -> None:
        """Underline a span of the text; an empty one, or one at the end, gets the width of a letter."""
        self._span = span
        self.update()

    @property
    def bracket(self) -> BracketPair | None:
        """The bracket at the caret with its partner, while the keyboard is here."""
        return self._bracket if self.hasFocus() else None

    def insert_template(self, template: Template) -> None:
        """Put a template at the caret; what is selected becomes its argument, else the caret waits in it."""
        chosen = self.selectedText()
        self.insert(f"{template.before}{chosen}{template.after}")
        if not chosen:
            self.cursorBackward(False, len(template.after))  # noqa: FBT003 - Qt takes no keywords here

    def replace(self, span: Span, template: Template) -> None:
        """Put a template in place of a span; the caret waits in it."""
        self.setSelection(span.start, span.stop - span.start)
        self.insert(template.before + template.after)
        self.setCursorPosition(span.start + len(template.before))

    def press(self, press: Press) -> None:
        """Do what a key does."""
        match press:
            case Press.LEFT:
                self._step(Qt.Key.Key_Left)
            case Press.RIGHT:
                self._step(Qt.Key.Key_Right)
            case Press.BACKSPACE:
                self.backspace()

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
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
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
        ours = {"edit-paste": self._paste, "edit-undo": self.undo_asked.emit, "edit-redo": self.redo_asked.emit}
        for action in menu.actions():
            if action.objectName() in ours:
                _redirect(action, ours[action.objectName()])
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
        bracket = self.bracket
        if self._span is None and bracket is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # no mark may run over the border where the text is scrolled
        painter.setClipRect(self.rect().adjusted(6, 0, -6, 0))
        measure = _Measure(self)
        ascent = self.fontMetrics().ascent() / 2
        if self._span is not None:
            left, right = measure.reach(self._span)
            paint_wave(painter, left, max(right, left + 2 * WAVE_LENGTH), self.height() / 2 + ascent + 3)
        for at in () if bracket is None else bracket.places:
            left, right = measure.reach(Span(at, at + 1))
            spare = max(0.0, _NARROWEST_MARK - (right - left)) / 2
            box = QRectF(left - spare, self.height() / 2 - ascent - 2, right - left + 2 * spare, 2 * ascent + 4)
            paint_bracket(painter, box, is_paired=bracket is not None and bracket.partner is not None)
        painter.end()

    def _look_for_bracket(self) -> None:
        """Find the bracket at the caret; one that was just typed may wait for its partner in peace."""
        text = self.text()
        found = bracket_at(text, self.cursorPosition())
        if found != self._bracket:
            self._bracket = found
            self.update()
        is_typed, self._seen = text != self._seen, text
        if found is not None and found.partner is None and not is_typed and self.hasFocus():
            self.met_lone_bracket.emit()

    def _step(self, key: Qt.Key) -> None:
        """Do what an arrow key does, out of the line too."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        self.keyPressEvent(event)

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


class _Measure:
    """Where characters stand in a line, in pixels from its left edge."""

    def __init__(self, field: EntryField) -> None:
        self._layout = QTextLayout(field.text(), field.font())
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        self._layout.endLayout()
        self._origin = field.cursorRect().x() + _CURSOR_PADDING - self._along(field.cursorPosition())

    def reach(self, span: Span) -> tuple[float, float]:
        """Return where a span starts and stops."""
        return self._origin + self._along(span.start), self._origin + self._along(span.stop)

    def _along(self, position: int) -> float:
        # PySide hands back (x, position); its annotations say object
        return float(cast("tuple[float, int]", self._line.cursorToX(position))[0])


def _choice(event: QKeyEvent) -> int | None:
    """Return which reading Alt and a digit ask for, counted from 0."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return None
    number = event.key() - Qt.Key.Key_1
    return number if 0 <= number < 9 else None


def _redirect(action: QAction, to: Callable[[], None]) -> None:
    action.triggered.disconnect()
    action.triggered.connect(to)
