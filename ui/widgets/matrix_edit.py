"""An editor for a vector or a matrix: its entries between parentheses, and beneath them what they read as."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.errors import Span
from engine.questions.sheet import Answer
from engine.questions.verdict import PartVerdict
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.changes import Cell, Place
from ui.widgets.completer import Completer
from ui.widgets.completion import Completions
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_grid import CursorAt, EntryGrid, cell_name
from ui.widgets.entry_state import Notation
from ui.widgets.formula import Formula
from ui.widgets.grid_answer import GridAnswer
from ui.widgets.grid_frame import GridFrame
from ui.widgets.grid_moves import destination
from ui.widgets.growing import Growth
from ui.widgets.line_editor import LineEditor, Move
from ui.widgets.reading_panel import ReadingPanel
from ui.widgets.tick_box import TickBox
from ui.widgets.typing_style import typing_style

# In less room than this the label stands above the grid
_LABEL_ABOVE_BELOW = 520
_CURSORS: dict[Move, CursorAt] = {Move.RIGHT: "start"}


class MatrixEdit(QWidget):
    """An `AnswerEditor` for a vector of any kind, or a matrix.

    Tab, Enter and the arrow keys go from entry to entry. A whole vector or matrix, typed or pasted into any entry in
    any notation, is spread over all of them. A grid that grows does so where an arrow key, a comma or a semicolon leads
    over its edge, and drops an edge that is left empty.

    Args:
        notation: How the text of each entry is read.
        shape: (rows, columns); of a grid that grows, at the beginning.
        label: LaTeX of what the answer is equal to, or "".
        saves_height: Whether a vector lies, and only what is not plain numbers is previewed.
        growth: In which directions it grows; None where the size is given.
        mirrors: Whether mirroring at the diagonal is offered.

    Signals:
        edited: A text changed by hand.
        finished: Enter in the last entry when none is empty.
        submitted: Ctrl+Enter.
    """

    edited = Signal()
    finished = Signal()
    submitted = Signal()

    def __init__(
        self,
        notation: Notation,
        shape: tuple[int, int],
        label: str = "",
        *,
        saves_height: bool = False,
        growth: Growth | None = None,
        mirrors: bool = False,
    ) -> None:
        super().__init__()
        self._saves_height = saves_height
        shape = (1, shape[0]) if saves_height and shape[1] == 1 else shape
        self._answer = GridAnswer(notation, shape, growth)
        self._states = self._answer.states
        self._here: Cell = (0, 0)
        self._label = Formula(f"{label} =" if label else "")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.completer = Completer(Completions(notation.names), self)
        self._frame = GridFrame(self._answer, self.completer, lies=saves_height)
        self.mirror = _mirror_box() if mirrors else None
        self.panel = ReadingPanel()
        self.setFocusProxy(self._frame)
        self._lay_out()
        self._connect()
        self._show_all()

    @property
    def is_wide(self) -> bool:
        """Whether one wide line serves all entries."""
        return self._frame.is_wide

    @property
    def grid(self) -> EntryGrid:
        return self._frame.grid

    def widget(self) -> QWidget:
        return self

    def line(self) -> LineEditor:
        return self._frame.field(self._here)

    def answer(self) -> Answer:
        return self._answer.texts

    def set_answer(self, answer: Answer) -> None:
        self._answer.put(answer)
        self._show_all()

    def mark(self, verdict: PartVerdict) -> None:
        self._states.mark(verdict)
        self._show_all()

    def point_at(self, row: int, column: int, span: Span | None, message: str) -> None:
        self._states[row, column].point_at(message, span)
        self._go((row, column), "end" if span is None else span.stop)
        self._frame.show_entry((row, column))

    def focus_first_wrong(self) -> None:
        self._go(self._states.first_wrong or (0, 0))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly
        self._answer.is_closed = read_only
        self._frame.set_read_only(read_only=read_only)
        if self.mirror is not None:
            self.mirror.setDisabled(read_only)

    def field(self, row: int, column: int) -> EntryField:
        """Return the line that an entry is typed into."""
        return self._frame.field((row, column))

    def adapt(self) -> None:
        self._show_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.widen_if_needed()
        self._place_label()

    def _type(self, row: int, column: int, text: str) -> None:
        cell = row, column
        if text != self._states[cell].text:
            self._take_in(cell, text, is_open=self.field(row, column).is_open)

    def _close(self, row: int, column: int) -> None:
        """Take in a whole answer whose last bracket is closed."""
        text = self.field(row, column).text()
        if self._answer.is_whole((row, column), text):
            self._take_in((row, column), text)

    def _take_in(self, cell: Cell, text: str, *, is_open: bool = False) -> None:
        to = self._answer.type(cell, text, is_open=is_open)
        if to is not None:
            self._show_all()
            self._go(to)
        elif self._answer.mirroring.is_on:
            self._show_all()
        else:
            self._frame.show_entry(cell)
            self._show_panel()
        self.edited.emit()

    def _paste(self, row: int, column: int, text: str) -> None:
        if self._answer.is_whole((row, column), text):
            self._take_in((row, column), text)
        else:
            self.field(row, column).insert_line(text)

    def _go_to(self, place: Place | None) -> None:
        """Show what was there before a change, or after it."""
        if place is not None:
            self._show_all()
            self._go(place.cell if place.cell in self._states else (0, 0), place.caret)
            self.edited.emit()

    def _mirror(self, on: bool) -> None:  # noqa: FBT001 - as a button tells it
        self._answer.mirror(on=on)
        self._show_all()
        self._go(self._here)
        self.edited.emit()

    def _add(self, cell: Cell) -> None:
        """Grow until there is such an entry, and go there."""
        if self._answer.add(cell):
            self._go(cell)

    def _choose(self, row: int, column: int, index: int) -> None:
        trouble = self._states[row, column].trouble
        field = self.field(row, column)
        if trouble is not None and index < len(trouble.choices) and not field.isReadOnly():
            field.rewrite(trouble.choices[index].text)
            field.setFocus()

    def _enter(self, row: int, column: int) -> None:
        self._here = row, column
        self._show_panel()

    def _leave(self, row: int, column: int) -> None:
        # an edge that was dropped is left too
        if (row, column) in self._states:
            self._insist((row, column))

    def _insist(self, cell: Cell) -> None:
        """Speak of what is unfinished in an entry from now on."""
        self._states[cell].insists = True
        self._frame.show_entry(cell)
        self._show_panel()

    def _move(self, row: int, column: int, move: Move) -> None:
        to = destination(self._answer, (row, column), move)
        if to is not None:
            self._go(to, _CURSORS.get(move, "end"))
        elif move is Move.NEXT:
            self._finish()
        elif move in {Move.TAB, Move.BACKTAB}:
            self.field(row, column).leave(forward=move is Move.TAB)

    def _finish(self) -> None:
        empty = self._states.first_empty
        if empty is None:
            self.finished.emit()
        else:
            self._go(empty)

    def _go(self, cell: Cell, cursor: CursorAt | int = "end") -> None:
        self._here = cell
        self._answer.settle(cell)
        self._frame.go(cell, cursor)
        self._show_panel()

    def _show_all(self) -> None:
        if self._here not in self._states:
            self._here = (0, 0)
        self._frame.show_all()
        self._place_label()
        self._show_panel()

    def _show_panel(self) -> None:
        trouble = self._states[self._here].trouble
        # of one wide line the tiles are the preview, and formulas read as they stand
        reads_itself = self.is_wide or typing_style() == "formula"
        where = "" if self.is_wide else cell_name(self._here, self._answer.shape)
        self.panel.show_reading(None if reads_itself else self._states.preview, trouble, where)
        needs_none = reads_itself or (self._saves_height and self._states.are_plain_numbers)
        self.panel.setHidden(needs_none and trouble is None)

    def _place_label(self) -> None:
        is_above = self.is_wide or self.width() < scaled(_LABEL_ABOVE_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if is_above else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(direction)

    def _connect(self) -> None:
        frame = self._frame
        frame.typed.connect(self._type)
        frame.closed.connect(self._close)
        frame.pasted.connect(self._paste)
        frame.entered.connect(self._enter)
        frame.left.connect(self._leave)
        frame.moved.connect(self._move)
        frame.chosen.connect(self._choose)
        frame.submitted.connect(self.submitted)
        frame.undo_asked.connect(lambda: self._go_to(self._answer.back()))
        frame.redo_asked.connect(lambda: self._go_to(self._answer.forth()))
        frame.met_lone_bracket.connect(lambda: self._insist(self._here))
        frame.reached.connect(self._add)
        frame.widened.connect(self._place_label)
        frame.widened.connect(self._show_panel)
        self.panel.chosen.connect(lambda index: self._choose(*self._here, index))

    def _lay_out(self) -> None:
        self._body.setSpacing(SPACING.small)
        if self._label.latex:
            self._body.addWidget(self._label)
        self._body.addWidget(self._frame, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addLayout(self._body)
        if self.mirror is not None:
            self.mirror.toggled.connect(self._mirror)
            column.addWidget(self.mirror, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.panel)


def _mirror_box() -> TickBox:
    box = TickBox(tr("Mirror entries"))
    box.setObjectName("mirror")
    box.setToolTip(tr("What is typed also fills the entry on the other side of the diagonal, as long as that is empty"))
    return box
