"""The hand that prints: one pass over a formula, writing characters and noting where they come from."""

from typing import NamedTuple, TypeAlias

from ui.widgets.math_edit.document.bareness import (
    LOG,
    is_alphanumeric,
    is_bare_denominator,
    is_bare_exponent,
    is_bare_index,
    is_bare_numerator,
    is_mixed,
    is_whole_term,
)
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.extent import has_base, is_whole_argument
from ui.widgets.math_edit.document.items import (
    OPERATORS,
    SEPARATORS,
    Bracket,
    Fraction,
    Item,
    Root,
    Row,
    Script,
    Slot,
    Symbol,
    Word,
    is_digit,
    is_sign,
)
from ui.widgets.math_edit.document.joints import joints
from ui.widgets.math_edit.document.places import Caret, Path

_CLOSERS = frozenset(")]},;")

Wrapping: TypeAlias = tuple[str, str]
_BARE: Wrapping = ("", "")
_GROUPED: Wrapping = ("(", ")")
_BRACED: Wrapping = ("{", "}")


class Origin(NamedTuple):
    """The item that a character comes from: the one with the number `item` of the row at `path`."""

    path: Path
    item: int


class Writer:
    """Writes rows.

    Attributes:
        origins: For each character the item that it comes from.
        offsets: Where each place of the caret is in the text.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.origins: list[Origin] = []
        self.offsets: dict[Caret, int] = {}
        self._dialect = dialect
        self._written: list[str] = []
        self._hole: tuple[Origin, Caret | None] | None = None

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._written)

    def row(self, row: Row, path: Path) -> None:
        """Write the items of a row side by side."""
        between = joints(row, self._dialect.words)
        for index, item in enumerate(row):
            origin = Origin(path, index)
            if between[index]:
                self._put(between[index], origin)
            self.offsets[Caret(path, index)] = len(self.origins)
            self._item(row, item, origin)
        self.offsets[Caret(path, len(row))] = len(self.origins)

    def _put(self, text: str, origin: Origin) -> None:
        """Write characters; a hole before them is written as well, unless they show that something is missing."""
        if not text:
            return
        if self._hole is not None:
            (hole, caret), self._hole = self._hole, None
            if text[0] not in _CLOSERS:
                self._put("(", hole)
                if caret is not None:
                    self.offsets[caret] = len(self.origins)
                self._put(")", hole)
        self._written.append(text)
        self.origins += [origin] * len(text)

    def _inside(self, row: Row, origin: Origin, slot: int, wrapping: Wrapping) -> None:
        """Write a row of a box with what stands around it."""
        path = (*origin.path, Slot(origin.item, slot))
        self._put(wrapping[0], origin)
        self.row(row, path)
        self._put(wrapping[1], origin)

    def _hollow(self, row: Row, origin: Origin, slot: int, wrapping: Wrapping) -> None:
        """Write a row of a box, where an empty one shows only if something follows."""
        if row:
            self._inside(row, origin, slot, wrapping)
            return
        caret = Caret((*origin.path, Slot(origin.item, slot)), 0)
        self.offsets[caret] = len(self.origins)
        self._hole = (origin, caret)

    def _item(self, row: Row, item: Item, origin: Origin) -> None:
        match item:
            case Symbol(".") if is_digit(row.item(origin.item - 1)):
                # at the beginning of a number a comma would be read as something else
                self._put(self._dialect.decimal_mark, origin)
            case Symbol(text) | Word(text):
                self._put(text, origin)
            case Fraction():
                self._fraction(row, item, origin)
            case Script():
                self._script(row, item, origin)
            case Root():
                self._root(item, origin)
            case Bracket():
                self._bracket(row, item, origin)

    def _fraction(self, row: Row, fraction: Fraction, origin: Origin) -> None:
        if is_mixed(row, origin.item):
            # the reader of the notation asks whether this is a mixed number
            self._put("\\frac", origin)
            self._inside(fraction.numerator, origin, 0, _BRACED)
            self._inside(fraction.denominator, origin, 1, _BRACED)
            return
        around = _BARE if is_whole_term(row, origin.item) else _GROUPED
        self._put(around[0], origin)
        self._inside(fraction.numerator, origin, 0, _BARE if is_bare_numerator(fraction.numerator) else _GROUPED)
        self._put("/", origin)
        below = fraction.denominator
        self._hollow(below, origin, 1, _BARE if below and is_bare_denominator(below) else _GROUPED)
        self._put(around[1], origin)

    def _script(self, row: Row, script: Script, origin: Origin) -> None:
        at = origin.item
        before = row.item(at - 1)
        if before is not None and not has_base(row, at) and not is_sign(before, OPERATORS | SEPARATORS):
            self._hole = (origin, None)
        if script.sub is not None:
            self._put("_", origin)
            self._hollow(script.sub, origin, 0, self._around_index(row, at, script.sub))
        if script.sup is not None:
            self._put("^", origin)
            bare = bool(script.sup) and is_bare_exponent(script.sup, row.item(at + 1))
            self._hollow(script.sup, origin, 1, _BARE if bare else _GROUPED)

    def _around_index(self, row: Row, at: int, sub: Row) -> Wrapping:
        if is_bare_index(row, at, self._dialect.words):
            return _BARE
        return _GROUPED if row.item(at - 1) == LOG or not is_alphanumeric(sub) else _BRACED

    def _root(self, root: Root, origin: Origin) -> None:
        self._put("sqrt(" if root.index is None else "root(", origin)
        self._inside(root.body, origin, 1, _BARE)
        if root.index is not None:
            self._put(self._dialect.separator + " ", origin)
            self._inside(root.index, origin, 0, _BARE)
        self._put(")", origin)

    def _bracket(self, row: Row, bracket: Bracket, origin: Origin) -> None:
        if bracket.opening == "|":
            is_argument = is_whole_argument(row, origin.item)
            self._inside(bracket.body, origin, 0, ("(abs(", "))") if is_argument else ("abs(", ")"))
        else:
            self._inside(bracket.body, origin, 0, (bracket.opening, bracket.closing))
