"""What is known of all entries of a vector or a matrix while they are typed. No Qt."""

from collections.abc import Sequence
from typing import TypeAlias

from engine.language.tree import Hole, Matrix, Vector
from engine.language.typeset import latex
from engine.questions.verdict import EntryVerdict, PartVerdict
from ui.widgets.entry_state import EntryState, Notation

_Cell: TypeAlias = tuple[int, int]


class GridStates:
    """The entries of a grid by (row, column), counted from 0.

    Attributes:
        shape: (rows, columns).
        cells: All places, row by row.
    """

    def __init__(self, notation: Notation, shape: tuple[int, int]) -> None:
        self._notation = notation
        self._states: dict[_Cell, EntryState] = {}
        self.resize(shape)

    def resize(self, shape: tuple[int, int]) -> None:
        """Have so many rows and columns; what stands in those that stay is kept."""
        self.shape = shape
        self.cells = [(row, column) for row in range(shape[0]) for column in range(shape[1])]
        self._states = {cell: self._states.get(cell) or EntryState(self._notation) for cell in self.cells}

    def __getitem__(self, cell: _Cell) -> EntryState:
        return self._states[cell]

    def __contains__(self, cell: _Cell) -> bool:
        return cell in self._states

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The text of each entry, by row."""
        rows, columns = self.shape
        return tuple(tuple(self._states[row, column].text for column in range(columns)) for row in range(rows))

    @property
    def first_wrong(self) -> _Cell | None:
        """The first place whose mark asks for another look."""
        return next((cell for cell in self.cells if self._states[cell].outcome not in {None, "right"}), None)

    @property
    def first_empty(self) -> _Cell | None:
        return next((cell for cell in self.cells if self._states[cell].is_empty), None)

    @property
    def are_plain_numbers(self) -> bool:
        """Whether all that is typed reads as it stands."""
        return all(state.is_plain_number for state in self._states.values())

    @property
    def preview(self) -> str:
        """LaTeX of all entries, with squares where there is nothing to read."""
        rows, columns = self.shape
        trees = [[self._states[row, column].tree or Hole() for column in range(columns)] for row in range(rows)]
        if columns == 1 and rows > 1:
            return latex(Vector(tuple(row[0] for row in trees)))
        return latex(Matrix(tuple(tuple(row) for row in trees)))

    def fill(self, texts: Sequence[Sequence[str]]) -> None:
        """Put a text into each entry, and nothing where there is none; a vector may come lying or standing."""
        if 1 in self.shape and (len(texts), len(texts[0])) == self.shape[::-1]:
            texts = tuple(zip(*texts, strict=True))
        for row, column in self.cells:
            is_there = row < len(texts) and column < len(texts[row])
            self._states[row, column].type(texts[row][column] if is_there else "")

    def fill_changed(self, texts: Sequence[Sequence[str]]) -> None:
        """Put other texts into the entries that have others now; the rest keep what was said of them."""
        for row, column in self.cells:
            if self._states[row, column].text != texts[row][column]:
                self._states[row, column].type(texts[row][column])

    def mark(self, verdict: PartVerdict) -> None:
        for cell, state in self._states.items():
            state.mark(_verdict_of(verdict, cell))


def _verdict_of(verdict: PartVerdict, cell: _Cell) -> EntryVerdict | None:
    """Return what is said of an entry; where only the whole is judged, being right is said of each.

    Beside an entry that is empty or cannot be read the others are not judged, and nothing is said of them.
    """
    row, column = cell
    if row < len(verdict.entries) and column < len(verdict.entries[row]):
        entry = verdict.entries[row][column]
        is_withheld = entry.outcome == "undecided" and verdict.outcome in {"empty", "unreadable"}
        return None if is_withheld else entry
    return EntryVerdict(verdict.outcome) if verdict.outcome == "right" else None
