"""Polynomials whose critical points are known, all of them, before the function is written out (construction R5).

The class of a point stays what it is under a change of variables with determinant 1, and so does the determinant of the
Hessian; that is why a sum of functions of one variable each may be sheared before it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product as cartesian
from math import prod
from typing import Literal, TypeAlias

from engine.calculus.tidy import minus, plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.linear import ExactVector
from engine.functions.measure import largest_number
from engine.language.tree import Name, Node, Power, number

PointClass: TypeAlias = Literal["minimum", "maximum", "saddle"]

_LARGEST_COEFFICIENT = 12
# Shearing mixes the coefficients.
_LARGEST_SHEARED = 18


@dataclass(frozen=True, slots=True)
class CriticalPoint:
    """A critical point that the second derivatives decide.

    Attributes:
        at: Its coordinates, in the order of the names.
        kind: What the function has there.
        determinant: The exact determinant of the Hessian there, not zero; for two variables D = f_xx f_yy - f_xy².
    """

    at: ExactVector
    kind: PointClass
    determinant: Node


@dataclass(frozen=True, slots=True)
class Charted:
    """A function with all its critical points.

    Attributes:
        f: The function as it is shown.
        names: Its variables, in order.
        points: Every real critical point, in the order of their coordinates.
    """

    f: Node
    names: tuple[Name, ...]
    points: tuple[CriticalPoint, ...]


def charted(f: Node, names: Sequence[Name], points: Sequence[CriticalPoint]) -> Charted:
    """Return the record with the points in order."""
    return Charted(f, tuple(names), tuple(sorted(points, key=lambda point: point.at)))


@dataclass(frozen=True, slots=True)
class _Part:
    """A function of one variable by its coefficients from u upwards, and the second derivative at each critical point."""

    coefficients: tuple[int, ...]
    bends: dict[int, int]


def drawn_grid(draw: Draw, names: Sequence[Name], cubics: int = 2, *, sheared: bool = False) -> Charted:
    """Draw a sum of cubics and parabolas of one variable each, with 2^cubics critical points, all of them whole.

    A cubic part is ± the one with slope 3 (u - p)(u - q); a parabola k (u - s)². With `sheared` the first part is
    taken at x + y or x - y in place of x, which mixes the variables and keeps the points whole.

    Args:
        draw: The chance of the question.
        names: Two or three names.
        cubics: How many parts are cubics: with one there are two points and one is a saddle; with two, four points
            and two saddles.
        sheared: Whether the variables are mixed; without it f_xy is zero.
    """

    def make() -> Charted | None:
        slant = draw.sign() if sheared else 0
        parts = draw.shuffled([_cubic(draw) if i < cubics else _parabola(draw) for i in range(len(names))])
        f = _written(parts, names, slant)
        bound = _LARGEST_SHEARED if sheared else _LARGEST_COEFFICIENT
        return charted(f, names, _crossings(parts, slant)) if largest_number(f) <= bound else None

    return found(draw, "function with a grid of critical points", make)


def _cubic(draw: Draw) -> _Part:
    """Return ±(u³ - 3/2 (p + q) u² + 3 p q u): slope ±3 (u - p)(u - q), second derivative ±3 (2u - p - q)."""
    sign, p = draw.sign(), draw.integer(-3, 1)
    q = p + (4 if p > -3 and p < 0 and draw.chance(1, 2) else 2)
    bends = {u: 3 * sign * (2 * u - p - q) for u in (p, q)}
    return _Part((3 * sign * p * q, -3 * sign * (p + q) // 2, sign), bends)


def _parabola(draw: Draw) -> _Part:
    """Return k (u - s)² without its constant."""
    k, s = draw.nonzero(3), draw.integer(-3, 3)
    return _Part((-2 * k * s, k), {s: 2 * k})


def _written(parts: Sequence[_Part], names: Sequence[Name], slant: int) -> Node:
    insides = [plus(names[0], times(number(slant), names[1])), *names[1:]]
    powers = (
        times(number(coefficient), Power(inside, number(degree)))
        for part, inside in zip(parts, insides, strict=True)
        for degree, coefficient in enumerate(part.coefficients, start=1)
    )
    return displayed(plus(*powers), names)


def _crossings(parts: Sequence[_Part], slant: int) -> list[CriticalPoint]:
    """Return the points in which every part is critical, where u = x + slant · y."""
    points = []
    for us in cartesian(*(part.bends for part in parts)):
        bends = [part.bends[u] for part, u in zip(parts, us, strict=True)]
        at = (us[0] - slant * us[1], *us[1:])
        points.append(CriticalPoint(tuple(map(Fraction, at)), _kind(bends), number(prod(bends))))
    return points


def _kind(bends: Sequence[int]) -> PointClass:
    if all(bend > 0 for bend in bends):
        return "minimum"
    return "maximum" if all(bend < 0 for bend in bends) else "saddle"


def drawn_folium(draw: Draw, names: Sequence[Name]) -> Charted:
    """Draw ±(x³ + y³ - 3k x y): a saddle at (0, 0) and an extremum at (k, k); ten variants.

    3x² = 3k y and 3y² = 3k x give x⁴ = k³ x. D = 36 x y - 9k² is -9k² and 27k², and f_xx = 6k at the extremum.
    """
    x, y = names
    sign, k = draw.sign(), draw.choice((-3, -2, -1, 1, 2, 3))
    cubes = plus(Power(x, number(3)), Power(y, number(3)), times(number(-3 * k), x, y))
    extremum = CriticalPoint((Fraction(k), Fraction(k)), "minimum" if sign * k > 0 else "maximum", number(27 * k * k))
    return charted(displayed(_signed(cubes, sign), names), names, [_saddle(-9 * k * k), extremum])


# The (a, b) for which x³ - a x y + b y² has a whole extremum and coefficients that are small.
_COUPLED = tuple(
    (a, b)
    for a in range(1, 25)
    for b in range(1, 10)
    if a * a % (6 * b) == 0 and a**3 % (12 * b * b) == 0 and a**3 <= 18 * 12 * b * b
)


def drawn_coupled(draw: Draw, names: Sequence[Name]) -> Charted:
    """Draw ±(x³ ± a x y + b y²), x and y in either order: a saddle at (0, 0) and an extremum; small.

    From f_y = 0 comes y = a x / 2b, and then 3x² = a² x / 2b, so the extremum is (a²/6b, ±a³/12b²). There D = a², at the
    saddle D = -a²; f_yy = ±2b.
    """
    (a, b), sign, side = draw.choice(_COUPLED), draw.sign(), draw.sign()
    order = draw.chance(1, 2)
    x, y = names if order else names[::-1]
    cubic = plus(Power(x, number(3)), times(number(-side * a), x, y), times(number(b), Power(y, number(2))))
    extremum = (Fraction(a * a, 6 * b), side * Fraction(a**3, 12 * b * b))
    kind: PointClass = "minimum" if sign > 0 else "maximum"
    points = [_saddle(-a * a), CriticalPoint(extremum if order else extremum[::-1], kind, number(a * a))]
    return charted(displayed(_signed(cubic, sign), names), names, points)


def _signed(f: Node, sign: int) -> Node:
    return f if sign > 0 else minus(f)


def _saddle(determinant: int) -> CriticalPoint:
    return CriticalPoint((Fraction(0), Fraction(0)), "saddle", number(determinant))
