"""Quadratics on closed regions with every candidate for an extremum: inside, on an edge, at a corner; all exact."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.linear import determinant, exact_matrix, exact_vector, solved
from engine.language.tree import Name, Node, Power, number

Point: TypeAlias = tuple[Fraction, Fraction]
Place: TypeAlias = Literal["inside", "edge", "corner"]


@dataclass(frozen=True, slots=True)
class Quadratic:
    """a x² + b x y + c y² + d x + e y + g, with whole coefficients."""

    a: int
    b: int
    c: int
    d: int
    e: int
    g: int

    def value(self, at: Sequence[Fraction]) -> Fraction:
        x, y = at
        return self.a * x * x + self.b * x * y + self.c * y * y + self.d * x + self.e * y + self.g

    def slopes(self, at: Sequence[Fraction]) -> Point:
        x, y = at
        return 2 * self.a * x + self.b * y + self.d, self.b * x + 2 * self.c * y + self.e

    def tree(self, x: Name, y: Name) -> Node:
        """Return the function as it is shown."""
        terms = (
            times(number(self.a), Power(x, number(2))),
            times(number(self.b), x, y),
            times(number(self.c), Power(y, number(2))),
            times(number(self.d), x),
            times(number(self.e), y),
            number(self.g),
        )
        return displayed(plus(*terms), (x, y))

    @property
    def flat(self) -> Point | None:
        """The only critical point, or None where there is none or a line of them."""
        bends = exact_matrix(((2 * self.a, self.b), (self.b, 2 * self.c)))
        if determinant(bends) == 0:
            return None
        x, y = solved(bends, exact_vector((-self.d, -self.e)))
        return x, y


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where an extremum may be."""

    at: Point
    value: Fraction
    place: Place


@dataclass(frozen=True, slots=True)
class Polygon:
    """A convex polygon by its corners, counter-clockwise."""

    corners: tuple[Point, ...]

    @property
    def edges(self) -> tuple[tuple[Point, Point], ...]:
        return tuple(pairwise((*self.corners, self.corners[0])))

    def holds_inside(self, at: Point) -> bool:
        """Whether a point is inside, not on the boundary."""
        return all(_cross(start, end, at) > 0 for start, end in self.edges)

    def candidates(self, f: Quadratic) -> tuple[Candidate, ...]:
        """Return the critical point inside, those along the edges, and the corners."""
        flat = f.flat
        inside = [flat] if flat and self.holds_inside(flat) else []
        edges = [at for edge in self.edges for at in _flat_along(f, edge)]
        return (
            *(Candidate(at, f.value(at), "inside") for at in inside),
            *(Candidate(at, f.value(at), "edge") for at in edges),
            *(Candidate(at, f.value(at), "corner") for at in self.corners),
        )

    def mistaken_edges(self, f: Quadratic) -> tuple[Candidate, ...]:
        """Return where, on each edge, the derivative by the variable that is held is zero, or f_y on a slanted one."""
        points = [at for edge in self.edges for at in _flat_across(f, edge)]
        return tuple(Candidate(at, f.value(at), "edge") for at in points)


def _cross(start: Point, end: Point, at: Point) -> Fraction:
    return (end[0] - start[0]) * (at[1] - start[1]) - (end[1] - start[1]) * (at[0] - start[0])


def _between(edge: tuple[Point, Point], share: Fraction) -> Point:
    (x, y), (u, v) = edge
    return x + share * (u - x), y + share * (v - y)


def _zero_of(slope: Callable[[Point], Fraction], edge: tuple[Point, Point]) -> Iterator[Point]:
    """Yield the point within an edge where something linear is zero."""
    first, last = (slope(end) for end in edge)
    if first * last < 0:
        yield _between(edge, first / (first - last))


def _flat_along(f: Quadratic, edge: tuple[Point, Point]) -> Iterator[Point]:
    (x, y), (u, v) = edge

    def slope(at: Point) -> Fraction:
        across, up = f.slopes(at)
        return across * (u - x) + up * (v - y)

    return _zero_of(slope, edge)


def _flat_across(f: Quadratic, edge: tuple[Point, Point]) -> Iterator[Point]:
    (x, _), (u, _) = edge
    place = 0 if x == u else 1
    return _zero_of(lambda at: f.slopes(at)[place], edge)


def best(candidates: Sequence[Candidate], sign: int) -> Candidate | None:
    """Return the one with the largest value, or with sign -1 the least; None where it is not alone."""
    if not candidates:
        return None
    top = max(sign * candidate.value for candidate in candidates)
    winners = {candidate.at: candidate for candidate in candidates if sign * candidate.value == top}
    return next(iter(winners.values())) if len(winners) == 1 else None


_LARGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class Bounded:
    """A quadratic on a polygon, with one highest and one lowest point."""

    f: Quadratic
    region: Polygon
    candidates: tuple[Candidate, ...]
    highest: Candidate
    lowest: Candidate

    def raised(self, by: int) -> "Bounded":
        """Return the same with a larger constant."""
        f = replace(self.f, g=self.f.g + by)
        candidates = self.region.candidates(f)
        high, low = (replace(one, value=one.value + by) for one in (self.highest, self.lowest))
        return Bounded(f, self.region, candidates, high, low)


