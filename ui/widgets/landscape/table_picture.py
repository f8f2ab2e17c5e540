"""A scene in numbers: its heights, and beneath them what an answer claims."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.landscape.claim_table import claim_table
from engine.landscape.scene import Scene
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.landscape.height_grid import HeightGrid
from ui.widgets.landscape.picture_grid import PictureGrid


class TablePicture(QWidget):
    """Two tables, the second one only where there is something to read in it."""

    def __init__(self) -> None:
        super().__init__()
        self.heights, self.claims = HeightGrid(), PictureGrid()
        self.claims.setObjectName("claim_grid")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addWidget(self.heights, 3)
        column.addWidget(self.claims, 2)
        self.setFocusProxy(self.heights)

    def show_scene(self, scene: Scene) -> None:
        """Fill both tables."""
        self.heights.show_scene(scene)
        self._show_claims(scene)

    def move_point(self, scene: Scene) -> None:
        """Fill the second table: a model touches at the marker."""
        self._show_claims(scene)

    def slide(self, scene: Scene) -> None:
        self.show_scene(scene)

    def restyle(self) -> None:
        """Do nothing: Qt draws tables in the palette of the theme."""

    def hint(self, scene: Scene) -> str:
        return self.heights.hint(scene)

    def set_description(self, text: str) -> None:
        self.heights.set_description(text)

    def _show_claims(self, scene: Scene) -> None:
        table = claim_table(scene)
        self.claims.setVisible(table is not None)
        if table is not None:
            self.claims.show_table(table, tr("your answer"))
