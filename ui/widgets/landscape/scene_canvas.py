"""A canvas of a scene whose box can be zoomed and moved aside: what all pictures of it have in common."""

from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QNativeGestureEvent, QWheelEvent

from engine.landscape.exploring_view import panned, zoomed
from engine.landscape.scene import Scene
from engine.landscape.typography import DPI
from ui.theme.appearance import worn
from ui.theme.tokens import LIGHT, Theme
from ui.widgets.landscape.canvas import Canvas

_KEYS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
# One notch of a wheel is 120
_PER_NOTCH = 0.85
_NOTCH = 120.0


class SceneCanvas(Canvas):
    """Turns wheel, pinch and keys into wishes; whoever owns the scene grants them.

    Signals:
        pointed: Where the learner wants the marker, in the units of the axes; it may lie outside the box.
        looked: The box that the learner wants to see.
        asked: A list of what can be done is wanted, at a place of the screen.
        reset: The learner wants to see what there was in the beginning.
        copied: The picture is wanted on the clipboard.
        saved: The picture is wanted in a file.
    """

    pointed = Signal(float, float)
    looked = Signal(object)
    asked = Signal(QPoint)
    reset = Signal()
    copied = Signal()
    saved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._scene: Scene | None = None
        self._theme: Theme | None = None

    @property
    def theme(self) -> Theme:
        """What it is drawn in: as the window, unless it is a portrait."""
        return self._theme or worn()

    def sit(self, original: "SceneCanvas") -> None:
        """Take the size of another canvas and light colours, to be kept as a picture of what that one shows."""
        self._theme = LIGHT
        self.resize(original.size())
        width, height = self.figure_size(self.size())
        self.figure.set_size_inches(width / DPI, height / DPI)

    def show_scene(self, scene: Scene) -> None:
        """Draw a scene anew."""
        raise NotImplementedError

    def fresh(self) -> "SceneCanvas":
        """Return another canvas of the same kind."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Draw again, in this size and in the colours of the theme."""
        if self._scene is not None:
            self.show_scene(self._scene)

    def portrait(self) -> Figure | None:
        """Return what is seen as a figure of its own in light colours; None before there is anything."""
        if self._scene is None:
            return None
        copy = self.fresh()
        copy.sit(self)
        copy.show_scene(self._scene)
        copy.finish()
        return copy.figure

    def set_description(self, text: str) -> None:
        self.setAccessibleDescription(text)

    def zoom(self, factor: float, about: tuple[float, float] | None = None) -> None:
        """Ask for a smaller or larger box, with the marker or another point in its place."""
        if self._scene is not None:
            box = self._scene.landscape.box
            self.looked.emit(zoomed(box, about or self._scene.point, factor, self._scene.own_box))

    def pan(self, right: float, up: float) -> None:
        """Ask for a box aside, in the units of the axes."""
        if self._scene is not None:
            self.looked.emit(panned(self._scene.landscape.box, (right, up)))

    def place_at(self, x_px: float, y_px: float) -> tuple[float, float] | None:
        """Return what is drawn at a place of the widget, in the units of the axes; None to zoom about the marker."""
        del x_px, y_px
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
        place = event.position()
        self.zoom(_PER_NOTCH**notches, self.place_at(place.x(), place.y()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            place = event.position()
            self.zoom(1.0 / max(0.2, 1.0 + event.value()), self.place_at(place.x(), place.y()))
            return True
        return bool(super().event(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # the right button may be about to drag; what it asks for is asked when it is let go
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.asked.emit(self.mapToGlobal(self.rect().center()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.saved.emit()
        elif key is Qt.Key.Key_0:
            self.reset.emit()
        elif key in _KEYS:
            self.zoom(_KEYS[key])
        else:
            event.ignore()
