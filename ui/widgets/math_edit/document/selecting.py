"""What is selected without moving there step by step."""

from dataclasses import replace

from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.extent import factor_around
from ui.widgets.math_edit.document.places import Caret, row_at


def select_all(state: Editing) -> Editing:
    """Select the whole formula."""
    return replace(state.at(Caret((), len(state.root))), anchor=Caret((), 0))


def select_factor(state: Editing, caret: Caret) -> Editing:
    """Select the number, name, function or box at a place, with its exponent and its argument."""
    start, stop = factor_around(row_at(state.root, caret.path), caret.offset)
    return replace(state.at(caret.at(stop)), anchor=caret.at(start))
