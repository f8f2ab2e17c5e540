"""The surface, turned by the pointer or the arrow keys; what is drawn while it turns is coarser than at rest."""

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent

from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.plots import Model
from engine.landscape.revealing import visible
from engine.landscape.sampling import Relief, height, over_axes, relief
from engine.landscape.scene import Scene
from engine.landscape.tangent import TangentPatch, model_patch, tangent_patch
from engine.landscape.wording import written
from engine.language.typeset import name_latex
from ui.theme.appearance import worn
from ui.widgets.landscape.canvas import ARROWS, Canvas
from ui.widgets.landscape.colours import palette

# Samples along each side: at rest, and while the surface turns or a slider moves
_FINE, _COARSE = 61, 31
_KEY_PX = 12
_REST_MS = 180


class SurfaceCanvas(Canvas):
    """A picture of a scene in space."""

    def __init__(self) -> None:
        super().__init__("surface_canvas")
        self._scene: Scene | None = None
        self._plot: SurfacePlot | None = None
        self._relief: Relief | None = None
        self._held_at: QPointF | None = None
        # the arrow keys have no release that means the end of the turning
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._come_to_rest)

    def show_scene(self, scene: Scene) -> None:
        """Draw the surface anew, seen from where it was seen."""
        view = None if self._plot is None else self._plot.view
        box, function = scene.landscape.box, height(scene)
        first, second = (name_latex(name) for name in scene.landscape.axes)
        self._relief = relief(function, box, _FINE)
        self._plot = SurfacePlot(self.figure, palette(worn()), box, (first, second, scene.shown.label))
        self._plot.draw_heights(self._relief, relief(function, box, _COARSE, self._relief.levels))
        if view is not None:
            self._plot.look_from(*view)
        self.setAccessibleName(f"Surface of {written(scene.shown.label)}")
        if scene.component == 0:
            shown = visible(scene.landscape.overlays, is_revealed=scene.is_revealed)
            self._plot.draw_overlays(shown, function)
        self.move_point(scene)

    def move_point(self, scene: Scene) -> None:
        """Move the marker and the plane."""
        self._scene = scene
        if self._plot is None or self._relief is None:
            return
        function, box = height(scene), scene.landscape.box
        climb = self._relief.levels[-1] - self._relief.levels[0]
        patch = (
            (_model(scene, climb) or tangent_patch(function, scene.point, box, climb)) if scene.is_revealed else None
        )
        self._plot.draw_mark(scene.point, float(function(*scene.point)), patch)
        self.draw_idle()

    def slide(self, scene: Scene) -> None:
        """Draw the surface coarsely, between the heights that it had."""
        if self._plot is None or self._relief is None:
            return
        moving = relief(height(scene), scene.landscape.box, _COARSE, self._relief.levels)
        self._plot.set_turning(is_turning=True)
        self._plot.draw_heights(moving, moving)
        self.move_point(scene)

    def restyle(self) -> None:
        """Draw again in the colours of the theme."""
        if self._scene is not None:
            self.show_scene(self._scene)

    def hint(self, scene: Scene) -> str:
        """Return how to turn the surface, and what the plane is."""
        said = "Drag or use the arrow keys to turn it."
        return f"{said} Where its edge is dashed, the {_patch_name(scene)} is hidden." if scene.is_revealed else said

    def set_description(self, text: str) -> None:
        self.setAccessibleDescription(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = event.position() - self._held_at
        self._held_at = event.position()
        self._turn(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._held_at = None
        self._come_to_rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            event.ignore()
            return
        self._turn(arrow[0] * _KEY_PX, arrow[1] * _KEY_PX)
        self._rest.start()

    def _turn(self, right_px: float, down_px: float) -> None:
        if self._plot is None:
            return
        if not self._plot.is_turning:
            self._plot.set_turning(is_turning=True)
        self._plot.turn(right_px, down_px)
        self.draw_idle()

    def _come_to_rest(self) -> None:
        if self._plot is not None and self._plot.is_turning:
            self._plot.set_turning(is_turning=False)
            self.draw_idle()


def _models(scene: Scene) -> list[Model]:
    """Return the models that may be seen; they are of the first function."""
    shown = visible(scene.landscape.overlays, is_revealed=scene.is_revealed)
    return [overlay for overlay in shown if isinstance(overlay, Model) and scene.component == 0]


def _patch_name(scene: Scene) -> str:
    return "model" if _models(scene) else "plane"


def _model(scene: Scene, climb: float) -> TangentPatch | None:
    """Return the patch of the first model, which stays at the question's point, or None."""
    plot, function = scene.landscape, height(scene)
    patches = (
        model_patch(function, over_axes(model.formula, plot.axes, scene.values), plot.point, plot.box, climb)
        for model in _models(scene)
    )
    return next(patches, None)
