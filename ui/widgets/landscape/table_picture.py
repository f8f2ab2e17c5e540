"""A scene in numbers: its heights, and beneath them what an answer claims and the steps of walks."""

from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from engine.landscape.claim_table import claim_table
from engine.landscape.scene import Scene
from engine.landscape.walk_table import walk_table
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.landscape.height_grid import HeightGrid
from ui.widgets.landscape.picture_grid import PictureGrid


class TablePicture(QWidget):
    """Three tables, the second and the third only where there is something to read in them."""

    def __init__(self) -> None:
        super().__init__()
        self.heights, self.claims, self.walks = HeightGrid(), PictureGrid(), PictureGrid()
        self.claims.setObjectName("claim_grid")
        self.walks.setObjectName("walk_grid")
        # twenty rows would be squeezed into the height of none
        self.walks.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addWidget(self.heights, 3)
        column.addWidget(self.claims, 2)
        column.addWidget(self.walks, 2)
        self.setFocusProxy(self.heights)

    @property
    def grids(self) -> tuple[QTableView, ...]:
        """The tables that are seen."""
        return tuple(grid for grid in (self.heights, self.claims, self.walks) if not grid.isHidden())

    def show_scene(self, scene: Scene) -> None:
        """Fill all tables."""
        self.heights.show_scene(scene)
        self._show_rest(scene)

    def move_point(self, scene: Scene) -> None:
        """Fill what begins at the marker: models and walks."""
        self._show_rest(scene)

    def slide(self, scene: Scene) -> None:
        self.show_scene(scene)

    def restyle(self) -> None:
        """Do nothing: Qt draws tables in the palette of the theme."""

    def hint(self, scene: Scene) -> str:
        return self.heights.hint(scene)

    def set_description(self, text: str) -> None:
        self.heights.set_description(text)

    def _show_rest(self, scene: Scene) -> None:
        for grid, table, title in (
            (self.claims, claim_table(scene), tr("your answer")),
            (self.walks, walk_table(scene), tr("the steps of the walks")),
        ):
            grid.setVisible(table is not None)
            if table is not None:
                grid.show_table(table, title)
