"""The surface: turned by the pointer or the arrow keys, with a marker that is dragged along it.

What is drawn while anything moves is coarser than at rest.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure
from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.landscape.claiming import told
from engine.landscape.draw_surface import SurfacePlot
from engine.landscape.exploring_picking import heading, picked, seen_at
from engine.landscape.exploring_sketch import LevelCurves, sketched
from engine.landscape.revealing import visible
from engine.landscape.sampling import Relief, height, relief
from engine.landscape.scene import Scene
from engine.landscape.slopes import gradient
from engine.landscape.surface_patches import patches, patches_said
from engine.landscape.wording import written
from engine.language.typeset import name_latex
from ui.translation import tr
from ui.widgets.landscape.canvas import ARROWS
from ui.widgets.landscape.colours import palette
from ui.widgets.landscape.scene_canvas import SceneCanvas

# Samples along each side: at rest, and while anything moves
_FINE, _COARSE = 61, 31
_KEY_PX = 12
# Of a side of the box, for an arrow key that moves the marker, without and with Shift
_STEP, _LONG_STEP = 1 / 80, 1 / 8
# So near to the marker a press takes hold of it
_GRIP_PX = 18.0
# Keys have no release that means the end of the moving; what they move is drawn in full after so long
_REST_MS = 60
# ... and a marker that keys move stays lifted so long: to lift it takes a while
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


class SurfaceCanvas(SceneCanvas):
    """A picture of a scene in space."""

    def __init__(self) -> None:
        super().__init__("surface_canvas")
        self._plot: SurfacePlot | None = None
        self._relief: Relief | None = None
        self._curves: LevelCurves | None = None
        self._held_at: QPointF | None = None
        self._pressed_at = QPointF()
        self._has_marker = False
        # whether what follows the marker is drawn over a copy of the surface, and that copy once there is one
        self._is_lifted = False
        self._background: Any = None
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
            if self._held_at is None:
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

    def restyle(self) -> None:
        """Draw again in the colours of the theme."""
        if self._scene is not None:
            self.show_scene(self._scene)

    def portrait(self) -> Figure | None:
        """Return what is seen as a figure of its own in light colours; None before there is anything."""
        if self._scene is None:
            return None
        copy = SurfaceCanvas()
        copy.sit(self)
        copy._plot = self._plot
        copy.show_scene(self._scene)
        copy.finish()
        return copy.figure

    def hint(self, scene: Scene) -> str:
        """Return how to turn the surface and to move its marker, and what is dashed."""
        said = tr("Drag to turn, or drag the point to move it. Arrow keys turn, and with Alt they move the point.")
        return f"{said} {patches_said(scene)}".rstrip()

    def set_description(self, text: str) -> None:
        self.setAccessibleDescription(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = self._pressed_at = event.position()
        self._has_marker = event.button() is Qt.MouseButton.LeftButton and self._is_on_marker(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is None or not event.buttons():
            return
        way = event.position() - self._held_at
        self._held_at = event.position()
        if self._has_marker:
            self._drag_marker(event.position())
        else:
            self._turn(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        way = event.position() - self._pressed_at
        if event.button() is Qt.MouseButton.RightButton and way.manhattanLength() < QApplication.startDragDistance():
            self.asked.emit(event.globalPosition().toPoint())
        self._held_at, self._has_marker = None, False
        self._come_to_rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(arrow, is_long=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            self._turn(arrow[0] * _KEY_PX, arrow[1] * _KEY_PX)
            self._rest.start(_REST_MS)

    def _step(self, arrow: tuple[int, int], *, is_long: bool) -> None:
        """Ask for the marker to go along the axis that looks most like the arrow."""
        if self._scene is None or self._plot is None:
            return
        right, up = heading(self._plot.view[1], float(arrow[0]), float(-arrow[1]))
        step = _LONG_STEP if is_long else _STEP
        (left, end), (bottom, top) = self._scene.landscape.box
        x, y = self._scene.point
        self.pointed.emit(x + right * step * (end - left), y + up * step * (top - bottom))

    def _is_on_marker(self, place: QPointF) -> bool:
        if self._scene is None or self._plot is None:
            return False
        level = float(height(self._scene)(*self._scene.point))
        across, up, _ = seen_at(self._plot.axes, *self._scene.point, level)[0]
        x, y = self.figure_place(place.x(), place.y())
        return bool((across - x) ** 2 + (up - y) ** 2 <= (_GRIP_PX * self.device_pixel_ratio) ** 2)

    def _drag_marker(self, place: QPointF) -> None:
        if self._scene is None or self._plot is None or self._relief is None:
            return
        function, place_px = height(self._scene), self.figure_place(place.x(), place.y())
        at = picked(self._plot.axes, self._relief, function, place_px, self._scene.point)
        if at is not None:
            self.pointed.emit(*at)

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
