"""The entries of a vector or a matrix, and what a text that is typed into one does to all of them. No Qt."""

from collections.abc import Sequence

from engine.errors import Span
from ui.widgets.changes import Cell, Changes, Place, Texts
from ui.widgets.entry_state import Notation
from ui.widgets.grid_states import GridStates
from ui.widgets.growing import Growth, pieces, trimmed
from ui.widgets.mirroring import Mirroring
from ui.widgets.spreading import Spreading


class GridAnswer:
    """What stands in a grid while it is typed.

    Attributes:
        states: The entries.
        mirroring: Whether what is typed is mirrored at the diagonal.
        growth: In which directions the grid grows; None where its size is given.
        is_closed: Whether it stays as it is.

    Args:
        notation: How each entry is read.
        shape: (rows, columns); of a grid that grows, at the beginning.
        growth: As the attribute.
    """

    def __init__(self, notation: Notation, shape: tuple[int, int], growth: Growth | None = None) -> None:
        self._notation = notation
        self.growth = growth
        self.is_closed = False
        self._asked_for: Cell = (0, 0)
        self._changes = Changes((("",) * shape[1],) * shape[0])
        self.states = GridStates(notation, shape)
        self.mirroring = Mirroring()

    @property
    def shape(self) -> tuple[int, int]:
        return self.states.shape

    @property
    def texts(self) -> Texts:
        """The text of each entry, by row; without what a grid that grows has not been filled with yet."""
        return self.states.texts if self.growth is None else trimmed(self.states.texts)

    def put(self, texts: Sequence[Sequence[str]] | str) -> None:
        """Put an answer there that was not typed; a text that is no whole answer goes into the first entry."""
        if isinstance(texts, str):
            texts = self._spreading.texts(texts) or ((texts,),)
        self._fill(texts)
        self._changes.put(self.states.texts)

    def type(self, cell: Cell, text: str, *, is_open: bool = False) -> Cell | None:
        """Take in the text of an entry, and return the entry to go on in where that is another one.

        A whole answer is spread over all entries. In a grid that grows, a comma leads to the next entry and a semicolon
        to the next row.

        Args:
            cell: The entry.
            text: All that stands there now.
            is_open: Whether a bracket is not closed yet, although the text closes it: then it is no whole answer so far.
        """
        spread = None if is_open else self._spreading.texts(text)
        placed = {} if spread is not None else self._placed(cell, text)
        to: Cell | None = None
        if spread is not None:
            self._fill(spread)
            to = self.states.cells[-1]
        elif placed:
            to = self._place(placed, cell)
        else:
            self._type_one(cell, text, is_open=is_open)
        self._changes.note(self.states.texts, cell)
        return to

    def is_whole(self, cell: Cell, text: str) -> bool:
        """Return whether a text that is pasted into an entry is more than one entry."""
        return self._spreading.texts(text) is not None or bool(self._placed(cell, text))

    def reach(self, cell: Cell) -> bool:
        """Grow until there is such an entry, and return whether there is one now.

        It does not grow away from an edge where nothing stands.
        """
        if cell in self.states:
            return True
        texts = self.states.texts
        if self.is_closed or self.growth is None or trimmed(texts) != texts or not any(map(any, texts)):
            return False
        self.states.resize(self.growth.reached(self.shape, cell))
        return cell in self.states

    def add(self, cell: Cell) -> bool:
        """Grow until there is such an entry because the learner asked for it, and return whether there is one now."""
        if self.growth is None:
            return False
        self._asked_for = max(cell[0], self._asked_for[0]), max(cell[1], self._asked_for[1])
        self.states.resize(self.growth.reached(self.shape, cell))
        self._changes.note(self.states.texts, cell)
        return cell in self.states

    def settle(self, cell: Cell) -> None:
        """Drop the edges in which nothing stands and that nobody asked for, now that the learner is in another entry."""
        if self.growth is not None:
            keep = max(cell[0], self._asked_for[0]), max(cell[1], self._asked_for[1])
            kept = trimmed(self.states.texts, keep)
            self.states.resize((len(kept), len(kept[0])))

    def mirror(self, *, on: bool) -> None:
        """Mirror what stands there and what is typed from now on, or leave off."""
        self.mirroring.is_on = on
        typed = [cell for cell in self.states.cells if not self.states[cell].is_empty]
        filled = [cell for cell in typed if self._mirror(cell)]
        if filled:
            self._changes.note(self.states.texts, filled[0])

    def back(self) -> Place | None:
        """Take the last change back."""
        return self._go_to(self._changes.back())

    def forth(self) -> Place | None:
        """Make a change again that was taken back."""
        return self._go_to(self._changes.forth())

    @property
    def _spreading(self) -> Spreading:
        return Spreading(self._notation, None if self.growth else self.shape)

    def _go_to(self, place: Place | None) -> Place | None:
        if place is not None:
            self._asked_for = (0, 0)
            self.states.resize((len(place.texts), len(place.texts[0])))
            self.states.fill_changed(place.texts)
        return place

    def _fill(self, texts: Sequence[Sequence[str]]) -> None:
        growth = self.growth
        if growth is not None:
            self._asked_for = (0, 0)
            placed = growth.placed(texts, (0, 0))
            texts = _as_rows(placed)
            self.states.resize((len(texts), len(texts[0])))
        self.states.fill(texts)

    def _placed(self, cell: Cell, text: str) -> dict[Cell, str]:
        """Return where the pieces of a text go, or nothing where it is one piece or there is no room for all of it."""
        if self.growth is None:
            return {}
        cut = pieces(text, decimal_comma=self._notation.decimal_comma)
        placed = self.growth.placed(cut, cell)
        return placed if len(placed) > 1 and all(self.growth.allows((r + 1, c + 1)) for r, c in placed) else {}

    def _place(self, placed: dict[Cell, str], cell: Cell) -> Cell:
        for at, piece in placed.items():
            if self.growth is not None:
                self.states.resize(self.growth.reached(self.shape, at))
            # what a separator leads to keeps what stands there
            if piece or at == cell:
                self.states[at].type(piece)
        return list(placed)[-1]

    def _type_one(self, cell: Cell, text: str, *, is_open: bool) -> None:
        state = self.states[cell]
        # whoever types a blank behind a comma has it in the next entry
        state.type(text if self.growth is None else text.lstrip())
        self._mirror(cell)
        misfit = "" if is_open else self._spreading.misfit(text)
        if misfit:
            state.point_at(misfit, Span(0, len(text)))

    def _mirror(self, cell: Cell) -> bool:
        """Let the mirror image of an entry follow it, and return whether it does."""
        if self.shape[0] != self.shape[1]:
            return False
        text = self.states[cell].text
        image = self.mirroring.image(cell, text, self.states.texts)
        if image is not None:
            self.states[image].type(text)
        return image is not None


def _as_rows(placed: dict[Cell, str]) -> Texts:
    height, width = (max(cell[axis] for cell in placed) + 1 for axis in (0, 1))
    return tuple(tuple(placed.get((row, column), "") for column in range(width)) for row in range(height))
