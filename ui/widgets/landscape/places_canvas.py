"""The learner's points on an empty plane: what may be seen of them while the heights would show the answer."""

from PySide6.QtGui import QResizeEvent

from engine.landscape.claim_words import claims_said
from engine.landscape.claiming import told
from engine.landscape.draw import ContourMap
from engine.landscape.sampling import height, relief
from engine.landscape.scene import Scene
from engine.landscape.typography import use_typeface
from engine.language.typeset import name_latex
from ui.theme.appearance import worn
from ui.theme.fonts import inter_file
from ui.translation import tr
from ui.widgets.landscape.canvas import Canvas
from ui.widgets.landscape.colours import palette

# Nothing of the heights is drawn
_SAMPLES = 7

use_typeface(inter_file())


class PlacesCanvas(Canvas):
    """A plane with what answers claim on it, and no heights."""

    def __init__(self) -> None:
        super().__init__("places_canvas")
        self.setAccessibleName(tr("Your points"))
        self._scene: Scene | None = None
        self._map: ContourMap | None = None

    def show_scene(self, scene: Scene) -> str:
        """Draw the claims of a scene, and return what they say."""
        self._scene = scene
        self.restyle()
        said = claims_said(scene)
        self.setAccessibleDescription(said)
        return said

    def restyle(self) -> None:
        """Draw again in the colours of the theme."""
        if self._scene is None:
            return
        plot = self._scene.landscape
        first, second = (name_latex(name) for name in plot.axes)
        self._map = ContourMap(self.figure, palette(worn()), plot.box, (first, second))
        seen = relief(height(self._scene), plot.box, _SAMPLES)
        self._map.draw_overlays((), self._scene, seen, told(self._scene))
        self._map.lay_out(*self.figure_size(self.size()))
        self.draw_idle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._map is not None:
            self._map.lay_out(*self.figure_size(event.size()))
