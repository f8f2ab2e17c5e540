"""Slopes read off a contour map along a line that crosses three contours."""

from dataclasses import dataclass
from fractions import Fraction

from engine.chance import Draw
from engine.functions.decimals import decimal
from engine.functions.linear import ExactVector
from engine.landscape.plots import Profile, Series
from engine.language.tree import Neg, Node, Quotient, Sum, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Slip, Step
from engine.subjects.prompts import partial_symbol


@dataclass(frozen=True, slots=True)
class Crossings:
    """Where a line through a point on a contour crosses the contours next to it.

    Attributes:
        at: Three places in ascending order; the point is the middle one.
        levels: The levels there.
    """

    at: ExactVector
    levels: ExactVector

    @property
    def slope(self) -> Fraction:
        return (self.levels[2] - self.levels[0]) / (self.at[2] - self.at[0])


# Distances from the point to the contours before and after it, in tenths; the sum divides nicely.
GAPS = (
    (2, 3),
    (3, 2),
    (3, 5),
    (5, 3),
    (2, 6),
    (6, 2),
    (4, 6),
    (6, 4),
    (3, 7),
    (7, 3),
    (5, 15),
    (15, 5),
    (8, 12),
    (12, 8),
)


def drawn_crossings(draw: Draw, level: Fraction, spacing: int, gaps: tuple[int, int]) -> Crossings:
    """Draw where the point is; the levels fall where the spacing is negative, and the gaps are in tenths."""
    middle = Fraction(draw.integer(20, 40), 10)
    before, after = (Fraction(gap, 10) for gap in gaps)
    levels = tuple(level + spacing * place for place in (-1, 0, 1))
    return Crossings((middle - before, middle, middle + after), levels)


def told(letter: str, crossing: Crossings) -> str:
    """Return the sentence that says where two contours are crossed."""
    way = "to the right" if letter == "x" else "upwards"
    (before, _, after), (low, _, high) = (tuple(map(latex, map(decimal, xs))) for xs in (crossing.at, crossing.levels))
    return (
        f"Going through $P$ {way} you cross the contour ${low}$ at ${letter} = {before}$"
        f" and the contour ${high}$ at ${letter} = {after}$."
    )


def contour_part(part: str, letter: str, crossing: Crossings) -> Part:
    """Ask for the slope along a letter."""
    symbol = partial_symbol("f", letter)
    return Part(
        decimal(crossing.slope),
        "number",
        symbol,
        (),
        id=part,
        asks=f"({part}) ${symbol}$ at $P$.",
        witness=lambda _: (_secant(crossing),),
    )


def _secant(crossing: Crossings) -> float:
    """Return the mean slope between the outer contours, as the weighted mean of the two one-sided slopes."""
    import numpy as np  # noqa: PLC0415 - likewise

    gaps = np.diff([float(value) for value in crossing.at])
    slopes = np.diff([float(value) for value in crossing.levels]) / gaps
    return float(np.average(slopes, weights=gaps))


def contour_step(part: str, letter: str, crossing: Crossings) -> Step:
    """Divide the difference of the levels by the distance."""
    rise = Sum((decimal(crossing.levels[2]), Neg(decimal(crossing.levels[0]))))
    run = Sum((decimal(crossing.at[2]), Neg(decimal(crossing.at[0]))))
    says = f"Along ${letter}$: the difference of the two levels over the distance of the two contours."
    return quotient_step(says, partial_symbol("f", letter), Quotient(rise, run), crossing.slope, part)


def contour_slips(part: str, crossing: Crossings, other: Fraction) -> tuple[Slip, ...]:
    """Return the slips of reading contours; `other` is the slope along the other letter."""
    (low, middle, high), (before, here, after) = crossing.levels, crossing.at
    ahead, behind = (high - middle) / (after - here), (middle - low) / (here - before)
    one_sided = "You used the contour of $P$ and one neighbour. Take the contours on both sides."
    found_slips = [
        ("O60", other, "This is the slope along the other letter. Look at which way you cross the contours."),
        ("O12", crossing.slope / 2, "From the one contour to the other the value changes by two spacings, not by one."),
        ("O11", ahead, one_sided),
        ("O11", behind, one_sided),
        (
            "O62",
            (ahead + behind) / 2,
            "This is the mean of the slopes on both sides. Where spacings differ, take the whole distance.",
        ),
        ("D17", -crossing.slope, "The sign is the other one. Look at whether the levels rise or fall on the way."),
        ("I2", 1 / crossing.slope, "This is distance over change. A slope is the change over the distance."),
    ]
    return tuple(Slip(code, number(answer), says, part) for code, answer, says in found_slips)


def walked(letter: str, crossing: Crossings) -> Profile:
    """Return the levels along the line through the point."""
    points = tuple((float(at), float(level)) for at, level in zip(crossing.at, crossing.levels, strict=True))
    span = (float(crossing.at[0]) - 0.3, float(crossing.at[2]) + 0.3)
    return Profile(letter, letter, "f", span, series=(Series(points, r"\text{contours crossed}"),))


def quotient_step(says: str, symbol: str, quotient: Node, value: Fraction, part: str = "answer") -> Step:
    """Return the step that divides a difference by a distance."""
    shown = rf"{symbol} \approx {latex(quotient)} = {latex(decimal(value))}"
    return Step(says, shown, (Claim(quotient, decimal(value)),), part=part)
