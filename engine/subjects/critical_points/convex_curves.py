"""Functions of one variable for questions on convexity, each with its shape on a stated domain."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.tidy import minus, over, plus, times, well_led
from engine.calculus.witness import values
from engine.chance import Draw
from engine.functions.display import displayed
from engine.language.tree import Call, Name, Neg, Node, Power, Quotient, Sum, number
from engine.subjects.critical_points.convexity import Shape, shape_of_bends

X = Name("x")


@dataclass(frozen=True, slots=True)
class ConvexCurve:
    """A function of x.

    Attributes:
        f: Its tree.
        shape: Which side of its chords it lies on, over the whole domain.
        is_positive: Whether its domain is x > 0 alone.
    """

    f: Node
    shape: Shape
    is_positive: bool = False

    @property
    def bend(self) -> Node:
        """The second derivative, a minus sign before a fraction taken into its numerator."""
        match partial(self.f, "x", "x"):
            case Neg(Quotient(Sum() as above, below)):
                return Quotient(displayed(minus(above), (X,)), below)
            case bend:
                return bend

    @property
    def samples(self) -> list[Fraction]:
        """Points of the domain, near and far."""
        return [Fraction(k, 4) for k in range(1 if self.is_positive else -24, 25)]


def _power(degree: int) -> Node:
    return Power(X, number(degree))


def _line(draw: Draw) -> Node:
    return times(number(draw.nonzero(5)), X)


def _parabola(draw: Draw) -> ConvexCurve:
    return ConvexCurve(
        plus(times(number(draw.integer(1, 6)), _power(2)), _line(draw), number(draw.nonzero(5))), "convex"
    )


def _exponential(draw: Draw) -> ConvexCurve:
    rate = number(draw.choice((-3, -2, 2, 3)))
    return ConvexCurve(plus(times(number(draw.integer(1, 5)), Call("exp", (times(rate, X),))), _line(draw)), "convex")


def _quartic(draw: Draw) -> ConvexCurve:
    return ConvexCurve(
        plus(times(number(draw.integer(1, 4)), _power(4)), times(number(draw.integer(1, 6)), _power(2)), _line(draw)),
        "convex",
    )


def _reciprocal(draw: Draw) -> ConvexCurve:
    return ConvexCurve(plus(over(number(draw.integer(1, 6)), X), _line(draw)), "convex", is_positive=True)


def _entropy(draw: Draw) -> ConvexCurve:
    return ConvexCurve(
        plus(times(number(draw.integer(1, 5)), X, Call("ln", (X,))), _line(draw)), "convex", is_positive=True
    )


def _logarithm(draw: Draw) -> ConvexCurve:
    return ConvexCurve(
        plus(times(number(-draw.integer(1, 6)), Call("ln", (X,))), _line(draw)), "convex", is_positive=True
    )


def _root(draw: Draw) -> ConvexCurve:
    return ConvexCurve(
        plus(times(number(-draw.integer(1, 6)), Call("sqrt", (X,))), _line(draw)), "convex", is_positive=True
    )


def _cubic(draw: Draw) -> ConvexCurve:
    return ConvexCurve(
        plus(times(number(draw.nonzero(3)), _power(3)), times(number(draw.nonzero(4)), _power(2)), _line(draw)),
        "neither",
    )


def _double_well(draw: Draw) -> ConvexCurve:
    """Positive everywhere: (x² - k)² + c, multiplied out."""
    k, c = draw.integer(1, 4), draw.integer(1, 9)
    return ConvexCurve(plus(_power(4), times(number(-2 * k), _power(2)), number(k * k + c)), "neither")


def _bell(draw: Draw) -> ConvexCurve:
    width = draw.choice((Fraction(1, 2), Fraction(1), Fraction(2)))
    return ConvexCurve(
        times(number(draw.integer(1, 9)), Call("exp", (minus(times(number(width), _power(2))),))), "neither"
    )


def _cauchy(draw: Draw) -> ConvexCurve:
    return ConvexCurve(over(number(draw.integer(1, 9)), plus(_power(2), number(draw.integer(1, 6)))), "neither")


_CONVEX = (_parabola, _exponential, _quartic, _reciprocal, _entropy, _logarithm, _root)
_POSITIVE = (_double_well, _bell, _cauchy)


def drawn_curve(draw: Draw, shape: Shape, *, positive: bool = False) -> ConvexCurve:
    """Draw a function of a shape; with `positive`, one that is neither convex nor concave, yet positive everywhere."""
    if shape == "neither":
        makers: tuple[Callable[[Draw], ConvexCurve], ...] = _POSITIVE if positive else (_cubic, *_POSITIVE)
        return draw.choice(makers)(draw)
    made = draw.choice(_CONVEX)(draw)
    if shape == "convex":
        return ConvexCurve(well_led(made.f), "convex", made.is_positive)
    return ConvexCurve(well_led(minus(made.f)), "concave", made.is_positive)


def opposite(shape: Shape) -> Shape | None:
    """Return concave for convex and convex for concave."""
    match shape:
        case "convex":
            return "concave"
        case "concave":
            return "convex"
        case _:
            return None


def misjudged_shape(curve: ConvexCurve, code: str | None) -> Shape | None:
    """Return the shape of a curve, or what a slip takes it for."""
    match code:
        case None:
            return curve.shape
        case "S19":
            heights = [values([curve.f], {"x": x})[0] for x in curve.samples]
            return "convex" if min(heights) > 0 else None
        case "S22":
            return shape_of_bends([values([curve.bend], {"x": Fraction(1)})[0]])
        case "S23":
            return opposite(curve.shape)
        case _:
            return None
