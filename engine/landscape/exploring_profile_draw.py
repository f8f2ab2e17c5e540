"""A profile, and above it a small map that says where its line runs."""

import numpy as np
from matplotlib.axes import Axes

from engine.landscape.draw import draw_relief
from engine.landscape.draw_profile import draw_profile
from engine.landscape.exploring_profile import direction, profile, span
from engine.landscape.marks import Stroke, cased_line, cased_marker
from engine.landscape.plane import is_to_scale
from engine.landscape.rooms import Easel, empty
from engine.landscape.sampling import height, relief
from engine.landscape.scene import Scene

_MAP_PX, _GAP_PX, _TOP_PX = 118.0, 8.0, 4.0
_SAMPLES = 41
_WIDE = 1.6
_LINE, _MARK = 3.0, 6.0


def draw_scene_profile(easel: Easel, scene: Scene) -> Axes:
    """Fill a figure with the profile of a scene; return the axes of the small map."""
    empty(easel.figure, easel.palette)
    room = easel.room
    # in a wide picture the map stands beside the graph, whose height it would take
    is_wide = room.width > _WIDE * room.height
    graph = room.inset(right=_MAP_PX + _GAP_PX) if is_wide else room.inset(top=_MAP_PX + _GAP_PX)
    drawn = draw_profile(easel, graph, profile(scene))
    _draw_point(easel, drawn, (0.0, float(height(scene)(*scene.point))))
    corner = room.inset(bottom=room.height - _MAP_PX - _TOP_PX, top=_TOP_PX)
    if is_wide:
        corner = corner.inset(left=room.width - _MAP_PX)
    return _draw_map(easel, scene, easel.axes(corner.shaped(_ratio(scene))))


def _ratio(scene: Scene) -> float:
    (left, right), (bottom, top) = scene.landscape.box
    return (right - left) / (top - bottom) if is_to_scale(scene.landscape.box) else 1.6


def _draw_map(easel: Easel, scene: Scene, axes: Axes) -> Axes:
    box = scene.landscape.box
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.set_facecolor(easel.palette.pane)
    seen = relief(height(scene), box, _SAMPLES)
    if not seen.is_empty:
        draw_relief(axes, seen, easel.palette)
    axes.set_xlim(*box[0])
    axes.set_ylim(*box[1])
    ends = np.asarray(scene.point) + np.outer(span(scene), direction(scene))
    cased_line(axes, ends, Stroke(easel.palette.over[0], easel.palette.dark), _LINE)
    _draw_point(easel, axes, scene.point)
    return axes


def _draw_point(easel: Easel, axes: Axes, at: tuple[float, float]) -> None:
    cased_marker(axes, at, "point", Stroke(easel.palette.point, easel.palette.casing), _MARK)
