"""The map: fills and lines that stay, and a marker that follows the pointer or the arrow keys over a copy of them."""

from dataclasses import replace
from typing import Any

from matplotlib.backend_bases import DrawEvent
from matplotlib.figure import Figure
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from engine.landscape.claiming import fills_the_map, shown_slopes, told
from engine.landscape.differing import pointer_scale, true_arrows
from engine.landscape.draw import ContourMap
from engine.landscape.exploring_sketch import LevelCurves, sketched
from engine.landscape.plane import is_to_scale
from engine.landscape.revealing import is_crossed, visible
from engine.landscape.sampling import Relief, height, relief
from engine.landscape.scene import Scene
from engine.landscape.slopes import ArrowField, arrow_field
from engine.landscape.wording import written
from engine.language.typeset import name_latex
from ui.widgets.landscape.canvas import ARROWS
from ui.widgets.landscape.colours import palette
from ui.widgets.landscape.scene_canvas import SceneCanvas

# Samples along each side: at rest, and while a slider moves
_FINE, _COARSE = 161, 61
# Of a side of the box, for an arrow key without and with Shift
_STEP, _LONG_STEP = 1 / 80, 1 / 8


class ContourCanvas(SceneCanvas):
    """A picture of a scene from above."""

    def __init__(self) -> None:
        super().__init__("contour_canvas")
        self._map: ContourMap | None = None
        self._relief: Relief | None = None
        self._curves: LevelCurves | None = None
        self._held_at: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self._field: ArrowField | None = None
        self._slope_per_unit = 1.0
        # what matplotlib copied of the figure without the marks
        self._background: Any = None
        self.mpl_connect("draw_event", self._keep_background)

    def show_scene(self, scene: Scene) -> None:
        """Draw the map anew."""
        self._scene = scene
        box, function = scene.landscape.box, height(scene)
        first, second = (name_latex(name) for name in scene.landscape.axes)
        self._relief = relief(function, box, _FINE)
        self._curves = LevelCurves(self._relief)
        claims = told(scene)
        slopes = shown_slopes(scene, claims)
        self._field = true_arrows(slopes, claims, box) if slopes is not None and _has_arrows(scene) else None
        usual = (self._field or arrow_field(function, box)).pointer_slope_per_unit
        self._slope_per_unit = pointer_scale(claims, box, usual)
        if self._field is not None:
            self._field = replace(self._field, pointer_slope_per_unit=self._slope_per_unit)
        self._map = ContourMap(self.figure, palette(self.theme), box, (first, second))
        self._map.draw_heights(self._relief)
        self._map.draw_scale(self._relief)
        overlays = visible(scene.landscape.overlays, is_revealed=scene.is_revealed)
        is_full = is_crossed(overlays) or fills_the_map(claims)
        self._map.draw_arrows(None if is_full else self._field, self._relief)
        self._place_marks(scene)
        self._map.draw_overlays(overlays, scene, self._relief, claims, self._slope_per_unit)
        self._map.lay_out(*self.figure_size(self.size()))
        self.setAccessibleName(f"Contour map of {written(scene.shown.label)}")
        self.draw_idle()

    def move_point(self, scene: Scene) -> None:
        """Move the marks over the copy of all the rest."""
        self._scene = scene
        self._place_marks(scene)
        if self._background is not None:
            self.restore_region(self._background)
            self._draw_marks()
            self.blit(self.figure.bbox)

    def slide(self, scene: Scene) -> None:
        """Draw the heights at a coarser grid, in the colours that they had."""
        if self._map is None or self._relief is None:
            return
        self._scene = scene
        moving = relief(height(scene), scene.landscape.box, _COARSE, self._relief.levels)
        self._map.draw_heights(moving)
        self._map.draw_arrows(None, moving)
        self._place_marks(scene)
        self.draw_idle()

    def look(self, scene: Scene) -> None:
        """Draw another part of the plane at a coarser grid, in the colours that it had."""
        if self._map is None or self._relief is None:
            return
        self._scene = scene
        self._map.look_at(scene.landscape.box)
        moving = relief(height(scene), scene.landscape.box, _COARSE, self._relief.levels)
        self._curves = LevelCurves(moving)
        self._map.draw_heights(moving)
        self._map.draw_arrows(None, moving)
        self._place_marks(scene)
        self.draw_idle()

    def restyle(self) -> None:
        """Draw again in the colours of the theme."""
        if self._scene is not None:
            self.show_scene(self._scene)

    def portrait(self) -> Figure | None:
        """Return what is seen as a figure of its own in light colours; None before there is anything."""
        if self._scene is None:
            return None
        copy = ContourCanvas()
        copy.sit(self)
        copy.show_scene(self._scene)
        return copy.figure

    def hint(self, scene: Scene) -> str:
        """Return how to move the marker, or what the arrows' lengths mean."""
        said = "Drag the point, or move it with the arrow keys."
        if self._field is not None:
            said = _scales(self._field, is_alone=is_crossed(scene.landscape.overlays) or fills_the_map(told(scene)))
        return said if is_to_scale(scene.landscape.box) else f"{said} The axes have different scales."

    def set_description(self, text: str) -> None:
        self.setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._background = None
        super().resizeEvent(event)
        # after the figure has its new size: labels are measured on it
        if self._map is not None:
            self._map.lay_out(*self.figure_size(event.size()))

    def place_at(self, x_px: float, y_px: float) -> tuple[float, float] | None:
        if self._map is None:
            return None
        x, y = self._map.axes.transData.inverted().transform(self.figure_place(x_px, y_px))
        return float(x), float(y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = self._pressed_at = event.position() if _pans(event) else None
        if event.button() is Qt.MouseButton.LeftButton and self._held_at is None:
            self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            self._drag_map(self._held_at, event.position())
            self._held_at = event.position()
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._point(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton and self._pressed_at is not None:
            way = event.position() - self._pressed_at
            if way.manhattanLength() < QApplication.startDragDistance():
                self.asked.emit(event.globalPosition().toPoint())
        self._held_at = None
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None or self._scene is None:
            super().keyPressEvent(event)
            return
        step = _LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        (left, right), (bottom, top) = self._scene.landscape.box
        x, y = self._scene.point
        self.pointed.emit(x + arrow[0] * step * (right - left), y - arrow[1] * step * (top - bottom))

    def _point(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position().x(), event.position().y())
        if place is not None:
            self.pointed.emit(*place)

    def _drag_map(self, start: QPointF, end: QPointF) -> None:
        before, after = self.place_at(start.x(), start.y()), self.place_at(end.x(), end.y())
        if before is not None and after is not None:
            self.pan(before[0] - after[0], before[1] - after[1])

    def _place_marks(self, scene: Scene) -> None:
        if self._map is None or self._relief is None:
            return
        claims = told(scene)
        self._map.claims.follow(claims, scene.point, self._relief.levels, self._slope_per_unit)
        if self._curves is not None:
            self._map.explored.show(sketched(scene, self._curves))
        slopes = shown_slopes(scene, claims) if _has_arrows(scene) else None
        if slopes is None:
            self._map.place_marks(scene.point, None)
            return
        u, v = slopes(*scene.point)
        self._map.place_marks(scene.point, (float(u), float(v)), self._slope_per_unit)

    def _keep_background(self, event: DrawEvent) -> None:
        del event
        self._background = self.copy_from_bbox(self.figure.bbox)
        self._draw_marks()

    def _draw_marks(self) -> None:
        if self._map is not None:
            for mark in self._map.marks:
                self._map.axes.draw_artist(mark)


def _has_arrows(scene: Scene) -> bool:
    """Tell whether gradients are drawn: where they are explored, and where an answer is held against them."""
    return bool(scene.claims) or scene.exploring.shows("gradient")


def _pans(event: QMouseEvent) -> bool:
    """Tell whether a press takes hold of the map itself."""
    with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.button() is Qt.MouseButton.RightButton or (event.button() is Qt.MouseButton.LeftButton and with_shift)


def _scales(field: ArrowField, *, is_alone: bool) -> str:
    """Say what the lengths of the gradients mean: of the one at the marker, and of those all over the map."""
    if is_alone:
        return f"At P, an arrow one unit long is a slope of {field.pointer_slope_per_unit:g}."
    said = f"An arrow one unit long is a slope of {field.slope_per_unit:g}; at P, of {field.pointer_slope_per_unit:g}."
    return f"{said} Steeper ones are left out." if field.leaves_out else said
