"""What answers claim, drawn on a map: all that stays where it is while the marker moves."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patheffects import withStroke
from matplotlib.quiver import Quiver

from engine.landscape.claim_strokes import true_mark, true_model, yours
from engine.landscape.claimed import AxisClaim, FieldClaim, ModelClaim, PlacesClaim, SlopeClaim, Told, WalkClaim
from engine.landscape.differing import claimed_arrows, differing
from engine.landscape.draw_overlays import Drawn, Ground
from engine.landscape.marks import CASING_PX, Stroke, cased_line, cased_marker
from engine.landscape.model_lines import model_lines
from engine.landscape.palette import Palette
from engine.landscape.plots import Spot
from engine.landscape.shades import channels
from engine.landscape.typography import DPI
from engine.landscape.wording import rounded
from engine.language.numeric import Array
from engine.language.typeset import name_latex

_HOLLOW_PX, _OUTLINE_PX = 5.6, 1.2
_HATCH = "/"
# Width and opacity of the dark lines of a hatching, and of the light ones on them
_HATCH_PX, _HATCH_SHOWS = (2.4, 0.9), (0.35, 0.75)
# A true arrow is seen inside of a hollow one
_WASH, _MODEL, _ARROW, _LINE, _MARKER = 2.3, 2.5, 2.8, 3.6, 4.5
_MODEL_PX = 1.9
# Half the length of an axis, of the shorter side of the map
_AXIS = 0.22
# What values may be apart by that mean the same
_SAME_VALUE = 1e-9
_NOWHERE = np.empty((0, 2))


def draw_claims(ground: Ground, claims: Sequence[Told], slope_per_unit: float) -> tuple[Drawn, ...]:
    """Draw claims on a map.

    Args:
        ground: The map.
        claims: What is drawn of them follows the marker only where `ClaimMarks` draws it.
        slope_per_unit: The scale of an arrow at a point.
    """
    return tuple(drawn for claim in claims for drawn in _drawn(ground, claim, slope_per_unit))


def draw_difference(ground: Ground, at: Mapping[str, float]) -> tuple[Drawn, ...]:
    """Mark where an answer was found to differ, if that is on the map; other values than the map is of are written beside it."""
    first, second = ground.names
    if not {first, second} <= set(at) or not set(at) <= {first, second, *ground.values}:
        return ()
    point = at[first], at[second]
    if not _is_on(ground, point):
        return ()
    mark = cased_marker(ground.axes, point, "difference", true_mark(ground.palette), _MARKER)
    elsewhere = [name for name in ground.values if name in at and abs(ground.values[name] - at[name]) > _SAME_VALUE]
    label = ",\\,".join([r"\text{differs}", *(f"{name_latex(name)}={rounded(at[name])}" for name in elsewhere)])
    spot = np.asarray([point])
    return (Drawn((mark,), label, spot, spot),)


def hollow_arrows(axes: Axes, palette: Palette, at: Array, by: Array, *, scale: float, layer: float) -> Quiver:
    """Draw arrows that are outlines only.

    Args:
        axes: Those of a map.
        palette: The colours.
        at: Where they start, shape (n, 2).
        by: Their parts, shape (n, 2).
        scale: What an arrow as long as one unit stands for.
        layer: How far in front they are drawn.
    """
    stroke = yours(palette)
    return axes.quiver(
        *at.T,
        *by.T,
        facecolor="none",
        edgecolor=stroke.colour,
        linewidth=_OUTLINE_PX,
        path_effects=[withStroke(linewidth=_OUTLINE_PX + 2 * CASING_PX, foreground=stroke.casing)],
        width=_HOLLOW_PX / DPI,
        units="inches",
        angles="xy",
        scale_units="xy",
        scale=scale,
        headwidth=2.7,
        headlength=2.6,
        headaxislength=2.6,
        minlength=0.4,
        zorder=layer,
    )


def _drawn(ground: Ground, claim: Told, slope_per_unit: float) -> list[Drawn]:
    match claim:
        case FieldClaim():
            return [_field(ground, claim)]
        case SlopeClaim(at=at, yours=by):
            return [_slope(ground, at, by, slope_per_unit)]
        case ModelClaim(follows=False):
            return _models(ground, claim)
        case WalkClaim():
            return _walk(ground, claim)
        case PlacesClaim():
            return _places(ground, claim)
        case AxisClaim():
            return _axes(ground, claim)
        case _:
            return []


def _field(ground: Ground, claim: FieldClaim) -> Drawn:
    """Draw the claimed arrows and hatch where they are not the true ones."""
    x, y, found = differing(claim, ground.box)
    artists: list[Artist] = []
    if (found > 0).any():
        inks = (ground.palette.dark, ground.palette.light)
        artists += [
            _hatched(ground, (x, y, found), (*channels(ink), shows), width)
            for ink, shows, width in zip(inks, _HATCH_SHOWS, _HATCH_PX, strict=True)
        ]
    field = claimed_arrows(claim, ground.box)
    if field.x.size:
        at, by = np.column_stack([field.x, field.y]), np.column_stack([field.u, field.v])
        artists.append(hollow_arrows(ground.axes, ground.palette, at, by, scale=field.slope_per_unit, layer=_ARROW))
    return Drawn(tuple(artists), "", _NOWHERE, _NOWHERE)


def _hatched(
    ground: Ground, excess: tuple[Array, Array, Array], colour: tuple[float, float, float, float], width: float
) -> Artist:
    """Draw the lines of a hatching; dark ones with light ones on them are seen on every fill."""
    patches = ground.axes.contourf(*excess, levels=[0.0, np.inf], colors="none", hatches=[_HATCH], zorder=_WASH)
    patches.set_hatchcolor(colour)
    patches.set_hatch_linewidth(width)
    return patches


def _slope(ground: Ground, at: Spot, by: Spot, slope_per_unit: float) -> Drawn:
    arrow = hollow_arrows(
        ground.axes, ground.palette, np.asarray([at]), np.asarray([by]), scale=slope_per_unit, layer=_ARROW
    )
    shaft = np.asarray(at) + np.linspace(0, 1, 12)[:, np.newaxis] * np.asarray(by) / slope_per_unit
    return Drawn((arrow,), "", _NOWHERE, shaft)


def _models(ground: Ground, claim: ModelClaim) -> list[Drawn]:
    drawn = []
    if claim.true is not None:
        drawn.append(_model(ground, claim, is_yours=False))
    return [*drawn, _model(ground, claim, is_yours=True)]


def _model(ground: Ground, claim: ModelClaim, *, is_yours: bool) -> Drawn:
    stroke = yours(ground.palette) if is_yours else true_model(ground.palette)
    levels = ground.relief.levels if ground.relief else ()
    model = claim.yours if is_yours or claim.true is None else claim.true
    lines = model_lines(model, claim.at, ground.box, levels, samples=81)
    collection = level_lines(stroke, lines)
    ground.axes.add_collection(collection, autolim=False)
    return Drawn((collection,), "", _NOWHERE, np.concatenate([*lines, _NOWHERE]))


def level_lines(stroke: Stroke, lines: Sequence[Array]) -> LineCollection:
    """Return level lines of a model as one artist."""
    return LineCollection(
        lines,
        colors=[stroke.colour],
        linewidths=_MODEL_PX,
        linestyles=[stroke.dash],
        path_effects=[withStroke(linewidth=_MODEL_PX + 2 * CASING_PX, foreground=stroke.casing)],
        zorder=_MODEL,
    )


def _walk(ground: Ground, claim: WalkClaim) -> list[Drawn]:
    drawn = []
    if claim.true is not None and claim.true != claim.end:
        drawn.append(_leg(ground, claim.start, claim.true, is_yours=False))
    return [*drawn, _leg(ground, claim.start, claim.end, is_yours=True)]


def _leg(ground: Ground, start: Spot, end: Spot, *, is_yours: bool) -> Drawn:
    stroke = yours(ground.palette) if is_yours else true_mark(ground.palette)
    line = cased_line(ground.axes, np.asarray([start, end]), stroke, _LINE)
    ends = ((start, "start", true_mark(ground.palette)), (end, "start" if is_yours else "end", stroke))
    marks = [cased_marker(ground.axes, at, kind, ink, _MARKER) for at, kind, ink in ends if _is_on(ground, at)]
    shares = np.linspace(0, 1, 25)[:, np.newaxis]
    way = start + shares * (np.asarray(end) - start)
    seen = way[[_is_on(ground, at) for at in way]]
    anchors = seen[[-1, len(seen) // 2]] if len(seen) else _NOWHERE
    return Drawn((line, *marks), r"\text{yours}" if is_yours else r"\text{true}", anchors, seen)


def _is_on(ground: Ground, at: Spot | Array) -> bool:
    """Tell whether a point lies on the map."""
    return all(low <= value <= high for value, (low, high) in zip(at, ground.box, strict=True))


def _places(ground: Ground, claim: PlacesClaim) -> list[Drawn]:
    return [
        _place(ground, point, slope, is_flat=is_flat)
        for point, slope, is_flat in zip(claim.points, claim.slopes, claim.is_flat, strict=True)
        if _is_on(ground, point) and not (is_flat and claim.are_marked)
    ]


def _place(ground: Ground, point: Spot, slope: float, *, is_flat: bool) -> Drawn:
    """Mark a typed point: filled where there is no slope, hollow where there is one."""
    stroke = true_mark(ground.palette) if is_flat else yours(ground.palette)
    mark = cased_marker(ground.axes, point, "point" if is_flat else "start", stroke, _MARKER)
    label = r"\text{slope }0" if is_flat else rf"\text{{slope }}{rounded(slope)}"
    at = np.asarray([point])
    return Drawn((mark,), label, at, at)


def _axes(ground: Ground, claim: AxisClaim) -> list[Drawn]:
    if claim.bend is None:
        return [_direction(ground, claim)]
    drawn = [_axis(ground, claim.at, way, bend, is_yours=False) for way, bend in claim.principal]
    return [*drawn, _axis(ground, claim.at, claim.way, claim.bend, is_yours=True)]


def _direction(ground: Ground, claim: AxisClaim) -> Drawn:
    """Draw a direction that is asked for its slope: one way only."""
    length = _AXIS * min(high - low for low, high in ground.box)
    at, by = np.asarray(claim.at), length * np.asarray(claim.way)
    arrow = hollow_arrows(ground.axes, ground.palette, at[np.newaxis], by[np.newaxis], scale=1.0, layer=_ARROW)
    shaft = at + np.linspace(0, 1, 12)[:, np.newaxis] * by
    return Drawn((arrow,), rf"\text{{yours, climbs }}{rounded(claim.slope)}", shaft[[-1, 6]], shaft)


def _axis(ground: Ground, at: Spot, way: Spot, bend: float, *, is_yours: bool) -> Drawn:
    stroke = yours(ground.palette) if is_yours else true_mark(ground.palette)
    half = _AXIS * min(high - low for low, high in ground.box)
    ends = np.asarray(at) + np.asarray([[-half], [half]]) * np.asarray(way)
    line = cased_line(ground.axes, ends, stroke, _LINE)
    label = rf"\text{{{'yours' if is_yours else 'true'}, bends }}"
    along = ends[0] + np.linspace(0, 1, 12)[:, np.newaxis] * (ends[1] - ends[0])
    return Drawn((line,), rf"{label}{rounded(bend)}", along[[-1, 0, -2, 1]], along, stroke=stroke)
