"""Numbers and labels of a plot as text."""

import math
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

ReadoutKind: TypeAlias = Literal["point", "height", "gradient"]

_LARGEST_PLAIN = 1e5
_INDEX = re.compile(r"_\{?(\d+)\}?")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Readout:
    """A number or a pair beside a plot: what it is and what it is worth, in words and in LaTeX."""

    kind: ReadoutKind
    name: str
    value: str
    latex: str


def rounded(value: float) -> str:
    """Return a number as it is shown: two decimals, or four digits and a power of ten where it is huge."""
    if not math.isfinite(value):
        return "undefined"
    if abs(value) >= _LARGEST_PLAIN:
        mantissa, _, exponent = f"{value:.3e}".partition("e")
        return f"{mantissa}e{int(exponent)}"
    # adding zero takes the sign from -0.0
    return f"{round(float(value), 2) + 0.0:.2f}"


def rounded_latex(value: float) -> str:
    """Return the same in LaTeX."""
    mantissa, is_huge, exponent = rounded(value).partition("e")
    return rf"{mantissa}\cdot 10^{{{exponent}}}" if is_huge and exponent.isdigit() else rounded(value)


def brief(value: float) -> str:
    """Return a round number as a scale shows it: as short as can be, with a minus sign as wide as a plus."""
    mantissa, is_power, exponent = f"{value:g}".partition("e")
    number = f"{mantissa}e{int(exponent)}" if is_power else mantissa
    return number.replace("-", "\N{MINUS SIGN}")


def written(label: str) -> str:
    """Return a LaTeX label as text: `F_{1}` is F₁."""
    indexed = _INDEX.sub(lambda found: found[1].translate(_SUBSCRIPTS), label)
    return re.sub(r"[\\{}]", "", indexed)
