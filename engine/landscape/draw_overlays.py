"""What lies over a plane besides its heights: points, arrows, paths, curves, regions and models."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from engine.landscape.levels import round_levels
from engine.landscape.marks import CASING_PX, Stroke, cased_arrow, cased_line, cased_marker, model_strokes, strokes
from engine.landscape.palette import Palette
from engine.landscape.plots import Arrow, Arrows, Curve, Marker, Model, Overlay, Path, Region
from engine.landscape.sampling import Box, Height, Relief, over_axes
from engine.landscape.slopes import vector_field
from engine.language.numeric import Array

_SAMPLES = 161
# A path of more points than this is a curve, and its points are no steps
_MOST_STEPS = 24
_MOST_ANCHORS = 12
# How far around its point a model is drawn, of the box's sides, and with how many levels where the map has too few there
_MODEL_REACH, _MODEL_LEVELS = 0.3, 6
_DIMMED = 0.66
# Labels of curves stand no farther out than this share of the way from the middle of the box to its edge
_EDGE = 0.94
_STEP_AREA_PX = 22.0
_DIM, _MODEL, _CURVE, _PATH, _ARROW, _MARKER = 2.2, 2.4, 2.6, 3.4, 4.0, 4.4
_KINDS = {"minimum": r"\text{min}", "maximum": r"\text{max}", "saddle": r"\text{saddle}"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What overlays are drawn on.

    Attributes:
        axes: The axes of a plane.
        palette: The colours.
        box: (low, high) for each axis.
        names: The plain names of the axes.
        values: Of the names in formulas that are no axis.
        relief: The heights under the overlays; None for the pane.
        point: Where models touch.
        arrows_across: How many arrows there may be along the longer side.
    """

    axes: Axes
    palette: Palette
    box: Box
    names: tuple[str, str]
    values: Mapping[str, float] = field(default_factory=dict)
    relief: Relief | None = None
    point: tuple[float, float] = (0.0, 0.0)
    arrows_across: int = 11

    def height(self, formula: str) -> Height:
        return over_axes(formula, self.names, self.values)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One overlay on the axes.

    Attributes:
        artists: Without its label.
        label: LaTeX, or "".
        anchors: Points that the label may stand at, shape (n, 2), the best first, in the units of the axes.
        points: What labels should not cover, shape (k, 2).
        is_label_on_top: Whether the label stands on its anchor, not beside it.
        stroke: Of the line that the label names, if it is one.
    """

    artists: tuple[Artist, ...]
    label: str
    anchors: Array
    points: Array
    is_label_on_top: bool = False
    stroke: Stroke | None = None


def draw_overlays(ground: Ground, overlays: Sequence[Overlay]) -> tuple[Drawn, ...]:
    """Draw overlays, lines in strokes that differ."""
    lines = strokes(ground.palette, is_on_fills=ground.relief is not None)
    plain, models = next(strokes(ground.palette, is_on_fills=ground.relief is not None)), model_strokes(ground.palette)

    def stroke(overlay: Overlay) -> Stroke:
        return (
            next(lines) if isinstance(overlay, Path | Curve) else next(models) if isinstance(overlay, Model) else plain
        )

    return tuple(_draw(ground, overlay, stroke(overlay)) for overlay in overlays)


def _draw(ground: Ground, overlay: Overlay, stroke: Stroke) -> Drawn:
    match overlay:
        case Marker():
            return _marker(ground, overlay, stroke)
        case Arrow():
            return _arrow(ground, overlay, stroke)
        case Path():
            return _path(ground, overlay, stroke)
        case Curve():
            return _curve(ground, overlay, stroke)
        case Region():
            return _region(ground, overlay, stroke)
        case Arrows():
            return _arrows(ground, overlay, stroke)
        case Model():
            return _model(ground, overlay, stroke)


def _marker(ground: Ground, overlay: Marker, stroke: Stroke) -> Drawn:
    point = cased_marker(ground.axes, overlay.at, overlay.kind, stroke, _MARKER)
    at = np.asarray([overlay.at])
    return Drawn((point,), overlay.label or _KINDS.get(overlay.kind, ""), at, at)


def _arrow(ground: Ground, overlay: Arrow, stroke: Stroke) -> Drawn:
    arrow = cased_arrow(ground.axes, overlay.start, overlay.by, stroke, _ARROW)
    shaft = np.asarray(overlay.start) + np.linspace(0, 1, 12)[:, np.newaxis] * np.asarray(overlay.by)
    return Drawn((arrow,), overlay.label, shaft[[-1, 6]], shaft)


def _path(ground: Ground, overlay: Path, stroke: Stroke) -> Drawn:
    points = np.asarray(overlay.points, dtype=float).reshape(-1, 2)
    artists: list[Artist] = [cased_line(ground.axes, points, stroke, _PATH)]
    is_open = len(points) > 1 and not np.array_equal(points[0], points[-1])
    if is_open:
        artists += _steps(ground, points, stroke) if len(points) <= _MOST_STEPS else _heading(ground, points, stroke)
    return Drawn(tuple(artists), overlay.label, _within(ground, _thinned(points[::-1])), _filled(points), stroke=stroke)


def _steps(ground: Ground, points: Array, stroke: Stroke) -> list[Artist]:
    """Draw a dot at each point after the first."""
    dots = ground.axes.scatter(
        points[1:, 0],
        points[1:, 1],
        s=_STEP_AREA_PX,
        color=stroke.colour,
        edgecolors=stroke.casing,
        linewidths=CASING_PX,
        zorder=_PATH + 0.1,
    )
    return [dots]


def _heading(ground: Ground, points: Array, stroke: Stroke) -> list[Artist]:
    """Draw which way a curve goes, in its middle."""
    middle = len(points) // 2
    way = points[middle] - points[middle - 1]
    if not way.any():
        return []
    head = ground.axes.annotate(
        "",
        (points[middle, 0], points[middle, 1]),
        (points[middle - 1, 0], points[middle - 1, 1]),
        arrowprops={
            "arrowstyle": "-|>,head_length=0.5,head_width=0.28",
            "facecolor": stroke.colour,
            "edgecolor": stroke.casing,
            "linewidth": 0.8,
            "mutation_scale": 20,
            "shrinkA": 0,
            "shrinkB": 0,
        },
        zorder=_PATH + 0.1,
    )
    return [head]


def _curve(ground: Ground, overlay: Curve, stroke: Stroke) -> Drawn:
    x, y, z = _sampled(ground, ground.height(overlay.formula))
    if not (np.nanmin(z, initial=np.inf) < 0 < np.nanmax(z, initial=-np.inf)):
        return Drawn((), "", np.empty((0, 2)), np.empty((0, 2)))
    lines = ground.axes.contour(
        x, y, z, levels=[0.0], colors=[stroke.colour], linewidths=2.0, linestyles=[stroke.dash], zorder=_CURVE
    )
    lines.set_path_effects(stroke.cased)
    points = np.concatenate([*(path.vertices for path in lines.get_paths()), np.empty((0, 2))])
    return Drawn(
        (lines,), overlay.label, _thinned(_from_the_edge(ground, points)), _thinned(points, 120), stroke=stroke
    )


def _region(ground: Ground, overlay: Region, stroke: Stroke) -> Drawn:
    x, y = _grid(ground.box)
    worst = np.max([_finite(ground.height(formula)(x, y)) for formula in overlay.formulas], axis=0)
    worst = np.where(np.isnan(worst), np.inf, worst)
    capped = np.clip(worst, -1e30, 1e30)
    axes, colour = ground.axes, ground.palette.ground
    artists: list[Artist] = []
    if (worst > 0).any():
        artists += [axes.contourf(x, y, capped, levels=[0.0, np.inf], colors=[colour], alpha=_DIMMED, zorder=_DIM)]
    if (worst > 0).any() and (worst < 0).any():
        edge = axes.contour(x, y, capped, levels=[0.0], colors=[stroke.colour], linewidths=2.0, zorder=_DIM + 0.1)
        edge.set_path_effects(stroke.cased)
        artists.append(edge)
    inside = _from_the_middle(np.column_stack([x[worst <= 0], y[worst <= 0]]))
    return Drawn(tuple(artists), overlay.label, _thinned(inside, 40), np.empty((0, 2)), is_label_on_top=True)


def _arrows(ground: Ground, overlay: Arrows, stroke: Stroke) -> Drawn:
    across, up = ground.height(overlay.across), ground.height(overlay.up)
    found = vector_field(lambda x, y: (across(x, y), up(x, y)), ground.box, ground.arrows_across)
    arrows = ground.axes.quiver(
        found.x,
        found.y,
        found.u,
        found.v,
        color=stroke.colour,
        edgecolor=stroke.casing,
        linewidth=0.5,
        width=2.4 / 72,
        units="inches",
        angles="xy",
        scale_units="xy",
        scale=found.slope_per_unit,
        zorder=3,
    )
    tails = np.column_stack([found.x, found.y])
    return Drawn((arrows,), overlay.label, tails, np.empty((0, 2)))


def _model(ground: Ground, overlay: Model, stroke: Stroke) -> Drawn:
    """Draw the model's level lines around its point, at the heights of the map's lines."""
    model = ground.height(overlay.formula)
    half = [_MODEL_REACH * (high - low) for low, high in ground.box]
    box = _clipped([(at - side, at + side) for at, side in zip(ground.point, half, strict=True)], ground.box)
    x, y = _grid(box)
    z = _finite(model(x, y))
    round_each = [((grid - at) / side) ** 2 for grid, at, side in zip((x, y), ground.point, half, strict=True)]
    z = np.where(round_each[0] + round_each[1] <= 1, z, np.nan)
    levels = _model_levels(ground, z)
    if not levels:
        return Drawn((), "", np.empty((0, 2)), np.empty((0, 2)))
    lines = ground.axes.contour(
        x,
        y,
        z,
        levels=levels,
        colors=[stroke.colour],
        linewidths=1.8,
        linestyles=[stroke.dash],
        zorder=_MODEL,
    )
    lines.set_path_effects([withStroke(linewidth=1.8 + 2 * CASING_PX, foreground=stroke.casing)])
    points = np.concatenate([*(path.vertices for path in lines.get_paths()), np.empty((0, 2))])
    return Drawn((lines,), overlay.label, _thinned(points), _thinned(points, 80), stroke=stroke)


def _model_levels(ground: Ground, z: Array) -> tuple[float, ...]:
    """Return the map's levels that a model reaches, or levels of its own where it reaches hardly any."""
    if np.isnan(z).all():
        return ()
    low, high = float(np.nanmin(z)), float(np.nanmax(z))
    reached = tuple(level for level in (ground.relief.levels if ground.relief else ()) if low < level < high)
    if len(reached) > 1 or high - low <= 1e-9 * max(1.0, abs(high)):
        return reached
    return tuple(level for level in round_levels(low, high, _MODEL_LEVELS) if low < level < high)


