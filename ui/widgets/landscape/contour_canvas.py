"""The map: fills and lines that stay, and a marker that follows the pointer or the arrow keys over a copy of them."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.figure import Figure
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.landscape.claimed import Told
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
from ui.translation import tr
from ui.widgets.landscape.canvas import ARROWS
from ui.widgets.landscape.colours import palette
from ui.widgets.landscape.scene_canvas import SceneCanvas

# Samples along each side: at rest, and while a slider moves
_FINE, _COARSE = 161, 61
# Of a side of the box, for an arrow key without and with Shift
_STEP, _LONG_STEP = 1 / 80, 1 / 8


@dataclass(frozen=True, slots=True)
class _Laid:
    """A map that is drawn.

    Attributes:
        map: The artists.
        relief: The heights.
        curves: Finds level curves among them.
        slope_per_unit: What an arrow of one unit at the marker stands for.
    """

    map: ContourMap
    relief: Relief
    curves: LevelCurves
    slope_per_unit: float


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

    @property
    def fill_levels(self) -> tuple[float, ...]:
        """The heights at which the fills meet."""
        return () if self._map is None else self._map.fill_levels

    @property
    def marker(self) -> tuple[float, float] | None:
        """Where the marker is drawn, in the units of the axes."""
        return None if self._map is None else self._map.marker

    @property
    def shows_claims(self) -> bool:
        """Whether anything of an answer is drawn that stays where it is while the marker moves."""
        return self._map is not None and self._map.overlays.shows_claims

    @property
    def map_place(self) -> tuple[int, int, int, int]:
        """Left, bottom, width and height of the map in this widget, in device pixels; zeros before there is one."""
        if self._map is None:
            return 0, 0, 0, 0
        left, bottom, width, height_px = map(round, self._map.axes.bbox.bounds)
        return left, bottom, width, height_px

    def show_scene(self, scene: Scene) -> None:
        """Draw the map anew, in turns; until it is seen the old one goes on."""
        self._scene = scene
        claims = told(scene)
        field, scale = _arrows(scene, claims)
        self._field = field
        self.setAccessibleName(tr("Contour map of {function}").format(function=written(scene.shown.label)))
        self.renew(lambda figure: self._build(figure, scene, claims, field, scale), self._adopt)

    def _build(
        self, figure: Figure, scene: Scene, claims: tuple[Told, ...], field: ArrowField | None, scale: float
    ) -> Generator[None, None, _Laid]:
        """Put a map on a figure."""
        box = scene.landscape.box
        seen = relief(height(scene), box, _FINE)
        yield
        first, second = (name_latex(name) for name in scene.landscape.axes)
        made = ContourMap(figure, palette(self.theme), box, (first, second))
        yield
        made.draw_heights(seen)
        yield
        made.draw_scale(seen)
        yield
        overlays = visible(scene.landscape.overlays, is_revealed=scene.is_revealed)
        made.draw_arrows(None if is_crossed(overlays) or fills_the_map(claims) else field, seen)
        yield
        made.draw_overlays(overlays, scene, seen, claims, scale)
        yield
        made.lay_out(*self.figure_size(self.size()))
        yield
        return _Laid(made, seen, LevelCurves(seen), scale)

    def _adopt(self, laid: _Laid) -> None:
        """Move the marks on the new map to where the marker is by now."""
        self._map, self._relief, self._curves = laid.map, laid.relief, laid.curves
        self._slope_per_unit = laid.slope_per_unit
        if self._scene is not None:
            self._place_marks(self._scene)

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
        self.stop()
        moving = relief(height(scene), scene.landscape.box, _COARSE, self._relief.levels)
        self._map.draw_heights(moving)
        self._map.hide_claims()
        self._map.draw_arrows(None, moving)
        self._place_marks(scene)
        self.draw_idle()

    def look(self, scene: Scene) -> None:
        """Draw another part of the plane at a coarser grid, in the colours that it had."""
        if self._map is None or self._relief is None:
            return
        self._scene = scene
        self.stop()
        self._map.look_at(scene.landscape.box)
        moving = relief(height(scene), scene.landscape.box, _COARSE, self._relief.levels)
        self._curves = LevelCurves(moving)
        self._map.draw_heights(moving)
        self._map.draw_arrows(None, moving)
        self._place_marks(scene)
        self.draw_idle()

    def fresh(self) -> "ContourCanvas":
        return ContourCanvas()

    def hint(self, scene: Scene) -> str:
        """Return how to move the marker, or what the arrows' lengths mean."""
        said = tr("Drag the point, or move it with the arrow keys.")
        if self._field is not None:
            said = _scales(self._field, is_alone=is_crossed(scene.landscape.overlays) or fills_the_map(told(scene)))
        return said if is_to_scale(scene.landscape.box) else " ".join((said, tr("The axes have different scales.")))

    def fit(self, size: QSize) -> None:
        self._background = None
        if self._map is not None:
            self._map.lay_out(*self.figure_size(size))

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

    def after_drawing(self) -> None:
        self._background = self.copy_from_bbox(self.figure.bbox)
        self._draw_marks()

    def _draw_marks(self) -> None:
        if self._map is not None:
            for mark in self._map.marks:
                self._map.axes.draw_artist(mark)


def _arrows(scene: Scene, claims: Sequence[Told]) -> tuple[ArrowField | None, float]:
    """Return the true arrows that are drawn, if any are, and what an arrow of one unit at the marker stands for."""
    box, slopes = scene.landscape.box, shown_slopes(scene, claims)
    field = true_arrows(slopes, claims, box) if slopes is not None and _has_arrows(scene) else None
    usual = (field or arrow_field(height(scene), box)).pointer_slope_per_unit
    scale = pointer_scale(claims, box, usual)
    return None if field is None else replace(field, pointer_slope_per_unit=scale), scale


def _has_arrows(scene: Scene) -> bool:
    """Tell whether gradients are drawn: where they are explored, and where an answer is held against them."""
    return bool(scene.claims) or scene.exploring.shows("gradient")


def _pans(event: QMouseEvent) -> bool:
    """Tell whether a press takes hold of the map itself."""
    with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.button() is Qt.MouseButton.RightButton or (event.button() is Qt.MouseButton.LeftButton and with_shift)


def _scales(field: ArrowField, *, is_alone: bool) -> str:
    """Say what the lengths of the gradients mean: of the one at the marker, and of those all over the map."""
    at_p = f"{field.pointer_slope_per_unit:g}"
    if is_alone:
        return tr("At P, an arrow one unit long is a slope of {slope}.").format(slope=at_p)
    said = tr("An arrow one unit long is a slope of {slope}; at P, of {slope_at_p}.")
    said = said.format(slope=f"{field.slope_per_unit:g}", slope_at_p=at_p)
    return " ".join((said, tr("Steeper ones are left out."))) if field.leaves_out else said
