"""What answers claim of the function on a plot, in numbers, beside what is true as far as that may be seen."""

import math
from collections.abc import Sequence

import numpy as np

from engine.errors import LearnerError
from engine.landscape.bending import curvature_along, hessian, quadratic_model
from engine.landscape.claim_rule import shows_truth
from engine.landscape.claimed import (
    AxisClaim,
    ElsewhereClaim,
    FieldClaim,
    ModelClaim,
    PlacesClaim,
    SlopeClaim,
    Told,
    Vectors,
    WalkClaim,
)
from engine.landscape.claims import Claim
from engine.landscape.meanings import Approximation, Axis, Derivatives, Meaning, Places, Step
from engine.landscape.plots import Marker, Model, Path, Spot
from engine.landscape.sampling import Height, function_of, height, over_axes
from engine.landscape.scene import Scene
from engine.landscape.slopes import gradient
from engine.language.numeric import Array

# What a value of a slider may be off by, to be the value that an answer is about
_SAME = 1e-9
# A slope below this, of the range of slopes nearby, is none: the typed coordinates may be decimals
_FLAT = 1e-6
# How many claims of a kind are drawn together
_MOST: dict[type[Told], int] = {AxisClaim: 2, WalkClaim: 2}


def told(scene: Scene) -> tuple[Told, ...]:
    """Return what the answers of a scene claim of the function that it shows; what cannot be drawn is left out.

    Claims of one kind at a time, that of the first: two fields or a field and a model would be taken for each other.
    """
    made = (_told(scene, claim) for claim in scene.claims if _is_about(scene, claim.meaning))
    drawn = [each for each in made if each is not None]
    return (
        tuple(each for each in drawn if type(each) is type(drawn[0]))[: _MOST.get(type(drawn[0]), 1)] if drawn else ()
    )


def _is_about(scene: Scene, meaning: Meaning) -> bool:
    """Tell whether an answer speaks of the function that is shown."""
    functions = meaning.functions if isinstance(meaning, Derivatives) else (meaning.function,)
    return scene.shown.formula in functions


def _told(scene: Scene, claim: Claim) -> Told | None:
    try:
        return _elsewhere(scene, claim.meaning) or _of_meaning(scene, claim)
    except LearnerError:
        # a name that the plot has no value for
        return None


def _elsewhere(scene: Scene, meaning: Meaning) -> ElsewhereClaim | None:
    at = {} if isinstance(meaning, Step | Places) else meaning.at
    frozen = tuple((name, value) for name, value in at.items() if name in scene.values)
    is_there = all(abs(scene.values[name] - value) <= _SAME for name, value in frozen)
    return None if is_there else ElsewhereClaim(frozen)


def _of_meaning(scene: Scene, claim: Claim) -> Told | None:
    match claim.meaning:
        case Derivatives(order="hessian") as meaning:
            return _hessian(scene, claim.rows, meaning)
        case Derivatives() as meaning:
            return _slopes(scene, claim.rows, meaning)
        case Approximation() as meaning:
            return _approximation(scene, claim.rows, meaning)
        case Step() as meaning:
            return _walk(scene, claim.rows, meaning)
        case Places() as meaning:
            return _places(scene, claim.rows, meaning)
        case Axis() as meaning:
            return _axis(scene, claim.rows, meaning)


def _slopes(scene: Scene, rows: tuple[tuple[str, ...], ...], meaning: Derivatives) -> FieldClaim | SlopeClaim | None:
    axes = scene.landscape.axes
    entries = rows[meaning.functions.index(scene.shown.formula)] if meaning.order == "jacobian" else _flat(rows)
    if len(entries) != len(meaning.by):
        return None
    parts = dict(zip(meaning.by, entries, strict=True))
    is_partial = meaning.order == "partial"
    if is_partial and (len(meaning.by) != 1 or meaning.by[0] not in axes):
        return None
    if not is_partial and not set(axes) <= set(parts):
        return None
    along = axes.index(meaning.by[0]) if is_partial else None
    yours = _vectors(*(_function(scene, parts.get(name, "0")) for name in axes))
    true = _along(_gradients(scene), along)
    if not meaning.at:
        return FieldClaim(yours, true, along)
    at = _spot(scene, meaning.at)
    is_seen = shows_truth(meaning, is_revealed=scene.is_revealed)
    return SlopeClaim(at, _pair(yours, at), _pair(true, at) if is_seen else None, along)


