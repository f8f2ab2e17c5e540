"""A typeset matrix whose entries are picked, and one wide line beneath it for the entry that is picked.

For matrices whose entries would not fit into lines side by side.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from engine.language.typeset import latex
from ui.theme.appearance import worn
from ui.theme.fonts import scaled, text_scale
from ui.theme.tokens import RADIUS, SIZE, SPACING
from ui.widgets.brackets import BRACKET_ROOM, paint_brackets
from ui.widgets.changes import Cell
from ui.widgets.entry import Entry
from ui.widgets.entry_field import EntryField
from ui.widgets.entry_grid import CursorAt, EntryGrid, cell_name, put_cursor
from ui.widgets.entry_state import EntryState
from ui.widgets.formula import Formula
from ui.widgets.label import Label
from ui.widgets.marks import MARKS, MarkTag

_PADDING = 10
_TAG_RISE = 8
_HOLE = r"\square"


class EntryTile(QWidget):
    """One typeset entry; a click picks it.

    Signals:
        picked: It was clicked.
    """

    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._is_current = False
        self.formula = Formula(_HOLE, centred=True)
        self.formula.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.formula)
        self._tag = MarkTag()
        self._tag.setParent(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.adapt()

    def adapt(self) -> None:
        self.formula.adapt()
        self._column.setContentsMargins(_PADDING, 2 * scaled(_TAG_RISE), _PADDING, 2)
        self._tag.adapt()
        self._place_tag()

    @property
    def word(self) -> str:
        """The word of the mark, or ""."""
        return self._tag.word

    def show_state(self, state: EntryState) -> None:
        self.formula.set_latex(_HOLE if state.tree is None else latex(state.tree))
        self.formula.set_tone("faint" if state.is_empty else "text")
        self._tag.show_outcome(state.outcome)
        self.updateGeometry()
        self._place_tag()
        mark = "" if state.outcome is None else f"{MARKS[state.outcome].word}. "
        self.setAccessibleDescription(mark + self.formula.accessibleName())

    def set_current(self, *, current: bool) -> None:
        self._is_current = current
        self.update()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint if self._tag.isHidden() else hint.expandedTo(QSize(self._tag.width() + 4, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.picked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tag()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = worn()
        painter.setPen(QPen(QColor(theme.accent), 2) if self._is_current else QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.accent_soft) if self._is_current else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(1, scaled(_TAG_RISE), -1, -1)
        painter.drawRoundedRect(box, RADIUS.control, RADIUS.control)
        painter.end()

    def _place_tag(self) -> None:
        self._tag.move(self.width() - self._tag.width() - 2, 0)


class TileBoard(QWidget):
    """The tiles between parentheses, all at one size of type: as large as there is room for, from 15 to 20 px."""

    def __init__(self, shape: tuple[int, int]) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.tiles: dict[Cell, EntryTile] = {}
        self._columns = shape[1]
        grid = QGridLayout(self)
        grid.setContentsMargins(BRACKET_ROOM, 0, BRACKET_ROOM, SPACING.hair)
        grid.setSpacing(SPACING.hair)
        for row in range(shape[0]):
            for column in range(shape[1]):
                tile = EntryTile(cell_name((row, column), shape))
                tile.setObjectName(f"tile_{row}_{column}")
                grid.addWidget(tile, row, column)
                self.tiles[row, column] = tile

    def fit(self, width: int) -> None:
        """Choose the size of type for a width."""
        ems = sum(max(tile.formula.width_em for tile in self._column(column)) for column in range(self._columns))
        per_tile = 2 * _PADDING + SPACING.hair + 4
        room = width - 2 * BRACKET_ROOM - self._columns * per_tile
        size = max(SIZE.smallest_formula, min(SIZE.formula, room / text_scale() / max(ems, 1)))
        for tile in self.tiles.values():
            tile.formula.set_size_px(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_brackets(painter, QRectF(self.rect()).adjusted(0, scaled(_TAG_RISE) - 2, 0, -1))
        painter.end()

    def _column(self, column: int) -> list[EntryTile]:
        return [tile for (_, at), tile in self.tiles.items() if at == column]


class TileGrid(EntryGrid):
    """The board of tiles, which scrolls sideways where it must, and the line for the current entry."""

    def __init__(self, shape: tuple[int, int]) -> None:
        super().__init__(shape)
        self._here: Cell = (0, 0)
        self._states: dict[Cell, EntryState] = {}
        self.board = TileBoard(shape)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.board)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._where = Label(role="small", tone="mute")
        self._entry = Entry("", holds_tab=True)
        self._entry.field.setObjectName("entry_wide")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        for part in (self._scroll, self._where, self._entry):
            column.addWidget(part)
        self._connect()
        self._go((0, 0))

    def field(self, cell: Cell) -> EntryField:
        del cell
        return self._entry.field

    @property
    def lines(self) -> tuple[EntryField, ...]:
        return (self._entry.field,)

    def show_entry(self, cell: Cell, state: EntryState) -> None:
        self._states[cell] = state
        self.board.tiles[cell].show_state(state)
        if cell == self._here:
            self._entry.show_state(state)
        self._fit()

    def focus_entry(self, cell: Cell, cursor: CursorAt | int = "end") -> None:
        self._go(cell)
        put_cursor(self._entry.field, cursor)
        self.entered.emit(*cell)

    def set_read_only(self, *, read_only: bool) -> None:
        self._entry.field.setReadOnly(read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def adapt(self) -> None:
        for tile in self.board.tiles.values():
            tile.adapt()
        self._fit()

    def _go(self, cell: Cell) -> None:
        before, self._here = self._here, cell
        if before != cell:
            self.left.emit(*before)
        for at, tile in self.board.tiles.items():
            tile.set_current(current=at == cell)
        name = cell_name(cell, self.shape)
        self._where.setText(name)
        self._entry.field.setAccessibleName(name)
        if cell in self._states:
            self._entry.show_state(self._states[cell])
        self._scroll.ensureWidgetVisible(self.board.tiles[cell])

    def _type(self, text: str) -> None:
        # moving to another entry changes the line's text too, to what that entry has
        known = self._states.get(self._here)
        if known is None or known.text != text:
            self.typed.emit(*self._here, text)

    def _fit(self) -> None:
        self.board.fit(self.width())
        layout = self.board.layout()
        if layout is None:
            return
        layout.activate()
        overflows = layout.minimumSize().width() > self.width()
        bar = self._scroll.horizontalScrollBar().sizeHint().height() if overflows else 0
        self._scroll.setFixedHeight(layout.sizeHint().height() + bar)

    def _connect(self) -> None:
        field = self._entry.field
        field.textChanged.connect(self._type)
        field.closed.connect(lambda: self.closed.emit(*self._here))
        field.pasted.connect(lambda text: self.pasted.emit(*self._here, text))
        field.entered.connect(lambda: self.entered.emit(*self._here))
        field.left.connect(lambda: self.left.emit(*self._here))
        field.moved.connect(lambda move: self.moved.emit(*self._here, move))
        field.chosen.connect(lambda index: self.chosen.emit(*self._here, index))
        field.submitted.connect(self.submitted)
        field.undo_asked.connect(self.undo_asked)
        field.redo_asked.connect(self.redo_asked)
        field.met_lone_bracket.connect(self.met_lone_bracket)
        for cell, tile in self.board.tiles.items():
            tile.picked.connect(lambda cell=cell: self.focus_entry(cell))
