"""What is explored on a map, as points and lines: all of it follows the marker, so all of it is cheap."""

from dataclasses import dataclass
from typing import cast

import numpy as np

# matplotlib's own contouring, without the figure
from contourpy import LineType, contour_generator

from engine.landscape.exploring_shape import Bend, bends, model_at, plane_at
from engine.landscape.exploring_walks import Walk
from engine.landscape.exploring_words import walks
from engine.landscape.model_lines import model_lines
from engine.landscape.sampling import Height, Relief, height
from engine.landscape.scene import Scene
from engine.language.numeric import Array

# How far an axis of bending reaches to either side of the marker, of the box's shorter side
_AXIS_REACH = 0.17


class LevelCurves:
    """Level curves of one relief at any height; the grid is looked through once, each curve then takes microseconds."""

    def __init__(self, relief: Relief) -> None:
        self.levels = relief.levels
        self._lines = contour_generator(relief.x, relief.y, np.ma.masked_invalid(relief.z), line_type=LineType.Separate)

    def at(self, level: float) -> list[Array]:
        """Return the lines at a height, each of shape (k, 2); none at an undefined one."""
        return cast("list[Array]", self._lines.lines(level)) if np.isfinite(level) else []


@dataclass(frozen=True, slots=True)
class Axis:
    """A piece of an axis that the function bends along, with the marker in its middle.

    Attributes:
        ends: Shape (2, 2).
        bend: The axis itself.
    """

    ends: Array
    bend: Bend


@dataclass(frozen=True, slots=True)
class Sketch:
    """What there is to draw; what is not shown is empty.

    Attributes:
        level: The level curve through the marker, lines of shape (k, 2).
        plane: Level lines of the tangent plane near the marker.
        model: Those of the quadratic model.
        axes: What the function bends along.
        walks: Where optimisers lead.
    """

    level: tuple[Array, ...] = ()
    plane: tuple[Array, ...] = ()
    model: tuple[Array, ...] = ()
    axes: tuple[Axis, ...] = ()
    walks: tuple[Walk, ...] = ()


def sketched(scene: Scene, curves: LevelCurves) -> Sketch:
    """Return what is explored in a scene; nothing before it may be seen."""
    if not scene.is_revealed:
        return Sketch()
    exploring, function, box = scene.exploring, height(scene), scene.landscape.box
    plane = plane_at(function, scene.point, box) if exploring.shows("plane") else None
    model = model_at(function, scene.point, box) if exploring.shows("model") else None
    return Sketch(
        level=tuple(curves.at(float(function(*scene.point)))) if exploring.shows("level") else (),
        plane=_near(scene, plane, curves),
        model=_near(scene, model, curves),
        axes=axes_at(scene) if exploring.shows("curvatures") else (),
        walks=walks(scene),
    )


def axes_at(scene: Scene) -> tuple[Axis, ...]:
    """Return what the function bends along at the marker."""
    box, at = scene.landscape.box, np.asarray(scene.point)
    reach = _AXIS_REACH * min(high - low for low, high in box)
    return tuple(
        Axis(at + reach * np.outer([-1.0, 1.0], bend.direction), bend)
        for bend in bends(height(scene), scene.point, scene.own_box)
    )


def _near(scene: Scene, surface: Height | None, curves: LevelCurves) -> tuple[Array, ...]:
    if surface is None:
        return ()
    return tuple(model_lines(surface, scene.point, scene.landscape.box, curves.levels))
