"""Boxes that typing opens: fractions, exponents, indices and roots."""

from dataclasses import replace

from engine.language.characters import SUBSCRIPTS, SUPERSCRIPTS
from ui.widgets.math_edit.document.bareness import is_bare_denominator
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.extent import is_fraction, is_lone_group, term_start
from ui.widgets.math_edit.document.items import (
    EMPTY,
    Bracket,
    Fraction,
    Root,
    Row,
    Script,
    Word,
    inner,
    is_space,
    signs,
)
from ui.widgets.math_edit.document.places import Caret, Path, row_at

SUB, SUP = 0, 1
LOG = Word("log", "function")


def ungrouped(row: Row) -> Row:
    """Return a row without the parentheses around all of it, which a box makes needless."""
    return inner(row.items[0], 0) if is_lone_group(row) else row


def divide(state: Editing, dialect: Dialect) -> Editing:
    """Put the product before the caret over a bar; where there is none, the caret goes above the bar."""
    row, stop = state.row, state.caret.offset
    while stop > 0 and is_space(row.items[stop - 1]):
        stop -= 1
    start = term_start(row, stop, dialect)
    fraction = Fraction(ungrouped(row.part(start, stop)), EMPTY)
    return state.with_items(start, state.caret.offset, [fraction]).entered(start, int(start < stop))


def script(state: Editing, slot: int) -> Editing:
    """Go into the exponent or the index of what stands before the caret, which gets one where it has none.

    An exponent behind an exponent is that of the exponent, as in a line.
    """
    inside = _in_script(state, slot)
    if slot == SUB or not inside.row:
        return inside
    base = inside.row if is_bare_denominator(inside.row) else Row((Bracket(inside.row),))
    return script(inside.with_row(base, len(base)), SUP)


def _in_script(state: Editing, slot: int) -> Editing:
    """Go to the end of the exponent or the index of what stands before the caret."""
    state = _without_space(state)
    at = state.caret.offset
    before = state.before
    if isinstance(before, Script):
        if before.rows[slot] is None:
            grown = replace(before, sup=EMPTY) if slot == SUP else replace(before, sub=EMPTY)
            state = state.with_items(at - 1, at, [grown])
        row = row_at(state.root, state.caret.inside(slot, item=at - 1).path)
        return state.entered(at - 1, slot, len(row))
    if is_fraction(before):
        # a raised fraction needs parentheses to be told from a fraction of a power
        state = state.with_items(at - 1, at, [Bracket(state.row.part(at - 1, at))])
    return _with_script(state, slot)


def _with_script(state: Editing, slot: int) -> Editing:
    at = state.caret.offset
    behind = state.behind
    if isinstance(behind, Script) and behind.rows[slot] is None:
        # an index between a name and its exponent, or the other way round
        grown = replace(behind, sup=EMPTY) if slot == SUP else replace(behind, sub=EMPTY)
        return state.with_items(at, at + 1, [grown]).entered(at, slot)
    made = Script(sup=EMPTY) if slot == SUP else Script(sub=EMPTY)
    return state.inserted(made).entered(at, slot)


def _without_space(state: Editing) -> Editing:
    at = state.caret.offset
    return state.with_items(at - 1, at, ()) if is_space(state.before) else state


def small_digit(state: Editing, character: str) -> Editing | None:
    """Type a raised or lowered digit, which stays where it is; None for any other character."""
    if character.translate(SUPERSCRIPTS) != character:
        slot, sign = SUP, character.translate(SUPERSCRIPTS)
    elif character.translate(SUBSCRIPTS) != character:
        slot, sign = SUB, character.translate(SUBSCRIPTS)
    else:
        return None
    return _in_script(state, slot).inserted(*signs(sign)).left()


def root(state: Editing, degree: str = "") -> Editing:
    """Put a root at the caret, and the caret into it."""
    at = state.caret.offset
    index = Row(signs(degree)) if degree else None
    return state.inserted(Root(index, EMPTY)).entered(at, 1)


def regroup(state: Editing, path: Path) -> Editing:
    """Put back the parentheses that went when they were closed, with the caret behind them."""
    body = row_at(state.root, path)
    inside = state.at(Caret(path, 0), open_boxes=state.open_boxes + 1)
    return inside.with_row(Row((Bracket(body),)), 1)


def takes_group(state: Editing) -> bool:
    """Whether typing opened the box around the caret, and it makes parentheses around all that is in it needless."""
    if state.open_boxes == 0 or isinstance(state.box, Bracket):
        return False
    if isinstance(state.box, Script) and state.slot == SUB:
        outer = row_at(state.root, state.caret.path[:-1])
        return outer.item(state.caret.path[-1].item - 1) == LOG
    return True
