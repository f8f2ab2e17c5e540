"""The directional derivative: gradient times unit vector. A direction is given as a vector, an angle or a place to go to."""

from collections.abc import Callable
from fractions import Fraction

from msgspec import structs

from engine.calculus.tidy import minus, plus, times
from engine.calculus.witness import central_gradient, values
from engine.chance import Draw
from engine.functions.angles import angle
from engine.functions.grammar import random_function
from engine.functions.lengths import root
from engine.functions.linear import ExactVector, as_vector, dot, exact_vector, multiple
from engine.functions.measure import operations
from engine.functions.pointed import Pointed, drawn_pointed
from engine.functions.steering import drawn_direction, drawn_steered
from engine.landscape.plots import Arrow, Landscape
from engine.language.point_sets import PointSet
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import ZERO, Name, Node, Power, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import changed_slip
from engine.subjects.gradients.turnings import (
    cosine_sine,
    directions_picture,
    scanned,
    turned_by,
    turning_code,
    turning_slips,
    turning_steps,
)
from engine.subjects.gradients.walks import (
    WAY,
    Walk,
    angle_walk,
    direction_slips,
    moved,
    product_step,
    tuple_latex,
    unit_steps,
    vector_walk,
    walk_towards,
)
from engine.subjects.programs import assigned
from engine.subjects.prompts import applied, point_latex, spoken_point
from engine.subjects.slopes import Spot, carried_slips, dotted, gradient_code, gradient_steps, noted

_LARGEST_RATE = 60
_PLOTTED = ((-3.5, 3.5), (-3.5, 3.5))


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _along_unit(draw: Draw) -> Question:
    """Ask for the rate along a unit vector that is given."""
    u = exact_vector(Fraction(draw.sign() * x, 5) for x in draw.shuffled((3, 4)))
    spot = _drawn_spot(draw, names("x y"), 1, u)
    openings = (
        "Find the directional derivative $D_u f(P)$ {where} along the unit vector $u = {vector}$.",
        "How fast does $f$ change {where} if you move along the unit vector $u = {vector}$?",
    )
    return _rate(spot, vector_walk(u, "u"), _opened(draw.choice(openings), spot, u))


def _along_vector(draw: Draw) -> Question:
    """Ask for the rate along a vector that is no unit vector, or in one of three draws at an angle."""
    if draw.chance(1, 3):
        return _at_angle(draw)
    v = drawn_direction(draw).entries
    spot = _drawn_spot(draw, names("x y"), draw.integer(1, 2), v)
    openings = (
        "Find the directional derivative of $f$ {where} in the direction of $v = {vector}$.",
        "Find the rate of change of $f$ per unit of length, {where} and in the direction of $v = {vector}$.",
    )
    return _rate(spot, vector_walk(v), _opened(draw.choice(openings), spot, v))


def _opened(opening: str, spot: Spot, vector: ExactVector) -> str:
    point = f"$P = {point_latex(spot.point)}$"
    return opening.format(where=f"at {point}", point=point, vector=tuple_latex(vector))


def _at_angle(draw: Draw) -> Question:
    turns = draw.choice([Fraction(k, n) for n in (3, 4, 6) for k in range(1, 2 * n) if Fraction(k, n).denominator == n])
    made = drawn_pointed(draw, names("x y"), draw.integer(1, 2), accepts=lambda made: max(map(abs, made.gradient)) < 20)
    spot = Spot(made.f, made.names, made.at)
    where, theta = point_latex(spot.point), rf"\theta = {latex(angle(turns))}"
    measured = "to the positive $x$-axis, counter-clockwise"
    opening = draw.choice(
        (
            f"Find the directional derivative of $f$ at $P = {where}$ at the angle ${theta}$ {measured}.",
            f"You leave $P = {where}$ at the angle ${theta}$ {measured}. How fast does $f$ change per unit of length?",
        )
    )
    return _rate(spot, angle_walk(turns), opening)


def _towards(draw: Draw) -> Question:
    """Ask for the rate towards another point, in space."""
    v = drawn_direction(draw, 3, 9).entries
    spot = _drawn_spot(draw, names("x y z"), draw.integer(1, 2), v)
    walk = walk_towards(spot.at, v)
    openings = (
        "Find the directional derivative of $f$ {where} in the direction of $Q = {vector}$, seen from $P$.",
        "You walk from {point} straight towards $Q = {vector}$. How fast does $f$ change per unit of length at $P$?",
    )
    return _rate(spot, walk, _opened(draw.choice(openings), spot, walk.goal or v))


def _drawn_spot(draw: Draw, variables: tuple[Name, ...], level: int, v: ExactVector) -> Spot:
    """Draw a function whose gradient at the point is neither parallel nor orthogonal to a direction."""

    def accepts(made: Pointed) -> bool:
        squared, size = dot(made.gradient, v) ** 2, dot(v, v)
        return 0 < squared <= _LARGEST_RATE**2 * size and squared != dot(made.gradient, made.gradient) * size

    made = drawn_pointed(draw, variables, level, accepts=accepts)
    return Spot(made.f, made.names, made.at)


