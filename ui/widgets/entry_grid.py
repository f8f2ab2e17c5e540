"""The entries of a vector or matrix as lines between parentheses; and what every such grid does."""

from functools import partial
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.brackets import BRACKET_ROOM, paint_brackets
from ui.widgets.changes import Cell
from ui.widgets.entry import Entry
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_state import EntryState
from ui.widgets.line_editor import Move

CursorAt: TypeAlias = Literal["start", "end"]

_NARROWEST_FIELD = 96


def cell_name(cell: Cell, shape: tuple[int, int]) -> str:
    """Return what a person calls an entry."""
    row, column = cell
    if 1 in shape:
        return tr("Entry {number}").format(number=max(row, column) + 1)
    return tr("Row {row}, column {column}").format(row=row + 1, column=column + 1)


class EntryGrid(QWidget):
    """What the matrix editor asks of a grid. Each signal starts with the row and column that it is about.

    Signals:
        typed: The text of an entry changed.
        closed: The last open bracket of an entry was closed, which was in its text before.
        pasted: A text is to be put into an entry.
        entered, left: The keyboard focus came to an entry or went.
        moved: The learner wants to go elsewhere; carries a `Move`.
        chosen: The learner wants the reading with this index.
        submitted: Ctrl+Enter, from anywhere.
        undo_asked, redo_asked: The last change of any entry is to be taken back, or made again.
        met_lone_bracket: In the entry at hand the caret came to a bracket without a partner.

    Args:
        shape: (rows, columns).
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

    def __init__(self, shape: tuple[int, int]) -> None:
        super().__init__()
        self.shape = shape

    @property
    def lines(self) -> tuple[EntryField, ...]:
        """Each line once."""
        raise NotImplementedError

    def focused_field(self) -> EntryField | None:
        """Return the line that has the keyboard, if one of these has it."""
        return next((line for line in self.lines if line.hasFocus()), None)

    def show_entry(self, cell: Cell, state: EntryState) -> None:
        raise NotImplementedError

    def focus_entry(self, cell: Cell, cursor: CursorAt | int = "end") -> None:
        """Go to an entry, with the cursor at a side of its text or at a position."""
        raise NotImplementedError

    def field(self, cell: Cell) -> EntryField:
        """Return the line that an entry is typed into; several entries may share one."""
        raise NotImplementedError

    def set_read_only(self, *, read_only: bool) -> None:
        raise NotImplementedError


def put_cursor(field: EntryField, cursor: CursorAt | int) -> None:
    """Focus a line without selecting its text."""
    field.setFocus()
    field.deselect()
    field.setCursorPosition({"start": 0, "end": len(field.text())}[cursor] if isinstance(cursor, str) else cursor)


class FieldGrid(EntryGrid):
    """A line for each entry, side by side: for short entries."""

    def __init__(self, shape: tuple[int, int]) -> None:
        super().__init__(shape)
        self._entries: dict[Cell, Entry] = {}
        self._columns = grid = QGridLayout(self)
        # the marks stand on the upper edges of the lines, so the room above is theirs
        grid.setContentsMargins(BRACKET_ROOM, 0, BRACKET_ROOM, SPACING.small)
        grid.setHorizontalSpacing(SPACING.small)
        grid.setVerticalSpacing(SPACING.hair)
        for row in range(shape[0]):
            for column in range(shape[1]):
                entry = Entry(cell_name((row, column), shape), holds_tab=True)
                entry.field.setObjectName(f"entry_{row}_{column}")
                grid.addWidget(entry, row, column)
                self._entries[row, column] = entry
                self._connect(entry.field, row, column)
        self.adapt()

    def adapt(self) -> None:
        for entry in self._entries.values():
            entry.field.setMinimumWidth(scaled(_NARROWEST_FIELD))
        self._share()

    def entry(self, cell: Cell) -> Entry:
        return self._entries[cell]

    def field(self, cell: Cell) -> EntryField:
        return self._entries[cell].field

    @property
    def lines(self) -> tuple[EntryField, ...]:
        return tuple(entry.field for entry in self._entries.values())

    def overflows(self) -> bool:
        """Tell whether the entries are longer than the lines that they can have beside each other."""
        margins = self._columns.contentsMargins()
        spaces = (self.shape[1] - 1) * self._columns.horizontalSpacing() + margins.left() + margins.right()
        return sum(self._needed()) + spaces > self.width()

    def show_entry(self, cell: Cell, state: EntryState) -> None:
        self._entries[cell].show_state(state)
        self._share()

    def _share(self) -> None:
        """Give every column the width that its longest entry needs, and every row the height of its highest.

        What is left of the width is shared evenly.
        """
        for column, width in enumerate(self._needed()):
            self._columns.setColumnMinimumWidth(column, width)
        for row in range(self.shape[0]):
            fields = [self._entries[row, column].field for column in range(self.shape[1])]
            highest = max(field.content_height for field in fields)
            for field in fields:
                field.keep_height(highest)

    def _needed(self) -> list[int]:
        """Return how wide each column must be."""
        rows, columns = self.shape
        least = scaled(_NARROWEST_FIELD)
        return [
            max(least, *(self._entries[row, column].field.content_width for row in range(rows)))
            for column in range(columns)
        ]

    def focus_entry(self, cell: Cell, cursor: CursorAt | int = "end") -> None:
        put_cursor(self.field(cell), cursor)

    def set_read_only(self, *, read_only: bool) -> None:
        for entry in self._entries.values():
            entry.field.setReadOnly(read_only)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_brackets(painter, QRectF(self.rect()).adjusted(0, 2, 0, -1))
        painter.end()

    def _connect(self, field: EntryField, row: int, column: int) -> None:
        field.textChanged.connect(partial(self.typed.emit, row, column))
        field.closed.connect(partial(self.closed.emit, row, column))
        field.pasted.connect(partial(self.pasted.emit, row, column))
        field.entered.connect(partial(self.entered.emit, row, column))
        field.left.connect(partial(self.left.emit, row, column))
        field.moved.connect(partial(self.moved.emit, row, column))
        field.chosen.connect(partial(self.chosen.emit, row, column))
        field.submitted.connect(self.submitted)
        field.undo_asked.connect(self.undo_asked)
        field.redo_asked.connect(self.redo_asked)
        field.met_lone_bracket.connect(self.met_lone_bracket)
