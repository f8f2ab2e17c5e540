"""Shows a line of text as the formula that it means, and lets it be typed as one.

The line stays what it is to the rest of the program and to assistive technology: its text, its caret and its selection
are those of the plain notation, and this follows them. What the learner does in the formula is done to the text.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QLineEdit

from engine.errors import Span
from engine.language.parser import read
from engine.language.reading import Read
from engine.language.typeset import latex
from ui.theme.fonts import scaled
from ui.theme.tokens import SIZE
from ui.widgets.line_editor import Move, Template
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.inserting import insert, paste
from ui.widgets.math_edit.document.items import Bracket
from ui.widgets.math_edit.document.moving import down, left, place, right, up
from ui.widgets.math_edit.document.places import Caret
from ui.widgets.math_edit.document.selecting import select_factor
from ui.widgets.math_edit.document.typing import type_text
from ui.widgets.math_edit.keys import command, edits, leaving
from ui.widgets.math_edit.layout.constants import AXIS
from ui.widgets.math_edit.manuscript import Manuscript
from ui.widgets.math_edit.painting import Frame, inks, paint, paint_panel, paint_waves
from ui.widgets.math_edit.speech import announced

_LEAST_HEIGHT = 40
# Between the formula and the edges of the line
_BESIDE_PX, _ABOVE_PX = 12, 7
# Exponents of exponents are no smaller than this
_SMALLEST_PX = 9.0
# The language refuses more than 2,000 characters with a sentence; a little room lets it say so
_LONGEST = 2100
_CARET_PX = 1.6
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

    Args:
        line: The line; whatever it holds is shown from now on.
        moved: Called with the way on where an arrow leads out of the formula.
        underlined: Tells the span of the text that cannot be read, if there is one.
    """

    def __init__(
        self,
        line: QLineEdit,
        *,
        moved: Callable[[Move], None],
        underlined: Callable[[], Span | None],
    ) -> None:
        super().__init__(line)
        self._line = line
        self._moved = moved
        self._underlined = underlined
        self._manuscript = Manuscript(Dialect())
        self._is_writing = False
        self._scrolled_px = 0.0
        self._shows_caret = False
        self._preedit = ""
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        line.textChanged.connect(self._follow_text)
        line.cursorPositionChanged.connect(self._follow_caret)
        line.selectionChanged.connect(self._follow_caret)
        line.installEventFilter(self)
        self.adapt()
        self._follow_text(line.text())
        self._follow_caret()

    def remove(self) -> None:
        """Let the line show its text again."""
        self._blink.stop()
        self._line.removeEventFilter(self)
        self._line.textChanged.disconnect(self._follow_text)
        self._line.cursorPositionChanged.disconnect(self._follow_caret)
        self._line.selectionChanged.disconnect(self._follow_caret)
        self.deleteLater()

    def adapt(self) -> None:
        """Take on another size of text."""
        self._manuscript.set_least_scale(_SMALLEST_PX / self._em_px)
        self._fit()

    def use(self, names: tuple[str, ...], *, decimal_comma: bool) -> None:
        """Read what stands there with the names of a question."""
        self._manuscript.use(Dialect(names, decimal_comma))
        self._fit()

    @property
    def width(self) -> int:
        """How wide the line must be to show all of the formula, in pixels."""
        return round(self._manuscript.picture.width * self._em_px) + 2 * scaled(_BESIDE_PX)

    @property
    def caret(self) -> QRect:
        """Where the caret is in the line, in pixels."""
        return self._frame.rect(self._manuscript.picture.caret(self._state.caret)).toRect().adjusted(0, 0, 1, 0)

    def insert_template(self, template: Template) -> None:
        """Put a template at the caret; what is selected becomes its argument, else the caret waits in it."""
        dialect, taken = self._manuscript.dialect, self._state.selected_row
        state = _opened(self._state.without_selection(), template.before, dialect)
        if taken:
            state = _closed(insert(state, taken, dialect), template.after, dialect)
        self._edit(state)

    def replace(self, span: Span, template: Template) -> None:
        """Put a template in place of a span of the text; the caret waits in it."""
        first, last = (self._manuscript.caret_of(at) for at in span)
        rest = place(place(self._state, first), last, extends=True).without_selection()
        self._edit(_opened(rest, template.before, self._manuscript.dialect))

    def insert_line(self, text: str) -> None:
        """Put a text at the caret, as boxes."""
        self._edit(paste(self._state, " ".join(text.split()), self._manuscript.dialect))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._press(event)
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseMove | QEvent.Type.MouseButtonDblClick:
                return isinstance(event, QMouseEvent) and self._point(event)
            case QEvent.Type.InputMethod if isinstance(event, QInputMethodEvent):
                return self._compose(event)
            case QEvent.Type.Paint:
                self._paint()
                return True
            case QEvent.Type.FocusIn | QEvent.Type.FocusOut:
                self._restart_blinking(has_focus=event.type() is QEvent.Type.FocusIn)
            case QEvent.Type.Resize:
                self._bring_caret_into_view()
        return False

    @property
    def _state(self) -> Editing:
        return self._manuscript.state

    @property
    def _em_px(self) -> float:
        return scaled(SIZE.formula)

    @property
    def _frame(self) -> Frame:
        """Where the formula stands in the line: its axis in the middle, as far left as it is scrolled."""
        baseline = self._line.height() / 2 + AXIS * self._em_px
        return Frame(QPointF(scaled(_BESIDE_PX) - self._scrolled_px, baseline), self._em_px)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key does to the formula, and return whether it does anything."""
        way_out = leaving(event)
        if way_out is not None:
            state = way_out(self._state)
            return state is not None and self._take(state)
        if event.matches(QKeySequence.StandardKey.Cut):
            return self._cut()
        if QKeySequence(event.keyCombination()) == _COPY_LATEX:
            return self._copy_latex()
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self._walk(*arrow)
        does = command(event)
        if does is None:
            return False
        return (self._line.isReadOnly() and edits(event)) or self._take(does(self._state, self._manuscript.dialect))

    def _walk(self, way: _Way, move: Move) -> bool:
        """Go a way in the formula, or out of it where it ends."""
        state = way(self._state)
        if state.caret == self._state.caret and self._state.selection is None:
            self._moved(move)
            return True
        return self._take(state)

    def _take(self, state: Editing) -> bool:
        """Go on to a state, say what is new about where the caret is, and return True."""
        before = self._state
        self._edit(state)
        said = announced(before, self._state)
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, said))
        return True

    def _edit(self, state: Editing) -> None:
        """Go on to a state, and write the line's text, caret and selection after it."""
        if self._line.isReadOnly() and state.root is not self._state.root:
            return
        before = self._manuscript.state
        is_edited = self._manuscript.go(state)
        if is_edited and len(self._manuscript.text) > _LONGEST:
            self._manuscript.go(before)
            return
        self._write()
        self._fit()
        if is_edited:
            self._line.textEdited.emit(self._manuscript.text)

    def _write(self) -> None:
        self._is_writing = True
        if self._line.text() != self._manuscript.text:
            self._line.setText(self._manuscript.text)
        chosen = self._manuscript.selected_span
        if chosen is None:
            self._line.deselect()
            self._line.setCursorPosition(self._manuscript.offset)
        else:
            self._select(chosen)
        self._is_writing = False

    def _select(self, chosen: Span) -> None:
        """Select a span of the text, with the caret at the end where it is in the formula."""
        size = chosen.stop - chosen.start
        if self._manuscript.offset == chosen.start:
            self._line.setSelection(chosen.stop, -size)
        else:
            self._line.setSelection(chosen.start, size)

    def _follow_text(self, text: str) -> None:
        """Show another text that was put into the line."""
        if not self._is_writing and text != self._manuscript.text:
            self._manuscript.put(text)
            self._fit()

    def _follow_caret(self) -> None:
        """Put the caret, and the selection, where they are in the text."""
        if self._is_writing or self._line.text() != self._manuscript.text:
            return
        state = place(self._state, self._manuscript.caret_of(self._line.cursorPosition()))
        if self._line.hasSelectedText():
            start, stop = self._line.selectionStart(), self._line.selectionEnd()
            ends = (start, stop) if self._line.cursorPosition() == stop else (stop, start)
            first, last = (self._manuscript.caret_of(at) for at in ends)
            state = place(place(self._state, first), last, extends=True)
        if self._line.cursorPosition() != self._manuscript.offset or self._line.hasSelectedText():
            self._manuscript.go(state)
            self._fit()

    def _cut(self) -> bool:
        if self._line.hasSelectedText() and not self._line.isReadOnly():
            self._line.copy()
            self._edit(self._state.without_selection())
        return True

    def _copy_latex(self) -> bool:
        """Put LaTeX of what is selected, or of everything, on the clipboard; what cannot be read stays plain."""
        text, dialect = self._line.selectedText() or self._line.text(), self._manuscript.dialect
        found = read(text, dialect.names, decimal_comma=dialect.decimal_comma)
        QGuiApplication.clipboard().setText(latex(found.tree) if isinstance(found, Read) else text)
        return True

    def _compose(self, event: QInputMethodEvent) -> bool:
        """Take in what an input method is composing, and what it has composed."""
        if self._line.isReadOnly():
            return False
        self._preedit = event.preeditString()
        if event.commitString():
            self._take(type_text(self._state, event.commitString(), self._manuscript.dialect))
        self._line.update()
        event.accept()
        return True

    def _point(self, event: QMouseEvent) -> bool:
        """Put the caret where the mouse is, or select up to there; a double click selects a factor."""
        is_press = event.type() is QEvent.Type.MouseButtonPress
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        caret = self._caret_at(event)
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self._edit(select_factor(self._state, caret))
            return True
        extends = not is_press or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._edit(place(self._state, caret, extends=extends))
        return True

    def _caret_at(self, event: QMouseEvent) -> Caret:
        return self._manuscript.picture.nearest(*self._frame.place(event.position()))

    def _paint(self) -> None:
        painter = QPainter(self._line)
        paint_panel(painter, self._line)
        sheet, frame, picture = self._manuscript, self._frame, self._manuscript.picture
        chosen, span = self._state.selection, self._underlined()
        if chosen is not None:
            painter.fillRect(frame.rect(picture.area(chosen)), self._line.palette().color(QPalette.ColorRole.Highlight))
        paint(painter, picture, frame, inks(self._line))
        if span is not None:
            wavy = [picture.area(part) for part in sheet.stretches(span)] or [picture.caret(self._state.caret)]
            paint_waves(painter, [frame.rect(area) for area in wavy])
        if self._preedit:
            painter.drawText(self.caret.bottomLeft(), self._preedit)
        if self._shows_caret and chosen is None:
            painter.fillRect(QRectF(self.caret).adjusted(0, 0, _CARET_PX - 2, 0), self._line.palette().text())
        painter.end()

    def _fit(self) -> None:
        """Make the line as high as the formula, and show the caret."""
        picture = self._manuscript.picture
        # the axis stays in the middle, so that nothing moves while an exponent is typed
        half = max(picture.ascent - AXIS, picture.descent + AXIS)
        wanted = 2 * (half * self._em_px + scaled(_ABOVE_PX))
        self._line.setFixedHeight(max(scaled(_LEAST_HEIGHT), round(wanted)))
        self._line.updateGeometry()
        self._bring_caret_into_view()
        self._restart_blinking(has_focus=self._line.hasFocus())
        self._line.update()

    def _bring_caret_into_view(self) -> None:
        room = self._line.width() - 2 * scaled(_BESIDE_PX)
        at = self._manuscript.picture.caret(self._state.caret).left * self._em_px
        width = self._manuscript.picture.width * self._em_px
        least, most = at - room, at
        self._scrolled_px = max(0.0, min(max(self._scrolled_px, least), most, max(0.0, width - room)))

    def _restart_blinking(self, *, has_focus: bool) -> None:
        self._shows_caret = has_focus
        self._blink.stop()
        period = QApplication.cursorFlashTime()
        if has_focus and period > 0:
            self._blink.start(period // 2)
        self._line.update()

    def _toggle_caret(self) -> None:
        self._shows_caret = not self._shows_caret
        self._line.update(self.caret.adjusted(-2, -2, 2, 2))


def _opened(state: Editing, text: str, dialect: Dialect) -> Editing:
    """Type the beginning of a template; a root that its name has opened needs no parenthesis."""
    opened = type_text(state, text.removesuffix("("), dialect)
    is_in_new_box = opened.box is not None and not opened.row
    return type_text(opened, "(", dialect) if text.endswith("(") and not is_in_new_box else opened


def _closed(state: Editing, text: str, dialect: Dialect) -> Editing:
    """Type the end of a template; what stands in a box of its own is left instead."""
    is_boxed = state.box is not None and not isinstance(state.box, Bracket)
    return state.left() if is_boxed and text == ")" else type_text(state, text, dialect)
