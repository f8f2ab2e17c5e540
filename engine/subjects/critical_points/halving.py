"""Where a condition ends, found by halving."""

from collections.abc import Callable
from math import copysign, inf

# Halvings of a stretch of a thousand leave less than 1e-12.
_TIMES = 50


def end_of(holds: Callable[[float], bool], inside: float, outside: float) -> float:
    """Return the last number from `inside` towards `outside` for which a condition holds.

    Args:
        holds: True at `inside`, and from there up to a single end.
        inside: Where the search begins.
        outside: Where it gives up: if the condition still holds there, it has no end, and the result is infinite.
    """
    if holds(outside):
        return copysign(inf, outside)
    for _ in range(_TIMES):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    return inside
