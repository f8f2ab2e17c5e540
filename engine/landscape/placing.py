"""Where labels go: near what they name, inside the picture, and on nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.landscape.rooms import Room
from engine.language.numeric import Array

# From an anchor to the label's middle, in halves of the label's sides; those that read best come first
_SIDES = np.asarray([(1, 1), (1, -1), (-1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1)], dtype=float)
_ON_TOP = np.zeros((1, 2))
# Penalties: for a label on a label, for each point of a drawing under it, for each pixel outside, for each later choice
_ON_LABEL, _ON_POINT, _OUTSIDE, _LATER = 1000.0, 12.0, 40.0, 0.25
_MARGIN_PX = 3.0
# What lies this near to a label may be taken for what it names
_NEAR_PX, _NEAR_OTHERS = 16.0, 4.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that looks for its place.

    Attributes:
        width: In pixels.
        height: In pixels.
        anchors: Points that it may stand at, the best first, shape (n, 2).
        gap: Its distance from the anchor; 0 puts it on top.
        others: Points of what it could be taken to name, shape (k, 2).
    """

    width: float
    height: float
    anchors: Array
    gap: float = 8.0
    others: Array = field(default_factory=lambda: np.empty((0, 2)))


def placed(wanted: Sequence[Wanted], drawn: Array, room: Room) -> Array:
    """Return the middle of each label.

    Args:
        wanted: The labels, the most important first.
        drawn: Points that should stay free, shape (k, 2).
        room: What the labels should stay inside, in the same pixels as the points.

    Returns:
        Shape (n, 2).
    """
    taken: list[Array] = []
    for label in wanted:
        middles = _candidates(label)
        half = np.asarray([label.width, label.height]) / 2 + _MARGIN_PX
        penalty = _LATER * np.arange(len(middles)) + _outside(middles, half, room) + _covered(middles, half, drawn)
        penalty += _NEAR_OTHERS / _ON_POINT * _covered(middles, half + _NEAR_PX, label.others)
        for other in taken:
            penalty += _ON_LABEL * (np.abs(middles - other[:2]) < half + other[2:]).all(axis=1)
        taken.append(np.concatenate([middles[int(np.argmin(penalty))], half]))
    return np.asarray(taken).reshape(-1, 4)[:, :2]


def _candidates(label: Wanted) -> Array:
    sides = _SIDES if label.gap else _ON_TOP
    reach = np.asarray([label.width / 2 + label.gap, label.height / 2 + label.gap * 0.7])
    middles: Array = label.anchors[:, np.newaxis, :] + sides[np.newaxis, :, :] * reach
    return middles.reshape(-1, 2)


def _outside(middles: Array, half: Array, room: Room) -> Array:
    """Return the penalty for every pixel beyond the room, shape (n,)."""
    low = np.asarray([room.left, room.bottom]) + half
    high = np.asarray([room.left + room.width, room.bottom + room.height]) - half
    beyond: Array = np.maximum(low - middles, 0) + np.maximum(middles - high, 0)
    return np.asarray(_OUTSIDE * beyond.sum(axis=1))


def _covered(middles: Array, half: Array, drawn: Array) -> Array:
    """Return the penalty for every point of the drawing under the label, shape (n,)."""
    if not len(drawn):
        return np.zeros(len(middles))
    is_under = (np.abs(middles[:, np.newaxis, :] - drawn[np.newaxis, :, :]) < half).all(axis=2)
    return np.asarray(_ON_POINT * is_under.sum(axis=1))
