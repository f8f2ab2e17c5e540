"""Normals and tangents of level curves and surfaces: the gradient stands at a right angle to where a function is constant."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import hypot

from msgspec import structs

from engine.calculus.tidy import plus
from engine.chance import Draw
from engine.functions.crossing import Crossing, drawn_crossing
from engine.functions.linear import ExactVector, as_vector
from engine.functions.pointed import drawn_pointed
from engine.functions.steering import exact_value
from engine.landscape.plots import Arrow, Curve, Landscape, Path
from engine.language.plain_text import plain
from engine.language.tree import ZERO, Name, Node, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.subjects.derivatives import differentiation_slips
from engine.subjects.gradients.curve_angles import cosine, cosine_code, cosine_slips, cosine_steps, measured_cosine
from engine.subjects.gradients.steepness import rise
from engine.subjects.gradients.tangents import (
    Flat,
    across,
    equation_steps,
    flat_code,
    flat_slips,
    graph_code,
    graph_points,
    graph_slips,
    graph_steps,
    touching_points,
    with_slopes,
)
from engine.subjects.prompts import applied, point_latex
from engine.subjects.slopes import Spot, carried_slips, dotted, gradient_code, gradient_steps, noted
from engine.subjects.spoken import axis_at

_PLOTTED = ((-3.5, 3.5), (-3.5, 3.5))
_LARGEST_SLOPE = 20


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _drawn_spot(draw: Draw, variables: tuple[Name, ...], level: int) -> Spot:
    made = drawn_pointed(
        draw,
        variables,
        level,
        accepts=lambda made: (
            max(map(abs, made.gradient)) <= _LARGEST_SLOPE and bool(_level_of(made.f, variables, made.at))
        ),
    )
    return Spot(made.f, made.names, made.at)


def _level_of(f: Node, variables: tuple[Name, ...], at: ExactVector) -> Fraction:
    return exact_value(f, variables, at) or Fraction(0)


def _level(spot: Spot) -> Fraction:
    return _level_of(spot.f, spot.names, spot.at)


def _through(spot: Spot) -> str:
    return f"$P = {point_latex(spot.point)}$"


def _shown(spot: Spot) -> str:
    """Return the line of the prompt that shows the level set."""
    return rf"${applied('f', spot.spelled)} = {{f}} = {latex(number(_level(spot)))}$"


def _normal(draw: Draw) -> Question:
    spot = _drawn_spot(draw, names("x y"), 1)
    openings = (
        "Find a vector that is normal to this level curve of $f$ at {P}.",
        "Give a vector at a right angle to this decision boundary at {P}, a level curve of the score $f$ of a classifier.",
    )
    return _of_normal(spot, draw.choice(openings).format(P=_through(spot)))


def _of_normal(spot: Spot, opening: str) -> Question:
    g = spot.gradient
    key = as_vector(g)
    turned = as_vector((-g[1], g[0]))
    along = "This points along the curve. The gradient itself stands at a right angle to it."
    swapped = "You exchanged the entries. The first one is the derivative by $x$."
    return Question(
        prompt=f"{opening} Any length will do.\n{_shown(spot)}",
        given=spot.given,
        names=spot.spelled,
        parts=(
            Part(key, "normal", "n", (), witness=lambda _: _measured(spot), means=axis_at(spot.f, spot.point, "slope")),
        ),
        steps=(*gradient_steps(spot), _right_angle(spot)),
        slips=(
            Slip("G10", turned, along),
            Slip("G1", as_vector(g[::-1]), swapped),
            *differentiation_slips(spot.table, spot.point),
        ),
        hints=("Along the curve $f$ does not change. Where does it change most?", _start(spot)),
        note=noted("normal of a level curve", spot.given),
        landscape=_picture(spot, key),
        code=gradient_code(spot, ("answer = g",), ("answer = g",)),
    )


def _measured(spot: Spot) -> tuple[float, ...]:
    """Return a vector at a right angle to what touches the level curve, as long as the function rises along it."""
    (x, y), (u, v) = touching_points(spot)
    a, b = y - v, u - x
    rate = rise(spot)((a, b)) / (a * a + b * b)
    return a * rate, b * rate


def _right_angle(spot: Spot) -> Step:
    g = as_vector(spot.gradient)
    turned = as_vector((-spot.gradient[1], spot.gradient[0]))
    return Step(
        "It stands at a right angle to every step along the curve, since $f$ does not change there. So it is a normal.",
        rf"n = \nabla f(P) = {latex(g)}, \quad n\cdot {latex(turned)} = 0",
        (Claim(dotted(g.entries, turned.entries), ZERO),),
    )


def _start(spot: Spot) -> str:
    return rf"Start with $\nabla f = {latex(Vector(spot.slopes[0]))}$."


def _tangent_line(draw: Draw) -> Question:
    spot = _drawn_spot(draw, names("x y"), draw.integer(1, 2))
    openings = (
        "Find an equation of the line that touches this level curve at {P}.",
        "Give the tangent line at {P} of this level curve of $f$, as an equation in $x$ and $y$.",
    )
    return _flat(spot, draw.choice(openings).format(P=_through(spot)))


def _tangent_plane(draw: Draw) -> Question:
    """Ask for a tangent plane, of a level surface or in half of the draws of a graph."""
    if draw.chance(1, 2):
        return _of_graph(draw)
    spot = _drawn_spot(draw, names("x y z"), 1)
    openings = (
        "Find an equation of the plane that touches this level surface at {P}.",
        "Give the tangent plane at {P} of this level surface of $f$, as an equation in $x$, $y$ and $z$.",
    )
    return _flat(spot, draw.choice(openings).format(P=_through(spot)))


def _flat(spot: Spot, opening: str) -> Question:
    """Return the question for the line or plane that touches a level set."""
    flat = Flat(spot.names, spot.gradient, spot.at)
    key, level = flat.equation(), _level(spot)
    given = {**spot.given, "c": number(level)}
    turned = () if len(spot.at) > 2 else (Slip("G10", across(flat), _ALONG_GRADIENT),)
    return Question(
        prompt=f"{opening}\n{_shown(spot)}",
        given=given,
        names=spot.spelled,
        parts=(Part(key, "equation", r"\text{equation}", spot.spelled, witness=lambda _: touching_points(spot)),),
        steps=(*gradient_steps(spot), *equation_steps(flat, key)),
        slips=(*turned, *flat_slips(flat, spot.slopes[0], level), *carried_slips(spot, lambda g: with_slopes(flat, g))),
        hints=("The gradient at $P$ is a normal: a step along the tangent has no part along it.", _start(spot)),
        note=noted("tangent of a level set", given),
        landscape=_picture(spot, as_vector(spot.gradient)),
        code=flat_code(spot),
    )


_ALONG_GRADIENT = "This line runs along the gradient, across the curve. The gradient is its normal, not its direction."


def _of_graph(draw: Draw) -> Question:
    spot = _drawn_spot(draw, names("x y"), draw.integer(1, 2))
    where = point_latex(spot.point)
    opening = draw.choice(
        (
            f"Find an equation in $x$, $y$ and $z$ of the plane that touches the graph $z = f(x, y)$ at $(x, y) = {where}$.",
            f"Which plane touches the surface $z = f(x, y)$ above $(x, y) = {where}$? Give an equation in $x$, $y$, $z$.",
        )
    )
    return _graph(spot, opening)


def _graph(spot: Spot, opening: str) -> Question:
    """Return the question for the plane that touches the graph, the level surface f(x, y) - z = 0."""
    height = _level(spot)
    flat = Flat(names("x y z"), (*spot.gradient, Fraction(-1)), (*spot.at, height))
    key = flat.equation()
    slopes = (*spot.slopes[0], number(-1))
    shown = rf"f(P) = {latex(number(height))}"
    level = Step("The height above the point.", shown, (Claim(spot.put_in(spot.f), number(height)),))
    return Question(
        prompt=f"{opening}\n{spot.formula}",
        given=spot.given,
        names=("x", "y", "z"),
        parts=(Part(key, "equation", r"\text{plane}", ("x", "y", "z"), witness=lambda _: graph_points(spot)),),
        steps=(*gradient_steps(spot), level, *graph_steps(flat, key)),
        slips=(
            *graph_slips(flat),
            *flat_slips(flat, slopes, None),
            *carried_slips(spot, lambda g: with_slopes(flat, (*g, number(-1)))),
        ),
        hints=("The graph is the level surface $f(x, y) - z = 0$, with a normal of three entries.", _start(spot)),
        note=noted("tangent plane of a graph", spot.given),
        landscape=landscape({"f": spot.f}, spot.spelled, as_vector(spot.gradient), spot.point),
        code=graph_code(spot),
    )


def _angle(draw: Draw) -> Question:
    made = drawn_crossing(draw, names("x y"))
    where = point_latex(Spot(made.first, names("x y"), made.at).point)
    opening = draw.choice(
        (
            f"Find the exact cosine of the acute angle at which the level curves of $f$ and $h$ cross at $P = {where}$.",
            f"At what acute angle do the level curves of $f$ and $h$ cross at $P = {where}$? Give its exact cosine.",
        )
    )
    return _crossing(made, opening)


def _crossing(made: Crossing, opening: str) -> Question:
    first, second = (Spot(f, names("x y"), made.at, label) for f, label in ((made.first, "f"), (made.second, "h")))
    g, h = made.slopes
    key = cosine(g, h)
    given = {**first.given, "h": made.second}
    shown = f"${applied('f', first.spelled)} = {{f}}, \\quad {applied('h', first.spelled)} = {{h}}$"
    return Question(
        prompt=f"{opening}\n{shown}",
        given=given,
        names=first.spelled,
        parts=(Part(key, "number", r"\cos\alpha", (), witness=lambda _: (measured_cosine(first, second),)),),
        steps=(*gradient_steps(first), *_for_the_other(gradient_steps(second)), *cosine_steps(g, h, key)),
        slips=cosine_slips(first, g, h),
        hints=(
            "The curves cross at the angle at which their normals do.",
            rf"Start with $\nabla f(P) = {latex(as_vector(g))}$.",
        ),
        note=noted("angle of level curves", given),
        landscape=_both(first, second, key),
        code=cosine_code(first, second),
    )


def _for_the_other(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps of a gradient for the second function; only their first sentence differs."""
    return replace(steps[0], says="Then the gradient of the other function."), *steps[1:]


