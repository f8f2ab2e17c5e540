"""What claims say, in a sentence or two each: for the line beneath a plot, and for those who cannot see it.

Numbers are those of the learner's answer; those of the truth come with the truth (see `claim_rule`).
"""

import math

import numpy as np

from engine.landscape.bending import hessian
from engine.landscape.claimed import (
    AxisClaim,
    ElsewhereClaim,
    FieldClaim,
    ModelClaim,
    PlacesClaim,
    SlopeClaim,
    Told,
    WalkClaim,
)
from engine.landscape.claiming import told
from engine.landscape.describing_overlays import place
from engine.landscape.differing import SHARE, share_apart
from engine.landscape.plots import Spot
from engine.landscape.sampling import Height, height
from engine.landscape.scene import Scene
from engine.landscape.slopes import gradient
from engine.landscape.wording import rounded, signed, written
from engine.language.numeric import Array

# An arrow that is turned by less than this, in degrees, points the same way
_TURNED = 6.0
_OPPOSITE = 150.0
# Of the size of what is compared
_SAME = 1e-4
# Differences of a function without any curvature find this much of it at most
_ROUNDED = 1e-6
_MOST_PLACES = 3
_SHAPES = {
    (1, 1): "a bowl",
    (-1, -1): "a dome",
    (-1, 1): "a saddle",
    (0, 1): "a trough",
    (-1, 0): "a ridge",
    (0, 0): "a plane",
}


def claims_said(scene: Scene) -> str:
    """Return what the claims of a scene say; "" without any."""
    return " ".join(_said(scene, claim) for claim in told(scene))


def difference_said(scene: Scene) -> str:
    """Return where the answer last checked differs from what is asked; "" where no such place is known."""
    at = ", ".join(f"{name} = {rounded(value)}" for name, value in scene.differs_at.items())
    return signed(f"Yours differs where {at}.") if at else ""


def _said(scene: Scene, claim: Told) -> str:
    match claim:
        case FieldClaim():
            said = _field(scene, claim)
        case SlopeClaim():
            said = _slope(scene, claim)
        case ModelClaim(is_bent=True):
            said = _bent_model(scene, claim)
        case ModelClaim():
            said = _model(scene, claim)
        case WalkClaim():
            said = _walk(scene, claim)
        case PlacesClaim():
            said = _places(claim)
        case AxisClaim():
            said = _axis(claim)
        case ElsewhereClaim(values=values):
            said = f"Yours is about {' and '.join(f'{name} = {rounded(value)}' for name, value in values)}; look there."
    return signed(said)


def _field(scene: Scene, claim: FieldClaim) -> str:
    share = share_apart(claim, scene.landscape.box)
    label = written(scene.shown.label)
    name = f"gradient of {label}"
    if claim.along is not None:
        name = f"slope of {label} along {scene.landscape.axes[claim.along]}"
    if not share:
        return f"Yours and the true {name} agree all over the map."
    over = "all over the map" if share > 0.95 else "over most of the map" if share > 0.5 else "over part of the map"
    return f"Yours is far from the true {name} {over}. At P it {_beside(claim, scene.point)}."


def _beside(claim: FieldClaim, at: Spot) -> str:
    """Say how the claimed vector at a point lies beside the true one."""
    own, true = (np.asarray([float(part) for part in field(*at)]) for field in (claim.yours, claim.true))
    if not np.isfinite(own).all():
        return "is undefined"
    if not np.isfinite(true).all():
        return "has a value where there is none"
    lengths = float(np.hypot(*own)), float(np.hypot(*true))
    if np.hypot(*(own - true)) <= SHARE * max(lengths):
        return "is close to it"
    if not min(lengths):
        return "is zero" if not lengths[0] else "is not zero, as it should be"
    turn = _turn(own, true)
    if abs(turn) > _OPPOSITE:
        return "points the opposite way"
    if abs(turn) > _TURNED:
        return f"is turned to the {'left' if turn > 0 else 'right'}"
    return f"points the right way, but is too {'long' if lengths[0] > lengths[1] else 'short'}"


def _turn(own: Array, true: Array) -> float:
    """Return by how many degrees, to the left, one vector is turned from another."""
    cross, dot = true[0] * own[1] - true[1] * own[0], float(own @ true)
    return math.degrees(math.atan2(cross, dot))


