"""The grid that suits the entries of an answer, which is another one as they grow; and what makes it larger."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.changes import Cell
from ui.widgets.completer import Completer
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_grid import CursorAt, EntryGrid, FieldGrid
from ui.widgets.grid_answer import GridAnswer
from ui.widgets.growth_handle import GrowthHandle
from ui.widgets.line_editor import Move
from ui.widgets.tile_grid import TileGrid

# From this many rows and columns on, lines side by side are too narrow to type into
_WIDE_FROM = 3
# A vector that lies has room for so many lines side by side
_MOST_LYING = 4


class GridFrame(QWidget):
    """Shows the entries of an answer: in lines side by side, or as tiles with one wide line for the entry at hand.

    Args:
        answer: What is shown; whoever changes it has it shown.
        completer: Offers words in every line.
        lies: Whether a long vector gets one wide line.

    Signals:
        typed, closed, pasted, entered, left, moved, chosen, submitted, undo_asked, redo_asked, met_lone_bracket: As of a grid.
        reached: An entry beyond the edge is wanted: its (row, column).
        widened: The grid has changed to one wide line.
    """

    typed = Signal(int, int, str)
    closed = Signal(int, int)
    pasted = Signal(int, int, str)
    entered = Signal(int, int)
    left = Signal(int, int)
    moved = Signal(int, int, Move)
    chosen = Signal(int, int, int)
    submitted = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    met_lone_bracket = Signal()
    reached = Signal(object)
    widened = Signal()

    def __init__(self, answer: GridAnswer, completer: Completer, *, lies: bool) -> None:
        super().__init__()
        self._completer = completer
        self._answer = answer
        self._lies = lies
        self._is_read_only = False
        self._here: Cell = (0, 0)
        self._place = QGridLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(SPACING.hair)
        self._handles: tuple[GrowthHandle, ...] = ()
        if answer.growth is not None:
            self._add_handles(rows=answer.growth.rows, columns=answer.growth.columns)
        self._grid = self._fresh_grid()
        self._seat()

    @property
    def grid(self) -> EntryGrid:
        return self._grid

    @property
    def is_wide(self) -> bool:
        """Whether one wide line serves all entries."""
        return isinstance(self._grid, TileGrid)

    def field(self, cell: Cell) -> EntryField:
        return self._grid.field(cell)

    def show_entry(self, cell: Cell) -> None:
        self._grid.show_entry(cell, self._answer.states[cell])
        self.widen_if_needed()

    def show_all(self) -> None:
        """Show all entries, however many there are now."""
        if self._grid.shape != self._answer.shape:
            self._change(self._fresh_grid())
        for cell in self._answer.states.cells:
            self._grid.show_entry(cell, self._answer.states[cell])
        self.widen_if_needed()

    def go(self, cell: Cell, cursor: CursorAt | int = "end") -> None:
        """Lead the keyboard to an entry."""
        self._here = cell
        if self._grid.shape != self._answer.shape:
            self.show_all()
        self._grid.focus_entry(cell, cursor)

    def set_read_only(self, *, read_only: bool) -> None:
        self._is_read_only = read_only
        self._grid.set_read_only(read_only=read_only)
        for handle in self._handles:
            handle.setHidden(read_only)

    def widen_if_needed(self) -> None:
        """Change to one wide line when an entry has outgrown its own; a single column is as wide as can be."""
        grid = self._grid
        if isinstance(grid, FieldGrid) and grid.shape[1] > 1 and self.isVisible() and grid.overflows():
            self._change(TileGrid(grid.shape))
            self.show_all()
            self.widened.emit()

    def _fresh_grid(self) -> EntryGrid:
        shape = self._answer.shape
        is_wide = min(shape) >= _WIDE_FROM or (self._lies and shape[1] > _MOST_LYING)
        return TileGrid(shape) if is_wide else FieldGrid(shape)

    def _change(self, grid: EntryGrid) -> None:
        """Put another grid in the place of the one that is there, with the caret where it was."""
        old, self._grid = self._grid, grid
        line = old.focused_field()
        # it must not report that the focus leaves it
        old.blockSignals(True)
        self._seat()
        # only what is visible takes the focus
        grid.show()
        if line is not None and self._here in self._answer.states:
            grid.show_entry(self._here, self._answer.states[self._here])
            grid.focus_entry(self._here)
            grid.field(self._here).take_over(line)
        # what Tab led to from the old lines it leads to from the new ones
        for before, after in pairwise((old.lines[-1], *grid.lines)):
            QWidget.setTabOrder(before, after)
        self._place.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _seat(self) -> None:
        grid = self._grid
        grid.set_read_only(read_only=self._is_read_only)
        self._place.addWidget(grid, 0, 0)
        self.setFocusProxy(grid.field((0, 0)))
        for cell in self._answer.states.cells:
            grid.show_entry(cell, self._answer.states[cell])
        grid.entered.connect(self._enter)
        for line in grid.lines:
            self._completer.watch(line)
        for theirs, ours in (
            (grid.typed, self.typed),
            (grid.closed, self.closed),
            (grid.pasted, self.pasted),
            (grid.left, self.left),
            (grid.moved, self.moved),
            (grid.chosen, self.chosen),
            (grid.submitted, self.submitted),
            (grid.undo_asked, self.undo_asked),
            (grid.redo_asked, self.redo_asked),
            (grid.met_lone_bracket, self.met_lone_bracket),
        ):
            theirs.connect(ours)

    def _enter(self, row: int, column: int) -> None:
        self._here = row, column
        self.entered.emit(row, column)

    def _add_handles(self, *, rows: bool, columns: bool) -> None:
        right = GrowthHandle(tr("Add a column"), lies=False)
        below = GrowthHandle(tr("Add a row"), lies=True)
        right.clicked.connect(lambda: self.reached.emit((0, self._answer.shape[1])))
        below.clicked.connect(lambda: self.reached.emit((self._answer.shape[0], 0)))
        self._handles = (*((right,) if columns else ()), *((below,) if rows else ()))
        if columns:
            self._place.addWidget(right, 0, 1)
        if rows:
            self._place.addWidget(below, 1, 0)
