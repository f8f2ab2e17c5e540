"""What is said to those who do not see the formula: where the caret went, and what it passed. No Qt."""

from collections.abc import Iterator

from engine.errors import DefectError
from ui.translation import counted, tr
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import (
    Bracket,
    Fraction,
    Item,
    Root,
    Row,
    Script,
    Symbol,
    Word,
    slots,
)
from ui.widgets.math_edit.document.places import Path, box_at, row_at
from ui.widgets.math_edit.speech_words import (
    EMPTY,
    FENCES,
    FENCES_SAID,
    FUNCTIONS,
    INSIDE,
    INSIDE_EMPTY,
    LEAVING,
    POWERS,
    SIGNS,
    Place,
)

_LONGEST = 40


def announced(before: Editing, after: Editing) -> str:
    """Return what to say when one state follows another; "" where nothing is worth a word.

    Boxes that the caret left or entered go before what it passed.
    """
    if after.selection is not None or (before.selection is not None and after.root == before.root):
        return _about_selection(before, after)
    if after.caret.path != before.caret.path:
        return _about_rows(before, after)
    if after.root != before.root:
        return _about_change(before, after)
    return _about_items(before, after) if after.caret != before.caret else ""


def spoken(row: Row) -> str:
    """Return a formula in words, with an end said for whatever holds more than one sign."""
    return " ".join(_words(row)) if row else EMPTY


def _place(root: Row, path: Path) -> Place:
    """Return which part of its box a row is."""
    box, slot = box_at(root, path), path[-1].slot
    match box:
        case Fraction():
            return "denominator" if slot else "numerator"
        case Script():
            return "exponent" if slot else _index(root, path)
        case Root():
            return "root" if slot else "degree"
        case Bracket(opening=opening):
            return FENCES[opening]
        case _:
            raise DefectError(f"{box} has no rows.")


def _index(root: Row, path: Path) -> Place:
    base = row_at(root, path[:-1]).item(path[-1].item - 1)
    return "base" if base == Word("log", "function") else "index"


def _about_selection(before: Editing, after: Editing) -> str:
    if after.selection is None:
        return _joined(tr("nothing selected"), _entered(before, after))
    if after.selection == before.selection:
        return ""
    return tr("{formula} selected").format(formula=_short(after.selected_row))


def _about_rows(before: Editing, after: Editing) -> str:
    shared = _shared(before.caret.path, after.caret.path)
    is_within = len(after.caret.path) > shared and len(before.caret.path) > shared
    beside = is_within and before.caret.path[shared].item == after.caret.path[shared].item
    left = "" if beside or len(before.caret.path) == shared else _left(before, shared)
    return _joined(left, _entered(before, after) or _context(after))


def _left(before: Editing, depth: int) -> str:
    """Say which box was left, the outermost one where several were."""
    path = before.caret.path[: depth + 1]
    found = box_at(before.root, path)
    return LEAVING[_place(before.root, path)] if slots(found) else ""


def _entered(before: Editing, after: Editing) -> str:
    path = after.caret.path
    if len(path) <= _shared(before.caret.path, path):
        return ""
    place = _place(after.root, path)
    return INSIDE[place] if row_at(after.root, path) else INSIDE_EMPTY[place]


def _context(after: Editing) -> str:
    """Say where the caret is back, if that is not the formula itself."""
    return INSIDE[_place(after.root, after.caret.path)] if after.caret.path else ""


def _about_items(before: Editing, after: Editing) -> str:
    """Say what was passed in one row."""
    start, stop = sorted((before.caret.offset, after.caret.offset))
    return _short(after.row.part(start, stop)) if stop - start == 1 else _standing(after)


def _about_change(before: Editing, after: Editing) -> str:
    """Say what was typed into a row, or taken out of it."""
    start, stop = before.caret.offset, after.caret.offset
    if stop > start:
        return _short(after.row.part(start, stop))
    if isinstance(after.before, Word) and after.before != before.before:
        return _short(Row((after.before,)))
    lost = before.row.part(stop, max(start, stop + len(before.row) - len(after.row)))
    return tr("{formula} deleted").format(formula=_short(lost)) if lost else ""


def _standing(after: Editing) -> str:
    """Say what the caret stands before, after a longer way."""
    behind = after.behind
    if behind is None:
        return tr("at the end")
    return tr("before {formula}").format(formula=_short(Row((behind,))))


def _short(row: Row) -> str:
    words = spoken(row)
    if len(words) <= _LONGEST:
        return words
    return " ".join(map(_kind, row)) if len(row) == 1 else counted("{count} item", "{count} items", len(row))


def _kind(item: Item) -> str:
    match item:
        case Fraction():
            return tr("fraction")
        case Script(sup=None):
            return tr("index")
        case Script():
            return tr("exponent")
        case Root():
            return tr("root")
        case Bracket(opening=opening):
            return FENCES_SAID[opening]
        case _:
            return _sign(item)


def _words(row: Row) -> Iterator[str]:
    for item in row:
        if item != Symbol(" "):
            yield _sign(item) if isinstance(item, Symbol | Word) else _structure(item)


def _sign(item: Symbol | Word) -> str:
    if isinstance(item, Word):
        return FUNCTIONS.get(item.text, item.text)
    if item.text.isupper():
        return tr("capital {letter}").format(letter=item.text)
    return SIGNS.get(item.text, item.text)


def _structure(item: Item) -> str:
    match item:
        case Fraction(above, below):
            said = tr("{above} over {below}") if _is_short(above, below) else tr("{above} over {below} end of fraction")
            return said.format(above=spoken(above), below=spoken(below))
        case Script(sub, sup):
            index = "" if sub is None else tr("index {index}").format(index=spoken(sub))
            return " ".join(filter(None, (index, "" if sup is None else _power(sup))))
        case Root(index, body):
            return _root(index, body)
        case Bracket(body, "|"):
            return tr("absolute value of {formula} end of bars").format(formula=spoken(body))
        case Bracket(body, opening, closing):
            return f"{SIGNS[opening]} {spoken(body)} {SIGNS[closing]}"
        case _:
            return _sign(item)


def _root(degree: Row | None, body: Row) -> str:
    if degree is None:
        said = tr("square root of {formula}") if _is_short(body) else tr("square root of {formula} end of root")
        return said.format(formula=spoken(body))
    said = tr("root of degree {degree} of {formula}")
    if not _is_short(body):
        said = tr("root of degree {degree} of {formula} end of root")
    return said.format(degree=spoken(degree), formula=spoken(body))


def _power(row: Row) -> str:
    words = spoken(row)
    said = tr("to the power {power}") if _is_short(row) else tr("to the power {power} end of exponent")
    return POWERS.get(words) or said.format(power=words)


def _is_short(*rows: Row) -> bool:
    """Tell whether a listener hears where a box ends without being told."""
    return all(len(row) <= 1 for row in rows)


def _shared(one: Path, other: Path) -> int:
    """Return how many steps two paths share."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _joined(first: str, second: str) -> str:
    return ", ".join(filter(None, (first, second)))
