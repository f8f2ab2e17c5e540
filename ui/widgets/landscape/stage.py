"""Where a scene is drawn: map, surface or table. This module brings in matplotlib and numpy, so it is loaded late."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from engine.landscape.describing import described
from engine.landscape.readouts import readouts
from engine.landscape.sampling import height, relief
from engine.landscape.scene import Scene
from engine.landscape.typography import use_typeface
from engine.landscape.wording import Readout
from ui.theme.fonts import inter_file
from ui.widgets.landscape.contour_canvas import ContourCanvas
from ui.widgets.landscape.height_grid import HeightGrid
from ui.widgets.landscape.picture import Picture
from ui.widgets.landscape.surface_canvas import SurfaceCanvas

_DESCRIBED_SAMPLES = 61

use_typeface(inter_file())


class Stage(QStackedWidget):
    """Three pictures of one scene, of which one is seen; the others are drawn when they come to the front.

    Signals:
        pointed: Where the learner wants the marker.
    """

    pointed = Signal(float, float)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.setObjectName("landscape_stage")
        self._scene = scene
        contours, surface, grid = ContourCanvas(), SurfaceCanvas(), HeightGrid()
        self._pictures: tuple[Picture, ...] = (contours, surface, grid)
        self._stale = set(range(len(self._pictures)))
        contours.pointed.connect(self.pointed)
        for widget in (contours, surface, grid):
            self.addWidget(widget)

    @property
    def picture(self) -> Picture:
        """What is seen."""
        return self._pictures[self.currentIndex()]

    @property
    def readouts(self) -> tuple[Readout, ...]:
        return readouts(self._scene)

    @property
    def hint(self) -> str:
        return self.picture.hint(self._scene)

    @property
    def description(self) -> str:
        """What is seen, in sentences."""
        seen = relief(height(self._scene), self._scene.landscape.box, _DESCRIBED_SAMPLES)
        return described(self._scene, seen)

    def bring_forward(self, index: int) -> None:
        """Show the map (0), the surface (1) or the table (2)."""
        self.setCurrentIndex(index)
        self._refresh()

    def show_scene(self, scene: Scene) -> None:
        """Show another scene, in full detail."""
        self._scene = scene
        self._stale = set(range(len(self._pictures)))
        self._refresh()

    def move_point(self, scene: Scene) -> None:
        """Show the same scene with its marker elsewhere."""
        self._scene = scene
        self._leave_others_stale()
        self.picture.move_point(scene)

    def slide(self, scene: Scene) -> None:
        """Show the same scene with other values, coarsely."""
        self._scene = scene
        self._leave_others_stale()
        self.picture.slide(scene)

    def describe(self) -> None:
        """Tell assistive technology what is seen."""
        self.picture.set_description(self.description)

    def restyle(self) -> None:
        """Draw again in the theme that is worn now."""
        self._leave_others_stale()
        self.picture.restyle()

    def _leave_others_stale(self) -> None:
        self._stale = set(range(len(self._pictures))) - {self.currentIndex()}

    def _refresh(self) -> None:
        if self.currentIndex() in self._stale:
            self.picture.show_scene(self._scene)
            self._stale.discard(self.currentIndex())
