"""Where a claimed field of vectors is not the true one."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.landscape.claimed import FieldClaim, SlopeClaim, Told, Vectors
from engine.landscape.levels import round_scale
from engine.landscape.plots import Spot
from engine.landscape.sampling import Box
from engine.landscape.slopes import ArrowField, vector_field
from engine.language.numeric import Array

# Vectors are told apart where they differ by more than this share of the longer one. A formula that is wrong is wrong
# nearly everywhere; what is worth a look is where it is far off.
SHARE = 0.1
# ... and by more than this share of a usual vector: near a point without slope every share is large
_LEAST = 0.02
_SAMPLES = 121
# Two arrows at each point want more room than one
_ARROWS_ACROSS = 9
# How long an arrow at a point is at most, of the box's wider side
_POINTER_LENGTH = 0.24
# ... and at least; and how much of the way to the edge of the map it may take
_LEAST_LENGTH, _INSIDE = 0.1, 0.92


def differing(claim: FieldClaim, box: Box) -> tuple[Array, Array, Array]:
    """Return by how much a claimed field is too far from the true one, over a grid.

    Returns:
        The coordinates, shape (n,) each, and the excess, shape (n, n): positive where the two differ, nan where both
        are undefined.
    """
    x, y = (np.linspace(low, high, _SAMPLES) for low, high in box)
    return x, y, excess(claim, *np.meshgrid(x, y))


def excess(claim: FieldClaim, x: Array, y: Array) -> Array:
    """Return the same at points of any shape; 1 where only one of the two is defined."""
    yours, true = claim.yours(x, y), claim.true(x, y)
    own, real = np.hypot(*yours), np.hypot(*true)
    usual = np.nanmedian(real[np.isfinite(real)]) if np.isfinite(real).any() else 0.0
    apart = np.hypot(yours[0] - true[0], yours[1] - true[1])
    found = apart - SHARE * np.fmax(own, real) - _LEAST * usual
    is_one_sided = np.isfinite(own) != np.isfinite(real)
    return np.asarray(np.where(is_one_sided, 1.0, np.where(np.isfinite(found), found, np.nan)))


def true_arrows(true: Vectors, claims: Sequence[Told], box: Box) -> ArrowField:
    """Return true vectors on a grid, with room for claimed ones beside them where there are any."""
    if any(isinstance(claim, FieldClaim) for claim in claims):
        return vector_field(true, box, _ARROWS_ACROSS)
    return vector_field(true, box)


def pointer_scale(claims: Sequence[Told], box: Box, usual: float) -> float:
    """Return the slope that an arrow of one unit at the marker stands for: one at which a typed arrow is well seen.

    Args:
        claims: Of the scene.
        box: Of the map.
        usual: The scale that suits the map as a whole.
    """
    drawn = [
        (claim.at, vector)
        for claim in claims
        if isinstance(claim, SlopeClaim)
        for vector in (claim.yours, claim.true)
        if vector is not None and any(vector) and all(map(math.isfinite, vector))
    ]
    return round_scale(max(math.hypot(*vector) / _room(at, vector, box) for at, vector in drawn)) if drawn else usual


def _room(at: Spot, way: Spot, box: Box) -> float:
    """Return how long an arrow may be: as far as it stays on the map, but never so short that it is not seen."""
    length = math.hypot(*way)
    reach = [
        ((high if part > 0 else low) - start) * length / part
        for start, part, (low, high) in zip(at, way, box, strict=True)
        if part
    ]
    widest = max(high - low for low, high in box)
    return max(_LEAST_LENGTH * widest, min(_POINTER_LENGTH * widest, *(_INSIDE * each for each in reach)))


def claimed_arrows(claim: FieldClaim, box: Box) -> ArrowField:
    """Return the claimed vectors on the grid and the scale of the true ones, where the two differ."""
    scale = vector_field(claim.true, box, _ARROWS_ACROSS).slope_per_unit
    field = vector_field(claim.yours, box, _ARROWS_ACROSS, scale)
    kept: NDArray[np.bool_] = excess(claim, field.x, field.y) > 0
    return replace(field, x=field.x[kept], y=field.y[kept], u=field.u[kept], v=field.v[kept])


def share_apart(claim: FieldClaim, box: Box) -> float:
    """Return over which part of the box, from 0 to 1, the two fields differ."""
    _, _, found = differing(claim, box)
    return float((found > 0).mean())