def _both(first: Spot, second: Spot, key: Value) -> Landscape:
    """Return the landscape of the one function with the level curves of both through the point."""
    curves = tuple(
        Curve(plain(plus(spot.f, number(-_level(spot)))), f"{spot.label} = {latex(number(_level(spot)))}")
        for spot in (first, second)
    )
    made = landscape({"f": first.f}, first.spelled, key, first.point)
    return structs.replace(made, box=_PLOTTED, overlays=curves)


def _picture(spot: Spot, key: Value) -> Landscape:
    """Return the landscape with the level curve through the point, and after the verdict its normal and its tangent."""
    made = landscape({"f": spot.f}, spot.spelled, key, spot.point)
    if len(spot.at) > 2:
        return made
    curve = Curve(plain(plus(spot.f, number(-_level(spot)))), f"f = {latex(number(_level(spot)))}")
    (x, y), (a, b) = map(float, spot.at), map(float, spot.gradient)
    size = hypot(a, b)
    normal = Arrow((x, y), (a / size, b / size), "n", after=True)
    tangent = Path(
        ((x + 2 * b / size, y - 2 * a / size), (x - 2 * b / size, y + 2 * a / size)), r"\text{tangent}", after=True
    )
    return structs.replace(made, box=_PLOTTED, overlays=(curve, tangent, normal))


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _normal, 2: _tangent_line, 3: _tangent_plane, 4: _angle}

