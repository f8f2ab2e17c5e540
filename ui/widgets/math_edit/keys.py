"""What a key does to a formula."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.widgets.math_edit.document.deleting import backspace, delete, delete_rest
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.moving import down, end, home, leave, left, right, up, word_left, word_right
from ui.widgets.math_edit.document.selecting import select_all
from ui.widgets.math_edit.document.typing import type_text

Command: TypeAlias = Callable[[Editing, Dialect], Editing]
_Standard = QKeySequence.StandardKey
_Movement: TypeAlias = Callable[..., Editing]


def _still(movement: Callable[[Editing], Editing]) -> Command:
    return lambda state, _dialect: movement(state)


def _word_before(state: Editing, dialect: Dialect) -> Editing:
    return backspace(state if state.selection is not None else word_left(state, extends=True), dialect)


def _word_behind(state: Editing, dialect: Dialect) -> Editing:
    return delete(state if state.selection is not None else word_right(state, extends=True), dialect)


def _everything(state: Editing, _dialect: Dialect) -> Editing:
    return select_all(state).without_selection()


# (without Shift, with Shift, where to)
_MOVEMENTS: tuple[tuple[_Standard, _Standard, _Movement], ...] = (
    (_Standard.MoveToNextChar, _Standard.SelectNextChar, right),
    (_Standard.MoveToPreviousChar, _Standard.SelectPreviousChar, left),
    (_Standard.MoveToNextWord, _Standard.SelectNextWord, word_right),
    (_Standard.MoveToPreviousWord, _Standard.SelectPreviousWord, word_left),
    (_Standard.MoveToStartOfLine, _Standard.SelectStartOfLine, home),
    (_Standard.MoveToEndOfLine, _Standard.SelectEndOfLine, end),
    (_Standard.MoveToStartOfDocument, _Standard.SelectStartOfDocument, home),
    (_Standard.MoveToEndOfDocument, _Standard.SelectEndOfDocument, end),
)
_BINDINGS: tuple[tuple[_Standard, Command], ...] = (
    *((plain, _still(way)) for plain, _, way in _MOVEMENTS),
    *((shifted, _still(partial(way, extends=True))) for _, shifted, way in _MOVEMENTS),
    (_Standard.MoveToPreviousLine, _still(up)),
    (_Standard.MoveToNextLine, _still(down)),
    (_Standard.SelectAll, _still(select_all)),
    (_Standard.DeleteStartOfWord, _word_before),
    (_Standard.DeleteEndOfWord, _word_behind),
    (_Standard.DeleteEndOfLine, delete_rest),
    (_Standard.DeleteCompleteLine, _everything),
    (_Standard.Delete, delete),
)
_DELETING = (
    _Standard.DeleteStartOfWord,
    _Standard.DeleteEndOfWord,
    _Standard.DeleteEndOfLine,
    _Standard.DeleteCompleteLine,
    _Standard.Delete,
)
_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def command(event: QKeyEvent) -> Command | None:
    """Return what a key does to the formula, or None where it is none of the formula's."""
    for standard, bound in _BINDINGS:
        if event.matches(standard):
            return bound
    if event.key() == Qt.Key.Key_Backspace:
        return backspace
    typed = typed_text(event)
    return partial(_typed, typed) if typed else None


def edits(event: QKeyEvent) -> bool:
    """Tell whether a key changes what stands there, so that it does nothing where nothing may be typed."""
    is_deleting = event.key() == Qt.Key.Key_Backspace or any(map(event.matches, _DELETING))
    return is_deleting or bool(typed_text(event))


def typed_text(event: QKeyEvent) -> str:
    """Return the characters that a key types, or ""."""
    text = event.text()
    held = event.modifiers() & _CHORDS
    # AltGr is Ctrl and Alt on some systems
    is_chord = bool(held) and held != Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return text if text.isprintable() and not is_chord else ""


def leaving(event: QKeyEvent) -> Callable[[Editing], Editing | None] | None:
    """Return how Tab, or Shift and Tab, leave a box; None for another key."""
    match event.key():
        case Qt.Key.Key_Tab:
            return leave
        case Qt.Key.Key_Backtab:
            return partial(leave, backwards=True)
        case _:
            return None


def _typed(text: str, state: Editing, dialect: Dialect) -> Editing:
    return type_text(state, text, dialect)
