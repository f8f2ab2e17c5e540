"""Where the caret goes: along the reading order, between the rows of a box, to ends, and out of boxes.

With `extends` a movement selects: it passes over a box as over any other item, and leaves a row only at its end.
"""

from dataclasses import replace

from ui.widgets.math_edit.document.closing import make_real
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import (
    Bracket,
    Fraction,
    Item,
    Root,
    Row,
    Script,
    inner,
    is_digit,
    is_letter,
    slots,
)
from ui.widgets.math_edit.document.places import Caret, box_at, row_at


def right(state: Editing, *, extends: bool = False) -> Editing:
    """Go one place on."""
    found = state.selection
    if found is not None and not extends:
        return state.at(Caret(found.path, found.stop))
    return _moved(state, _right_of(state, enters=not extends), extends=extends)


def left(state: Editing, *, extends: bool = False) -> Editing:
    """Go one place back."""
    found = state.selection
    if found is not None and not extends:
        return state.at(Caret(found.path, found.start))
    return _moved(state, _left_of(state, enters=not extends), extends=extends)


def word_right(state: Editing, *, extends: bool = False) -> Editing:
    """Go past the number, the letters or the box that follow; at the end of a row out of it."""
    row, at = state.row, state.caret.offset
    if at == len(row):
        return right(replace(state, anchor=state.anchor if extends else None), extends=extends)
    stop = at + 1
    while stop < len(row) and _is_alike(row.items[stop - 1], row.items[stop]):
        stop += 1
    return _moved(state, state.caret.at(stop), extends=extends)


def word_left(state: Editing, *, extends: bool = False) -> Editing:
    """Go before the number, the letters or the box that stand before the caret; at the start of a row out of it."""
    row, at = state.row, state.caret.offset
    if at == 0:
        return left(replace(state, anchor=state.anchor if extends else None), extends=extends)
    start = at - 1
    while start > 0 and _is_alike(row.items[start - 1], row.items[start]):
        start -= 1
    return _moved(state, state.caret.at(start), extends=extends)


def home(state: Editing, *, extends: bool = False) -> Editing:
    """Go to the start of the row; from there to the start of the formula."""
    caret = state.caret.at(0) if state.caret.offset else Caret((), 0)
    return _moved(state, caret, extends=extends)


def end(state: Editing, *, extends: bool = False) -> Editing:
    """Go to the end of the row; from there to the end of the formula."""
    caret = Caret((), len(state.root)) if state.is_at_end else state.caret.at(len(state.row))
    return _moved(state, caret, extends=extends)


def place(state: Editing, caret: Caret, *, extends: bool = False) -> Editing:
    """Go to a place, as with the mouse."""
    return _moved(state, caret, extends=extends)


def up(state: Editing) -> Editing:
    """Go to the numerator or the exponent that is above the caret or beside it."""
    return _vertical(state, _UPWARDS)


def down(state: Editing) -> Editing:
    """Go to the denominator or the index that is below the caret or beside it."""
    return _vertical(state, _DOWNWARDS)


def leave(state: Editing, *, backwards: bool = False) -> Editing | None:
    """Leave the row for the next one of its box, or the box; None where the caret is in no box.

    A ghost bracket becomes real when it is left forwards.
    """
    if not state.caret.path:
        return None
    state = replace(state, anchor=None)
    if not backwards and isinstance(box := state.box, Bracket) and box.is_ghost:
        return make_real(state)
    caret = _before_row(state.root, state.caret) if backwards else _behind_row(state.root, state.caret)
    return state.at(caret)


def is_finished(state: Editing) -> bool:
    """Whether the caret is where a formula was typed to its end: only boxes end behind it, none a ghost or a hole."""
    caret = state.caret
    while caret.path:
        box, row = box_at(state.root, caret.path), row_at(state.root, caret.path)
        is_ghost = isinstance(box, Bracket) and box.is_ghost
        if is_ghost or not row or caret.offset < len(row) or slots(box)[-1] != caret.path[-1].slot:
            return False
        caret = caret.behind_box
    return caret.offset == len(state.root)


