"""The unit vectors that stand at an angle to the gradient of a function of two variables: steps, slips, witness, programs.

With the cosine c of the angle, its sine s, the unit gradient a and the unit vector b across they are c a ± s b.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import cos, pi, sin
from typing import TypeAlias

from msgspec import structs

from engine.calculus.tidy import minus, plus, times
from engine.calculus.witness import values
from engine.functions.lengths import root
from engine.functions.linear import dot
from engine.landscape.plots import Arrow, Landscape
from engine.language.numeric import compiled
from engine.language.point_sets import PointSet
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import ONE, ZERO, Node, Power, Vector, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Found, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.gradients.walks import tuple_latex
from engine.subjects.programs import assigned
from engine.subjects.slopes import Spot, dotted, gradient_code, gradient_steps

Units: TypeAlias = tuple[tuple[Node, ...], tuple[Node, ...]]

# Directions that are tried before one is found exactly, and half the distance between two evaluations.
_RAYS, _STEP = 720, 1e-6


def cosine_sine(cosine: Fraction) -> Node:
    """Return the positive sine that belongs to a cosine."""
    return root(1 - cosine**2)


def unit_gradient(spot: Spot) -> tuple[Node, ...]:
    """Return the gradient at the point divided by its length."""
    square = dot(spot.gradient, spot.gradient)
    return tuple(times(number(slope / square), root(square)) for slope in spot.gradient)


def turned_by(spot: Spot, cosine: Node, sine: Node) -> Units:
    """Return the two unit vectors at an angle to the gradient, the one to the left of it first."""
    a, b = unit_gradient(spot)
    left, right = (
        (plus(times(cosine, a), times(minus(s), b)), plus(times(cosine, b), times(s, a))) for s in (sine, minus(sine))
    )
    return left, right


def turning_steps(spot: Spot, cosine: Fraction) -> tuple[Step, ...]:
    """Go from the gradient to its unit vector, from the cosine to the sine, and to the vectors."""
    c, s = number(cosine), cosine_sine(cosine)
    a, b = unit_gradient(spot)
    size = root(dot(spot.gradient, spot.gradient))
    scaled = tuple(Claim(times(size, e), number(slope)) for e, slope in zip((a, b), spot.gradient, strict=True))
    largest = r"\lVert\nabla f(P)\rVert"
    share = f"Along $u$ the rate is ${largest}\\cos\\phi$, with the angle $\\phi$ to the gradient; ${largest}$ is"
    return (
        *gradient_steps(spot),
        Step(
            f"Its length is ${latex(size)}$, so this is the unit vector along it.",
            rf"\frac{{\nabla f(P)}}{{{largest}}} = {latex(Vector((a, b)))}",
            scaled,
        ),
        Step(
            f"{share} the largest. So the cosine is ${latex(c)}$, and the sine follows.",
            rf"\sin\phi = \pm\sqrt{{1 - \cos^{{2}}\phi}} = \pm {latex(s)}",
            (Claim(Power(s, number(2)), number(1 - cosine**2)),),
        ),
        _composed(turned_by(spot, c, s), (a, b), c),
    )


def _composed(found: Units, along: tuple[Node, ...], cosine: Node) -> Step:
    a, b = along
    claims = [Claim(dotted(one, one), ONE) for one in found] + [Claim(dotted(one, along), cosine) for one in found]
    left, right = (latex(Vector(one)) for one in found)
    return Step(
        f"$u$ is the cosine times this vector, plus or minus the sine times ${tuple_latex((minus(b), a))}$,"
        " which stands at a right angle to it.",
        rf"u = {left} \quad\text{{or}}\quad u = {right}",
        tuple(claims),
    )


def turning_slips(spot: Spot, cosine: Fraction) -> tuple[Slip, ...]:
    """Return the slips of the wrong sense, of the wrong angle, and of standing across."""
    c, s = number(cosine), cosine_sine(cosine)
    opposite = tuple(tuple(minus(entry) for entry in one) for one in turned_by(spot, c, s))
    return (
        Slip("G6", PointSet(opposite), "Along these $f$ falls at that rate. Turn both around."),
        Slip(
            "G10",
            PointSet(turned_by(spot, ZERO, ONE)),
            "Along these $f$ does not change: they stand at a right angle to the gradient.",
        ),
        Slip(
            "G11",
            PointSet(turned_by(spot, s, c)),
            f"You took the sine for the cosine. It is the cosine of the angle that is ${latex(c)}$.",
        ),
    )


def scanned(spot: Spot, share: float) -> Found:
    """Return the unit vectors along which f rises at a share of the largest rate, by measuring its rise all round."""
    f = compiled(spot.f, spot.spelled)
    x, y = map(float, spot.at)

    def rate(angle: float) -> float:
        across, up = _STEP * cos(angle), _STEP * sin(angle)
        return float(f(x + across, y + up) - f(x - across, y - up)) / (2 * _STEP)

    best = _summit(rate, max((2 * pi * ray / _RAYS for ray in range(_RAYS)), key=rate))
    wanted = share * rate(best)
    angles = (_crossing(rate, wanted, best, best + turn) for turn in (pi, -pi))
    return tuple((cos(angle), sin(angle)) for angle in angles)


def _summit(rate: Callable[[float], float], near: float) -> float:
    """Return where a rate is largest, near an angle that is right to one ray, by thirds."""
    low, high = near - 2 * pi / _RAYS, near + 2 * pi / _RAYS
    for _ in range(40):
        third = (high - low) / 3
        low, high = (low + third, high) if rate(low + third) < rate(high - third) else (low, high - third)
    return (low + high) / 2


def _crossing(rate: Callable[[float], float], wanted: float, above: float, below: float) -> float:
    """Return where a rate has the wanted size, between an angle where it is larger and one where it is smaller."""
    for _ in range(60):
        middle = (above + below) / 2
        above, below = (middle, below) if rate(middle) > wanted else (above, middle)
    return above


def directions_picture(spot: Spot, units: Sequence[Sequence[Node]]) -> Landscape:
    """Return the landscape of the function, with the unit vectors after the verdict."""
    key = Vector(tuple(entry for one in units for entry in one))
    made = landscape({spot.label: spot.f}, spot.spelled, key, spot.point)
    start = (float(spot.at[0]), float(spot.at[1]))
    arrows = tuple(Arrow(start, _pair(one), "u", after=True) for one in units)
    return structs.replace(made, box=((-3.5, 3.5), (-3.5, 3.5)), overlays=arrows)


def _pair(entries: Sequence[Node]) -> tuple[float, float]:
    across, up = values(tuple(entries), {})
    return across, up


def turning_code(spot: Spot, cosine: Fraction) -> Code:
    """Return programs that turn the unit gradient by the angle with this cosine, both ways."""
    c = number(cosine)
    listed = "answer = [tuple(c * a + t * b) for t in (s, -s)]"
    return gradient_code(
        spot,
        (
            f"{assigned('c', sympy_text(c))}\ns = sqrt(1 - c**2)",
            "a = g / g.norm()\nb = Matrix([[-a[1], a[0]]])",
            listed,
        ),
        (
            f"{assigned('c', numpy_text(c))}\ns = np.sqrt(1 - c**2)",
            "a = g / np.linalg.norm(g)\nb = np.array([-a[1], a[0]])",
            listed,
        ),
    )