def _clipped(box: Sequence[tuple[float, float]], limits: Box) -> Box:
    across, up = ((max(a, low), min(b, high)) for (a, b), (low, high) in zip(box, limits, strict=True))
    return across, up


def _grid(box: Box) -> tuple[Array, Array]:
    x, y = np.meshgrid(*(np.linspace(low, high, _SAMPLES) for low, high in box))
    return x, y


def _sampled(ground: Ground, function: Callable[[Array, Array], Array]) -> tuple[Array, Array, Array]:
    x, y = _grid(ground.box)
    return x, y, _finite(function(x, y))


def _finite(z: Array) -> Array:
    return np.asarray(np.where(np.isfinite(z), z, np.nan))


def _within(ground: Ground, points: Array) -> Array:
    """Return the points that lie in the box."""
    (left, right), (bottom, top) = ground.box
    x, y = points.T
    kept: Array = points[(left <= x) & (x <= right) & (bottom <= y) & (y <= top)]
    return kept


def _from_the_edge(ground: Ground, points: Array) -> Array:
    """Return the points, those near the edge of the box first, where a map has fewest marks; the very edge is left out."""
    low, high = np.asarray(ground.box).T
    far = np.abs(2 * (points - low) / (high - low) - 1).max(axis=1)
    is_inside = far < _EDGE
    outermost: Array = points[is_inside][np.argsort(-far[is_inside])]
    return outermost


def _from_the_middle(points: Array) -> Array:
    """Return the points in the order of their distance from their middle."""
    return points[np.argsort(np.square(points - points.mean(axis=0)).sum(axis=1))] if len(points) else points


def _thinned(points: Array, most: int = _MOST_ANCHORS) -> Array:
    """Return at most so many of the points, evenly chosen."""
    return points[:: max(1, -(-len(points) // most))]


def _filled(points: Array) -> Array:
    """Return points along a path, so close that no label slips between them unseen."""
    if len(points) > _MOST_STEPS:
        return _thinned(points, 120)
    shares = np.linspace(0, 1, 8)[:, np.newaxis]
    pieces = [start + shares * (end - start) for start, end in pairwise(points)]
    return np.concatenate([*pieces, points])
