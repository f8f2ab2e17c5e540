"""What answers claim, in space: planes and models of wires, steps and directions laid onto the surface."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist

from engine.landscape.claim_strokes import true_mark, yours
from engine.landscape.claimed import (
    AxisClaim,
    FieldClaim,
    ModelClaim,
    PlacesClaim,
    SlopeClaim,
    Told,
    WalkClaim,
)
from engine.landscape.draw_on_surface import along, lifted
from engine.landscape.draw_patches import Layers, draw_patch, draw_wires
from engine.landscape.marks import CASING_PX, LINE_PX, Stroke
from engine.landscape.palette import Palette
from engine.landscape.plots import Spot
from engine.landscape.sampling import Height, height
from engine.landscape.scene import Scene
from engine.landscape.tangent import model_patch
from engine.language.numeric import Array

_MARKER_PX = 10.0
# Half the length of a tangent and of an axis, of the shorter side of the box
_REACH = 0.24


class SurfaceClaims:
    """Claims on one pair of three-dimensional axes; `draw` replaces them.

    Args:
        axes: Three-dimensional axes.
        palette: The colours.
        layers: Where pieces of patches go.
    """

    def __init__(self, axes: Any, palette: Palette, layers: Layers) -> None:
        self._axes, self._palette, self._layers = axes, palette, layers
        self._artists: list[Artist] = []

    @property
    def artists(self) -> Sequence[Artist]:
        return self._artists

    @property
    def count(self) -> int:
        """How many artists there are."""
        return len(self._artists)

    def draw(self, scene: Scene, claims: Sequence[Told], climb: float) -> None:
        """Draw claims about a scene, of which `climb` is the range of heights that is drawn."""
        for old in self._artists:
            old.remove()
        self._artists = [artist for claim in claims for artist in self._drawn(scene, claim, climb)]

    def _drawn(self, scene: Scene, claim: Told, climb: float) -> list[Artist]:
        function = height(scene)
        match claim:
            case FieldClaim(along=None):
                own, true = _vector(claim.yours, scene.point), _vector(claim.true, scene.point)
                return self._planes(scene, scene.point, (own, true), climb)
            case FieldClaim(along=int(axis)):
                own, true = _vector(claim.yours, scene.point), _vector(claim.true, scene.point)
                return self._tangents(scene, (own[axis], true[axis]), axis)
            case SlopeClaim(at=at, yours=own, true=known):
                return self._planes(scene, at, (own, known), climb)
            case ModelClaim(at=at, yours=model, true=known):
                return self._models(scene, at, (model, known), climb)
            case WalkClaim(start=start, end=end, true=known):
                return self._walk(function, start, end, known)
            case PlacesClaim(points=points, is_flat=flat):
                return [
                    mark
                    for at, is_flat in zip(points, flat, strict=True)
                    for mark in self._place(at, function, is_flat=is_flat)
                ]
            case AxisClaim():
                return self._axis(scene, claim)
            case _:
                return []

    def _planes(self, scene: Scene, at: Spot, slopes: tuple[Spot, Spot | None], climb: float) -> list[Artist]:
        own, true = (None if slope is None else _plane(height(scene), at, slope) for slope in slopes)
        return [] if own is None else self._models(scene, at, (own, true), climb)

    def _models(self, scene: Scene, at: Spot, models: tuple[Height, Height | None], climb: float) -> list[Artist]:
        """Draw the true model filled and the learner's of wires."""
        function, box, palette = height(scene), scene.landscape.box, self._palette
        own, true = (None if model is None else model_patch(function, model, at, box, climb) for model in models)
        drawn: list[Artist] = []
        if true is not None:
            drawn += draw_patch(self._axes, true, palette.point, palette.casing, self._layers)
        if own is not None:
            drawn += draw_wires(self._axes, (models[0], function), own, yours(palette), self._layers.edge + 0.1)
        return drawn

    def _tangents(self, scene: Scene, slopes: tuple[float, float], axis: int) -> list[Artist]:
        """Draw the lines along an axis that have the true and the claimed slope."""
        at = np.asarray([*scene.point, float(height(scene)(*scene.point))])
        reach = _REACH * min(high - low for low, high in scene.landscape.box)
        drawn: list[Artist] = []
        for slope, stroke in zip(slopes, (yours(self._palette), true_mark(self._palette)), strict=True):
            way = np.asarray([float(axis == 0), float(axis == 1), slope]) * reach
            drawn += self._line(_cut(self._axes, at, way), stroke)
        return drawn

    def _walk(self, function: Height, start: Spot, end: Spot, true: Spot | None) -> list[Artist]:
        own = self._line(lifted(self._axes, along(np.asarray([start, end])), function), yours(self._palette))
        own += self._place(end, function, is_flat=False)
        if true is None or true == end:
            return own
        way = self._line(lifted(self._axes, along(np.asarray([start, true])), function), true_mark(self._palette))
        return way + self._place(true, function, is_flat=True) + own

    def _axis(self, scene: Scene, claim: AxisClaim) -> list[Artist]:
        function, half = height(scene), _REACH * min(high - low for low, high in scene.landscape.box)
        ways = [(way, true_mark(self._palette)) for way, _ in claim.principal] + [(claim.way, yours(self._palette))]
        drawn: list[Artist] = []
        for way, stroke in ways:
            ends = np.asarray(claim.at) + np.asarray([[-half], [half]]) * np.asarray(way)
            drawn += self._line(lifted(self._axes, along(ends), function), stroke)
        return drawn

    def _place(self, at: Spot, function: Height, *, is_flat: bool) -> list[Artist]:
        """Mark a point: filled where it is true, hollow where only the learner says so."""
        stroke = true_mark(self._palette) if is_flat else yours(self._palette)
        return list(
            self._axes.plot(
                *lifted(self._axes, np.asarray([at]), function).T,
                marker="o",
                markersize=_MARKER_PX,
                markerfacecolor=stroke.colour if is_flat else stroke.casing,
                markeredgecolor=stroke.casing if is_flat else stroke.colour,
                markeredgewidth=CASING_PX if is_flat else 2 * CASING_PX,
                linestyle="none",
                zorder=self._layers.edge + 0.6,
            )
        )

    def _line(self, points: Array, stroke: Stroke) -> list[Artist]:
        return list(
            self._axes.plot(
                *points.T,
                color=stroke.colour,
                linewidth=LINE_PX,
                linestyle=stroke.dash,
                path_effects=stroke.cased,
                zorder=self._layers.edge + 0.5,
            )
        )


def _vector(vectors: Any, at: Spot) -> Spot:
    across, up = vectors(*at)
    return float(across), float(up)


def _plane(function: Height, at: Spot, slope: Spot) -> Height:
    """Return the plane through a point of the surface that has a slope."""
    level = float(function(*at))
    return lambda x, y: np.asarray(level + slope[0] * (x - at[0]) + slope[1] * (y - at[1]))


def _cut(axes: Any, at: Array, way: Array) -> Array:
    """Return the ends of a line through a point, shorter where it would leave the drawn heights."""
    low, high = axes.get_zlim()
    room = max(0.0, min(high - at[2], at[2] - low))
    share = min(1.0, room / abs(way[2])) if way[2] else 1.0
    return np.stack([at - share * way, at + share * way])
