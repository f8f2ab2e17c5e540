"""Shows a line of text as the formula that it means, and lets it be typed as one.

The line stays what it is to the rest of the program and to assistive technology: its text, its caret and its selection
are those of the plain notation, and this follows them. What the learner does in the formula is done to the text.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit

from engine.errors import Span
from engine.language.parser import read
from engine.language.reading import Read
from engine.language.typeset import latex
from ui.widgets.line_editor import Move, Template
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.inserting import insert_template, paste
from ui.widgets.math_edit.document.items import has_ghost
from ui.widgets.math_edit.document.moving import down, is_finished, left, place, right, up
from ui.widgets.math_edit.document.typing import type_text
from ui.widgets.math_edit.following import Following
from ui.widgets.math_edit.keys import command, edits, leaving
from ui.widgets.math_edit.manuscript import Manuscript
from ui.widgets.math_edit.pointing import Pointing
from ui.widgets.math_edit.sight import Sight
from ui.widgets.math_edit.speech import announced

_COPY_LATEX = QKeySequence("Ctrl+Alt+C")

_Way: TypeAlias = Callable[[Editing], Editing]
# Where an arrow key leads that finds nowhere to go in the formula
_ARROWS: Mapping[Qt.Key, tuple[_Way, Move]] = {
    Qt.Key.Key_Left: (left, Move.LEFT),
    Qt.Key.Key_Right: (right, Move.RIGHT),
    Qt.Key.Key_Up: (up, Move.UP),
    Qt.Key.Key_Down: (down, Move.DOWN),
}


class FormulaFace(QObject):
    """The formula of one line, which takes the line's events before the line does.

    Attributes:
        manuscript: The formula, with its text.
        sight: What is seen of it.

    Args:
        line: The line; whatever it holds is shown from now on.
        moved: Called with the way on where an arrow leads out of the formula.
        pasted: Called with a text that the mouse puts in.
        closed: Called when the last open bracket is closed and the text does not show it.
        underlined: Tells the span of the text that cannot be read, if there is one.
        passes_tab: Whether Tab leads out of the line as soon as a formula is typed to its end, also from an exponent.
    """

    def __init__(
        self,
        line: QLineEdit,
        *,
        moved: Callable[[Move], None],
        pasted: Callable[[str], None],
        closed: Callable[[], None],
        underlined: Callable[[], Span | None],
        passes_tab: bool = False,
    ) -> None:
        super().__init__(line)
        self._line = line
        self._moved = moved
        self._closed = closed
        self._underlined = underlined
        self._passes_tab = passes_tab
        self.manuscript = Manuscript(Dialect())
        self.sight = Sight(line, self.manuscript)
        self._following = Following(line, self.manuscript, self.sight.fit)
        self._pointing = Pointing(
            self.manuscript, caret_at=self.sight.caret_at, edit=self._following.edit, pasted=pasted
        )
        line.installEventFilter(self)

    def remove(self) -> None:
        """Let the line show its text again."""
        self._line.removeEventFilter(self)
        self._following.end()
        self.sight.deleteLater()
        self.deleteLater()

    @property
    def is_open(self) -> bool:
        """Whether a bracket waits to be closed."""
        return has_ghost(self._state.root)

    def use(self, names: tuple[str, ...], *, decimal_comma: bool) -> None:
        """Read what stands there with the names of a question."""
        self.manuscript.use(Dialect(names, decimal_comma))
        self.sight.fit()

    def take_over(self, other: "FormulaFace") -> None:
        """Go on where the formula of another line with the same text is, also in the middle of a change."""
        self._following.take_over(other.manuscript)

    def insert_template(self, template: Template) -> None:
        """Put a template at the caret; what is selected becomes its argument, else the caret waits in it."""
        dialect = self.manuscript.dialect
        self._take(insert_template(self._state, template.before, template.after, dialect))

    def replace(self, span: Span, template: Template) -> None:
        """Put a template in place of a span of the text; the caret waits in it."""
        first, last = (self.manuscript.caret_of(at) for at in span)
        rest = place(place(self._state, first), last, extends=True).without_selection()
        self._take(insert_template(rest, template.before, template.after, self.manuscript.dialect))

    def insert_line(self, text: str) -> None:
        """Put a text at the caret, as boxes."""
        self._take(paste(self._state, " ".join(text.split()), self.manuscript.dialect))

    def cut(self) -> None:
        """Put what is selected on the clipboard, and take it away."""
        if self._line.hasSelectedText() and not self._line.isReadOnly():
            self._line.copy()
            self.delete()

    def delete(self) -> None:
        """Take away what is selected."""
        self._take(self._state.without_selection())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        match event:
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress:
                return self._press(event)
            case QMouseEvent():
                return self._pointing.take(event)
            case QInputMethodEvent():
                return self._compose(event)
            case _:
                return self._happens(event.type())

    @property
    def _state(self) -> Editing:
        return self.manuscript.state

    def _happens(self, kind: QEvent.Type) -> bool:
        """Do what an event without particulars asks for, and return whether the line has nothing more to do."""
        match kind:
            case QEvent.Type.Paint:
                self.sight.paint(self._underlined())
                return True
            case QEvent.Type.FocusIn | QEvent.Type.FocusOut:
                self.sight.preedit = ""
                self.sight.restart_blinking(has_focus=kind is QEvent.Type.FocusIn)
            case QEvent.Type.Resize:
                self.sight.bring_caret_into_view()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key does to the formula, and return whether it does anything."""
        way_out = leaving(event)
        if way_out is not None:
            if self._passes_tab and event.key() == Qt.Key.Key_Tab and is_finished(self._state):
                return False
            state = way_out(self._state)
            return state is not None and self._take(state)
        if event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
            return True
        if QKeySequence(event.keyCombination()) == _COPY_LATEX:
            return self._copy_latex()
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self._walk(*arrow)
        does = command(event)
        if does is None:
            return False
        return (self._line.isReadOnly() and edits(event)) or self._take(does(self._state, self.manuscript.dialect))

    def _walk(self, way: _Way, move: Move) -> bool:
        """Go a way in the formula, or out of it where it ends."""
        state = way(self._state)
        if state.caret == self._state.caret and self._state.selection is None:
            self._moved(move)
            return True
        return self._take(state)

    def _take(self, state: Editing) -> bool:
        """Go on to a state, say what is new about where the caret is, and return True."""
        before, text = self._state, self.manuscript.text
        self._following.edit(state)
        if self._state.root is state.root and text == self._line.text() and has_ghost(before.root) and not self.is_open:
            self._closed()
        said = announced(before, self._state)
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, said))
        return True

    def _copy_latex(self) -> bool:
        """Put LaTeX of what is selected, or of everything, on the clipboard; what cannot be read stays plain."""
        text, dialect = self._line.selectedText() or self._line.text(), self.manuscript.dialect
        found = read(text, dialect.names, decimal_comma=dialect.decimal_comma)
        QGuiApplication.clipboard().setText(latex(found.tree) if isinstance(found, Read) else text)
        return True

    def _compose(self, event: QInputMethodEvent) -> bool:
        """Take in what an input method is composing, and what it has composed."""
        if self._line.isReadOnly():
            return False
        self.sight.preedit = event.preeditString()
        if event.commitString():
            self._take(type_text(self._state, event.commitString(), self.manuscript.dialect))
        self._line.update()
        event.accept()
        return True