FAMILY = Family(
    id="gr_level_normal",
    revision=1,
    topic="gradients",
    title="Normals and tangents of level sets",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 14.6, tangent planes to level surfaces",
    connection="The gradient of a classifier's score is normal to its decision boundary.",
    examples=(
        # f = 5x - 2xy^2 - xy at (-1, 2)
        Example(
            level=1,
            seed=0,
            accepts=("(-5, 9)", "[5, -9]", "[-10; 18]"),
            refuses={"G10": "(9, 5)", "G1": "(9, -5)"},
        ),
        # f = 4x^2 y - 4sin(x + 2y + 3) at (1, -2)
        Example(
            level=2,
            seed=0,
            accepts=("5x + y = 3", "y = 3 - 5x", "-20(x - 1) - 4(y + 2) = 0"),
            refuses={"G10": "x - 5y = 11", "G14": "-20x - 4y = -8", "T3": "y = -5x", "G16": "5x + y + 3 = 0"},
        ),
        # f = 4xy^2 - sin(xy - 2) at (-1, -2)
        Example(
            level=3,
            seed=2,
            accepts=("z = 18x + 17y + 36", "z + 16 = 18(x + 1) + 17(y + 2)"),
            refuses={"G17": "18(x + 1) + 17(y + 2) + (z + 16) = 0", "D12": "z = -16 + 14(x + 1) + 15(y + 2)"},
        ),
        # f has the gradient (-1, 2) at the crossing, h has (2, -1)
        Example(level=4, seed=0, accepts=("4/5", "0.8"), refuses={"G11": "3/5", "G3": "4", "J4": "-4/5"}),
    ),
)
