"""What an answer claims, in numbers: records of what can be drawn of it, beside what is true as far as it may be seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from engine.landscape.plots import Spot
from engine.landscape.sampling import Height
from engine.language.numeric import Array

Vectors: TypeAlias = Callable[[Array | float, Array | float], tuple[Array, Array]]


@dataclass(frozen=True, slots=True)
class FieldClaim:
    """A gradient at every point of the map.

    Attributes:
        yours: As it was typed.
        true: As it is.
        along: The index of the one axis that is asked about, or None for both.
    """

    yours: Vectors
    true: Vectors
    along: int | None = None


@dataclass(frozen=True, slots=True)
class SlopeClaim:
    """A gradient at one point; `true` is None while it may not be seen."""

    at: Spot
    yours: Spot
    true: Spot | None
    along: int | None = None


@dataclass(frozen=True, slots=True)
class ModelClaim:
    """A function that stands in for the one on the plot near a point.

    Attributes:
        at: Where it touches, or should.
        yours: As it was typed.
        true: As it should be, or None while it may not be seen, or where the plot shows it anyway.
        degree: 1 for a plane.
        is_bent: Whether only its curvature was typed: its height and its slope are those of the function.
        follows: Whether it is made anew for each place of the marker.
        is_lopsided: Whether it was made of a matrix that is not symmetric.
    """

    at: Spot
    yours: Height
    true: Height | None
    degree: int
    is_bent: bool = False
    follows: bool = False
    is_lopsided: bool = False


@dataclass(frozen=True, slots=True)
class WalkClaim:
    """A step from a given start; `true` is where it should end, or None while it may not be seen."""

    start: Spot
    end: Spot
    true: Spot | None


@dataclass(frozen=True, slots=True)
class PlacesClaim:
    """Points without a slope.

    Attributes:
        points: As they were typed.
        slopes: The lengths of the gradients there; nan where there is none.
        is_flat: Whether each of them is as it should be.
        are_marked: Whether the plot itself marks the true ones.
    """

    points: tuple[Spot, ...]
    slopes: tuple[float, ...]
    is_flat: tuple[bool, ...]
    are_marked: bool


@dataclass(frozen=True, slots=True)
class AxisClaim:
    """A direction from a point.

    Attributes:
        at: The point.
        way: The direction, as long as 1.
        slope: How steeply the function climbs along it.
        bend: The curvature of the function along it, or None where only the slope is asked about.
        principal: The directions of least and greatest curvature with their curvatures, or () while they may not be seen.
    """

    at: Spot
    way: Spot
    slope: float
    bend: float | None
    principal: tuple[tuple[Spot, float], ...]


@dataclass(frozen=True, slots=True)
class ElsewhereClaim:
    """A claim about other values of what is frozen than the sliders stand at."""

    values: tuple[tuple[str, float], ...]


Told: TypeAlias = FieldClaim | SlopeClaim | ModelClaim | WalkClaim | PlacesClaim | AxisClaim | ElsewhereClaim
