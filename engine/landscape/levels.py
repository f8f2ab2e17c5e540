"""Round numbers: the levels of a map and the scale of its arrows."""

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SCALES = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def round_step(value: float) -> float:
    """Return the least of 1, 2, 2.5, 5 times a power of ten that is not below a positive value."""
    return _rounded_up(value, _STEPS)


def round_scale(value: float) -> float:
    """Return the least number that is not below a positive value and is easily said, such as 1.2 or 30."""
    return _rounded_up(value, _SCALES)


def _rounded_up(value: float, factors: tuple[float, ...]) -> float:
    magnitude = 10.0 ** math.floor(math.log10(value))
    # a value like 0.1 + 0.2 is meant to be 0.3
    return next(factor * magnitude for factor in factors if value <= factor * magnitude * (1 + 1e-9))


def round_levels(low: float, high: float, most: int = 12) -> tuple[float, ...]:
    """Return evenly spaced round levels, the first at or below `low` and the last at or above `high`.

    Args:
        low: The lowest height.
        high: The highest; above `low`.
        most: How many bands there may be between the levels; one more where rounding outwards needs it.
    """
    step = round_step((high - low) / most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(number * step for number in range(first, last + 1))
