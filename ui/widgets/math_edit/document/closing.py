"""Brackets and bars while they are typed: they open with a ghost of what closes them, and typing it makes it real."""

from dataclasses import replace

from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.extent import is_lone_group, wants_operand
from ui.widgets.math_edit.document.items import (
    PARTNER,
    SEPARATORS,
    Bracket,
    Item,
    Root,
    Row,
    Script,
    Symbol,
    Word,
    inner,
    is_digit,
    is_sign,
    is_space,
    signs,
)
from ui.widgets.math_edit.document.opening import LOG, takes_group


def open_bracket(state: Editing, opening: str) -> Editing:
    """Open a bracket around all that follows in the row."""
    state = _with_base(state) if opening == "(" else state
    at, row = state.caret.offset, state.row
    ghost = Bracket(row.part(at), opening, PARTNER[opening], is_ghost=True)
    return state.with_items(at, len(row), [ghost]).entered(at, 0)


def _with_base(state: Editing) -> Editing:
    """Return the state with the digits of `log2(` and `log10(` as the base that they are."""
    stop = start = state.caret.offset
    while is_digit(state.row.item(start - 1)):
        start -= 1
    digits = state.row.part(start, stop)
    is_base = digits.items in (signs("2"), signs("10")) and state.row.item(start - 1) == LOG
    return state.with_items(start, stop, [Script(sub=digits)]) if is_base else state


def close(state: Editing, closing: str, dialect: Dialect) -> Editing:
    """Close the innermost bracket that can be closed here; without one the sign just stands there."""
    depth = _closable(state, closing)
    if depth is None:
        return _beside(state).inserted(Symbol(closing))
    while len(state.caret.path) > depth:
        state = state.left()
    return _without_group(_closed(state, closing, dialect))


def _beside(state: Editing) -> Editing:
    """Leave what typing opened, up to the next bracket."""
    while state.open_boxes > 0 and state.is_at_end and not isinstance(state.box, Bracket):
        state = state.left()
    return state


def close_bar(state: Editing, dialect: Dialect) -> Editing:
    """Close the bars around the caret, or open new ones where an operand is wanted."""
    depth = _closable(state, "|")
    if depth is None or wants_operand(state.row, state.caret.offset):
        return open_bracket(state, "|")
    while len(state.caret.path) > depth:
        state = state.left()
    return _closed(state, "|", dialect)


def _closable(state: Editing, closing: str) -> int | None:
    """Return the length of the path into the bracket that a sign closes, or None where there is none."""
    while state.caret.path:
        box = state.box
        if isinstance(box, Bracket):
            fits = (box.opening == "|") == (closing == "|")
            overtypes = state.is_at_end and box.closing == closing
            return len(state.caret.path) if fits and (box.is_ghost or overtypes) else None
        if not state.is_at_end:
            return None
        state = state.left()
    return None


def _closed(state: Editing, closing: str, dialect: Dialect) -> Editing:
    """Close the bracket around the caret there, and put what follows in it behind it."""
    box, at, row = state.box, state.caret.offset, state.row
    if not isinstance(box, Bracket):
        return state
    real = replace(box, body=row.part(0, at), closing=closing, is_ghost=False)
    outside = state.left()
    place = outside.caret.offset - 1
    made, taken = _meant(outside.row, place, real, dialect)
    rest = row.items[at:]
    wider = outside.with_items(place - taken, place + 1, [*made, *rest])
    return replace(wider, caret=wider.caret.at(wider.caret.offset - len(rest)))


def _meant(row: Row, at: int, bracket: Bracket, dialect: Dialect) -> tuple[list[Item], int]:
    """Return the box that is meant by words such as `root(x, 3)` and `abs(x)`, and how many items before it go."""
    word = row.item(at - 1)
    if not isinstance(word, Word) or (bracket.opening, bracket.closing) != ("(", ")"):
        return [bracket], 0
    values = _values(bracket.body, dialect)
    match word.text, values:
        case "abs" | "Abs", [_]:
            return [Bracket(bracket.body, "|", "|")], 1
        case "root", [body, index]:
            return [Root(index, body)], 1
        case "logb", [body, base]:
            return [LOG, Script(sub=base), Bracket(body)], 1
        case _:
            return [bracket], 0


def _values(row: Row, dialect: Dialect) -> list[Row]:
    """Return what stands between the separators of a row, without the spaces behind them."""
    cuts = [at for at, item in enumerate(row) if is_sign(item, frozenset(dialect.separator))]
    parts = [
        row.part(start, stop) for start, stop in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(row)], strict=True)
    ]
    return [part.part(1) if is_space(part.item(0)) else part for part in parts]


def _without_group(state: Editing) -> Editing:
    """Drop the parentheses that were closed if they are all that a box holds, and leave the box."""
    if not (takes_group(state) and state.is_at_end and is_lone_group(state.row)):
        return state
    body = inner(state.row.items[0], 0)
    if not body or any(is_sign(item, SEPARATORS) for item in body):
        return state
    path = state.caret.path
    can_return = not isinstance(state.box, Root)
    outside = state.with_row(body, len(body)).left()
    return replace(outside, ungrouped=path if can_return else None)


def make_real(state: Editing) -> Editing:
    """Make the ghost bracket around the caret real where it stands, and leave it as if it had been typed."""
    outside, box = state.left(), state.box
    if not isinstance(box, Bracket):
        return outside
    place = outside.caret.offset - 1
    return _without_group(outside.with_items(place, place + 1, [replace(box, is_ghost=False)]))