def _rate(spot: Spot, walk: Walk, opening: str) -> Question:
    """Return the question for the rate of change along a walk, with the exact number as its key."""
    g, u = as_vector(spot.gradient).entries, walk.unit
    key = dotted(g, u)
    given = {**spot.given, **walk.given}
    start = tuple(map(number, spot.at))
    way = moved(spot.f, spot.spelled, start, u)
    says = "The rate is the dot product of the gradient with the unit vector."
    first = Slip("D19", ZERO, "With the point put in first, nothing is left to differentiate. Differentiate first.")
    return Question(
        prompt=f"{opening} Give the exact number.\n{spot.formula}",
        given=given,
        names=spot.spelled,
        parts=(
            Part(key, "number", "D_u f(P)", (), witness=lambda _: central_gradient(way, (WAY,), {WAY: Fraction(0)})),
        ),
        steps=(*gradient_steps(spot), *unit_steps(walk), product_step(says, "D_u f(P)", g, u, key)),
        slips=(*direction_slips(walk, spot.gradient), first, *carried_slips(spot, lambda found: dotted(found, u))),
        hints=("Take the gradient at $P$, and find how much of it lies along the direction.", _first_step(spot, walk)),
        note=noted("directional derivative", given),
        landscape=_picture(spot, u, key),
        code=_code(spot, walk),
    )


def _first_step(spot: Spot, walk: Walk) -> str:
    if walk.is_unit:
        return rf"Start with $\nabla f = {latex(Vector(spot.slopes[0]))}$."
    return (
        rf"Start with the unit vector: $\lVert {walk.shown}\rVert^{{2}} = {dot(walk.vector or (), walk.vector or ())}$."
    )


def _picture(spot: Spot, u: tuple[Node, ...], key: Value) -> Landscape:
    made = landscape({"f": spot.f}, spot.spelled, key, spot.point)
    across, up, *_ = values(u, {})
    overlays = (Arrow((float(spot.at[0]), float(spot.at[1])), (across, up), "u"),)
    return structs.replace(made, box=_PLOTTED, overlays=overlays)


def _code(spot: Spot, walk: Walk) -> Code:
    if walk.turns is not None:
        theta = angle(walk.turns)
        return gradient_code(
            spot,
            (assigned("theta", sympy_text(theta)), "u = Matrix([cos(theta), sin(theta)])", "answer = g.dot(u)"),
            (assigned("theta", numpy_text(theta)), "u = np.array([np.cos(theta), np.sin(theta)])", "answer = g @ u"),
        )
    v = as_vector(walk.vector or ())
    if walk.is_unit:
        return gradient_code(
            spot,
            (assigned("u", sympy_text(v)), "answer = g.dot(u)"),
            (assigned("u", numpy_text(v)), "answer = g @ u"),
        )
    return gradient_code(
        spot,
        (assigned("v", sympy_text(v)), "answer = g.dot(v) / v.norm()"),
        (assigned("v", numpy_text(v)), "answer = g @ v / np.linalg.norm(v)"),
    )


def _in_general(draw: Draw) -> Question:
    """Ask for the rate along a vector at any point, as a formula."""
    v = drawn_direction(draw, 2, 5).entries
    f = random_function(draw, names("x y"), 2, lambda f: operations(f) <= 16)
    shown = tuple_latex(v)
    opening = draw.choice(
        (
            f"Find the directional derivative of $f$ at any point $(x, y)$ in the direction of $v = {shown}$.",
            f"How fast does $f$ change at $(x, y)$, per unit of length, in the direction of $v = {shown}$?",
        )
    )
    # where it stands is of no importance: everything is taken as a formula
    return _formula(Spot(f, names("x y"), exact_vector((0, 0))), vector_walk(v), opening)


def _formula(spot: Spot, walk: Walk, opening: str) -> Question:
    (slopes,), u = spot.slopes, walk.unit
    key = dotted(slopes, u)
    given: dict[str, Value] = {"f": spot.f, **walk.given}
    way = moved(spot.f, spot.spelled, spot.names, u)
    claims = (Claim(plus(*(times(a, b) for a, b in zip(slopes, u, strict=True))), key),)
    return Question(
        prompt=f"{opening} Give a formula in $x$ and $y$.\n{spot.formula}",
        given=given,
        names=spot.spelled,
        parts=(
            Part(
                key,
                "expression",
                f"D_u {applied('f', spot.spelled)}",
                spot.spelled,
                witness=lambda at: central_gradient(way, (WAY,), {**at, WAY: Fraction(0)}),
            ),
        ),
        steps=(
            gradient_steps(spot)[0],
            *unit_steps(walk),
            Step("Multiply entry by entry and add.", rf"D_u f = u \cdot \nabla f = {latex(key)}", claims),
        ),
        slips=(*_formula_slips(slopes, walk, key), *_general_slips(spot, u)),
        hints=("Take the gradient, and find how much of it lies along the direction.", _first_step(spot, walk)),
        note=noted("directional derivative", given),
        landscape=landscape({"f": spot.f}, spot.spelled, key),
        code=_general_code(spot, walk),
    )


