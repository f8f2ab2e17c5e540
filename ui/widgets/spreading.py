"""Spreads a whole vector or matrix, typed or pasted into one entry, over all entries. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.language.parser import read
from engine.language.plain_text import compact
from engine.language.reading import Read
from engine.language.tree import Matrix, Node, Vector
from ui.translation import tr
from ui.widgets.entry_state import Notation

# The text of each entry, by row
Texts: TypeAlias = tuple[tuple[str, ...], ...]
Rows: TypeAlias = Sequence[Sequence[Node]]

# Whatever separates entries or rows, in any notation; without one, a text is not worth a second reading
_SEPARATORS = frozenset(",;&\n")


@dataclass(frozen=True, slots=True)
class Spreading:
    """Recognises whole answers for a grid of `shape` (rows, columns); of any size where that is None."""

    notation: Notation
    shape: tuple[int, int] | None

    def texts(self, text: str) -> Texts | None:
        """Return the texts of all entries where a text is a whole answer of our shape, else None."""
        rows = self._rows(text)
        fit = None if rows is None else _fitted(rows, self.shape)
        return None if fit is None else tuple(tuple(compact(entry) for entry in row) for row in fit)

    def misfit(self, text: str) -> str:
        """Return a sentence where a text is a whole answer of another shape, else ""."""
        rows = None if self.shape is None else self._rows(text)
        if rows is None or self.shape is None or _fitted(rows, self.shape) is not None:
            return ""
        said = tr("This is {rows} × {columns}, and the answer is {asked_rows} × {asked_columns}.")
        asked_rows, asked_columns = self.shape
        return said.format(rows=len(rows), columns=len(rows[0]), asked_rows=asked_rows, asked_columns=asked_columns)

    def _rows(self, text: str) -> Rows | None:
        if _SEPARATORS.isdisjoint(text):
            return None
        notation = self.notation
        for kind in ("matrix", "vector"):
            match read(text, notation.names, kind, decimal_comma=notation.decimal_comma):
                case Read(Matrix(rows)):
                    return rows
                case Read(Vector(parts)):
                    return tuple((part,) for part in parts)
                case _:
                    continue
        return None


def _fitted(rows: Rows, shape: tuple[int, int] | None) -> Rows | None:
    """Return the rows in a shape: as they are, or a row as a column and the other way round; None if they do not fit."""
    if shape is None or (len(rows), len(rows[0])) == shape:
        return rows
    flat = [entry for row in rows for entry in row]
    is_line = 1 in (len(rows), len(rows[0])) and 1 in shape
    if not is_line or len(flat) != shape[0] * shape[1]:
        return None
    return tuple(tuple(flat[start : start + shape[1]]) for start in range(0, len(flat), shape[1]))
