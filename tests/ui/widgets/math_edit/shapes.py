"""Formulas as short texts: `{x}/{2}` is a fraction, `x^{2}` an exponent, `√{x}` a root; a bar is the caret."""

from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import Bracket, Fraction, Item, Root, Row, Script, Slot, Symbol, Word
from ui.widgets.math_edit.document.places import Caret, Path
from ui.widgets.math_edit.document.typing import type_text

NAMES = ("x", "y", "z", "x_1", "x_2", "lambda", "theta", "rate")
DIALECT = Dialect(NAMES)


def inside(item: int, slot: int, offset: int) -> Caret:
    """Return a place in a row of a box of the outermost row."""
    return Caret((Slot(item, slot),), offset)


def typed(text: str, dialect: Dialect = DIALECT) -> Editing:
    """Return the state after typing a text."""
    return type_text(Editing(), text, dialect)


def shape(state: Editing) -> str:
    """Return the shape of a formula with its caret."""
    return _row(state.root, (), state.caret)


def shape_of(row: Row) -> str:
    return _row(row, (), None)


def _row(row: Row, path: Path, caret: Caret | None) -> str:
    written = [_item(item, (*path, (index, 0)), caret) for index, item in enumerate(row)]
    if caret is not None and caret.path == path:
        written.insert(caret.offset, "|")
    return "".join(written)


def _item(item: Item, path: Path, caret: Caret | None) -> str:
    def inside(row: Row, slot: int) -> str:
        return "{" + _row(row, (*path[:-1], (path[-1][0], slot)), caret) + "}"

    match item:
        case Symbol(text):
            return text
        case Word(text):
            return f"<{text}>"
        case Fraction(above, below):
            return f"{inside(above, 0)}/{inside(below, 1)}"
        case Script(sub, sup):
            return ("" if sub is None else "_" + inside(sub, 0)) + ("" if sup is None else "^" + inside(sup, 1))
        case Root(index, body):
            return "√" + ("" if index is None else inside(index, 0)) + inside(body, 1)
        case Bracket(body, opening, closing, is_ghost):
            return opening + inside(body, 0) + ("~" if is_ghost else closing)
