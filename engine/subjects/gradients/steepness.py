"""Witness of steepest directions: the rise of a function is measured along many steps, and the best one is closed in on.

Neither the gradient nor a rule of differentiation is used, only values of the function.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import cos, hypot, pi, sin

from engine.language.numeric import compiled
from engine.subjects.slopes import Spot

_STEP = 1e-5
_RAYS = 24
_SWEEPS = 40

Step = tuple[float, ...]
Rate = Callable[[Sequence[float]], float]


def rise(spot: Spot) -> Rate:
    """Return the rate at which the function rises from the point along a vector; its error is of order 1e-10."""
    f = compiled(spot.f, spot.spelled)
    start = [float(x) for x in spot.at]

    def rate(d: Sequence[float]) -> float:
        ahead, behind = ([x + sign * _STEP * e for x, e in zip(start, d, strict=True)] for sign in (1, -1))
        return float(f(*ahead) - f(*behind)) / (2 * _STEP)

    return rate


def steepest(rate: Rate, size: int) -> Step:
    """Return the unit vector with the largest rate, by turning it in one plane of two axes after another.

    Args:
        rate: A rate that is linear in the vector.
        size: The number of entries.
    """
    u = (1.0,) + (0.0,) * (size - 1)
    for _ in range(_SWEEPS if size > 2 else 1):
        for i, j in combinations(range(size), 2):
            u = _turned(rate, u, i, j)
    return u


def _turned(rate: Rate, u: Step, i: int, j: int) -> Step:
    """Return the vector turned in the plane of two axes to where its rate is the largest."""
    reach = hypot(u[i], u[j])

    def at(angle: float) -> Step:
        turned = {i: reach * cos(angle), j: reach * sin(angle)}
        return tuple(turned.get(place, entry) for place, entry in enumerate(u))

    return at(_summit(lambda angle: rate(at(angle))))


def _summit(height: Callable[[float], float]) -> float:
    """Return where a wave A cos(t - t₀) + B is highest: midway between the places where it is at half its height.

    At those it is steep, so that they are found to many more digits than a flat top.
    """
    rays = [2 * pi * ray / _RAYS for ray in range(_RAYS)]
    top, bottom = max(rays, key=height), min(rays, key=height)
    middle = (height(top) + height(top + pi)) / 2 if bottom == top else (height(top) + height(bottom)) / 2
    return (_crossing(height, middle, top, top + pi) + _crossing(height, middle, top, top - pi)) / 2


def _crossing(height: Callable[[float], float], level: float, above: float, below: float) -> float:
    """Return where a height passes a level, between a place above it and one below."""
    for _ in range(60):
        between = (above + below) / 2
        above, below = (between, below) if height(between) > level else (above, between)
    return above
