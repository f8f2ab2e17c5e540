"""Heights on a grid: what a map or a surface is drawn from. Undefined is nan; a pole is a gap, not a spike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.errors import DefectError
from engine.landscape.levels import round_levels
from engine.landscape.scene import Scene
from engine.language.numeric import Array, compiled
from engine.language.parser import parse
from engine.language.tree import Matrix, Vector

Box: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
# The height over points: two arrays (or numbers) that broadcast, to an array of their common shape.
Height: TypeAlias = Callable[[Array | float, Array | float], Array]

# The range that is drawn reaches past the 4th and 96th percentile by at most their distance: a polynomial is shown
# whole, while the corner of exp(xy) or the walls of a pole do not flatten all the rest.
_PERCENTILES = (4.0, 96.0)
_REACH = 1.0
# Between neighbours this much of the range apart there may be a pole or a step. There is, if after so many halvings of
# the way between them this much of their distance is left in one of the halves.
_FAR, _HALVINGS, _TORN = 0.3, 6, 0.5


@dataclass(frozen=True, slots=True)
class Relief:
    """Heights on a grid, with the levels that divide them.

    Attributes:
        x: Shape (n,), ascending.
        y: Shape (m,), ascending.
        z: Shape (m, n); nan where undefined and beside a pole.
        levels: Round heights, ascending; they span the range that is drawn.
        is_cut_below: Whether some heights lie below the first level.
        is_cut_above: Whether some heights lie above the last one.
    """

    x: Array
    y: Array
    z: Array
    levels: tuple[float, ...]
    is_cut_below: bool
    is_cut_above: bool

    @property
    def is_empty(self) -> bool:
        """Whether the function is undefined in all of the box."""
        return bool(np.isnan(self.z).all())

    @property
    def inner_levels(self) -> tuple[float, ...]:
        """The levels with heights on both sides: where there is a level curve to draw."""
        if self.is_empty:
            return ()
        lowest, highest = float(np.nanmin(self.z)), float(np.nanmax(self.z))
        return tuple(level for level in self.levels if lowest < level < highest)

    @property
    def has_gaps(self) -> bool:
        """Whether the function is undefined somewhere in the box."""
        return bool(np.isnan(self.z).any())


def height(scene: Scene) -> Height:
    """Return the function that a scene shows, over the two axes.

    Raises:
        LearnerError: The formula cannot be read.
    """
    return over_axes(scene.shown.formula, scene.landscape.axes, scene.values)


def over_axes(formula: str, axes: tuple[str, str], values: Mapping[str, float] | None = None) -> Height:
    """Return a formula as a function over two axes.

    Args:
        formula: In plain notation.
        axes: The names of the two arguments.
        values: Of every other name that it holds.

    Raises:
        LearnerError: The formula cannot be read.
    """
    frozen = values or {}
    of_all, rest = function_of(formula, (*axes, *frozen)), tuple(frozen.values())
    return lambda x, y: of_all(x, y, *rest)


@lru_cache(maxsize=256)
def function_of(formula: str, names: tuple[str, ...]) -> Callable[..., Array]:
    """Return a formula as a function of all its names, over numbers or arrays."""
    tree = parse(formula, names)
    if isinstance(tree, Vector | Matrix):
        raise DefectError(f"{formula} is not one function.")
    return compiled(tree, names)


def relief(function: Height, box: Box, count: int, levels: tuple[float, ...] = ()) -> Relief:
    """Sample a function.

    Args:
        function: The height.
        box: (low, high) for each axis.
        count: How many samples along each axis.
        levels: Those of an earlier relief, to keep its colours; none to choose them.
    """
    (left, right), (bottom, top) = box
    x, y = np.linspace(left, right, count), np.linspace(bottom, top, count)
    z = function(x[np.newaxis, :], y[:, np.newaxis])
    z[~np.isfinite(z)] = np.nan
    levels = levels or round_levels(*height_range(z))
    z = _without_jumps(function, x, y, z, (levels[0], levels[-1]))
    below, above = bool((z < levels[0]).any()), bool((z > levels[-1]).any())
    return Relief(x, y, z, levels, is_cut_below=below, is_cut_above=above)


def height_range(z: Array) -> tuple[float, float]:
    """Return the lowest and the highest height to draw: of the values, or near the bulk of them where a few run away.

    Args:
        z: Heights of any shape; nan is ignored.

    Returns:
        Two different numbers, around the value of a constant and around 0 where all is nan.
    """
    finite = z[np.isfinite(z)]
    if not finite.size:
        return -1.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    lower, upper = (float(value) for value in np.percentile(finite, _PERCENTILES))
    if upper > lower:
        reach = _REACH * (upper - lower)
        low, high = max(low, lower - reach), min(high, upper + reach)
    middle = (low + high) / 2
    # what rounding makes of a constant is no relief
    least = 1e-9 * max(1.0, abs(middle))
    return (
        (low, high) if high - low > least else (middle - max(1.0, abs(middle)) / 2, middle + max(1.0, abs(middle)) / 2)
    )


def _without_jumps(function: Height, x: Array, y: Array, z: Array, ends: tuple[float, float]) -> Array:
    """Return the heights with nan on both sides of a pole or a step, where lines would bundle and a wall would rise.

    Args:
        function: The height.
        x: Shape (n,).
        y: Shape (m,).
        z: Heights over both, shape (m, n).
        ends: The range that is drawn.
    """
    places = np.stack(np.meshgrid(x, y), axis=-1)
    apart = np.zeros(z.shape, dtype=bool)
    for axis in (0, 1):
        first, last = (np.delete(z, end, axis) for end in (-1, 0))
        starts, stops = (np.delete(places, end, axis) for end in (-1, 0))
        jumps = _far_apart(first, last, ends)
        jumps[jumps] = _are_torn(function, starts[jumps], stops[jumps], ends)
        apart |= _widened(jumps, axis, before=0, after=1) | _widened(jumps, axis, before=1, after=0)
    return np.where(apart, np.nan, z)


def _far_apart(first: Array, last: Array, ends: tuple[float, float]) -> NDArray[np.bool_]:
    """Tell which neighbours are so far apart that something may lie between them."""
    return np.asarray(np.abs(_limited(last, ends) - _limited(first, ends)) > _FAR * (ends[1] - ends[0]))


def _limited(z: Array, ends: tuple[float, float]) -> Array:
    """Return heights no farther beyond the drawn range than half of it: what lies there is cut off anyway."""
    beyond = (ends[1] - ends[0]) / 2
    return np.clip(z, ends[0] - beyond, ends[1] + beyond)


def _are_torn(function: Height, starts: Array, stops: Array, ends: tuple[float, float]) -> NDArray[np.bool_]:
    """Tell between which points, shape (k, 2) each, a function jumps: halved again and again, a slope becomes flat."""
    if not len(starts):
        return np.zeros(0, dtype=bool)
    low, high = _limited(function(*starts.T), ends), _limited(function(*stops.T), ends)
    whole = np.abs(high - low)
    for _ in range(_HALVINGS):
        middles = (starts + stops) / 2
        z = _limited(function(*middles.T), ends)
        is_first = np.abs(z - low) >= np.abs(high - z)
        starts, stops = np.where(is_first[:, None], starts, middles), np.where(is_first[:, None], middles, stops)
        low, high = np.where(is_first, low, z), np.where(is_first, z, high)
    # where the function is undefined between the two, the comparison fails and they are torn
    return ~(np.abs(high - low) < _TORN * whole)


def _widened(flags: NDArray[np.bool_], axis: int, *, before: int, after: int) -> NDArray[np.bool_]:
    """Return flags with so many unset ones added at either end of an axis."""
    widths = [(0, 0), (0, 0)]
    widths[axis] = (before, after)
    return np.pad(flags, widths)
