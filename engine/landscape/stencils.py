"""Derivatives of any order by central differences in doubles, with a word on how far they can be trusted."""

import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from engine.language.numeric import Array

_EPSILON = sys.float_info.epsilon
# Rounding in a formula of ordinary length, in units of the last place of its value
_ROUNDING = 16.0
# A slope that jumps by more than this, of its own size, has a corner beneath it
_CORNER = 1e-3


@dataclass(frozen=True, slots=True)
class Estimate:
    """A derivative by differences.

    Attributes:
        value: What they say; nan where the function has no value nearby.
        doubt: How far the true derivative may be from it, as rounding and a second step of twice the size suggest.
    """

    value: float
    doubt: float


def step_size(order: int) -> float:
    """Return the step at which rounding and truncation balance: the cube root of the machine's precision for slopes."""
    return math.pow(_EPSILON, 1.0 / (order + 2))


def central(function: Callable[..., Array], at: Sequence[float], by: Sequence[int]) -> Estimate:
    """Approximate a derivative; the error is of order step².

    Args:
        function: Of as many numbers or arrays as `at` has entries.
        at: The point.
        by: The index of what it is differentiated by, in turn; none for the value itself.
    """
    fine, size = _difference(function, at, by, 1.0)
    coarse, _ = _difference(function, at, by, 2.0)
    steps = math.prod(2 * _step(at[index], len(by)) for index in by)
    return Estimate(fine, abs(coarse - fine) + _ROUNDING * _EPSILON * size / steps)


def is_smooth(function: Callable[..., Array], at: Sequence[float], by: Sequence[int]) -> bool:
    """Tell whether a function is defined around a point, and has no corner there along the directions of `by`."""
    return all(_turns_gently(function, at, index) for index in set(by))


def _turns_gently(function: Callable[..., Array], at: Sequence[float], index: int) -> bool:
    step = _step(at[index], 1)
    places = np.tile(np.asarray(at, dtype=float), (3, 1))
    places[:, index] += (-step, 0.0, step)
    below, here, above = function(*places.T)
    before, behind = (here - below) / step, (above - here) / step
    # false where one of them is nan
    return bool(abs(behind - before) <= _CORNER * (1.0 + abs(before) + abs(behind)))


def _difference(
    function: Callable[..., Array], at: Sequence[float], by: Sequence[int], stretch: float
) -> tuple[float, float]:
    """Return the difference quotient of all combinations of steps, and the size of the values that went into it."""
    signs = np.asarray(list(product((1.0, -1.0), repeat=len(by))))
    steps = [stretch * _step(at[index], len(by)) for index in by]
    places = np.tile(np.asarray(at, dtype=float), (len(signs), 1))
    for column, (index, step) in enumerate(zip(by, steps, strict=True)):
        places[:, index] += signs[:, column] * step
    values = np.broadcast_to(function(*places.T), (len(signs),))
    total = float(np.sum(values * signs.prod(axis=1)))
    return total / math.prod(2 * step for step in steps), float(np.max(np.abs(values)))


def _step(at: float, order: int) -> float:
    return step_size(order) * max(1.0, abs(at)) if order else 0.0