def drawn_bounded(
    draw: Draw, region: Callable[[Draw], Polygon], reach: int, accepts: Callable[[Bounded], bool] = lambda _: True
) -> Bounded:
    """Draw a quadratic on a polygon whose candidates are halves at most, with one highest and one lowest point.

    Args:
        draw: The chance of the question.
        region: Draws the polygon.
        reach: How far outside the box of the polygon the critical point may lie, which is whole; -1 for inside.
        accepts: What the family asks besides.
    """

    def make() -> Bounded | None:
        polygon = region(draw)
        f = _around(draw, polygon, reach)
        candidates = polygon.candidates(f)
        highest, lowest = best(candidates, 1), best(candidates, -1)
        if highest is None or lowest is None or not all(map(_is_simple, candidates)):
            return None
        if max(highest.value.denominator, lowest.value.denominator) > 2:
            return None
        made = Bounded(f, polygon, candidates, highest, lowest)
        return made if accepts(made) else None

    return found(draw, "quadratic on a region", make)


def _around(draw: Draw, polygon: Polygon, reach: int) -> Quadratic:
    """Draw a quadratic that is flat at a whole point in the box of a polygon, or so far outside of it."""
    spans = [(int(min(at[i] for at in polygon.corners)), int(max(at[i] for at in polygon.corners))) for i in range(2)]
    x, y = (draw.integer(low - reach, high + reach) for low, high in spans)
    a, c = (draw.choice((-2, -1, -1, 1, 1, 2)) for _ in range(2))
    # along y = s - x the second derivative is 2(a - b + c), which divides the place of the candidate
    b = a + c - draw.sign() if len(polygon.corners) == _TRIANGLE else draw.integer(-3, 3)
    return Quadratic(a, b, c, -(2 * a * x + b * y), -(b * x + 2 * c * y), draw.integer(-9, 9))


_TRIANGLE = 3


def _is_simple(candidate: Candidate) -> bool:
    halves = all(x.denominator <= 2 for x in candidate.at)
    return halves and candidate.value.denominator <= 4 and abs(candidate.value) <= _LARGEST_VALUE


def drawn_rectangle(draw: Draw) -> Polygon:
    """Draw a rectangle with sides along the axes, from 2 to 5 long."""
    x, y = draw.integer(-3, 1), draw.integer(-3, 1)
    u, v = x + draw.integer(2, 5), y + draw.integer(2, 5)
    return Polygon(_points((x, y), (u, y), (u, v), (x, v)))


def drawn_triangle(draw: Draw) -> Polygon:
    """Draw a right triangle with legs of equal length along the axes."""
    x, y, leg = draw.integer(-2, 1), draw.integer(-2, 1), draw.integer(3, 6)
    return Polygon(_points((x, y), (x + leg, y), (x, y + leg)))


def _points(*whole: tuple[int, int]) -> tuple[Point, ...]:
    return tuple((Fraction(x), Fraction(y)) for x, y in whole)


# Legs of whole right triangles, by the radius.
_LEGS = {5: (3, 4), 10: (6, 8), 13: (5, 12)}


@dataclass(frozen=True, slots=True)
class OnDisc:
    """A quadratic on the disc of a radius around the origin.

    Attributes:
        f: With b = 0, and with d = 0 or e = 0 unless a = c.
        radius: Whole.
        candidates: Inside, and on the circle by Lagrange's condition.
        highest: Alone.
        lowest: Alone.
    """

    f: Quadratic
    radius: int
    candidates: tuple[Candidate, ...]
    highest: Candidate
    lowest: Candidate


def drawn_on_disc(draw: Draw) -> OnDisc:
    """Draw ±(a x² + c y² + d x) with a > c > 0, x and y in either order, or a multiple of the squared distance.

    On the circle y = 0, or the multiplier is c and then x = -d / 2(a - c), which is drawn as a leg of a right triangle.
    """
    kind = _distance if draw.chance(1, 5) else _stretched

    def make() -> OnDisc | None:
        f, radius, rim = kind(draw)
        flat = f.flat
        if flat is None:
            return None
        inside = [flat] if flat[0] ** 2 + flat[1] ** 2 < radius * radius else []
        candidates = (
            *(Candidate(at, f.value(at), "inside") for at in inside),
            *(Candidate(at, f.value(at), "edge") for at in rim),
        )
        highest, lowest = best(candidates, 1), best(candidates, -1)
        if highest is None or lowest is None or any(x.denominator > 2 for at in inside for x in at):
            return None
        large = max(abs(candidate.value) for candidate in candidates) > _LARGEST_DISC
        return None if large else OnDisc(f, radius, candidates, highest, lowest)

    return found(draw, "quadratic on a disc", make)


_LARGEST_DISC = 190


def _distance(draw: Draw) -> tuple[Quadratic, int, tuple[Point, ...]]:
    """±k times the squared distance from a multiple of (3, 4), inside the disc or outside."""
    k = draw.nonzero(2)
    p, q = (draw.sign() * leg for leg in draw.shuffled((3, 4)))
    radius, scale = draw.choice(((5, 2), (10, 1)))
    near = (Fraction(p * radius, 5), Fraction(q * radius, 5))
    f = Quadratic(k, 0, k, -2 * k * p * scale, -2 * k * q * scale, draw.integer(-9, 9))
    return f, radius, (near, (-near[0], -near[1]))


def _stretched(draw: Draw) -> tuple[Quadratic, int, tuple[Point, ...]]:
    sign, radius = draw.sign(), draw.choice(tuple(_LEGS))
    c = draw.integer(1, 4)
    a = c + draw.integer(1, 4)
    leg, other = draw.shuffled(_LEGS[radius])
    x = draw.sign() * leg
    d, g = -2 * (a - c) * x, draw.integer(-9, 9)
    rim = ((radius, 0), (-radius, 0), (x, other), (x, -other))
    if draw.chance(1, 2):
        f = Quadratic(sign * a, 0, sign * c, sign * d, 0, g)
        return f, radius, _points(*rim)
    f = Quadratic(sign * c, 0, sign * a, 0, sign * d, g)
    return f, radius, _points(*((v, u) for u, v in rim))
