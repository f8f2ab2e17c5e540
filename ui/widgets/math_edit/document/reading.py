"""A text as a formula: it is typed, character by character, and where that would mean anything else, typed more plainly."""

import re
from collections.abc import Iterator

from engine.language.parser import read
from engine.language.plain_text import compact
from engine.language.reading import Kind, Read
from engine.language.tokens import MOST_CHARACTERS
from engine.language.tree import Value
from engine.language.wrappings import unwrapped
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.extent import is_group
from ui.widgets.math_edit.document.items import (
    OPERATORS,
    Fraction,
    Item,
    Row,
    Script,
    inner,
    is_letter,
    is_sign,
    is_space,
    signs,
    slots,
    with_inner,
)
from ui.widgets.math_edit.document.lettering import regrouped
from ui.widgets.math_edit.document.printing import plain_text
from ui.widgets.math_edit.document.typing import type_text


def row_of(text: str, dialect: Dialect) -> Row:
    """Return the formula of a text, which prints as a text of the same meaning.

    A text that cannot be read is kept as nearly as boxes allow; one that is too long to be read, as mere signs.
    """
    if len(text) > MOST_CHARACTERS:
        return Row(signs(text))
    wanted = meaning(text, dialect)
    for row in _attempts(text, wanted, dialect):
        if wanted is None or meaning(plain_text(row, dialect), dialect) == wanted:
            return row
    return _as_signs(text, dialect)


def _attempts(text: str, wanted: Value | None, dialect: Dialect) -> Iterator[Row]:
    # a program's text around the answer, and LaTeX, are nothing to type
    if "\\" not in text and unwrapped(text, dialect.words.names) == text:
        yield _tidy(_typed(text, dialect))
        yield _typed(text, dialect)
    if wanted is not None:
        written = _written(wanted, dialect)
        yield _tidy(_typed(written, dialect))
        yield _as_signs(written, dialect)


_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def _written(tree: Value, dialect: Dialect) -> str:
    written = compact(tree)
    # compact notation has commas between values only
    return _POINT.sub(",", written.replace(",", ";")) if dialect.decimal_comma else written


def _typed(text: str, dialect: Dialect) -> Row:
    return type_text(Editing(), text, dialect).root


def _as_signs(text: str, dialect: Dialect) -> Row:
    """Return a row without boxes, in which only the letters are taken together."""
    row = Row(signs(text.replace(dialect.decimal_mark, ".")))
    for at in range(len(text), 0, -1):
        if is_letter(row.item(at - 1)) and not is_letter(row.item(at)):
            row, _ = regrouped(row, at, dialect.lettering)
    return row


def meaning(text: str, dialect: Dialect) -> Value | None:
    """Return what a text means as an expression, a vector or a matrix, or None where it is none of them."""
    for kind in _KINDS:
        reading = read(text, dialect.names, kind, decimal_comma=dialect.decimal_comma)
        if isinstance(reading, Read):
            return reading.tree
    return None


_KINDS: tuple[Kind, ...] = ("expression", "vector", "matrix")


def _tidy(row: Row) -> Row:
    """Return a row without the parentheses around fractions, which the bar makes needless between factors."""
    items = [_tidied(item) for item in row]
    for at, item in enumerate(items):
        behind = items[at + 1] if at + 1 < len(items) else None
        before = items[at - 1] if at else None
        if _is_grouped_fraction(item) and not isinstance(behind, Script) and _is_apart(before):
            items[at] = inner(item, 0).items[0]
    return Row(tuple(items))


def _tidied(item: Item) -> Item:
    for slot in slots(item):
        item = with_inner(item, slot, _tidy(inner(item, slot)))
    return item


def _is_grouped_fraction(item: Item) -> bool:
    return is_group(item) and len(inner(item, 0)) == 1 and isinstance(inner(item, 0).items[0], Fraction)


def _is_apart(before: Item | None) -> bool:
    """Whether what stands before a fraction is no number, function or name, which would seem to belong to it."""
    return before is None or is_space(before) or is_sign(before, OPERATORS)
