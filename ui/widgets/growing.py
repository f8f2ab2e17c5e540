"""A grid whose size is part of the answer: what makes it larger, and what may go again. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ui.widgets.changes import Cell, Texts

# As many entries as can be read side by side, and below each other
MOST = 12

_OPENING, _CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Growth:
    """In which directions a grid grows: a vector has but one."""

    rows: bool = True
    columns: bool = True

    def allows(self, shape: tuple[int, int]) -> bool:
        """Whether a grid may have so many rows and columns."""
        rows, columns = shape
        return rows <= (MOST if self.rows else 1) and columns <= (MOST if self.columns else 1)

    def reached(self, shape: tuple[int, int], cell: Cell) -> tuple[int, int]:
        """Return the shape that has room for an entry too, where that is allowed; else the shape as it is."""
        wanted = max(shape[0], cell[0] + 1), max(shape[1], cell[1] + 1)
        return wanted if min(cell) >= 0 and self.allows(wanted) else shape

    def placed(self, pieces: Sequence[Sequence[str]], cell: Cell) -> dict[Cell, str]:
        """Return where the pieces of a text go that was typed into an entry; further rows begin at the left."""
        if not (self.rows and self.columns):
            flat = [piece for row in pieces for piece in row]
            step = (1, 0) if self.rows else (0, 1)
            return {(cell[0] + at * step[0], cell[1] + at * step[1]): piece for at, piece in enumerate(flat)}
        return {
            (cell[0] + row, column + (0 if row else cell[1])): piece
            for row, line in enumerate(pieces)
            for column, piece in enumerate(line)
        }


def pieces(text: str, *, decimal_comma: bool) -> list[list[str]]:
    """Return a text cut where it goes on in the next entry (`,`) or in the next row (`;` or a new line).

    Where the comma is the decimal mark, `;` leads to the next entry. What stands in brackets is not cut.
    """
    entry_mark, row_marks = (";", "\n") if decimal_comma else (",", ";\n")
    rows, depth = [[""]], 0
    for character in text:
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth == 0 and character == entry_mark:
            rows[-1].append("")
        elif depth == 0 and character in row_marks:
            rows.append([""])
        else:
            rows[-1][-1] += character
    return [[piece.strip() for piece in row] for row in rows] if len(rows) > 1 or len(rows[0]) > 1 else [[text]]


def trimmed(texts: Texts, keep: Cell = (0, 0)) -> Texts:
    """Return the texts without rows below and columns at the right in which nothing stands.

    Args:
        texts: All texts.
        keep: An entry that stays, whatever stands in it.
    """
    rows = [row for row, line in enumerate(texts) if any(text.strip() for text in line)]
    columns = [column for column, line in enumerate(zip_longest(*texts, fillvalue="")) if any(map(str.strip, line))]
    height = max([keep[0], *rows]) + 1
    width = max([keep[1], *columns]) + 1
    return tuple(row[:width] for row in texts[:height])
