"""The profile along a line through the marker; keys and a drag on its small map turn the line."""

import math
from collections.abc import Generator

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from engine.landscape.exploring_profile import profile_hint
from engine.landscape.exploring_profile_draw import draw_scene_profile
from engine.landscape.rooms import Easel
from engine.landscape.scene import Scene
from engine.landscape.wording import written
from ui.translation import tr
from ui.widgets.landscape.colours import palette
from ui.widgets.landscape.scene_canvas import SceneCanvas

_RESIZING_MS = 60
# In degrees, without and with Shift
_STEP, _LONG_STEP = 5, 45
_WAYS = {Qt.Key.Key_Left: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Right: -1, Qt.Key.Key_Down: -1}


class ProfileCanvas(SceneCanvas):
    """A picture of a scene along one line.

    Signals:
        turned: The direction that the learner wants, in radians from the first axis.
    """

    turned = Signal(float)

    def __init__(self) -> None:
        super().__init__("profile_canvas")
        self._map: Axes | None = None
        self._resized = QTimer(self, singleShot=True, interval=_RESIZING_MS)
        self._resized.timeout.connect(self.restyle)

    def show_scene(self, scene: Scene) -> None:
        """Draw the profile anew."""
        self._show(scene, waits=False)

    def _show(self, scene: Scene, *, waits: bool) -> None:
        self._scene = scene
        self.setAccessibleName(tr("Profile of {function}").format(function=written(scene.shown.label)))
        self.renew(lambda figure: self._build(figure, scene), self._adopt, waits=waits)

    def _build(self, figure: Figure, scene: Scene) -> Generator[None, None, Axes]:
        yield
        return draw_scene_profile(Easel(figure, palette(self.theme), scene.is_revealed), scene)

    def _adopt(self, drawn: Axes) -> None:
        self._map = drawn

    def move_point(self, scene: Scene) -> None:
        self._show(scene, waits=True)

    def slide(self, scene: Scene) -> None:
        self._show(scene, waits=True)

    def look(self, scene: Scene) -> None:
        self._show(scene, waits=True)

    def fresh(self) -> "ProfileCanvas":
        return ProfileCanvas()

    def hint(self, scene: Scene) -> str:
        return profile_hint(scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._turn_towards(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._turn_towards(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton:
            self.asked.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None or self._scene is None:
            super().keyPressEvent(event)
            return
        step = _LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        degrees = round(math.degrees(self._scene.exploring.direction) / _STEP) * _STEP + way * step
        self.turned.emit(math.radians(degrees % 360))

    def _turn_towards(self, event: QMouseEvent) -> None:
        """Ask for the direction from the marker to where the pointer is on the small map."""
        if self._map is None or self._scene is None:
            return
        place = self.figure_place(event.position().x(), event.position().y())
        if not self._map.bbox.contains(*place):
            return
        x, y = self._map.transData.inverted().transform(place)
        across, up = x - self._scene.point[0], y - self._scene.point[1]
        if across or up:
            self.turned.emit(math.atan2(up, across) % math.tau)
