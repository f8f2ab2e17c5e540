"""The surface: turned by the pointer or the arrow keys, with a marker that is dragged along it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.landscape.exploring_picking import heading, picked, seen_at
from engine.landscape.sampling import height
from engine.landscape.scene import Scene
from engine.landscape.surface_patches import patches_said
from ui.translation import tr
from ui.widgets.landscape.canvas import ARROWS
from ui.widgets.landscape.surface_drawing import SurfaceDrawing

_KEY_PX = 12
# Of a side of the box, for an arrow key that moves the marker, without and with Shift
_STEP, _LONG_STEP = 1 / 80, 1 / 8
# So near to the marker a press takes hold of it
_GRIP_PX = 18.0
# Keys have no release that means the end of the turning; it is drawn in full after so long
_REST_MS = 60


class SurfaceCanvas(SurfaceDrawing):
    """A picture of a scene in space."""

    def __init__(self) -> None:
        super().__init__()
        self._held_at: QPointF | None = None
        self._pressed_at = QPointF()
        self._has_marker = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = self._pressed_at = event.position()
        self._is_held = True
        self._has_marker = event.button() is Qt.MouseButton.LeftButton and self._is_on_marker(event.position())
        if self._has_marker:
            self._lift()

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
        self._held_at, self._has_marker, self._is_held = None, False, False
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

    def hint(self, scene: Scene) -> str:
        """Return how to turn the surface and to move its marker, and what is dashed."""
        said = tr("Drag to turn, or drag the point to move it. Arrow keys turn, and with Alt they move the point.")
        return f"{said} {patches_said(scene)}".rstrip()
