"""What a formula that is being typed consists of: rows of signs, words and boxes, never changed once made.

An empty row is a hole. A script belongs to the item before it, so that `x` and its exponent are two items of a row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias, TypeGuard

from engine.errors import DefectError

WordKind: TypeAlias = Literal["function", "name"]

OPENING, CLOSING = "([{", ")]}"
PARTNER = dict(zip(OPENING, CLOSING, strict=True)) | {"|": "|"}


@dataclass(frozen=True, slots=True)
class Symbol:
    """One sign, such as a letter, a digit, a space or an operator.

    Attributes:
        text: As it is typed in plain notation; `<=`, `>=` and `!=` are one sign each, and `.` is the decimal mark,
            whatever that is.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that mean one thing: a function, or a name or constant of several letters.

    Attributes:
        text: As it is typed; a Greek letter is spelled out.
        kind: What it means.
    """

    text: str
    kind: WordKind


@dataclass(frozen=True, slots=True)
class Fraction:
    """A numerator (slot 0) over a denominator (slot 1)."""

    numerator: "Row"
    denominator: "Row"

    @property
    def rows(self) -> "tuple[Row | None, ...]":
        return self.numerator, self.denominator


@dataclass(frozen=True, slots=True)
class Script:
    """An index (slot 0), an exponent (slot 1), or both, of the item before it."""

    sub: "Row | None" = None
    sup: "Row | None" = None

    @property
    def rows(self) -> "tuple[Row | None, ...]":
        return self.sub, self.sup


@dataclass(frozen=True, slots=True)
class Root:
    """A root of what stands in slot 1; slot 0 is its degree, if that is not two."""

    index: "Row | None"
    body: "Row"

    @property
    def rows(self) -> "tuple[Row | None, ...]":
        return self.index, self.body


@dataclass(frozen=True, slots=True)
class Bracket:
    """What stands in brackets (slot 0).

    Attributes:
        body: Between them.
        opening: One of `(`, `[`, `{` and `|`.
        closing: What closes it; `(` may be closed by `]`.
        is_ghost: Whether the closing one only stands there until it is typed.
    """

    body: "Row"
    opening: str = "("
    closing: str = ")"
    is_ghost: bool = False

    @property
    def rows(self) -> "tuple[Row | None, ...]":
        return (self.body,)


Box: TypeAlias = Fraction | Script | Root | Bracket
Item: TypeAlias = Symbol | Word | Box


@dataclass(frozen=True, slots=True)
class Row:
    """Items side by side."""

    items: tuple[Item, ...] = ()

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return bool(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def item(self, index: int) -> Item | None:
        """Return the item at an index, or None where there is none."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def part(self, start: int, stop: int | None = None) -> "Row":
        return Row(self.items[start:stop])

    def with_items(self, start: int, stop: int, items: Sequence[Item]) -> "Row":
        """Return the row with other items in the place of those from `start` to `stop`."""
        return Row((*self.items[:start], *items, *self.items[stop:]))


class Slot(NamedTuple):
    """A row of a box: the one with the number `slot` of the item with the number `item`."""

    item: int
    slot: int


EMPTY = Row()


def is_box(item: Item | None) -> TypeGuard[Box]:
    return isinstance(item, Fraction | Script | Root | Bracket)


def slots(item: Item) -> tuple[int, ...]:
    """Return the numbers of the rows that an item has, in reading order."""
    if isinstance(item, Symbol | Word):
        return ()
    return tuple(number for number, row in enumerate(item.rows) if row is not None)


_FIELDS = {
    Fraction: ("numerator", "denominator"),
    Script: ("sub", "sup"),
    Root: ("index", "body"),
    Bracket: ("body",),
}


def inner(item: Item, slot: int) -> Row:
    """Return one of the rows of a box, which must have it."""
    row = None if isinstance(item, Symbol | Word) else item.rows[slot]
    if row is None:
        raise DefectError("A path leads to a row that is not there.")
    return row


def with_inner(item: Item, slot: int, row: Row) -> Item:
    """Return a box with another row in one of its slots."""
    return replace(item, **{_FIELDS[type(item)][slot]: row})  # type: ignore[arg-type]  # only boxes have slots


def signs(text: str) -> tuple[Symbol, ...]:
    """Return a sign for each character."""
    return tuple(map(Symbol, text))


# What stands between two operands, and what separates answers
RELATIONS = frozenset(["=", "<", ">", "<=", ">=", "!="])
SUMS = frozenset(["+", "-"])
OPERATORS = SUMS | RELATIONS | {"*"}
SEPARATORS = frozenset([",", ";"])


def is_sign(item: Item | None, texts: frozenset[str]) -> TypeGuard[Symbol]:
    """Whether an item is one of these signs."""
    return isinstance(item, Symbol) and item.text in texts


def is_space(item: Item | None) -> bool:
    return isinstance(item, Symbol) and item.text == " "


def is_digit(item: Item | None) -> TypeGuard[Symbol]:
    """Whether an item is a digit or the point of a decimal."""
    return isinstance(item, Symbol) and (item.text.isdecimal() or item.text == ".")


def is_letter(item: Item | None) -> TypeGuard[Symbol | Word]:
    """Whether an item is a letter or a word."""
    return isinstance(item, Word) or (isinstance(item, Symbol) and item.text.isascii() and item.text.isalpha())


def is_function(item: Item | None) -> TypeGuard[Word]:
    return isinstance(item, Word) and item.kind == "function"


def has_ghost(row: Row) -> bool:
    """Whether a bracket in a row, or further inside, is not closed yet."""
    return any(
        (isinstance(item, Bracket) and item.is_ghost) or any(has_ghost(inner(item, slot)) for slot in slots(item))
        for item in row
    )
