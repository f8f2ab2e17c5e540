"""Structures and formulas put in at the caret: by the keypad, by pasting, by choosing a reading."""

from engine.language.cursor import DEEPEST
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import Row, Script, is_function
from ui.widgets.math_edit.document.lettering import regrouped
from ui.widgets.math_edit.document.places import Caret, Path, depth, row_at, rows, with_row
from ui.widgets.math_edit.document.reading import row_of


def insert(state: Editing, items: Row, dialect: Dialect) -> Editing:
    """Put items in at the caret.

    What is selected goes into the first hole of the items, or is replaced where they have none. The caret goes to the
    next hole, or behind the items. What would nest deeper than can be read is not put in.
    """
    placed = _placed(state, items, dialect)
    return placed if depth(placed.root) <= DEEPEST else state


def _placed(state: Editing, items: Row, dialect: Dialect) -> Editing:
    taken, rest = state.selected_row, state.without_selection()
    holes = _holes(items)
    if taken and holes:
        items = with_row(items, holes.pop(0), taken)
    start = rest.caret.offset
    placed = rest.inserted(*items)
    if holes:
        (first, *inside) = holes[0]
        path = (*rest.caret.path, first._replace(item=first.item + start), *inside)
        return placed.at(Caret(path, 0), open_boxes=1)
    return _lettered(placed, dialect)


def paste(state: Editing, text: str, dialect: Dialect) -> Editing:
    """Put a text in at the caret, as boxes: plain notation, LaTeX, or whatever else the notation reads."""
    rest = state.without_selection()
    return insert(rest, row_of(text.strip(), dialect), dialect)


def replaced(text: str, dialect: Dialect) -> Editing:
    """Return the state in which a text is the whole formula, with the caret at its end."""
    root = row_of(text, dialect)
    return Editing(root, Caret((), len(root)))


def _holes(items: Row) -> list[Path]:
    return [path for path, row in rows(items) if path and not row]


def _lettered(state: Editing, dialect: Dialect) -> Editing:
    """Take letters together that now stand side by side, unless an exponent or an argument would change hands."""
    before = state.row.item(state.caret.offset)
    if isinstance(before, Script) or is_function(before):
        return state
    row, offset = regrouped(row_at(state.root, state.caret.path), state.caret.offset, dialect.words)
    return state.with_row(row, offset)
