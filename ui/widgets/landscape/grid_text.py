"""A table as text that a spreadsheet takes in: a line for each row, with tabs between the cells."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView


def grid_text(grid: QTableView) -> str:
    """Return heads and cells of a table as they are shown; the first line has the heads of the columns."""
    model = grid.model()
    columns = range(model.columnCount())
    heads = ["", *(_head(model, column, Qt.Orientation.Horizontal) for column in columns)]
    lines = [
        heads,
        *([_head(model, row, Qt.Orientation.Vertical), *_cells(model, row)] for row in range(model.rowCount())),
    ]
    return "\n".join("\t".join(line) for line in lines)


def _head(model: QAbstractItemModel, section: int, orientation: Qt.Orientation) -> str:
    return str(model.headerData(section, orientation, Qt.ItemDataRole.DisplayRole))


def _cells(model: QAbstractItemModel, row: int) -> list[str]:
    """Return the cells of a row; what was broken over lines to fit is one line here."""
    indices = (model.index(row, column) for column in range(model.columnCount()))
    return [str(index.data(Qt.ItemDataRole.DisplayRole)).replace("\n", " ") for index in indices]