def _moved(state: Editing, caret: Caret, *, extends: bool) -> Editing:
    if not extends:
        return state.at(caret)
    anchor = state.caret if state.anchor is None else state.anchor
    return replace(state.at(caret), anchor=anchor)


def _is_alike(one: Item, other: Item) -> bool:
    """Whether two neighbours are passed in one step: digits of a number, letters, a base and its script."""
    return isinstance(other, Script) or (is_digit(one) and is_digit(other)) or (is_letter(one) and is_letter(other))


def _right_of(state: Editing, *, enters: bool) -> Caret:
    item = state.behind
    if item is None:
        return _behind_row(state.root, state.caret) if enters else _outside(state.caret, behind=True)
    if enters and slots(item):
        return state.caret.inside(slots(item)[0])
    return state.caret.at(state.caret.offset + 1)


def _left_of(state: Editing, *, enters: bool) -> Caret:
    item, at = state.before, state.caret.offset
    if item is None:
        return _before_row(state.root, state.caret) if enters else _outside(state.caret, behind=False)
    if enters and slots(item):
        slot = slots(item)[-1]
        return state.caret.inside(slot, len(inner(item, slot)), item=at - 1)
    return state.caret.at(at - 1)


def _outside(caret: Caret, *, behind: bool) -> Caret:
    if not caret.path:
        return caret
    return caret.behind_box if behind else caret.before_box


def _behind_row(root: Row, caret: Caret) -> Caret:
    """Return the start of the next row of the box, or the place behind the box."""
    if not caret.path:
        return caret
    later = [slot for slot in slots(box_at(root, caret.path)) if slot > caret.path[-1].slot]
    return caret.before_box.inside(later[0]) if later else caret.behind_box


def _before_row(root: Row, caret: Caret) -> Caret:
    """Return the end of the row before in the box, or the place before the box."""
    if not caret.path:
        return caret
    box = box_at(root, caret.path)
    earlier = [slot for slot in slots(box) if slot < caret.path[-1].slot]
    if not earlier:
        return caret.before_box
    return caret.before_box.inside(earlier[-1], len(inner(box, earlier[-1])))


# For each kind of box the slot that lies in a direction, seen from the box and from its other slot
_UPWARDS: dict[type, int] = {Fraction: 0, Script: 1, Root: 0}
_DOWNWARDS: dict[type, int] = {Fraction: 1, Script: 0, Root: 1}


def _vertical(state: Editing, slot_of: dict[type, int]) -> Editing:
    """Go to the other row of the innermost box that has one in this direction, or into a box beside the caret."""
    caret = state.caret
    while caret.path:
        box = box_at(state.root, caret.path)
        slot = slot_of.get(type(box))
        if slot is not None and slot != caret.path[-1].slot and slot in slots(box):
            return state.at(_level(state, caret, slot))
        caret = caret.before_box
    return _into_neighbour(state, slot_of)


def _level(state: Editing, caret: Caret, slot: int) -> Caret:
    """Return the place in another row of a box that is about as far along as a place in this one."""
    box = box_at(state.root, caret.path)
    here, there = len(inner(box, caret.path[-1].slot)), len(inner(box, slot))
    return caret.before_box.inside(slot, round(caret.offset * there / here) if here else there)


def _into_neighbour(state: Editing, slot_of: dict[type, int]) -> Editing:
    for item, index in ((state.before, state.caret.offset - 1), (state.behind, state.caret.offset)):
        slot = slot_of.get(type(item))
        if item is not None and slot is not None and slot in slots(item):
            size = len(row_at(state.root, state.caret.inside(slot, item=index).path))
            return state.at(state.caret.inside(slot, size if item is state.before else 0, item=index))
    return state
