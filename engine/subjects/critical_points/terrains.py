"""Drawing a function together with the way to its critical points (constructions R5, R5b and R11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.calculus.tidy import over, plus, times, well_led
from engine.chance import Draw
from engine.functions.bells import drawn_bell, drawn_bells, drawn_tilted
from engine.functions.bowls import drawn_bowl
from engine.functions.critical import Charted, CriticalPoint, PointClass, drawn_coupled, drawn_folium, drawn_grid
from engine.functions.linear import determinant
from engine.functions.symmetric import Signature
from engine.language.tree import PI, ZERO, Call, Name, Node, Power, number
from engine.subjects.critical_points.stationary import Landmark, Terrain, terrain
from engine.subjects.critical_points.stationary_steps import (
    solved_bell,
    solved_bells,
    solved_coupled,
    solved_folium,
    solved_grid,
    solved_linear,
    solved_tilted,
    solved_waves,
)

Names = Sequence[Name]

_NATURES: dict[Signature, PointClass] = {"positive": "minimum", "negative": "maximum", "indefinite": "saddle"}


def drawn_quadratic(draw: Draw, names: Names) -> Terrain:
    """Draw a quadratic with one critical point, of any nature."""
    signature: Signature = draw.choice(("positive", "negative", "indefinite"))
    bowl = drawn_bowl(
        draw, tuple(names), signature, lambda made: all(row[i] for i, row in enumerate(made.hessian.rows))
    )
    point = CriticalPoint(bowl.middle, _NATURES[signature], number(determinant(bowl.hessian.rows)))
    return terrain(Charted(bowl.f, tuple(names), (point,)), solved_linear)


def drawn_cubics(draw: Draw, names: Names, cubics: int, *, sheared: bool = False) -> Terrain:
    """Draw a sum of cubics and parabolas, with the first one at x + y or x - y in place of x if it is sheared."""
    return terrain(drawn_grid(draw, names, cubics, sheared=sheared), solved_grid)


def drawn_knot(draw: Draw, names: Names) -> Terrain:
    """Draw two equations that each hold both variables: x³ + y³ - 3kxy, or x³ - axy + by²."""
    if draw.chance(1, 4):
        return terrain(drawn_folium(draw, names), solved_folium)
    return terrain(drawn_coupled(draw, names), solved_coupled)


def drawn_exponential(draw: Draw, names: Names, *, saddle: bool = False) -> Terrain:
    """Draw a polynomial times an exponential, with two or five critical points, on wish one of them a saddle."""
    made = draw.integer(1 if saddle else 0, 2)
    if made == 0:
        return terrain(drawn_bell(draw, names), solved_bell)
    if made == 1:
        return terrain(drawn_bells(draw, names), solved_bells)
    return terrain(drawn_tilted(draw, names), solved_tilted)


@dataclass(frozen=True, slots=True)
class _Swing:
    """A function of one variable over an interval.

    Attributes:
        of: Its tree.
        bends: Each critical point with a number that has the sign of the second derivative there.
        domain: The ends of the interval.
    """

    of: Node
    bends: tuple[tuple[Node, int], ...]
    domain: tuple[Node, Node]


def _sine(draw: Draw, x: Name) -> _Swing:
    """Draw a sin x over one period: the second derivative is -a at π/2 and a at 3π/2."""
    a = draw.nonzero(6)
    bends = ((over(PI, number(2)), -a), (over(times(number(3), PI), number(2)), a))
    return _Swing(times(number(a), Call("sin", (x,))), bends, (ZERO, times(number(2), PI)))


def _parabola(draw: Draw, x: Name) -> _Swing:
    """Draw k (x - s)² over an interval around s."""
    k, s = draw.nonzero(4), draw.integer(1, 3)
    return _Swing(
        times(number(k), Power(plus(x, number(-s)), number(2))), ((number(s), k),), (number(s - 3), number(s + 3))
    )


def drawn_waves(draw: Draw, names: Names) -> Terrain:
    """Draw a sum of two sines, or of a sine and a parabola, over a box in which the sine has one period."""
    kinds = draw.shuffled((_sine, _sine if draw.chance(1, 2) else _parabola))
    first, second = (kind(draw, name) for kind, name in zip(kinds, names, strict=True))
    marks = tuple(
        Landmark((u, v), "saddle" if p * q < 0 else "minimum" if p > 0 else "maximum")
        for u, p in first.bends
        for v, q in second.bends
    )
    f = well_led(plus(first.of, second.of))
    return Terrain(f, tuple(name.name for name in names), marks, solved_waves, (first.domain, second.domain))
