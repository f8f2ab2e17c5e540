"""Lines and planes that touch a level set: their equations, the slips of writing them down, and numerical witnesses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm

from engine.calculus.rules import partial
from engine.calculus.tidy import over, plus, times
from engine.calculus.witness import values
from engine.functions.linear import ExactVector, as_vector, dot, linear_combination
from engine.language.equations import Equation
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import ZERO, Name, Node, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.gradients.steepness import rise
from engine.subjects.slopes import Spot, gradient_code


@dataclass(frozen=True, slots=True)
class Flat:
    """A line in the plane or a plane in space.

    Attributes:
        names: The coordinates, in order.
        normal: A vector at a right angle to it, rational.
        through: A point of it.
    """

    names: tuple[Name, ...]
    normal: ExactVector
    through: ExactVector

    def equation(self) -> Equation:
        """Return normal · x = normal · through in the smallest whole numbers, with a positive one in front."""
        return _reduced(self.names, self.normal, dot(self.normal, self.through))


def _reduced(names: Sequence[Name], normal: ExactVector, right: Fraction) -> Equation:
    together = (*normal, right)
    scale = Fraction(lcm(*(x.denominator for x in together)))
    shared = gcd(*(int(x * scale) for x in together)) or 1
    leading = next((x for x in normal if x), Fraction(1))
    factor = scale / shared * (1 if leading > 0 else -1)
    return Equation(linear_combination([x * factor for x in normal], names), number(right * factor))


def point_form(flat: Flat, slopes: Sequence[Node]) -> Node:
    """Return slopes · (x - through), for slopes that may be formulas."""
    moved = (plus(name, number(-x)) for name, x in zip(flat.names, flat.through, strict=True))
    return plus(*(times(slope, difference) for slope, difference in zip(slopes, moved, strict=True)))


def flat_slips(flat: Flat, slopes: Sequence[Node], level: Fraction | None) -> tuple[Slip, ...]:
    """Return the slips of writing the equation down.

    Args:
        flat: The line or plane.
        slopes: The entries of the gradient as formulas.
        level: What the function is equal to on the level set; None for a graph.
    """
    names, normal, right = flat.names, flat.normal, dot(flat.normal, flat.through)
    unmoved = Equation(linear_combination(normal, names), ZERO)
    mirrored = _reduced(names, normal, -right)
    found = [
        Slip("G15", Equation(point_form(flat, slopes), ZERO), _NOT_PUT_IN),
        Slip("T3", unmoved, "This goes through the origin. It has to go through $P$: use the differences to $P$."),
        Slip("G16", mirrored, "The constant has the other sign, so this does not go through $P$. Put $P$ in to see."),
    ]
    if level is not None:
        text = "The right side is the level of the function. It must be what the left side is at $P$."
        found.insert(0, Slip("G14", Equation(linear_combination(normal, names), number(level)), text))
    return tuple(found)


_NOT_PUT_IN = "The partial derivatives still hold letters, so this is not flat. Take their values at $P$."


def across(flat: Flat) -> Equation:
    """Return the line through the point along the normal of a line."""
    a, b = flat.normal
    return Flat(flat.names, (-b, a), flat.through).equation()


def touching_points(spot: Spot) -> tuple[tuple[float, ...], ...]:
    """Return points of what touches the level set at the point, from measured rises along the axes."""
    rate = rise(spot)
    size = len(spot.at)
    slopes = [rate([float(axis == place) for place in range(size)]) for axis in range(size)]
    here = [float(x) for x in spot.at]
    ways = [(0, other) for other in range(1, size)]
    moved = [list(here)]
    for first, other in ways:
        way = list(here)
        way[first] += slopes[other]
        way[other] -= slopes[first]
        moved.append(way)
    return tuple(map(tuple, moved))


def graph_points(spot: Spot) -> tuple[tuple[float, ...], ...]:
    """Return points of the plane that touches the graph of a function of two names, with their heights."""
    (height,) = values([spot.f], spot.point)
    rate, (x, y) = rise(spot), map(float, spot.at)
    return (
        (x, y, height),
        (x + 1, y, height + rate((1.0, 0.0))),
        (x, y + 1, height + rate((0.0, 1.0))),
    )


def with_slopes(flat: Flat, slopes: Sequence[Node]) -> Key | None:
    """Return the equation that other entries of the gradient lead to; none where all of them are zero."""
    if all(slope == ZERO for slope in slopes):
        return None
    return Equation(point_form(flat, slopes), ZERO)


def equation_steps(flat: Flat, key: Equation) -> tuple[Step, ...]:
    """Put the gradient into the condition, and collect."""
    slopes = as_vector(flat.normal).entries
    left = point_form(flat, slopes)
    differences = [plus(name, number(-x)) for name, x in zip(flat.names, flat.through, strict=True)]
    shown = " + ".join(rf"{_factor(slope)}({latex(d)})" for slope, d in zip(slopes, differences, strict=True))
    ratio = _ratio(flat, key)
    return (
        Step(
            "A step from $P$ to any point of it has no part along the normal: their dot product is zero.",
            f"{shown} = 0",
            (Claim(plus(*(times(s, d) for s, d in zip(slopes, differences, strict=True))), left),),
        ),
        Step("Multiply out and collect.", key.latex(), (Claim(times(ratio, key.difference), left),)),
    )


def _factor(slope: Node) -> str:
    shown = latex(slope)
    return rf"\left({shown}\right)" if shown.startswith("-") else shown


def _ratio(flat: Flat, key: Equation) -> Node:
    """Return what the equation was divided by to make its numbers small."""
    first = flat.names[0].name
    return over(number(flat.normal[0]), partial(key.left, first))


def flat_code(spot: Spot) -> Code:
    """Return programs for what touches a level set; numpy finds points of it."""
    letters, size = ", ".join(spot.spelled), len(spot.at)
    ways = "[np.array([-g[1], g[0]])]" if size == 2 else "[np.cross(g, axis) for axis in np.eye(3)]"
    at = as_vector(spot.at)
    return gradient_code(
        spot,
        (f"point = {sympy_text(at)}", f"answer = Eq(g.dot(Matrix([{letters}]) - point), 0)"),
        (f"point = {numpy_text(at)}", f"ways = {ways}\nanswer = [point, *(point + way for way in ways)]"),
    )


def graph_steps(flat: Flat, key: Equation) -> tuple[Step, ...]:
    """Write the graph as a level surface first."""
    first, second = equation_steps(flat, key)
    says = r"Write the graph as $f(x, y) - z = 0$: its normal is $\left(\frac{\partial f}{\partial x}, \frac{\partial f}{\partial y}, -1\right)$."
    return replace(first, says=says), second


def graph_slips(flat: Flat) -> tuple[Slip, ...]:
    """Return the slips about the entry of the normal that belongs to z."""
    upside_down = Flat(flat.names, (*flat.normal[:2], Fraction(1)), flat.through)
    upright = Flat(flat.names, (*flat.normal[:2], Fraction(0)), flat.through)
    return (
        Slip(
            "G17",
            upside_down.equation(),
            "$z$ has the wrong side. Written as $f(x, y) - z = 0$ its entry of the normal is $-1$.",
        ),
        Slip(
            "G17",
            upright.equation(),
            "There is no $z$ in this, so the plane is upright. The normal of a graph ends in $-1$.",
        ),
    )


def graph_code(spot: Spot) -> Code:
    """Return programs for what touches a graph; numpy finds points of it."""
    at = as_vector(spot.at)
    steps = "ways = [np.array([0.0, 0.0]), np.array([1.0, 0.0]), np.array([0.0, 1.0])]"
    return gradient_code(
        spot,
        (
            'z = symbols("z", real=True)',
            f"step = Matrix([x, y]) - {sympy_text(at)}",
            "answer = Eq(z, f.subs(P) + g.dot(step))",
        ),
        (f"point = {numpy_text(at)}", f"{steps}\nanswer = [[*(point + way), f(point) + g @ way] for way in ways]"),
    )
