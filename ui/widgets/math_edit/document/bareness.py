"""Which parts of boxes need no parentheses in plain notation."""

from engine.language.words import Vocabulary
from ui.widgets.math_edit.document.extent import has_base, is_unary
from ui.widgets.math_edit.document.items import (
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
from ui.widgets.math_edit.document.lettering import run_around, spelled

_BESIDE_TERM = SUMS | RELATIONS | SEPARATORS
_IN_PRODUCT = frozenset("*! ")
LOG = Word("log", "function")


def is_whole_term(row: Row, index: int) -> bool:
    """Whether an item is a term of its own, so that a fraction there needs no parentheses."""
    before, behind = index - 1, index + 1
    while is_space(row.item(before)):
        before -= 1
    while is_space(row.item(behind)):
        behind += 1
    follows = before < 0 or (is_sign(row.item(before), _BESIDE_TERM) and not is_unary(row, before))
    return follows and (behind >= len(row) or is_sign(row.item(behind), _BESIDE_TERM))


def is_bare_numerator(row: Row) -> bool:
    """Whether a row is a product in which nothing reaches further than it shows: `2x`, `3sin(x)`, but not `sin x`."""
    return all(_holds_together(row, index) for index in range(len(row)))


def _holds_together(row: Row, index: int) -> bool:
    item = row.items[index]
    if is_function(item):
        behind = index + 1 + isinstance(row.item(index + 1), Script)
        return isinstance(row.item(behind), Bracket)
    if isinstance(item, Script):
        return has_base(row, index)
    return is_digit(item) or is_letter(item) or is_sign(item, _IN_PRODUCT) or isinstance(item, Root | Bracket)


def is_bare_denominator(row: Row) -> bool:
    """Whether a row is one factor: a number, a name, a root, a bracket or a function of one, perhaps raised."""
    items = list(row)
    if items and all(map(is_digit, items)):
        return True
    if isinstance(items[-1], Script):
        items.pop()
    if len(items) > 1 and is_function(items[0]) and isinstance(items[-1], Bracket):
        return len(items) == 2 or (len(items) == 3 and isinstance(items[1], Script))
    return (
        len(items) == 1 and not is_function(items[0]) and (is_letter(items[0]) or isinstance(items[0], Root | Bracket))
    )


def is_bare_exponent(row: Row, behind: Item | None) -> bool:
    """Whether a row is a number or a letter, perhaps negative, that can stand behind `^` as it is."""
    items = row.items[is_sign(row.item(0), frozenset("-")) :]
    if not items or behind == Symbol("!"):
        return False
    return all(map(is_digit, items)) or (len(items) == 1 and is_letter(items[0]) and not is_function(items[0]))


def is_bare_index(row: Row, index: int, words: Vocabulary) -> bool:
    """Whether the index of the script at `index` can stand behind `_` as it is.

    Args:
        row: The row of the script.
        index: Where the script stands in it.
        words: What words mean.
    """
    script = row.items[index]
    if not isinstance(script, Script) or not script.sub:
        return False
    if row.item(index - 1) == LOG:
        return _is_one_token(script.sub)
    if not is_alphanumeric(script.sub):
        return False
    text = alphanumeric(script.sub, 0)
    behind = "" if script.sup is not None else alphanumeric(row, index + 1)
    return not behind or _is_longest(letters_before(row, index), text, behind, words)


def letters_before(row: Row, index: int) -> str:
    """Return the run of letters that ends before an index."""
    start, _ = run_around(row.part(0, index), index)
    return "".join(map(spelled, row.items[start:index]))


def _is_longest(letters: str, index: str, behind: str, words: Vocabulary) -> bool:
    """Whether an index is read as it is meant although letters or digits follow it at once."""
    sizes = range(len(index + behind), 0, -1)
    found = next((size for size in sizes if words.splits(letters, "_" + (index + behind)[:size])), 0)
    return found == len(index)


def _is_one_token(row: Row) -> bool:
    items = row.items
    return all(map(is_digit, items)) or (len(items) == 1 and is_letter(items[0]) and not is_function(items[0]))


def is_alphanumeric(row: Row) -> bool:
    return all(is_letter(item) or (is_digit(item) and item != Symbol(".")) for item in row)


def alphanumeric(row: Row, start: int) -> str:
    """Return the letters and digits that follow in the text of a row from an index on."""
    text = ""
    for item in row.items[start:]:
        if not (is_letter(item) or is_digit(item)):
            return text + leading_word(item)
        text += spelled(item)
    return text


def leading_word(item: Item) -> str:
    """Return the word that a box begins with in the text, or ""."""
    if isinstance(item, Root):
        return "sqrt" if item.index is None else "root"
    return "abs" if isinstance(item, Bracket) and item.opening == "|" else ""


def is_mixed(row: Row, index: int) -> bool:
    """Whether a fraction of numbers stands right behind a number, so that both look like two and a half."""
    item = row.items[index]
    if not isinstance(item, Fraction) or not is_digit(row.item(index - 1)):
        return False
    return all(part and all(map(is_digit, part)) for part in (item.numerator, item.denominator))
