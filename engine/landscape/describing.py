"""A plot for those who cannot see it: a few sentences, and a table of heights."""

from dataclasses import dataclass

import numpy as np

from engine.landscape.claim_words import claims_said, difference_said
from engine.landscape.describing_overlays import overlays_said
from engine.landscape.readouts import readouts
from engine.landscape.revealing import visible
from engine.landscape.sampling import Relief, height
from engine.landscape.scene import Scene
from engine.landscape.wording import rounded, written

_TABLE_SIDE = 9
# By thirds of the box, from below
_PLACES = (
    ("at the lower left", "at the lower edge", "at the lower right"),
    ("at the left edge", "in the middle", "at the right edge"),
    ("at the upper left", "at the upper edge", "at the upper right"),
)


@dataclass(frozen=True, slots=True)
class HeightTable:
    """Heights at evenly spread points, as they are shown.

    Attributes:
        columns: Values of the horizontal variable, ascending.
        rows: Values of the vertical variable, descending, as on the map.
        heights: A tuple for each row.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    heights: tuple[tuple[str, ...], ...]


def described(scene: Scene, seen: Relief) -> str:
    """Return a few sentences that say what a plot of the scene shows."""
    point, level, *slope = readouts(scene)
    stands = f"The marker is at {point.value}, where {level.name} is {level.value}."
    steepest = "".join(f" The gradient there is {readout.value}." for readout in slope)
    besides = overlays_said(visible(scene.landscape.overlays, is_revealed=scene.is_revealed))
    claims = " ".join(filter(None, (claims_said(scene), difference_said(scene))))
    return " ".join(filter(None, (ground_said(scene, seen), stands + steepest, besides, claims)))


def ground_said(scene: Scene, seen: Relief) -> str:
    """Return the sentence on the heights alone."""
    ranges = zip(scene.landscape.axes, scene.landscape.box, strict=True)
    over = " and ".join(f"{name} from {low:g} to {high:g}" for name, (low, high) in ranges)
    frozen = "".join(f", with {name} = {rounded(value)}" for name, value in scene.values.items())
    return f"Over {over}{frozen}, {_course(written(scene.shown.label), seen)}"


def height_table(scene: Scene) -> HeightTable:
    """Return the heights at nine by nine points of the box."""
    (left, right), (bottom, top) = scene.landscape.box
    x, y = np.linspace(left, right, _TABLE_SIDE), np.linspace(top, bottom, _TABLE_SIDE)
    heights = height(scene)(x[np.newaxis, :], y[:, np.newaxis])
    return HeightTable(
        columns=tuple(f"{value:.4g}" for value in x),
        rows=tuple(f"{value:.4g}" for value in y),
        heights=tuple(tuple(map(rounded, row)) for row in heights),
    )


def _course(name: str, seen: Relief) -> str:
    if seen.is_empty:
        return f"{name} is undefined everywhere."
    gaps = "; it is undefined in places" if seen.has_gaps else ""
    lowest, highest = (rounded(float(extreme)) for extreme in (np.nanmin(seen.z), np.nanmax(seen.z)))
    if lowest == highest:
        return f"{name} is {highest}{gaps}."
    bottom, top = _place(seen, int(np.nanargmin(seen.z))), _place(seen, int(np.nanargmax(seen.z)))
    return f"{name} goes from {lowest} {bottom} to {highest} {top}{gaps}."


def _place(seen: Relief, index: int) -> str:
    row, column = divmod(index, seen.x.size)
    return _PLACES[3 * row // seen.y.size][3 * column // seen.x.size]
