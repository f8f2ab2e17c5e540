"""Where a function of two variables changes its sign, found by looking: a numerical witness of a curve."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import islice

_Point = dict[str, Fraction]
_Value = Callable[[Mapping[str, Fraction]], float]

# Halving a unit interval so often leaves less than the eighth decimal place.
_HALVINGS = 36
_REACH = 4
_ENOUGH = 3


def sign_changes(value: _Value, names: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    """Return up to three points, in the order of the two names, at which a continuous function changes its sign.

    Args:
        value: The function.
        names: The horizontal and the vertical variable; edges of a grid of unit squares are searched along the latter.
    """
    across, up = names
    # off the numbers at which a function drawn for a question may itself be zero
    grid = [i + Fraction(3, 7) for i in range(-_REACH, _REACH)]
    edges = (({across: x, up: y}, {across: x, up: y + 1}) for x in grid for y in grid)
    changes = (edge for edge in edges if value(edge[0]) * value(edge[1]) < 0)
    return tuple(_halved(value, *edge) for edge in islice(changes, _ENOUGH))


def _halved(value: _Value, low: _Point, high: _Point) -> tuple[float, ...]:
    sign = value(low)
    for _ in range(_HALVINGS):
        middle = {name: (low[name] + high[name]) / 2 for name in low}
        low, high = (middle, high) if value(middle) * sign > 0 else (low, middle)
    return tuple(map(float, low.values()))
