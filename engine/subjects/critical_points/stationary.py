"""Functions with all their critical points, and how they are found: by factoring, never by dividing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from engine.calculus.rules import gradient
from engine.calculus.tidy import plus, tidy, times
from engine.calculus.witness import values
from engine.functions.critical import Charted, PointClass
from engine.functions.display import displayed
from engine.language.point_sets import PointSet
from engine.language.substitution import substituted
from engine.language.tree import ONE, ZERO, Name, Neg, Node, Product, number, rational
from engine.language.typeset import enumerated, latex
from engine.questions.question import Claim, Step
from engine.subjects.prompts import partial_symbol

At = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Landmark:
    """A critical point with what the function has there."""

    at: At
    nature: PointClass


@dataclass(frozen=True, slots=True)
class Terrain:
    """A function with every critical point that it has in its domain.

    Attributes:
        f: The function as it is shown.
        names: Its variables, in order.
        landmarks: Its critical points.
        solving: From the derivatives to the points.
        domain: (low, high) of each name where the question keeps to a box; () for the whole space.
    """

    f: Node
    names: tuple[str, ...]
    landmarks: tuple[Landmark, ...]
    solving: Callable[["Terrain"], tuple[Step, ...]]
    domain: tuple[tuple[Node, Node], ...] = ()

    @property
    def slopes(self) -> tuple[Node, ...]:
        """The first derivatives in the order of the names."""
        return _slopes(self.f, self.names)

    def points(self, *natures: PointClass) -> PointSet:
        """Return the critical points of some natures, or all of them."""
        return PointSet(tuple(mark.at for mark in self.landmarks if not natures or mark.nature in natures))

    def values_of(self, place: int) -> list[Node]:
        """Return the different values of a coordinate, the least first."""
        return in_order(mark.at[place] for mark in self.landmarks)


# Steps, slips, plot and programs of one question all need them.
@lru_cache(maxsize=16)
def _slopes(f: Node, names: tuple[str, ...]) -> tuple[Node, ...]:
    variables = tuple(map(Name, names))
    return tuple(displayed(slope, variables) for slope in gradient(f, names))


def in_order(numbers: Iterable[Node]) -> list[Node]:
    """Return different numbers once each, the least first."""
    return sorted(dict.fromkeys(numbers), key=lambda node: values([node], {}))


def terrain(charted: Charted, solving: Callable[[Terrain], tuple[Step, ...]]) -> Terrain:
    """Return the terrain of a constructed function."""
    marks = tuple(Landmark(tuple(map(number, point.at)), point.kind) for point in charted.points)
    return Terrain(charted.f, tuple(name.name for name in charted.names), marks, solving)


def derivative_steps(ground: Terrain, shown: Sequence[Node] | None = None) -> tuple[Step, ...]:
    """Set every first derivative to zero.

    Args:
        ground: Whose derivatives.
        shown: How they are written; without it as the rules leave them.
    """
    written = zip(ground.names, shown or ground.slopes, strict=True)
    return tuple(
        Step(
            "At a critical point every first derivative is zero." if place == 0 else "The same for the next variable.",
            f"{partial_symbol('f', name)} = {latex(slope)} = 0",
            (Claim(ground.f, slope, (name,)),),
        )
        for place, (name, slope) in enumerate(written)
    )


def checking_step(ground: Terrain, says: str) -> Step:
    """Collect the points, and claim that every derivative is zero at each."""
    claims = tuple(
        Claim(substituted(slope, dict(zip(ground.names, mark.at, strict=True))), ZERO)
        for mark in ground.landmarks
        for slope in ground.slopes
    )
    return Step(f"{says} Check: every derivative is zero there.", ground.points().latex(), claims)


def factored(node: Node, name: str, roots: Sequence[Node], inside: Node | None = None) -> Node:
    """Write a polynomial in one name as its leading factor times one factor for each root.

    Args:
        node: Vanishes exactly at the roots; its other names end up in the leading factor.
        name: The one name.
        roots: Rational and different.
        inside: What stands in the factors in place of the name.
    """
    exact = [value for value in map(rational, roots) if value is not None]
    test = next(t for t in range(len(exact) + 1) if t not in exact)
    scale = Fraction(1)
    for root in exact:
        scale *= root.denominator * test - root.numerator
    lead = times(substituted(node, {name: number(test)}), number(1 / scale))
    shown = inside or Name(name)
    factors = [plus(times(number(root.denominator), shown), number(-root.numerator)) for root in exact]
    return joined(lead, *sorted(factors, key=lambda factor: not isinstance(factor, Name)))


def joined(lead: Node, *factors: Node) -> Node:
    """Return a product as it stands, the sign of its leading factor in front."""
    if isinstance(lead, Neg):
        return Neg(joined(lead.argument, *factors))
    first = () if lead == ONE else lead.factors if isinstance(lead, Product) else (lead,)
    parts = (*first, *factors)
    return parts[0] if len(parts) == 1 else Product(parts)


def listed_roots(inside: Node, roots: Sequence[Node]) -> str:
    """Return text such as `$x = 1$ or $x = 3$`."""
    return enumerated([f"{latex(inside)} = {latex(root)}" for root in roots]).replace(" and ", " or ")


def equation_step(says: str, symbol: str, whole: Node, parts: Node) -> Step:
    """Return a step that rewrites what has to be zero."""
    return Step(says, f"{symbol} = {latex(parts)} = 0", (Claim(whole, parts),))


def put_in(node: Node, name: str, value: Node) -> Node:
    """Return a tree with a value in the place of a name, tidied."""
    return tidy(substituted(node, {name: value}))
