"""A square of the plane and what a map makes of it, as numbers: truly, and by the linear map of a Jacobian."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from engine.landscape.claim_rule import shows_truth
from engine.landscape.claimed_slopes import ClaimedSlopes, claimed_slopes
from engine.landscape.claims import Claim
from engine.landscape.plots import MapImage
from engine.landscape.sampling import Height, over_axes
from engine.landscape.scene import Scene
from engine.landscape.slopes import gradient
from engine.language.numeric import Array

_CELLS, _SAMPLES = 8, 41


@dataclass(frozen=True, slots=True)
class Image:
    """A square or its image.

    Attributes:
        across: The grid lines along the first input, shape (lines, samples, 2).
        up: Those along the second.
        outline: Around the square, closed, shape (n, 2).
        corner: What its first corner is called.
    """

    across: Array
    up: Array
    outline: Array
    corner: str

    @property
    def corners(self) -> Array:
        """Its corners in turn, from the first one, shape (4, 2)."""
        return self.outline[: 4 * _SAMPLES : _SAMPLES]

    @property
    def area(self) -> float:
        """What the outline encloses, counted positive; nan where a part of it is undefined."""
        x, y = self.outline.T
        return abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2


@dataclass(frozen=True, slots=True)
class SquareMap:
    """A square, the map, and the Jacobians at the square's corner that may be shown.

    Attributes:
        plot: The square and the map.
        values: Of the names in the formulas that are no axes.
        yours: The Jacobian that the learner answered, shape (2, 2); None without one.
        true: The true one; None where it may not be shown.
    """

    plot: MapImage
    values: Mapping[str, float] = field(default_factory=dict)
    yours: Array | None = None
    true: Array | None = None

    def parallelogram(self, slopes: Array) -> Array:
        """Return the image of the square under the linear map of a Jacobian, closed, shape (5, 2)."""
        at = np.asarray([float(function(*self.plot.corner)) for function in _functions(self)])
        sides = np.asarray([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]) * self.plot.side
        return at + sides @ slopes.T


def of_plot(plot: MapImage, claims: Sequence[Claim], *, is_revealed: bool) -> SquareMap:
    """Return a plot that stands still, with what may be seen of its Jacobian now."""
    bare = SquareMap(plot)
    return _with_slopes(bare, _claimed(bare, claims), is_revealed=plot.linear and is_revealed)


def of_scene(scene: Scene, side: float) -> SquareMap:
    """Return the square at a scene's point, under the map of its first two functions."""
    first, second = scene.landscape.components[:2]
    plot = MapImage((first, second), scene.landscape.axes, (first.label, second.label), scene.point, side)
    bare = SquareMap(plot, scene.values)
    claimed = _claimed(bare, scene.claims)
    is_shown = scene.is_revealed if claimed is None else shows_truth(claimed.meaning, is_revealed=scene.is_revealed)
    return _with_slopes(bare, claimed, is_revealed=is_shown)


def square(plot: MapImage) -> Image:
    """Return the square itself."""
    shares = np.linspace(0, 1, _SAMPLES)
    lines = np.linspace(0, 1, _CELLS + 1)
    along, beside = np.meshgrid(shares, lines)
    across = np.stack([along, beside], axis=-1) * plot.side + plot.corner
    up = np.stack([beside, along], axis=-1) * plot.side + plot.corner
    return Image(across, up, np.concatenate([across[0], up[-1], across[-1][::-1], up[0][::-1]]), "P")


def image(mapped: SquareMap) -> Image:
    """Return what the map makes of the square; undefined points are nan."""
    before, under = square(mapped.plot), _mapping(mapped)
    return Image(under(before.across), under(before.up), under(before.outline), "F(P)")


def true_slopes(mapped: SquareMap) -> Array:
    """Return the Jacobian at the corner by differences, shape (2, 2); nan where there is none."""
    (x, y), side = mapped.plot.corner, mapped.plot.side
    box = ((x, x + side), (y, y + side))
    return np.asarray([[float(slope) for slope in gradient(each, x, y, box)] for each in _functions(mapped)])


def determinant(slopes: Array) -> float:
    return float(slopes[0, 0] * slopes[1, 1] - slopes[0, 1] * slopes[1, 0])


def _functions(mapped: SquareMap) -> tuple[Height, ...]:
    return tuple(over_axes(each.formula, mapped.plot.axes, mapped.values) for each in mapped.plot.components)


def _mapping(mapped: SquareMap) -> Callable[[Array], Array]:
    first, second = _functions(mapped)

    def under(points: Array) -> Array:
        both = np.stack([first(points[..., 0], points[..., 1]), second(points[..., 0], points[..., 1])], axis=-1)
        return np.where(np.isfinite(both), both, np.nan)

    return under


def _claimed(bare: SquareMap, claims: Sequence[Claim]) -> ClaimedSlopes | None:
    plot = bare.plot
    names, base = (*plot.axes, *bare.values), (*plot.corner, *bare.values.values())
    return claimed_slopes(claims, [each.formula for each in plot.components], names, base)


def _with_slopes(bare: SquareMap, claimed: ClaimedSlopes | None, *, is_revealed: bool) -> SquareMap:
    true = true_slopes(bare) if is_revealed else None
    return replace(bare, yours=_matrix(claimed, bare.plot.axes), true=true)


def _matrix(claimed: ClaimedSlopes | None, axes: tuple[str, str]) -> Array | None:
    """Return the claimed slopes along both axes, shape (2, 2); None where some are missing."""
    cells = [(row, name) for row in range(2) for name in axes]
    if claimed is None or not set(cells) <= claimed.slopes.keys():
        return None
    return np.asarray([claimed.slopes[cell] for cell in cells]).reshape(2, 2)