def _slope(scene: Scene, claim: SlopeClaim) -> str:
    own, true = np.asarray(claim.yours), np.asarray(_gradient(height(scene), claim.at, scene))
    said = f"At {place(claim.at)} yours is {place(claim.yours)}"
    if not np.isfinite([own, true]).all() or not true.any() or not own.any():
        return f"{said}."
    if np.hypot(*(own - true)) <= _SAME * np.hypot(*true):
        return f"{said}: it points straight uphill, and is as long as the slope is steep."
    turn = abs(_turn(own, true))
    if turn > 90:
        return f"{said}: it points downhill."
    if turn > _TURNED:
        return f"{said}: it is not upright on the level curve there."
    return f"{said}: it points uphill, but the slope is another one."


def _bent_model(scene: Scene, claim: ModelClaim) -> str:
    where = "P" if claim.follows else place(claim.at)
    own = _shape(hessian(claim.yours, claim.at, scene.landscape.box))
    said = f"At {where} yours makes {own}"
    if claim.true is not None:
        said += _beside_true(scene, claim, own)
    uneven = " It is not symmetric, so the mean of its mixed entries is drawn." if claim.is_lopsided else ""
    return f"{said}.{uneven}"


def _beside_true(scene: Scene, claim: ModelClaim, own: str) -> str:
    bends = [hessian(model, claim.at, scene.landscape.box) for model in (claim.yours, claim.true) if model is not None]
    true = _shape(bends[1])
    if np.abs(bends[0] - bends[1]).max() <= _SAME * max(1.0, float(np.abs(bends[1]).max())):
        return ", as the true model does"
    return f", where the true model makes {true}" if true != own else ", as the true model does, but bends otherwise"


def _shape(bends: Array) -> str:
    if not np.isfinite(bends).all():
        return "nothing that can be drawn"
    values = np.linalg.eigvalsh(bends)
    least = max(_ROUNDED, _SAME * float(np.abs(values).max()))
    low, high = (0 if abs(value) <= least else int(np.sign(value)) for value in values)
    return _SHAPES[low, high]


def _model(scene: Scene, claim: ModelClaim) -> str:
    function, where = height(scene), place(claim.at)
    own, level = float(claim.yours(*claim.at)), float(function(*claim.at))
    if not math.isfinite(own) or not math.isfinite(level):
        return f"At {where} yours does not meet the surface."
    gap = own - level
    if abs(gap) > _SAME * max(1.0, abs(level)):
        return f"At {where} yours is {rounded(abs(gap))} {'above' if gap > 0 else 'below'} the surface."
    if not _is_close(*(_gradient(each, claim.at, scene) for each in (claim.yours, function))):
        return f"Yours touches the surface at {where}, but has another slope there."
    bends = [hessian(each, claim.at, scene.landscape.box).ravel() for each in (claim.yours, function)]
    if claim.degree > 1 and not _is_close(*bends):
        return f"Yours has the height and the slope of the surface at {where}, but bends otherwise."
    return f"Yours touches the surface at {where} {'as closely as a plane can' if claim.degree == 1 else 'and bends with it'}."


def _is_close(own: Array | Spot, true: Array | Spot) -> bool:
    return bool(np.allclose(own, true, rtol=_SAME, atol=_SAME, equal_nan=True))


def _walk(scene: Scene, claim: WalkClaim) -> str:
    name, function = written(scene.shown.label), height(scene)
    ends = [rounded(float(function(*at))) for at in (claim.start, claim.end)]
    said = f"Your step goes from {place(claim.start)} to {place(claim.end)}: {name} goes from {ends[0]} to {ends[1]}."
    if claim.true is None or claim.true == claim.end:
        return said
    return f"{said} The true one ends at {place(claim.true)}, at {rounded(float(function(*claim.true)))}."


def _places(claim: PlacesClaim) -> str:
    flat = sum(claim.is_flat)
    if len(claim.points) > _MOST_PLACES:
        many = "All" if flat == len(claim.points) else str(flat)
        return f"{many} of your {len(claim.points)} points {'has' if flat == 1 else 'have'} no slope."
    said = (
        f"at {place(point)} the slope is {'0' if is_flat else rounded(slope)}"
        for point, slope, is_flat in zip(claim.points, claim.slopes, claim.is_flat, strict=True)
    )
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}."


def _axis(claim: AxisClaim) -> str:
    where = place(claim.at)
    if claim.bend is None:
        return f"Along yours the slope at {where} is {rounded(claim.slope)}."
    said = f"Along yours the slope at {where} is {rounded(claim.slope)} and the curvature {rounded(claim.bend)}."
    if not claim.principal:
        return said
    least, most = (rounded(bend) for _, bend in claim.principal)
    return f"{said} The principal curvatures are {least} and {most}."


def _gradient(function: Height, at: Spot, scene: Scene) -> Spot:
    across, up = gradient(function, *at, scene.landscape.box)
    return float(across), float(up)
