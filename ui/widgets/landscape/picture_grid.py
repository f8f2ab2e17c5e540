"""A plot that stands still as a table, for those who would rather read than look."""

from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from engine.landscape.cells import Table
from engine.landscape.claims import Claim
from engine.landscape.plots import StillPlot
from engine.landscape.tabulating import picture_table
from engine.landscape.titles import picture_title
from engine.language.decimal_mark import shown_text
from ui.theme.fonts import font
from ui.theme.tokens import SIZE
from ui.translation import tr

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PictureModel(QAbstractTableModel):
    """A `Table` as Qt asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Table((), (), ())

    def show_table(self, table: Table) -> None:
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Qt.AlignmentFlag | None:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        cell = self._table.cells[index.row()][index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return shown_text(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, column = self._table.rows[index.row()], self._table.columns[index.column()]
            return shown_text(tr("{cell} at {row}, {column}").format(cell=cell, row=row, column=column))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = self._table.columns if orientation is Qt.Orientation.Horizontal else self._table.rows
        return shown_text(heads[section])


class PictureGrid(QTableView):
    """What a picture shows, in cells; long ones wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("picture_grid")
        self._model = PictureModel()
        self.setModel(self._model)
        self.setFont(font(SIZE.small))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(font(SIZE.small))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_plot(self, plot: StillPlot, *, is_revealed: bool, claims: tuple[Claim, ...] = ()) -> None:
        """Fill the table."""
        self.show_table(picture_table(plot, is_revealed=is_revealed, claims=claims), picture_title(plot))

    def show_table(self, table: Table, title: str) -> None:
        """Fill it with a table of something else."""
        self._model.show_table(table)
        self.setAccessibleName(tr("Table: {title}").format(title=title))
