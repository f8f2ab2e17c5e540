"""The surface as it is drawn: in full at rest, coarser while it turns, and with its marker over a copy of it while that moves."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure
from PySide6.QtCore import QSize, QTimer

from engine.landscape.claiming import told
from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.exploring_sketch import LevelCurves, sketched
from engine.landscape.revealing import visible
from engine.landscape.sampling import Relief, height, relief
from engine.landscape.scene import Scene
from engine.landscape.slopes import gradient
from engine.landscape.surface_patches import patches
from engine.landscape.wording import written
from engine.language.typeset import name_latex
from ui.translation import tr
from ui.widgets.landscape.colours import palette
from ui.widgets.landscape.scene_canvas import SceneCanvas

# Samples along each side: at rest, and while anything moves
_FINE, _COARSE = 61, 31
# A marker that keys move stays lifted so long after the last one: to lift it takes a while
_LIFTED_MS = 300


@dataclass(frozen=True, slots=True)
class _Laid:
    """A surface that is drawn.

    Attributes:
        plot: The artists.
        relief: The heights.
        curves: Finds level curves among them.
        point: Where the marker is.
    """

    plot: SurfacePlot
    relief: Relief
    curves: LevelCurves
    point: tuple[float, float]


class SurfaceDrawing(SceneCanvas):
    """What is seen of a scene in space, and how it moves; whoever turns and drags it is a subclass."""

    def __init__(self) -> None:
        super().__init__("surface_canvas")
        self._plot: SurfacePlot | None = None
        self._relief: Relief | None = None
        self._curves: LevelCurves | None = None
        # whether what follows the marker is drawn over a copy of the surface, and that copy once there is one
        self._is_lifted = False
        self._background: Any = None
        # whether the pointer holds something: what it moves is at rest when it is let go, no sooner
        self._is_held = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._come_to_rest)

    def show_scene(self, scene: Scene) -> None:
        """Draw the surface anew, in turns, seen from where it is seen by then."""
        self._scene = scene
        self.setAccessibleName(tr("Surface of {function}").format(function=written(scene.shown.label)))
        self.renew(lambda figure: self._build(figure, scene), self._adopt)

    def _build(self, figure: Figure, scene: Scene) -> Generator[None, None, _Laid]:
        """Put a surface on a figure."""
        box, function = scene.landscape.box, height(scene)
        first, second = (name_latex(name) for name in scene.landscape.axes)
        seen = relief(function, box, _FINE)
        coarse = relief(function, box, _COARSE, seen.levels)
        yield
        plot = SurfacePlot(figure, palette(self.theme), box, (first, second, scene.shown.label))
        yield
        plot.draw_heights(seen, coarse)
        yield
        if scene.component == 0:
            plot.draw_overlays(visible(scene.landscape.overlays, is_revealed=scene.is_revealed), function)
            yield
        plot.draw_key(told(scene))
        yield
        laid = _Laid(plot, seen, LevelCurves(seen), scene.point)
        _place_marks(laid, scene)
        yield
        if self._plot is not None:
            plot.look_from(*self._plot.view)
        return laid

    def _adopt(self, laid: _Laid) -> None:
        """Catch up with what was moved and turned while the new surface was drawn."""
        before, self._plot = self._plot, laid.plot
        self._relief, self._curves = laid.relief, laid.curves
        self._is_lifted, self._background = False, None
        if before is not None and before.view != laid.plot.view:
            laid.plot.look_from(*before.view)
            self.draw_idle()
        if self._scene is not None and self._scene.point != laid.point:
            self._place_marks(self._scene)
            self.draw_idle()

    def move_point(self, scene: Scene) -> None:
        """Move the marker and what touches there: over a copy of the surface, or with it while that moves too."""
        if self._plot is None:
            self._scene = scene
        elif self._plot.is_turning:
            self.leave()
            self._place_marks(scene)
            self.draw_idle()
        else:
            self._lift()
            self._place_marks(scene)
            self._draw_lifted()
            if not self._is_held:
                self._rest.start(_LIFTED_MS)

    def slide(self, scene: Scene) -> None:
        """Draw the surface coarsely, between the heights that it had."""
        if self._plot is not None and self._relief is not None:
            self._draw_coarsely(scene, self._relief.levels)

    def look(self, scene: Scene) -> None:
        """Draw another part of it coarsely, between heights of its own."""
        if self._plot is not None:
            self._plot.look_at(scene.landscape.box)
            self._draw_coarsely(scene, ())

    def look_from_the_start(self) -> None:
        """Look from where every surface is first seen from."""
        if self._plot is not None:
            self.leave()
            self._put_down()
            self._plot.look_from_the_start()
            self.draw_idle()

    def fresh(self) -> "SurfaceDrawing":
        copy = SurfaceDrawing()
        # it is seen from where this one is seen
        copy._plot = self._plot
        return copy

    def _place_marks(self, scene: Scene) -> None:
        """Move everything that follows the marker."""
        self._scene = scene
        if self._plot is not None and self._relief is not None and self._curves is not None:
            _place_marks(_Laid(self._plot, self._relief, self._curves, scene.point), scene)
            self._plot.lift_marks(is_lifted=self._is_lifted)

    def _lift(self) -> None:
        """Have the surface drawn without what follows the marker; until it is, the old picture stays."""
        if self._plot is not None and not self._is_lifted:
            self._is_lifted, self._background = True, None
            self._plot.lift_marks(is_lifted=True)
            self.touch_up()

    def _put_down(self) -> None:
        """Let what follows the marker be a part of the drawing again, with what lies beneath the surface."""
        self._is_lifted, self._background = False, None
        if self._plot is not None:
            self._plot.lift_marks(is_lifted=False)

    def _draw_lifted(self) -> None:
        if self._plot is not None and self._background is not None:
            self.restore_region(self._background)
            self._plot.draw_marks()
            self.update()

    def after_drawing(self) -> None:
        if self._is_lifted and self._plot is not None:
            self._background = self.copy_from_bbox(self.figure.bbox)
            self._plot.draw_marks()

    def fit(self, size: QSize) -> None:
        del size
        self._background = None

    def _draw_coarsely(self, scene: Scene, levels: tuple[float, ...]) -> None:
        """Draw the heights as while turning; a full drawing follows when whatever moves has come to rest."""
        if self._plot is None:
            return
        self.stop()
        self._put_down()
        self._relief = relief(height(scene), scene.landscape.box, _COARSE, levels)
        self._curves = LevelCurves(self._relief)
        self._plot.set_turning(is_turning=True)
        self._plot.draw_heights(self._relief, self._relief)
        self.move_point(scene)

    def _turn(self, right_px: float, down_px: float) -> None:
        if self._plot is None:
            return
        self.leave()
        if not self._plot.is_turning:
            self._put_down()
            self._plot.set_turning(is_turning=True)
        self._plot.turn(right_px, down_px)
        self.draw_idle()

    def _come_to_rest(self) -> None:
        if self._plot is not None and (self._plot.is_turning or self._is_lifted):
            self._put_down()
            self._plot.set_turning(is_turning=False)
            self.touch_up()


def _place_marks(laid: _Laid, scene: Scene) -> None:
    """Put everything that follows the marker on a surface."""
    plot, levels, function = laid.plot, laid.relief.levels, height(scene)
    climb = levels[-1] - levels[0]
    plot.draw_mark(scene.point, float(function(*scene.point)), patches(scene, climb))
    plot.claims.draw(scene, told(scene), climb)
    is_sloping = scene.is_revealed and scene.exploring.shows("gradient")
    u, v = gradient(function, *scene.point, scene.landscape.box)
    slope = (float(u), float(v)) if is_sloping else None
    plot.draw_explored(sketched(scene, laid.curves), function, scene.point, slope)
