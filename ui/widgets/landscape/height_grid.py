"""Heights as a table, for those who would rather read than look."""

from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from engine.landscape.describing import HeightTable, height_table
from engine.landscape.scene import Scene
from engine.landscape.wording import written
from engine.language.decimal_mark import shown_text
from ui.theme.fonts import font
from ui.theme.tokens import SIZE
from ui.translation import tr

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_EMPTY = HeightTable((), (), ())


class HeightModel(QAbstractTableModel):
    """A `HeightTable` as Qt asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self._table = _EMPTY
        self._axes = ("", "")

    def show_table(self, table: HeightTable, axes: tuple[str, str]) -> None:
        """Replace the whole table; `axes` are the plain names of the columns' and the rows' variable."""
        self.beginResetModel()
        self._table, self._axes = table, axes
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Qt.AlignmentFlag | None:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        height = self._table.heights[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "–" if height == "undefined" else _typeset(height)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            first, second = self._axes
            place = f"{first} = {self._table.columns[index.column()]}, {second} = {self._table.rows[index.row()]}"
            return shown_text(tr("{height} at {place}").format(height=height, place=place))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return _typeset(f"{self._axes[0]} = {self._table.columns[section]}")
        return _typeset(f"{self._axes[1]} = {self._table.rows[section]}")


def _typeset(number: str) -> str:
    """Return a number with a minus sign as wide as a plus, and the learner's decimal mark."""
    return shown_text(number.replace("-", "\N{MINUS SIGN}"))


class HeightGrid(QTableView):
    """A picture of a scene in numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("height_grid")
        self._model = HeightModel()
        self.setModel(self._model)
        self.setFont(font(SIZE.small))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(font(SIZE.small))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_scene(self, scene: Scene) -> None:
        """Fill the table."""
        self._model.show_table(height_table(scene), scene.landscape.axes)
        self.setAccessibleName(tr("Table of {function}").format(function=written(scene.shown.label)))

    def move_point(self, scene: Scene) -> None:
        """Do nothing: the heights do not depend on the point."""

    def slide(self, scene: Scene) -> None:
        self.show_scene(scene)

    def restyle(self) -> None:
        """Do nothing: Qt draws the table in the palette of the theme."""

    def hint(self, scene: Scene) -> str:
        return tr("Each number is {function} at the head of its column and its row.").format(
            function=written(scene.shown.label)
        )

    def set_description(self, text: str) -> None:
        self.setAccessibleDescription(text)