def _hessian(scene: Scene, rows: tuple[tuple[str, ...], ...], meaning: Derivatives) -> ModelClaim | None:
    axes = scene.landscape.axes
    size = len(meaning.by)
    if not set(axes) <= set(meaning.by) or [len(row) for row in rows] != [size] * size:
        return None
    at = _spot(scene, meaning.at) if meaning.at else scene.point
    kept = [meaning.by.index(name) for name in axes]
    typed = np.asarray([[float(_function(scene, rows[row][column])(*at)) for column in kept] for row in kept])
    function, box = height(scene), scene.landscape.box
    is_seen = shows_truth(meaning, is_revealed=scene.is_revealed)
    return ModelClaim(
        at,
        quadratic_model(function, typed, at, box),
        quadratic_model(function, hessian(function, at, box), at, box) if is_seen else None,
        degree=2,
        is_bent=True,
        follows=not meaning.at,
        is_lopsided=not np.allclose(typed, typed.T, equal_nan=True),
    )


def _approximation(scene: Scene, rows: tuple[tuple[str, ...], ...], meaning: Approximation) -> ModelClaim | None:
    if not rows or not rows[0]:
        return None
    at, function, box = _spot(scene, meaning.at), height(scene), scene.landscape.box
    yours = _function(scene, rows[0][0])
    bends = hessian(function, at, box) if meaning.degree == 2 else np.zeros((2, 2))
    is_seen = shows_truth(meaning, is_revealed=scene.is_revealed)
    is_there = any(isinstance(overlay, Model) for overlay in scene.landscape.overlays)
    true = quadratic_model(function, bends, at, box) if is_seen and not is_there else None
    return ModelClaim(at, yours, true, degree=meaning.degree)


def _walk(scene: Scene, rows: tuple[tuple[str, ...], ...], meaning: Step) -> WalkClaim | None:
    start, end = _ordered(scene, meaning.by, meaning.start), _numbers(scene, meaning.by, _flat(rows))
    if start is None or end is None:
        return None
    is_seen = shows_truth(meaning, is_revealed=scene.is_revealed)
    return WalkClaim(start, end, _true_end(scene, start) if is_seen else None)


def _true_end(scene: Scene, start: Spot) -> Spot | None:
    """Return where the plot's own overlays say that the step from a start ends."""
    for overlay in scene.landscape.overlays:
        match overlay:
            case Path(points=points) if start in points[:-1]:
                return points[points.index(start) + 1]
            case Marker(kind="end", at=at):
                return at
            case _:
                pass
    return None


def _places(scene: Scene, rows: tuple[tuple[str, ...], ...], meaning: Places) -> PlacesClaim | None:
    points = tuple(point for row in rows if (point := _numbers(scene, meaning.by, row)) is not None)
    if not points:
        return None
    (left, right), (bottom, top) = scene.landscape.box
    usual = np.nanmedian(np.hypot(*_gradients(scene)(*_corners(left, right, bottom, top))))
    slopes = tuple(float(np.hypot(*_pair(_gradients(scene), point))) for point in points)
    flat = tuple(slope <= _FLAT * max(float(usual), 1.0) for slope in slopes)
    return PlacesClaim(points, slopes, flat, are_marked=shows_truth(meaning, is_revealed=scene.is_revealed))


