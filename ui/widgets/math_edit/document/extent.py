"""How far things reach in a row: what is complete, what a fraction takes in, what ends a box."""

from engine.language.characters import ROOTS
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import (
    CLOSING,
    OPENING,
    OPERATORS,
    RELATIONS,
    SEPARATORS,
    SUMS,
    Bracket,
    Fraction,
    Item,
    Root,
    Row,
    Script,
    Symbol,
    Word,
    is_digit,
    is_function,
    is_letter,
    is_sign,
    is_space,
)
from ui.widgets.math_edit.document.lettering import spelled

_ENDING = OPERATORS | {"/", ":"}
_NEGATED = frozenset(["*"])
_STOPPING = RELATIONS | {":", "|", *OPENING, *CLOSING}


def wants_operand(row: Row, stop: int | None = None) -> bool:
    """Whether something must follow the items up to `stop`: nothing stands there, an operator, or a function."""
    at = (len(row) if stop is None else stop) - 1
    while at >= 0 and is_space(row.items[at]):
        at -= 1
    last = row.item(at)
    if isinstance(last, Script) and is_function(row.item(at - 1)):
        return last.sup is not None or row.item(at - 1) == Word("log", "function")
    return last is None or is_function(last) or is_sign(last, OPERATORS | SEPARATORS)


def is_whole_argument(row: Row, at: int) -> bool:
    """Whether the item at an index is the argument of a function that stands before it, and all of it."""
    if isinstance(row.item(at + 1), Script):
        return False
    before = at - 1 - is_space(row.item(at - 1))
    return is_function(row.item(before - isinstance(row.item(before), Script)))


def has_base(row: Row, at: int) -> bool:
    """Whether the item before `at` can have an exponent or an index."""
    item = row.item(at - 1)
    if isinstance(item, Symbol):
        return item.text not in OPERATORS | SEPARATORS | {" ", *OPENING, "|"}
    return item is not None and not isinstance(item, Script)


def term_start(row: Row, stop: int, dialect: Dialect) -> int:
    """Return where the product begins that ends before `stop`: all that a line of text has above the bar of `/`."""
    at = stop
    while at > 0:
        item = row.items[at - 1]
        if is_sign(item, _STOPPING | dialect.separators) or (is_sign(item, SUMS) and not is_unary(row, at - 1)):
            break
        at -= 1
    while at < stop and is_space(row.items[at]):
        at += 1
    return at


def ends_in_power_mark(row: Row, stop: int) -> bool:
    """Whether `2e` stands before an index, which a sign and digits may continue to a power of ten."""
    return row.item(stop - 1) in (Symbol("e"), Symbol("E")) and is_digit(row.item(stop - 2))


def is_unary(row: Row, at: int) -> bool:
    """Whether the sign at an index belongs to the factor behind it, as in `x*-y`, `sin -x` and `2e-3`."""
    before = row.item(at - 1)
    if ends_in_power_mark(row, at):
        return is_digit(row.item(at + 1))
    if is_space(before):
        before = row.item(at - 2)
    return is_sign(before, _NEGATED) or is_function(before)


def ends(state: Editing, character: str, dialect: Dialect) -> bool:
    """Whether a character typed at the end of a row does not belong into it, as it would not in a line of text."""
    box, row = state.box, state.row
    if isinstance(box, Bracket) or box is None:
        return False
    if isinstance(box, Script) and state.slot == 0:
        return bool(row) and not _continues_index(row, state.base, character, dialect)
    if wants_operand(row):
        return False
    if character == " " or character in _ENDING | dialect.separators:
        return True
    if isinstance(box, Script):
        return _ends_exponent(row, state.base, character, dialect)
    return isinstance(box, Root) and (character in "(|" or character in ROOTS)


def _ends_exponent(row: Row, base: Item | None, character: str, dialect: Dialect) -> bool:
    """Whether a letter, root or bracket is none of the exponent's: in `x^2y`, but not in `e^2x` and `x^yz`."""
    if character in OPENING or character == "|":
        return True
    signs = SUMS | (SEPARATORS - dialect.separators)
    is_number = all(is_digit(item) for item in row if not is_sign(item, signs))
    is_enclosed = is_group(row.items[-1]) and all(is_sign(item, SUMS) for item in row.items[:-1])
    if not (character.isalpha() or character in ROOTS) or not (is_number or is_enclosed):
        return False
    return is_enclosed or not (is_digit(base) or base == Symbol("e"))


def _continues_index(row: Row, base: Item | None, character: str, dialect: Dialect) -> bool:
    """Whether a character belongs to an index: as long as a declared name goes on like this."""
    index = "".join(spelled(item) for item in row if isinstance(item, Symbol | Word))
    if not character.isalnum() or not character.isascii():
        return character == "!"
    if base == Word("log", "function"):
        return _continues_base(index, character, dialect)
    if character.isdecimal() or not is_letter(base) or base is None:
        return True
    stem = spelled(base) + "_"
    declared = [name for name in dialect.words.names if name.startswith(stem)]
    return not declared or any(name.startswith(stem + index + character) for name in declared)


def _continues_base(index: str, character: str, dialect: Dialect) -> bool:
    if index.isdecimal():
        return character.isdecimal()
    return any(name.startswith(index + character) for name in (*dialect.words.names, "pi"))


def factor_around(row: Row, offset: int) -> tuple[int, int]:
    """Return where the factor begins and ends that a place stands in: a number, a name or a box, with its scripts."""
    start = max(0, min(offset, len(row) - 1))
    while start > 0 and isinstance(row.items[start], Script):
        start -= 1
    stop = min(start + 1, len(row))
    if is_digit(row.item(start)):
        while start > 0 and is_digit(row.items[start - 1]):
            start -= 1
        while stop < len(row) and is_digit(row.items[stop]):
            stop += 1
    start, stop = _with_argument(row, start, stop)
    while stop < len(row) and isinstance(row.items[stop], Script):
        stop += 1
    return start, stop


def _with_argument(row: Row, start: int, stop: int) -> tuple[int, int]:
    """Return the extent of a function with its argument in brackets, where one of the two is given."""
    if isinstance(row.item(start), Bracket):
        name = start - 1 - isinstance(row.item(start - 1), Script)
        return (name, stop) if is_function(row.item(name)) else (start, stop)
    if not is_function(row.item(start)):
        return start, stop
    behind = stop + isinstance(row.item(stop), Script)
    return (start, behind + 1) if isinstance(row.item(behind), Bracket) else (start, stop)


def is_lone_group(row: Row) -> bool:
    """Whether a row is nothing but one pair of parentheses, which a box of its own makes needless."""
    return len(row) == 1 and is_group(row.items[0])


def is_group(item: Item | None) -> bool:
    """Whether an item is a closed pair of parentheses."""
    return isinstance(item, Bracket) and item.opening == "(" and item.closing == ")" and not item.is_ghost


def is_fraction(item: Item | None) -> bool:
    return isinstance(item, Fraction)
