"""The walks of optimisers over a landscape, step by step, and how each of them ends."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

import numpy as np

from engine.landscape.bending import hessian
from engine.landscape.exploring import RATES, Exploring, WalkName
from engine.landscape.sampling import Box, Height
from engine.language.numeric import Array

Ending: TypeAlias = Literal["arrives", "goes on", "diverges", "undefined", "no step"]

_GOES_ON: Ending = "goes on"
# Of the box's width; see `slopes`
_STEP = 1e-5
# A walk has left for good when it is this many widths of the box away from its middle
_FAR = 20.0
# A step this small, of the box's width, is an arrival
_STILL = 1e-7
# A Hessian is as good as singular when this share of its size is lost
_SINGULAR = 1e-9
# η times the greatest curvature at the start: descent comes near the bottom in about ten steps and never rises there
_USUAL_PRODUCT = 0.35


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk leads.

    Attributes:
        name: Whose walk it is.
        points: The start and each step, shape (k + 1, 2).
        heights: At each of them, shape (k + 1,).
        ending: `arrives` where nothing moves any more; `goes on` after the last step that was asked for; `diverges` far
            outside; `undefined` where the function or its slope is; `no step` where the Hessian cannot be inverted.
    """

    name: WalkName
    points: Array
    heights: Array
    ending: Ending

    @property
    def steps(self) -> int:
        return len(self.points) - 1


def walked(function: Height, start: tuple[float, float], box: Box, name: WalkName, exploring: Exploring) -> Walk:
    """Walk from a point.

    Args:
        function: The height that is to become small.
        start: The point.
        box: (low, high) for each axis; its widths say what is far and what is still.
        name: How to walk.
        exploring: Learning rate, steps and β.
    """
    slope = _slope(function, box)
    steppers: dict[WalkName, Callable[[], Iterator[Array | None]]] = {
        "descent": lambda: _descent(slope, start, exploring.rate),
        "momentum": lambda: _momentum(slope, start, exploring.rate, exploring.beta),
        "newton": lambda: _newton(slope, function, start, box),
    }
    points, ending = _until_it_ends(islice(steppers[name](), exploring.steps), np.asarray(start, dtype=float), box)
    heights = np.asarray(function(points[:, 0], points[:, 1]), dtype=float)
    if ending == "goes on" and not np.isfinite(heights[-1]):
        ending = "undefined"
    return Walk(name, points, heights, ending)


def fitting_rate(function: Height, point: tuple[float, float], box: Box) -> float:
    """Return a learning rate at which gradient descent from a point is likely to come down."""
    table = hessian(function, point, box)
    steepest = float(np.abs(np.linalg.eigvalsh(table)).max()) if np.isfinite(table).all() else 0.0
    wanted = _USUAL_PRODUCT / steepest if steepest > 0 else 0.1
    return min(RATES, key=lambda rate: abs(math.log(rate / wanted)))


def _until_it_ends(steps: Iterator[Array | None], start: Array, box: Box) -> tuple[Array, Ending]:
    low, high = np.asarray(box, dtype=float).T
    points, ending = [start], _GOES_ON
    for point in steps:
        ending = _ending(point, points[-1], (low + high) / 2, high - low)
        if point is not None and np.isfinite(point).all():
            points.append(point)
        if ending != _GOES_ON:
            break
    return np.asarray(points), ending


def _ending(point: Array | None, before: Array, middle: Array, widths: Array) -> Ending:
    """Return how a walk stands after a step; None for a step that could not be taken."""
    if point is None:
        return "no step"
    if not np.isfinite(point).all():
        return "undefined"
    if (np.abs(point - middle) > _FAR * widths).any():
        return "diverges"
    return "arrives" if (np.abs(point - before) < _STILL * widths).all() else "goes on"


def _slope(function: Height, box: Box) -> Callable[[Array], Array]:
    """Return the gradient at a point of shape (2,), as shape (2,), from one call of the function."""
    across, up = (_STEP * (high - low) for low, high in box)
    aside_x, aside_y = np.asarray([across, -across, 0.0, 0.0]), np.asarray([0.0, 0.0, up, -up])

    def slope(at: Array) -> Array:
        z = function(at[0] + aside_x, at[1] + aside_y)
        return np.asarray([(z[0] - z[1]) / (2 * across), (z[2] - z[3]) / (2 * up)])

    return slope


def _descent(slope: Callable[[Array], Array], start: tuple[float, float], rate: float) -> Iterator[Array | None]:
    at = np.asarray(start, dtype=float)
    while True:
        at = at - rate * slope(at)
        yield at


def _momentum(
    slope: Callable[[Array], Array], start: tuple[float, float], rate: float, beta: float
) -> Iterator[Array | None]:
    at, velocity = np.asarray(start, dtype=float), np.zeros(2)
    while True:
        velocity = beta * velocity - rate * slope(at)
        at = at + velocity
        yield at


def _newton(
    slope: Callable[[Array], Array], function: Height, start: tuple[float, float], box: Box
) -> Iterator[Array | None]:
    at = np.asarray(start, dtype=float)
    while True:
        table = hessian(function, (float(at[0]), float(at[1])), box)
        size = float(np.abs(table).max())
        if np.isfinite(size) and abs(float(np.linalg.det(table))) <= _SINGULAR * size**2:
            yield None
            return
        at = at - np.linalg.solve(table, slope(at)) if np.isfinite(size) else np.full(2, np.nan)
        yield at