def _axis(scene: Scene, rows: tuple[tuple[str, ...], ...], meaning: Axis) -> AxisClaim | None:
    way = _numbers(scene, meaning.by, _flat(rows))
    if way is None or not any(way):
        return None
    at = _spot(scene, meaning.at)
    length = float(np.hypot(*way))
    unit = way[0] / length, way[1] / length
    slope = float(np.dot(_pair(_gradients(scene), at), unit))
    if meaning.of == "slope":
        return AxisClaim(at, unit, slope, None, ())
    bends = hessian(height(scene), at, scene.landscape.box)
    is_seen = shows_truth(meaning, is_revealed=scene.is_revealed) and bool(np.isfinite(bends).all())
    return AxisClaim(at, unit, slope, curvature_along(bends, way), _principal(bends) if is_seen else ())


def _principal(bends: Array) -> tuple[tuple[Spot, float], ...]:
    values, ways = np.linalg.eigh(bends)
    return tuple(((float(way[0]), float(way[1])), float(value)) for value, way in zip(values, ways.T, strict=True))


def _function(scene: Scene, formula: str) -> Height:
    return over_axes(formula, scene.landscape.axes, scene.values)


def _vectors(across: Height, up: Height) -> Vectors:
    return lambda x, y: (across(x, y), up(x, y))


def _gradients(scene: Scene) -> Vectors:
    function, box = height(scene), scene.landscape.box
    return lambda x, y: gradient(function, x, y, box)


def _along(vectors: Vectors, axis: int | None) -> Vectors:
    """Return vectors with nothing but their part along an axis; with all of them where it is None."""
    if axis is None:
        return vectors

    def along(x: Array | float, y: Array | float) -> tuple[Array, Array]:
        part = vectors(x, y)[axis]
        return (part, np.zeros_like(part)) if axis == 0 else (np.zeros_like(part), part)

    return along


def _pair(vectors: Vectors, at: Spot) -> Spot:
    across, up = vectors(*at)
    return float(across), float(up)


def _spot(scene: Scene, at: dict[str, float]) -> Spot:
    """Return a point on the axes; where only one of them is given the marker tells the other."""
    first, second = scene.landscape.axes
    return at.get(first, scene.point[0]), at.get(second, scene.point[1])


def _numbers(scene: Scene, by: Sequence[str], entries: Sequence[str]) -> Spot | None:
    """Return typed numbers as a point on the axes, or None where they are none, or too many for a plane."""
    if len(entries) != len(by):
        return None
    names, frozen = tuple(scene.values), scene.values.values()
    values = tuple(float(function_of(entry, names)(*frozen)) for entry in entries)
    return _ordered(scene, by, values) if all(map(math.isfinite, values)) else None


def _ordered(scene: Scene, by: Sequence[str], values: Sequence[float]) -> Spot | None:
    """Return the values of names as a point on the axes, or None where the names are others."""
    named = dict(zip(by, values, strict=True))
    first, second = scene.landscape.axes
    return (named[first], named[second]) if set(named) == {first, second} else None


def _flat(rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(cell for row in rows for cell in row)


def _corners(left: float, right: float, bottom: float, top: float) -> tuple[Array, Array]:
    """Return points spread over a box, shape (25,) each."""
    x, y = np.meshgrid(np.linspace(left, right, 7)[1:-1], np.linspace(bottom, top, 7)[1:-1])
    return x.ravel(), y.ravel()


def fills_the_map(claims: Sequence[Told]) -> bool:
    """Tell whether claims have drawings of their own, among which arrows all over the map would be too much."""
    return any(not isinstance(claim, FieldClaim | ElsewhereClaim) for claim in claims)


def shown_slopes(scene: Scene, claims: Sequence[Told]) -> Vectors | None:
    """Return the true slopes that may be drawn as arrows, or None before any may.

    They are those that an answer is held against (only along an axis, where only that was asked), or else the gradient.
    """
    asked = next((claim.true for claim in claims if isinstance(claim, FieldClaim)), None)
    return asked or (_gradients(scene) if scene.is_revealed else None)
