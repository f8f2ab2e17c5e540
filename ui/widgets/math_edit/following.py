"""The line and its formula as one: what becomes of either becomes of the other."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit

from engine.errors import Span
from ui.widgets.changes import common_ends
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.moving import place
from ui.widgets.math_edit.manuscript import Manuscript

# The language refuses more than 2,000 characters with a sentence; a little room lets it say so
_LONGEST = 2100


class Following:
    """Writes a line's text, caret and selection after its formula, and the other way round.

    Args:
        line: Any line of text.
        manuscript: The formula of that text.
        changed: Called when the formula, its caret or its selection is another one.
    """

    def __init__(self, line: QLineEdit, manuscript: Manuscript, changed: Callable[[], None]) -> None:
        self._line = line
        self._manuscript = manuscript
        self._changed = changed
        self._is_writing = False
        line.textChanged.connect(self._follow_text)
        line.cursorPositionChanged.connect(self._follow_caret)
        line.selectionChanged.connect(self._follow_caret)
        self._follow_text()
        self._follow_caret()

    def end(self) -> None:
        """Leave the line to itself."""
        self._line.textChanged.disconnect(self._follow_text)
        self._line.cursorPositionChanged.disconnect(self._follow_caret)
        self._line.selectionChanged.disconnect(self._follow_caret)

    def edit(self, state: Editing) -> None:
        """Go on to a state of the formula, as the learner wants it, if the line may be changed and is not too long."""
        before = self._manuscript.state
        if self._line.isReadOnly() and state.root is not before.root:
            return
        is_edited = self._manuscript.go(state)
        if is_edited and len(self._manuscript.text) > _LONGEST:
            self._manuscript.go(before)
            return
        self._write()
        self._changed()
        if is_edited:
            self._line.textEdited.emit(self._line.text())

    def take_over(self, other: Manuscript) -> None:
        """Show the formula of the same text in another line, with its caret."""
        if other.text == self._manuscript.text:
            self._manuscript.take_over(other)
            self._write()
            self._changed()

    def _write(self) -> None:
        self._is_writing = True
        before, differs = self._line.cursorPosition(), self._line.text() != self._manuscript.text
        if differs:
            self._rewrite(self._manuscript.text)
            # whoever hears of it may put another text there at once, which the formula has followed by then
            self._line.textChanged.emit(self._manuscript.text)
        self._put_caret()
        if differs:
            self._line.cursorPositionChanged.emit(before, self._line.cursorPosition())
        self._is_writing = False

    def _rewrite(self, text: str) -> None:
        """Replace only what differs: assistive technology tells what came and what went.

        The line's signals wait until its caret is where it is in the formula.
        """
        before = self._line.text()
        start, behind = common_ends(before, text)
        with QSignalBlocker(self._line):
            self._line.setSelection(start, len(before) - behind - start)
            self._line.insert(text[start : len(text) - behind])

    def _put_caret(self) -> None:
        chosen = self._manuscript.selected_span
        if chosen is None:
            self._line.deselect()
            self._line.setCursorPosition(self._manuscript.offset)
        else:
            self._select(chosen)

    def _select(self, chosen: Span) -> None:
        """Select a span of the text, with the caret at the end where it is in the formula."""
        size = chosen.stop - chosen.start
        if self._manuscript.offset == chosen.start:
            self._line.setSelection(chosen.stop, -size)
        else:
            self._line.setSelection(chosen.start, size)

    def _follow_text(self) -> None:
        """Show the text that stands in the line now, which may be a later one than the signal tells of."""
        text = self._line.text()
        if text != self._manuscript.text:
            self._manuscript.put(text)
            self._changed()

    def _follow_caret(self) -> None:
        """Put the caret, and the selection, where they are in the text."""
        if self._is_writing or self._line.text() != self._manuscript.text:
            return
        if self._line.cursorPosition() != self._manuscript.offset or self._line.hasSelectedText():
            self._manuscript.go(self._pointed())
            self._changed()
        elif self._manuscript.state.selection is not None:
            self._manuscript.go(self._manuscript.state.at(self._manuscript.state.caret))
            self._changed()

    def _pointed(self) -> Editing:
        """Return the formula with the caret and the selection of the line."""
        at, state = self._line.cursorPosition(), self._manuscript.state
        if not self._line.hasSelectedText():
            return place(state, self._manuscript.caret_of(at))
        start, stop = self._line.selectionStart(), self._line.selectionEnd()
        first, last = map(self._manuscript.caret_of, (start, stop) if at == stop else (stop, start))
        return place(place(state, first), last, extends=True)
