"""From heights to colours, and from colours to the ink that is seen on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from engine.landscape.palette import Palette, contrast, luminance
from engine.landscape.sampling import Relief
from engine.language.numeric import Array

Extend: TypeAlias = Literal["neither", "min", "max", "both"]


@dataclass(frozen=True, slots=True)
class Shades:
    """One colour for each band between two levels, and for what lies beyond the first and the last where there is any.

    Attributes:
        levels: The edges of the bands.
        colours: Red, green and blue from 0 to 1 of each band, shape (n, 3), from the lowest band up.
        extend: On which sides there is a band beyond the levels, as matplotlib spells it.
    """

    levels: tuple[float, ...]
    colours: Array
    extend: Extend

    def of(self, heights: Array) -> Array:
        """Return the colours of heights of shape (k,), shape (k, 3); nan gets any of them."""
        beyond = 0 if self.extend in {"min", "both"} else 1
        band = np.searchsorted(self.levels, heights, side="right") - beyond
        return self.colours[np.clip(band, 0, len(self.colours) - 1)]

    def beside(self, level: float) -> tuple[Array, Array]:
        """Return the colours below and above one of the levels, shape (3,) each."""
        step = self.levels[1] - self.levels[0]
        below, above = self.of(np.asarray([level - step / 2, level + step / 2]))
        return below, above


def shades(relief: Relief, palette: Palette) -> Shades:
    """Return the colours of a relief's bands."""
    sides: dict[tuple[bool, bool], Extend] = {(True, True): "both", (True, False): "min", (False, True): "max"}
    extend = sides.get((relief.is_cut_below, relief.is_cut_above), "neither")
    count = len(relief.levels) - 1 + relief.is_cut_below + relief.is_cut_above
    return Shades(relief.levels, ramp(palette, np.linspace(0, 1, max(2, count))), extend)


def ramp(palette: Palette, fractions: Array) -> Array:
    """Return the palette's colours at fractions of the way from the lowest to the highest, shape (..., 3)."""
    stops = np.asarray([channels(colour) for colour in palette.heights])
    places = np.linspace(0, 1, len(stops))
    return np.stack([np.interp(fractions, places, stops[:, channel]) for channel in range(3)], axis=-1)


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, from 0 to 1, of a colour `#RRGGBB`."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def ink_on(grounds: Iterable[ArrayLike], palette: Palette) -> str:
    """Return the light or the dark ink, whichever stands out more where it stands out least."""

    def least(ink: str) -> float:
        own = luminance(*channels(ink))
        return min(contrast(own, luminance(*np.asarray(ground))) for ground in grounds)

    grounds = list(grounds)
    return max((palette.light, palette.dark), key=least)
