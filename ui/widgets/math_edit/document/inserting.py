"""Structures and formulas put in at the caret: by the keypad, by pasting, by choosing a reading."""

from engine.language.cursor import DEEPEST
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import Bracket, Row, Script, is_function
from ui.widgets.math_edit.document.lettering import regrouped
from ui.widgets.math_edit.document.places import Caret, Path, depth, row_at, rows, with_row
from ui.widgets.math_edit.document.reading import row_of
from ui.widgets.math_edit.document.typing import type_text


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


def insert_template(state: Editing, before: str, after: str, dialect: Dialect) -> Editing:
    """Type what stands on either side of an argument: of what is selected, else the caret waits between the two."""
    taken = state.selected_row
    state = _opened(state.without_selection(), before, dialect)
    return _closed(insert(state, taken, dialect), after, dialect) if taken else state


def _opened(state: Editing, text: str, dialect: Dialect) -> Editing:
    """Type the beginning of a template; a root that its name has opened needs no parenthesis."""
    opened = type_text(state, text.removesuffix("("), dialect)
    is_in_new_box = opened.box is not None and not opened.row
    return type_text(opened, "(", dialect) if text.endswith("(") and not is_in_new_box else opened


def _closed(state: Editing, text: str, dialect: Dialect) -> Editing:
    """Type the end of a template; what stands in a box of its own is left instead."""
    is_boxed = state.box is not None and not isinstance(state.box, Bracket)
    return state.left() if is_boxed and text == ")" else type_text(state, text, dialect)


def _holes(items: Row) -> list[Path]:
    return [path for path, row in rows(items) if path and not row]


def _lettered(state: Editing, dialect: Dialect) -> Editing:
    """Take letters together that now stand side by side, unless an exponent or an argument would change hands."""
    before = state.row.item(state.caret.offset)
    if isinstance(before, Script) or is_function(before):
        return state
    row, offset = regrouped(row_at(state.root, state.caret.path), state.caret.offset, dialect.lettering)
    return state.with_row(row, offset)
