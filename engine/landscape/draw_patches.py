"""Patches of planes and models in space: what lies above the surface is painted after it, what lies beneath before it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from mpl_toolkits.mplot3d.art3d import Line3DCollection, Poly3DCollection
from numpy.typing import NDArray

from engine.landscape.marks import Stroke
from engine.landscape.sampling import Height
from engine.landscape.shades import channels
from engine.landscape.tangent import TangentPatch
from engine.language.numeric import Array

_OPACITY = 0.45
_CASED_PX, _RIM_PX, _HIDDEN_PX, _WIRE_PX = 3.4, 1.6, 1.2, 1.1
_HIDDEN = (0, (2, 2))
# How many wires there are each way, and of how many points
_WIRES, _BETWEEN = 6, 19


@dataclass(frozen=True, slots=True)
class Layers:
    """How far in front things are drawn."""

    beneath: float
    above: float
    edge: float


def draw_patch(axes: Any, patch: TangentPatch, colour: str, casing: str, layers: Layers) -> list[Artist]:
    """Draw a patch: filled, with an edge that is dashed where the surface hides it.

    Args:
        axes: Three-dimensional axes.
        patch: What is drawn.
        colour: Of fill and edge.
        casing: Around the edge.
        layers: Where its pieces go.
    """
    fill = (*channels(colour), _OPACITY)
    drawn: list[Artist] = []
    for pieces, layer in ((patch.above, layers.above), (patch.beneath, layers.beneath)):
        if pieces:
            plane = Poly3DCollection(
                pieces, facecolors=fill, edgecolors="none", linewidths=0, antialiaseds=False, zorder=layer
            )
            axes.add_collection3d(plane, autolim=False)
            drawn.append(plane)
    return drawn + _rim(axes, patch, colour, casing, layers)


def draw_wires(
    axes: Any, heights: tuple[Height, Height], patch: TangentPatch, stroke: Stroke, layer: float
) -> list[Artist]:
    """Draw lines across a patch, which tell it from one that is filled, without colours; dashed where they are hidden.

    Args:
        axes: Three-dimensional axes.
        heights: Of the patch, and of the surface.
        patch: Says how far the lines go.
        stroke: Of the lines.
        layer: How far in front they are drawn.
    """
    model, surface = heights
    low, high = patch.rim[:, :2].min(axis=0), patch.rim[:, :2].max(axis=0)
    lines = np.stack([np.column_stack([wire, model(*wire.T)]) for wire in _wires(low, high)])
    pieces = np.stack([lines[:, :-1], lines[:, 1:]], axis=2).reshape(-1, 2, 3)
    middles = pieces.mean(axis=1)
    is_above = middles[:, 2] >= surface(middles[:, 0], middles[:, 1]) - 1e-9
    drawn: list[Artist] = []
    for side, ink, width, dash in (
        (is_above, stroke.casing, 2 * _WIRE_PX, "solid"),
        (is_above, stroke.colour, _WIRE_PX, "solid"),
        (~is_above, stroke.casing, 1.6 * _WIRE_PX, _HIDDEN),
        (~is_above, stroke.colour, 0.8 * _WIRE_PX, _HIDDEN),
    ):
        if side.any():
            collection = Line3DCollection(pieces[side], colors=ink, linewidths=width, linestyles=dash, zorder=layer)
            axes.add_collection3d(collection, autolim=False)
            drawn.append(collection)
    return drawn


def _wires(low: Array, high: Array) -> list[Array]:
    """Return lines across a rectangle both ways, shape (k, 2) each."""
    stops, shares = np.linspace(0, 1, _WIRES), np.linspace(0, 1, _BETWEEN)
    across = [np.column_stack([shares, np.full(_BETWEEN, stop)]) for stop in stops]
    unit = [*across, *(line[:, ::-1] for line in across)]
    return [low + line * (high - low) for line in unit]


def _rim(axes: Any, patch: TangentPatch, colour: str, casing: str, layers: Layers) -> list[Artist]:
    """Draw the edge: a line with a casing where it is above the surface, dashes where it is hidden."""
    is_above = patch.rim_is_above
    return [
        axes.plot(*_broken(patch.rim, side).T, color=ink, linewidth=width, linestyle=dash, zorder=layers.edge)[0]
        for side, ink, width, dash in (
            (is_above, casing, _CASED_PX, "solid"),
            (is_above, colour, _RIM_PX, "solid"),
            (~is_above, colour, _HIDDEN_PX, _HIDDEN),
        )
        if side.any()
    ]


def _broken(points: Array, side: NDArray[np.bool_]) -> Array:
    """Return the pieces of a line that are on one side as one line with gaps, which is drawn at once.

    Args:
        points: Shape (n + 1, 3).
        side: Whether the piece that starts at each point belongs to it, shape (n,).

    Returns:
        Shape (k, 3), with a row of nan in each gap.
    """
    ends = np.flatnonzero(np.diff(np.concatenate([[False], side, [False]])))
    gap = np.full((1, 3), np.nan)
    runs = [np.concatenate([points[start : stop + 1], gap]) for start, stop in ends.reshape(-1, 2)]
    return np.concatenate(runs)[:-1]
