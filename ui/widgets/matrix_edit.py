"""An editor for a vector or a matrix: its entries between parentheses, and beneath them what they read as."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.errors import Span
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict
from ui.theme.tokens import SPACING
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_grid import Cell, CursorAt, EntryGrid, FieldGrid, cell_name
from ui.widgets.entry_state import Notation
from ui.widgets.formula import Formula
from ui.widgets.grid_states import GridStates
from ui.widgets.line_editor import Move
from ui.widgets.reading_panel import ReadingPanel
from ui.widgets.spreading import Spreading, Texts
from ui.widgets.tile_grid import TileGrid

# From this many rows and columns on, lines side by side are too narrow to type into
_WIDE_FROM = 3
# A vector that lies has room for so many lines side by side
_MOST_LYING = 4
# In less room than this the label stands above the grid
_LABEL_ABOVE_BELOW = 520
_STEPS = {Move.LEFT: (0, -1), Move.RIGHT: (0, 1), Move.UP: (-1, 0), Move.DOWN: (1, 0)}
_CURSORS: dict[Move, CursorAt] = {Move.RIGHT: "start"}


class MatrixEdit(QWidget):
    """An `AnswerEditor` for a vector of any kind, or a matrix.

    Tab, Enter and the arrow keys go from entry to entry. A whole vector or matrix, typed or pasted into any entry in
    any notation, is spread over all of them.

    Args:
        notation: How the text of each entry is read.
        shape: (rows, columns).
        label: LaTeX of what the answer is equal to, or "".
        saves_height: Whether a vector lies, and only what is not plain numbers is previewed.

    Signals:
        edited: A text changed by hand.
        finished: Enter in the last entry when none is empty.
        submitted: Ctrl+Enter.
    """

    edited = Signal()
    finished = Signal()
    submitted = Signal()

    def __init__(
        self, notation: Notation, shape: tuple[int, int], label: str = "", *, saves_height: bool = False
    ) -> None:
        super().__init__()
        self._saves_height = saves_height
        self._shape = shape = (1, shape[0]) if saves_height and shape[1] == 1 else shape
        self._spreading = Spreading(notation, shape)
        self._states = GridStates(notation, shape)
        self._here: Cell = (0, 0)
        self._label = Formula(f"{label} =" if label else "")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.panel = ReadingPanel()
        self.panel.chosen.connect(self._choose_here)
        self._lay_out()
        is_wide = min(shape) >= _WIDE_FROM or (saves_height and shape[1] > _MOST_LYING)
        self._grid: EntryGrid = TileGrid(shape) if is_wide else FieldGrid(shape)
        self._seat_grid()

    @property
    def is_wide(self) -> bool:
        """Whether one wide line serves all entries."""
        return isinstance(self._grid, TileGrid)

    @property
    def grid(self) -> EntryGrid:
        return self._grid

    def widget(self) -> QWidget:
        return self

    def answer(self) -> Answer:
        return self._states.texts

    def set_answer(self, answer: Answer) -> None:
        if isinstance(answer, str):
            spread = self._spreading.texts(answer)
            answer = spread if spread is not None else ((answer,),)
        self._states.fill(answer)
        self._show_all()

    def mark(self, verdict: PartVerdict) -> None:
        self._states.mark(verdict)
        self._show_all()

    def point_at(self, row: int, column: int, span: Span | None, message: str) -> None:
        self._states[row, column].point_at(message, span)
        self._grid.show_entry((row, column), self._states[row, column])
        self._go((row, column), "end" if span is None else span.stop)

    def focus_first_wrong(self) -> None:
        self._go(self._states.first_wrong or (0, 0))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly
        self._grid.set_read_only(read_only=read_only)

    def field(self, row: int, column: int) -> EntryField:
        """Return the line that an entry is typed into."""
        return self._grid.field((row, column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_label()
        self._widen_if_needed()

    def _type(self, row: int, column: int, text: str) -> None:
        cell = row, column
        if text == self._states[cell].text:
            return
        spread = self._spreading.texts(text)
        if spread is None:
            self._states[cell].type(text)
            self._say_what_does_not_fit(cell)
            self._grid.show_entry(cell, self._states[cell])
            self._show_panel()
            self._widen_if_needed()
        else:
            self._fill(spread)
        self.edited.emit()

    def _paste(self, row: int, column: int, text: str) -> None:
        spread = self._spreading.texts(text)
        if spread is None:
            self.field(row, column).insert_line(text)
        else:
            self._fill(spread)
            self.edited.emit()

    def _say_what_does_not_fit(self, cell: Cell) -> None:
        state = self._states[cell]
        misfit = self._spreading.misfit(state.text)
        if misfit:
            state.point_at(misfit, Span(0, len(state.text)))

    def _fill(self, texts: Texts) -> None:
        self._states.fill(texts)
        self._show_all()
        self._go(self._states.cells[-1])

    def _choose(self, row: int, column: int, index: int) -> None:
        trouble = self._states[row, column].trouble
        field = self.field(row, column)
        if trouble is not None and index < len(trouble.choices) and not field.isReadOnly():
            field.rewrite(trouble.choices[index].text)
            field.setFocus()

    def _choose_here(self, index: int) -> None:
        self._choose(*self._here, index)

    def _enter(self, row: int, column: int) -> None:
        self._here = row, column
        self._show_panel()

    def _leave(self, row: int, column: int) -> None:
        state = self._states[row, column]
        state.insists = True
        self._grid.show_entry((row, column), state)

    def _move(self, row: int, column: int, move: Move) -> None:
        to = self._destination((row, column), move)
        if to is not None:
            self._go(to, _CURSORS.get(move, "end"))
        elif move is Move.NEXT:
            self._finish()
        elif move in {Move.TAB, Move.BACKTAB}:
            self.field(row, column).leave(forward=move is Move.TAB)

    def _destination(self, cell: Cell, move: Move) -> Cell | None:
        """Return the entry that a move leads to, or None where it leads out of the grid."""
        if move in _STEPS:
            step = _STEPS[move]
            to = cell[0] + step[0], cell[1] + step[1]
            return to if to in self._states else None
        cells = self._states.cells
        index = cells.index(cell) + (-1 if move is Move.BACKTAB else 1)
        return cells[index] if 0 <= index < len(cells) else None

    def _finish(self) -> None:
        empty = self._states.first_empty
        if empty is None:
            self.finished.emit()
        else:
            self._go(empty)

    def _go(self, cell: Cell, cursor: CursorAt | int = "end") -> None:
        self._here = cell
        self._grid.focus_entry(cell, cursor)
        self._show_panel()

    def _show_all(self) -> None:
        for cell in self._states.cells:
            self._grid.show_entry(cell, self._states[cell])
        self._show_panel()
        self._widen_if_needed()

    def _show_panel(self) -> None:
        trouble = self._states[self._here].trouble
        if self.is_wide:
            # the tiles are the preview, and the name of the entry stands above its line
            self.panel.show_reading(None, trouble)
        else:
            self.panel.show_reading(self._states.preview, trouble, cell_name(self._here, self._shape))
        self.panel.setHidden(
            (self.is_wide or (self._saves_height and self._states.are_plain_numbers)) and trouble is None
        )

    def _widen_if_needed(self) -> None:
        """Change to one wide line when an entry has outgrown its own; a single column is as wide as can be."""
        grid = self._grid
        if isinstance(grid, FieldGrid) and self._shape[1] > 1 and self.isVisible() and grid.overflows():
            self._widen(grid)

    def _widen(self, narrow: FieldGrid) -> None:
        line = narrow.field(self._here)
        had_focus, cursor, read_only = line.hasFocus(), line.cursorPosition(), line.isReadOnly()
        # it must not report that the focus leaves it
        narrow.blockSignals(True)
        self._grid = TileGrid(self._shape)
        self._seat_grid()
        # only what is visible takes the focus
        self._grid.show()
        self.set_read_only(read_only)
        if had_focus:
            self._go(self._here, cursor)
        self._body.removeWidget(narrow)
        narrow.hide()
        narrow.deleteLater()

    def _seat_grid(self) -> None:
        grid = self._grid
        self._body.addWidget(grid, 1)
        self.setFocusProxy(grid.field((0, 0)))
        self._place_label()
        self._show_all()
        grid.typed.connect(self._type)
        grid.pasted.connect(self._paste)
        grid.entered.connect(self._enter)
        grid.left.connect(self._leave)
        grid.moved.connect(self._move)
        grid.chosen.connect(self._choose)
        grid.submitted.connect(self.submitted)

    def _lay_out(self) -> None:
        self._body.setSpacing(SPACING.small)
        if self._label.latex:
            self._body.addWidget(self._label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addLayout(self._body)
        column.addWidget(self.panel)

    def _place_label(self) -> None:
        is_above = self.is_wide or self.width() < _LABEL_ABOVE_BELOW
        direction = QBoxLayout.Direction.TopToBottom if is_above else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)