def _general_slips(spot: Spot, u: tuple[Node, ...]) -> tuple[Slip, ...]:
    return carried_slips(spot, lambda found: dotted(found, u), in_general=True)


def _formula_slips(slopes: tuple[Node, ...], walk: Walk, key: Node) -> tuple[Slip, ...]:
    v = as_vector(walk.vector or ()).entries
    says = {
        "G3": f"You used $v$ as it stands. Divide by its length, ${latex(root(dot(walk.vector or (), walk.vector or ())))}$.",
        "G9": "This is the rate along $-v$. Look at the signs in the dot product.",
        "G2": "You added the partial derivatives. Each is multiplied by its entry of the direction.",
        "G1": "You exchanged the entries. The first entry of the direction belongs to the derivative by $x$.",
    }
    answers = {
        "G3": dotted(slopes, v),
        "G9": minus(key),
        "G2": plus(*slopes),
        "G1": dotted(slopes, walk.unit[::-1]),
    }
    return tuple(changed_slip(code, ((answers[code],),), text) for code, text in says.items())


def _general_code(spot: Spot, walk: Walk) -> Code:
    v = as_vector(walk.vector or ())
    general = derivative_code("gradient", {"f": spot.f}, spot.spelled, spot.spelled)
    return Code(
        continued(general, "g", assigned("v", sympy_text(v)), "answer = g.dot(v) / v.norm()").sympy,
        continued(general, "g", assigned("v", numpy_text(v)), "answer = g @ v / np.linalg.norm(v)").numpy,
    )


# How much of the largest rate is wanted, and its words.
_SHARES = (
    (Fraction(1, 2), "half as fast"),
    (Fraction(3, 5), "three fifths as fast"),
    (Fraction(4, 5), "four fifths as fast"),
)


def _partial_gain(draw: Draw) -> Question:
    """Ask for the directions that gain a share of the largest rate."""
    share, words = draw.choice((_SHARES[0], *_SHARES))
    wanted = multiple(drawn_direction(draw, 2, 5).entries, draw.integer(1, 2))
    made = drawn_steered(draw, names("x y"), wanted, level=draw.integer(1, 2))
    spot = Spot(made.f, made.names, made.at)
    where = spoken_point(spot.point)
    opening = draw.choice(
        (
            f"Among all unit vectors $u$, which ones make $f$ rise {words} {where} as it can rise there at most?",
            f"Along which unit vectors does $f$ rise {words} {where} as in the best direction?",
        )
    )
    return _directions(spot, share, opening)


def _directions(spot: Spot, share: Fraction, opening: str) -> Question:
    turned = turned_by(spot, number(share), cosine_sine(share))
    return Question(
        prompt=f"{opening} Give both exactly, as $(a, b), (c, d)$.\n{spot.formula}",
        given=spot.given,
        names=spot.spelled,
        parts=(Part(PointSet(turned), "points", "u", (), witness=lambda _: scanned(spot, float(share))),),
        steps=turning_steps(spot, share),
        slips=turning_slips(spot, share),
        hints=(
            "Write the rate along $u$ with the angle between $u$ and the gradient.",
            rf"The rate along $u$ is $\lVert\nabla f(P)\rVert\cos\phi$, so $\cos\phi = {latex(number(share))}$.",
        ),
        note=noted(f"directions of {share} of the largest rate", spot.given),
        landscape=directions_picture(spot, turned),
        code=turning_code(spot, share),
    )


_MADE_AT: dict[int, Callable[[Draw], Question]] = {
    1: _along_unit,
    2: _along_vector,
    3: _towards,
    4: _in_general,
    5: _partial_gain,
}


def _golden() -> Question:
    """Return the question for f = x^2 y - 2y^3 at (2, 1) along (3, 4)."""
    x, y = names("x y")
    f = plus(times(Power(x, number(2)), y), times(number(-2), Power(y, number(3))))
    spot = Spot(f, (x, y), exact_vector((2, 1)))
    return _rate(spot, vector_walk(exact_vector((3, 4))), "Find the directional derivative at $P$ along $v = (3, 4)$.")


FAMILY = Family(
    id="gr_directional",
    revision=1,
    topic="gradients",
    title="Directional derivative",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 14.6",
    connection="The change of the loss along a proposed step is its gradient times that step.",
    examples=(
        Example(
            of=_golden,
            accepts=("4/5", "0.8", "8/10"),
            refuses={"G3": "4", "G4": "2sqrt(5)/5", "G5": "2 sqrt(5)", "G9": "-4/5"},
        ),
    ),
)
