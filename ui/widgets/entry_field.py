"""The line of text that one entry is typed into, with a wave under what cannot be read and brackets in pairs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit

from engine.errors import Span
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SIZE
from ui.widgets.bracket_pairs import BracketPair, bracket_at
from ui.widgets.line_editor import Move, Press, Template
from ui.widgets.line_marks import paint_marks
from ui.widgets.typing_style import typing_style

if TYPE_CHECKING:
    from ui.widgets.math_edit.face import FormulaFace

# The language refuses more than 2,000 characters with a sentence; a little room lets it say so
_LONGEST = 2100
_HEIGHT = 40
# Where Qt goes by the desktop, X11 has only Ctrl+Shift+Z
_REDO_AS_WELL = QKeySequence("Ctrl+Y")
_CHANGES = frozenset({"edit-undo", "edit-redo"})
# Left and right of the text: the padding of the style sheet, the border and the caret's own margin
_PADDING = 28


class EntryField(QLineEdit):
    """A `LineEditor` that is a line of text: it reports where the learner wants to go, and draws its own marks.

    Where entries are typed as formulas it shows the formula that its text means, and is still that text to everybody.

    Signals:
        moved: A `Move`: Enter, an arrow key at the edge of the text, up or down; Tab with `holds_tab`.
        submitted: Ctrl+Enter.
        chosen: Alt and a digit: the reading with that number, counted from 0.
        pasted: The clipboard's text, before it is put into one line; whoever accepts it inserts it.
        undo_asked, redo_asked: The changes of the whole answer are kept elsewhere, not in the line.
        met_lone_bracket: The caret came to a bracket that has no partner, but not by typing it.
        closed: The last bracket that was open in the formula was closed; its text closed it before.
        entered, left: The keyboard focus came or went.
    """

    moved = Signal(object)
    submitted = Signal()
    chosen = Signal(int)
    pasted = Signal(str)
    closed = Signal()
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
        self._face: FormulaFace | None = None
        self._names: tuple[str, ...] = ()
        self._decimal_comma = False
        self.cursorPositionChanged.connect(self._look_for_bracket)
        self.setMaxLength(_LONGEST)
        self.adapt()

    def adapt(self) -> None:
        self.setFont(font(SIZE.lead))
        self.setFixedHeight(scaled(_HEIGHT))
        if typing_style() == "formula":
            self._show_formula()
        elif self._face is not None:
            self._face.remove()
            self._face = None
            self.update()

    def speak(self, names: tuple[str, ...], *, decimal_comma: bool) -> None:
        """Know the names and the decimal mark that the text is read with; a formula depends on them."""
        if (names, decimal_comma) != (self._names, self._decimal_comma):
            self._names, self._decimal_comma = names, decimal_comma
            if self._face is not None:
                self._face.use(names, decimal_comma=decimal_comma)

    @property
    def shows_formula(self) -> bool:
        """Whether the formula is shown, and nobody needs to be told how the text reads."""
        return self._face is not None

    @property
    def is_open(self) -> bool:
        """Whether a bracket waits to be closed that the text closes already."""
        return self._face is not None and self._face.is_open

    @property
    def content_width(self) -> int:
        """How wide the line must be to show all that stands there."""
        if self._face is not None:
            return self._face.sight.width
        return self.fontMetrics().horizontalAdvance(self.text()) + _PADDING

    @property
    def content_height(self) -> int:
        """How high the line must be to show all that stands there."""
        return scaled(_HEIGHT) if self._face is None else self._face.sight.height

    def keep_height(self, least: int) -> None:
        """Be no lower than this, in pixels: as high as what stands beside it."""
        if self._face is not None:
            self._face.sight.keep_height(least)

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
        if self._face is not None:
            self._face.insert_template(template)
            return
        chosen = self.selectedText()
        self.insert(f"{template.before}{chosen}{template.after}")
        if not chosen:
            self.cursorBackward(False, len(template.after))

    def replace(self, span: Span, template: Template) -> None:
        """Put a template in place of a span; the caret waits in it."""
        if self._face is not None:
            self._face.replace(span, template)
            return
        self.setSelection(span.start, span.stop - span.start)
        self.insert(template.before + template.after)
        self.setCursorPosition(span.start + len(template.before))

    def press(self, press: Press) -> None:
        """Do what a key does."""
        match press:
            case Press.LEFT | Press.RIGHT:
                # as on the keyboard, so that it leads out of the line at its edge
                key = Qt.Key.Key_Left if press is Press.LEFT else Qt.Key.Key_Right
                self._send(key)
            case Press.BACKSPACE:
                self._send(Qt.Key.Key_Backspace)

    def take_over(self, other: "EntryField") -> None:
        """Go on where another line with the same text is; its caret may not have followed its formula yet."""
        theirs = other._face  # noqa: SLF001 - of the same class
        if self._face is not None and theirs is not None:
            self._face.take_over(theirs)
        else:
            self.setCursorPosition(other.cursorPosition())

    def rewrite(self, text: str) -> None:
        """Replace the whole text in a way that Ctrl+Z takes back."""
        self.selectAll()
        self.insert(text)

    def insert_line(self, text: str) -> None:
        """Insert a text at the cursor, as one line."""
        if self._face is not None:
            self._face.insert_line(text)
            return
        self.insert(" ".join(text.split("\n")).strip())

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        if self._face is not None and query is Qt.InputMethodQuery.ImCursorRectangle:
            return self._face.sight.caret
        return super().inputMethodQuery(query, *argument)

    def leave(self, *, forward: bool) -> None:
        """Give the focus to what comes next, or before."""
        self.focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or QKeySequence(event.keyCombination()) == _REDO_AS_WELL:
            self._redo()
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
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            move = Move.BACKTAB if shifted and event.key() == Qt.Key.Key_Tab else moves.get(Qt.Key(event.key()))
            if move is not None:
                self.moved.emit(move)
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        ours = {"edit-paste": self._paste, "edit-undo": self._undo, "edit-redo": self._redo}
        if self._face is not None:
            ours |= {"edit-cut": self._face.cut, "edit-delete": self._face.delete}
        for action in menu.actions():
            if action.objectName() in ours:
                _redirect(action, ours[action.objectName()])
            if action.objectName() in _CHANGES:
                # the line itself does not know what can be taken back
                action.setEnabled(not self.isReadOnly())
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
        if self._span is not None or self.bracket is not None:
            paint_marks(self, self._span, self.bracket)

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

    def _show_formula(self) -> None:
        # whoever types in lines never waits for these imports
        from ui.widgets.math_edit.face import FormulaFace  # noqa: PLC0415

        if self._face is None:
            self._face = FormulaFace(
                self,
                moved=self.moved.emit,
                pasted=self._put_in,
                closed=self.closed.emit,
                underlined=lambda: self._span,
                passes_tab=self._holds_tab,
            )
            self._face.use(self._names, decimal_comma=self._decimal_comma)
        else:
            self._face.sight.adapt()

    def _send(self, key: Qt.Key) -> None:
        QCoreApplication.sendEvent(self, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))

    def _paste(self) -> None:
        self._put_in(QGuiApplication.clipboard().text())

    def _put_in(self, text: str) -> None:
        if not self.isReadOnly():
            self.pasted.emit(text)

    def _undo(self) -> None:
        if not self.isReadOnly():
            self.undo_asked.emit()

    def _redo(self) -> None:
        if not self.isReadOnly():
            self.redo_asked.emit()

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


def _choice(event: QKeyEvent) -> int | None:
    """Return which reading Alt and a digit ask for, counted from 0."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return None
    number = event.key() - Qt.Key.Key_1
    return number if 0 <= number < 9 else None


def _redirect(action: QAction, to: Callable[[], None]) -> None:
    action.triggered.disconnect()
    action.triggered.connect(to)
