"""The learner's points on an empty plane: what may be seen of them while the heights would show the answer."""

from collections.abc import Generator

from matplotlib.figure import Figure
from PySide6.QtCore import QSize

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
        scene = self._scene
        self.renew(lambda figure: self._build(figure, scene), self._adopt)

    def fit(self, size: QSize) -> None:
        if self._map is not None:
            self._map.lay_out(*self.figure_size(size))

    def _build(self, figure: Figure, scene: Scene) -> Generator[None, None, ContourMap]:
        plot = scene.landscape
        first, second = (name_latex(name) for name in plot.axes)
        made = ContourMap(figure, palette(worn()), plot.box, (first, second))
        yield
        made.draw_overlays((), scene, relief(height(scene), plot.box, _SAMPLES), told(scene))
        made.lay_out(*self.figure_size(self.size()))
        yield
        return made

    def _adopt(self, made: ContourMap) -> None:
        self._map = made
