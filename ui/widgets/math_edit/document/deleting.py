"""What Backspace and Delete do: what is typed goes as it came, and at the edge of a box the box goes, not its contents."""

from dataclasses import replace

from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import Box, Bracket, Item, Row, Symbol, Word, inner, is_box, signs, slots
from ui.widgets.math_edit.document.lettering import regrouped, shown_greek
from ui.widgets.math_edit.document.moving import place
from ui.widgets.math_edit.document.places import box_at, row_at

_PARTED = {"<=": "<", ">=": ">", "!=": "!"}


def backspace(state: Editing, dialect: Dialect) -> Editing:
    """Take back what stands before the caret; at the start of a row dissolve its box."""
    if state.selection is not None:
        return state.without_selection()
    state = replace(state, anchor=None, ungrouped=None)
    before = state.before
    if before is None:
        return _dissolved(state) if state.caret.path else state
    if is_box(before):
        return _into(state, before, dialect)
    at = state.caret.offset
    return _lettered(state.with_items(at - 1, at, _shortened(before)), dialect)


def delete(state: Editing, dialect: Dialect) -> Editing:
    """Take what stands behind the caret; at the end of a row dissolve its box."""
    if state.selection is not None:
        return state.without_selection()
    state = replace(state, anchor=None, ungrouped=None)
    at, behind = state.caret.offset, state.behind
    if behind is None:
        return _dissolved(state) if state.caret.path else state
    if isinstance(behind, Bracket) or (is_box(behind) and not any(inner(behind, slot) for slot in slots(behind))):
        return _dissolved(state.at(state.caret.inside(slots(behind)[0])))
    if is_box(behind):
        return place(state, state.caret.inside(slots(behind)[0]))
    return _lettered(state.with_row(state.row.with_items(at, at + 1, ()), at), dialect)


def delete_rest(state: Editing, _dialect: Dialect) -> Editing:
    """Take all that stands behind the caret in its row."""
    return state.with_row(state.row.part(0, state.caret.offset), state.caret.offset)


def _shortened(item: Item) -> tuple[Item, ...]:
    """Return what is left of an item when its last character is taken back; a Greek letter goes whole."""
    if isinstance(item, Symbol):
        return signs(_PARTED.get(item.text, ""))
    if isinstance(item, Word) and not shown_greek(item.text):
        return signs(item.text[:-1])
    return ()


def _lettered(state: Editing, dialect: Dialect) -> Editing:
    row, offset = regrouped(state.row, state.caret.offset, dialect.lettering)
    return state if row is state.row else state.with_row(row, offset)


def _into(state: Editing, box: Box, dialect: Dialect) -> Editing:
    """Take back the last that was typed of a box: a closing bracket, or what stands at the end of its last row."""
    at = state.caret.offset - 1
    slot = slots(box)[-1]
    size = len(inner(box, slot))
    if isinstance(box, Bracket) and not box.is_ghost:
        opened = state.with_items(at, at + 1, [replace(box, is_ghost=True)])
        return replace(opened.entered(at, slot, size), open_boxes=1)
    inside = state.at(state.caret.inside(slot, size, item=at), open_boxes=1)
    return backspace(inside, dialect)


def _dissolved(state: Editing) -> Editing:
    """Put the contents of the box around the caret in its place; the caret stays where it is among them."""
    box, outer = box_at(state.root, state.caret.path), state.caret.before_box
    before = sum(len(inner(box, slot)) for slot in slots(box) if slot < state.slot) + state.caret.offset
    contents = [item for slot in slots(box) for item in inner(box, slot)]
    row = row_at(state.root, outer.path)
    changed = state.at(outer, open_boxes=max(0, state.open_boxes - 1))
    return changed.with_row(
        Row((*row.items[: outer.offset], *contents, *row.items[outer.offset + 1 :])), outer.offset + before
    )
