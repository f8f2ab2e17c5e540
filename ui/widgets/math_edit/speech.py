"""What is said to those who do not see the formula: where the caret went, and what it passed. No Qt."""

from collections.abc import Iterator

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

_SIGNS = {
    "+": "plus",
    "-": "minus",
    "*": "times",
    "=": "equals",
    "<": "less than",
    ">": "greater than",
    "<=": "less than or equal to",
    ">=": "greater than or equal to",
    "!=": "not equal to",
    ",": "comma",
    ";": "semicolon",
    ".": "point",
    "!": "factorial",
    " ": "space",
    "(": "open parenthesis",
    ")": "close parenthesis",
    "[": "open bracket",
    "]": "close bracket",
    "{": "open brace",
    "}": "close brace",
}
_FUNCTIONS = {
    "sin": "sine",
    "cos": "cosine",
    "tan": "tangent",
    "sec": "secant",
    "csc": "cosecant",
    "cot": "cotangent",
    "exp": "exponential",
    "ln": "natural logarithm",
    "log": "logarithm",
    "max": "maximum",
    "min": "minimum",
}
_POWERS = {"2": "squared", "3": "cubed"}
_FENCES = {"(": "parentheses", "[": "brackets", "{": "braces", "|": "bars"}
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
    return " ".join(_words(row)) if row else "empty"


def place(root: Row, path: Path) -> str:
    """Return what a row is called: the numerator, the exponent; the outermost one is the formula."""
    if not path:
        return "the formula"
    box, slot = box_at(root, path), path[-1].slot
    match box:
        case Fraction():
            return "the denominator" if slot else "the numerator"
        case Script():
            return "the exponent" if slot else _index_name(root, path)
        case Root():
            return "the root" if slot else "the degree of the root"
        case Bracket(opening=opening):
            return f"the {_FENCES[opening]}"
        case _:
            return ""


def _index_name(root: Row, path: Path) -> str:
    base = row_at(root, path[:-1]).item(path[-1].item - 1)
    return "the base" if base == Word("log", "function") else "the index"


def _box_name(root: Row, path: Path) -> str:
    """Return what the box of a row is called, from outside."""
    box = box_at(root, path)
    match box:
        case Fraction():
            return "the fraction"
        case Root():
            return "the root"
        case _:
            return place(root, path)


def _about_selection(before: Editing, after: Editing) -> str:
    if after.selection is None:
        return _joined("nothing selected", _entered(before, after))
    return "" if after.selection == before.selection else f"{_short(after.selected_row)} selected"


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
    return f"leaving {_box_name(before.root, path)}" if slots(found) else ""


def _entered(before: Editing, after: Editing) -> str:
    path = after.caret.path
    if len(path) <= _shared(before.caret.path, path):
        return ""
    hole = "" if row_at(after.root, path) else ", empty"
    return f"in {place(after.root, path)}{hole}"


def _context(after: Editing) -> str:
    """Say where the caret is back, if that is not the formula itself."""
    return f"in {place(after.root, after.caret.path)}" if after.caret.path else ""


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
    return f"{_short(lost)} deleted" if lost else ""


def _standing(after: Editing) -> str:
    """Say what the caret stands before, after a longer way."""
    behind = after.behind
    return "at the end" if behind is None else f"before {_short(Row((behind,)))}"


def _short(row: Row) -> str:
    words = spoken(row)
    if len(words) <= _LONGEST:
        return words
    return " ".join(map(_kind, row)) if len(row) == 1 else f"{len(row)} items"


def _kind(item: Item) -> str:
    match item:
        case Fraction():
            return "fraction"
        case Script(sup=None):
            return "index"
        case Script():
            return "exponent"
        case Root():
            return "root"
        case Bracket(opening=opening):
            return _FENCES[opening]
        case _:
            return _sign(item)


def _words(row: Row) -> Iterator[str]:
    for item in row:
        if item != Symbol(" "):
            yield _sign(item) if isinstance(item, Symbol | Word) else _structure(item)


def _sign(item: Symbol | Word) -> str:
    if isinstance(item, Word):
        return _FUNCTIONS.get(item.text, item.text)
    return f"capital {item.text}" if item.text.isupper() else _SIGNS.get(item.text, item.text)


def _structure(item: Item) -> str:
    match item:
        case Fraction(above, below):
            return _ended(f"{spoken(above)} over {spoken(below)}", "fraction", above, below)
        case Script(sub, sup):
            return _joined("" if sub is None else f"index {spoken(sub)}", "" if sup is None else _power(sup), mark="")
        case Root(index, body):
            kind = "square root" if index is None else f"root of degree {spoken(index)}"
            return _ended(f"{kind} of {spoken(body)}", "root", body)
        case Bracket(body, "|"):
            return f"absolute value of {spoken(body)} end of bars"
        case Bracket(body, opening, closing):
            return f"{_SIGNS[opening]} {spoken(body)} {_SIGNS[closing]}"
        case _:
            return _sign(item)


def _power(row: Row) -> str:
    words = spoken(row)
    return _POWERS.get(words) or _ended(f"to the power {words}", "exponent", row)


def _ended(words: str, kind: str, *parts: Row) -> str:
    """Say where a box ends if a listener could not tell."""
    return words if all(len(part) <= 1 for part in parts) else f"{words} end of {kind}"


def _shared(one: Path, other: Path) -> int:
    """Return how many steps two paths share."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _joined(first: str, second: str, mark: str = ",") -> str:
    return f"{first}{mark} {second}" if first and second else first or second
