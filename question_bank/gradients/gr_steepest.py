"""The direction of steepest ascent or descent and its rate, directions of no change, and the steepest step by weight."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from msgspec import structs

from engine.calculus.tidy import minus, times
from engine.calculus.witness import values
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.lengths import exact_entries, length, unit
from engine.functions.linear import ExactVector, as_matrix, as_vector, dot, exact_vector, multiple
from engine.functions.steering import drawn_direction, drawn_steered
from engine.functions.weights import Weighting, drawn_weighting
from engine.landscape.plots import Arrow, Landscape
from engine.language.tree import Call, Node, Power, Sum, Vector, names, number, rational
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.gradients.steepness import rise, steepest
from engine.subjects.gradients.weighted_descent import (
    weighted_code,
    weighted_parts,
    weighted_picture,
    weighted_slips,
    weighted_steps,
)
from engine.subjects.matrix_steps import chain_step
from engine.subjects.prompts import spoken_point
from engine.subjects.slopes import Spot, carried_slips, dotted, gradient_code, gradient_steps, noted
from engine.subjects.spoken import axis_at

_PLOTTED = ((-3.5, 3.5), (-3.5, 3.5))

# By the sense: uphill and downhill.
_OPENINGS = {
    1: (
        "In which direction does $f$ rise fastest {where}, and how fast?",
        "You stand {where} on the landscape of $f$ and want to climb as steeply as you can. Which way do you go?",
    ),
    -1: (
        "In which direction does $f$ fall fastest {where}, and at what rate does it change there?",
        "Which way does the loss $f$ go down most steeply {where}?",
    ),
}
_LEVEL_OPENINGS = (
    "You stand {where} on the landscape of $f$ and want to neither climb nor descend. Which way can you go?",
    "Along which direction does $f$ not change {where}, to first order? And what is its largest rate of change there?",
)


_COSTLY_OPENINGS = (
    r"Which way does the loss $f$ fall fastest {where}, if the length of a step $d$ is measured as $\sqrt{d^{T} M d}$?",
    r"Which way do you step {where} to lower $f$ the most at a tiny fixed cost? A step $d$ costs $\sqrt{d^{T} M d}$.",
)


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _in_plane(draw: Draw, sense: int) -> Question:
    wanted = multiple(drawn_direction(draw).entries, draw.integer(1, 2))
    return _steepest(_steered(draw, wanted, draw.integer(1, 2)), sense, draw.choice(_OPENINGS[sense]))


def _in_space(draw: Draw) -> Question:
    sense = draw.sign()
    wanted = multiple(drawn_direction(draw, 3, 9).entries, draw.integer(1, 2))
    return _steepest(_steered(draw, wanted, 1), sense, draw.choice(_OPENINGS[sense]))


def _steered(draw: Draw, wanted: ExactVector, level: int) -> Spot:
    made = drawn_steered(draw, names("x y z")[: len(wanted)], wanted, level=level)
    return Spot(made.f, made.names, made.at)


def _steepest(spot: Spot, sense: int, opening: str) -> Question:
    g = spot.gradient
    u = unit(multiple(g, sense))
    return Question(
        prompt=f"{opening.format(where=spoken_point(spot.point))}\n{spot.formula}",
        given=spot.given,
        names=spot.spelled,
        parts=(
            Part(
                Vector(u),
                "vector",
                "u",
                (),
                id="a",
                asks="(a) The direction, as a unit vector $u$ with exact entries.",
                witness=lambda _: _measured(spot, sense),
                means=axis_at(spot.f, spot.point, "slope"),
            ),
            Part(
                times(number(sense), length(g)),
                "number",
                "D_u f(P)",
                (),
                id="b",
                asks="(b) The rate of change of $f$ along it, $D_u f(P)$.",
                witness=lambda _: (rise(spot)(_measured(spot, sense)),),
                follows=lambda earlier: _rate_along(g, earlier),
            ),
        ),
        steps=_steps(spot, sense, u),
        slips=_slips(spot, sense),
        hints=(
            "Among all unit vectors, the one along the gradient gains most, and the opposite one loses most.",
            rf"Start with $\nabla f = {latex(Vector(spot.slopes[0]))}$.",
        ),
        note=noted("steepest ascent" if sense > 0 else "steepest descent", spot.given),
        landscape=_picture(spot, (u,)),
        code=_code(spot, sense),
    )


def _measured(spot: Spot, sense: int) -> tuple[float, ...]:
    rate = rise(spot)
    return steepest(lambda d: sense * rate(d), len(spot.at))


def _rate_along(g: ExactVector, earlier: Mapping[str, Key]) -> Key | None:
    """Return the rate along the vector that the learner answered."""
    own = earlier.get("a")
    return dotted(as_vector(g).entries, own.entries) if isinstance(own, Vector) and len(own.entries) == len(g) else None


def _length_step(g: ExactVector) -> Step:
    squares = Call("sqrt", (Sum(tuple(Power(number(abs(entry)), number(2)) for entry in g)),))
    step = chain_step("Its length is the largest rate of change.", r"\lVert\nabla f(P)\rVert", squares, length(g))
    return replace(step, part="b")


def _steps(spot: Spot, sense: int, u: tuple[Node, ...]) -> tuple[Step, ...]:
    g = spot.gradient
    size = length(g)
    says = {
        1: "$f$ rises fastest along the gradient. Divide it by its length.",
        -1: "$f$ falls fastest against the gradient. Divide it by its length, and turn it around.",
    }[sense]
    sign = "-" if sense < 0 else ""
    claims = tuple(Claim(times(size, e), number(sense * slope)) for e, slope in zip(u, g, strict=True))
    divided = rf"u = {sign}\frac{{\nabla f(P)}}{{\lVert\nabla f(P)\rVert}} = {latex(Vector(u))}"
    rate = times(number(sense), size)
    closing = rf"D_u f(P) = \nabla f(P)\cdot u = {sign}\lVert\nabla f(P)\rVert = {latex(rate)}"
    return (
        *gradient_steps(spot, "a"),
        _length_step(g),
        Step(says, divided, claims, part="a"),
        Step(
            "Along it the rate is the length itself, with the sign of the way you go.",
            closing,
            (Claim(dotted(as_vector(g).entries, u), rate),),
            part="b",
        ),
    )


def _slips(spot: Spot, sense: int) -> tuple[Slip, ...]:
    g = spot.gradient
    u, size = unit(multiple(g, sense)), length(g)
    along = "against" if sense < 0 else "along"
    over_square = tuple(number(sense * entry / dot(g, g)) for entry in g)
    of_vector = [
        (
            "G6",
            tuple(map(minus, u)),
            f"This is the opposite direction. $f$ {_VERB[sense]} fastest {along} the gradient.",
        ),
        ("G3", as_vector(multiple(g, sense)).entries, "This points the right way, and its length is not 1 yet."),
        ("G7", over_square, r"You divided by $\lVert\nabla f(P)\rVert^{2}$. Take the root of the sum of the squares."),
        ("G1", u[::-1], "The entries stand in the reverse order. The first one belongs to $x$."),
    ]
    of_rate = [
        ("G6", times(number(-sense), size), f"This is the rate along the opposite direction. Here $f$ {_VERB[sense]}."),
        ("G7", number(sense * dot(g, g)), "This is the square of the length. Take the root of the sum of the squares."),
        (
            "G2",
            number(sense * sum(map(abs, g))),
            "You added the entries. The length is the root of the sum of squares.",
        ),
    ]
    return (
        *(Slip(code, Vector(entries), says, "a") for code, entries, says in of_vector),
        *(Slip(code, rate, says, "b") for code, rate, says in of_rate),
        *carried_slips(spot, partial(_unit_of, sense), "a"),
        *carried_slips(spot, partial(_size_of, sense), "b"),
    )


_VERB = {1: "rises", -1: "falls"}


def _unit_of(sense: int, entries: tuple[Node, ...]) -> Key | None:
    g = exact_entries(entries)
    return None if g is None else Vector(unit(multiple(g, sense)))


def _size_of(sense: int, entries: tuple[Node, ...]) -> Key | None:
    g = exact_entries(entries)
    return None if g is None else times(number(sense), length(g))


def _picture(spot: Spot, units: Sequence[Sequence[Node]]) -> Landscape:
    """Return the landscape with the answer as arrows after the verdict."""
    key = Vector(tuple(entry for one in units for entry in one))
    made = landscape({"f": spot.f}, spot.spelled, key, spot.point)
    start = (float(spot.at[0]), float(spot.at[1]))
    shown = (values(one, {}) for one in units)
    arrows = tuple(Arrow(start, (across, up), "u", after=True) for across, up, *_ in shown)
    return structs.replace(made, box=_PLOTTED, overlays=arrows)


def _code(spot: Spot, sense: int) -> Code:
    sign = "-" if sense < 0 else ""
    return gradient_code(
        spot,
        ("rate = g.norm()", f'answer = {{"a": {sign}g / rate, "b": {sign}rate}}'),
        ("rate = np.linalg.norm(g)", f'answer = {{"a": {sign}g / rate, "b": {sign}rate}}'),
    )


def _level(draw: Draw) -> Question:
    """Ask for a direction along which nothing changes; the largest rate is no whole number."""

    def make_one() -> ExactVector | None:
        g = exact_vector((draw.nonzero(6), draw.nonzero(6)))
        return g if abs(g[0]) != abs(g[1]) and rational(length(g)) is None else None

    spot = _steered(draw, found(draw, "gradient of irrational length", make_one), draw.integer(1, 2))
    return _no_change(spot, draw.choice(_LEVEL_OPENINGS))


def _no_change(spot: Spot, opening: str) -> Question:
    a, b = spot.gradient
    across, size = exact_vector((-b, a)), length(spot.gradient)
    u = unit(across)
    return Question(
        prompt=f"{opening.format(where=spoken_point(spot.point))}\n{spot.formula}",
        given=spot.given,
        names=spot.spelled,
        parts=(
            Part(
                Vector(u),
                "vector",
                "u",
                (),
                id="a",
                asks="(a) A unit vector $u$ along which $f$ does not change, with exact entries; either one is right.",
                up_to="sign",
                witness=lambda _: _across(_measured(spot, 1)),
                means=axis_at(spot.f, spot.point, "slope"),
            ),
            Part(
                size,
                "number",
                r"\max_u D_u f(P)",
                (),
                id="b",
                asks="(b) The largest rate of change of $f$ at $P$ over all unit vectors, exactly.",
                witness=lambda _: (rise(spot)(_measured(spot, 1)),),
            ),
        ),
        steps=_level_steps(spot, across),
        slips=_level_slips(spot, across),
        hints=(
            "Write the condition that the rate along $u$ is zero as a dot product.",
            rf"Start with $\nabla f = {latex(Vector(spot.slopes[0]))}$.",
        ),
        note=noted("direction of no change", spot.given),
        landscape=_picture(spot, (u, tuple(map(minus, u)))),
        code=gradient_code(
            spot,
            ("rate = g.norm()", 'answer = {"a": Matrix([[-g[1], g[0]]]) / rate, "b": rate}'),
            ("rate = np.linalg.norm(g)", 'answer = {"a": np.array([-g[1], g[0]]) / rate, "b": rate}'),
        ),
    )


def _across(u: tuple[float, ...]) -> tuple[float, ...]:
    return -u[1], u[0]


def _level_steps(spot: Spot, across: ExactVector) -> tuple[Step, ...]:
    g, u = as_vector(spot.gradient).entries, unit(across)
    claims = (Claim(dotted(g, as_vector(across).entries), number(0)),)
    size = length(across)
    scaled = tuple(Claim(times(size, e), number(entry)) for e, entry in zip(u, across, strict=True))
    turned = rf"\nabla f(P)\cdot {latex(as_vector(across))} = 0"
    return (
        *gradient_steps(spot, "a"),
        Step(
            "The rate is zero at a right angle to the gradient: exchange its entries and one sign.",
            turned,
            claims,
            part="a",
        ),
        Step("Divide by the length.", rf"u = \pm {latex(Vector(u))}", scaled, part="a"),
        _length_step(spot.gradient),
    )


def _level_slips(spot: Spot, across: ExactVector) -> tuple[Slip, ...]:
    g = spot.gradient
    of_vector = [
        ("G10", unit(g), "This points along the gradient, where $f$ changes most. Turn it by a right angle."),
        ("G3", as_vector(across).entries, "This points the right way, and its length is not 1 yet."),
        ("G1", unit(g[::-1]), "You exchanged the entries. At a right angle one of them changes its sign, too."),
    ]
    of_rate = [
        ("G7", number(dot(g, g)), "This is the square of the length. Take the root of the sum of the squares."),
        ("G2", number(sum(map(abs, g))), "You added the entries. The length is the root of the sum of squares."),
        ("G6", minus(length(g)), "This is the rate of steepest descent. The largest rate is positive."),
    ]
    return (
        *(Slip(code, Vector(entries), says, "a") for code, entries, says in of_vector),
        *(Slip(code, rate, says, "b") for code, rate, says in of_rate),
        *carried_slips(spot, partial(_size_of, 1), "b"),
    )


def _by_weight(draw: Draw) -> Question:
    weighting = drawn_weighting(draw)
    spot = _steered(draw, weighting.gradient, draw.integer(1, 2))
    return _weighted(spot, weighting, draw.choice(_COSTLY_OPENINGS).replace("{where}", spoken_point(spot.point)))


def _weighted(spot: Spot, weighting: Weighting, opening: str) -> Question:
    given = {**spot.given, "M": as_matrix(weighting.rows)}
    return Question(
        prompt=f"{opening}\n{spot.formula[:-1]}, \\quad M = {{M}}$",
        given=given,
        names=spot.spelled,
        parts=weighted_parts(spot, weighting),
        steps=weighted_steps(spot, weighting),
        slips=weighted_slips(weighting),
        hints=(
            "Write the step as a multiple of a vector of cost 1, and ask where its product with the gradient is least.",
            rf"Start with $\nabla f = {latex(Vector(spot.slopes[0]))}$.",
        ),
        note=noted("steepest descent by weight", given),
        landscape=weighted_picture(spot, weighting),
        code=weighted_code(spot, weighting),
    )


_MADE_AT: dict[int, Callable[[Draw], Question]] = {
    1: lambda draw: _in_plane(draw, 1),
    2: lambda draw: _in_plane(draw, -1),
    3: _in_space,
    4: _level,
    5: _by_weight,
}

FAMILY = Family(
    id="gr_steepest",
    revision=1,
    topic="gradients",
    title="Steepest ascent and descent",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Stewart, Calculus: Early Transcendentals, section 14.6, maximising the directional derivative",
    connection="Gradient descent steps along the negative gradient; the natural gradient is the same under another length.",
    examples=(
        # f = 11x - xy^2 + 14y - 3e^(x + y + 4) at (-2, -2), where its gradient is (4, 3)
        Example(
            level=2,
            seed=0,
            accepts=({"a": "(-4/5, -3/5)", "b": "-5"}, {"a": "[-0.8, -0.6]", "b": "-sqrt(25)"}),
            refuses={
                "G6": {"a": "(4/5, 3/5)", "b": "-5"},
                "G3": {"a": "(-4, -3)", "b": "-5"},
                "G7": {"a": "(-4/5, -3/5)", "b": "-25"},
            },
        ),
        # f = xy^2 - 4x + 6y + 2cos(xy + 2) at (2, -1), where its gradient is (-3, 2)
        Example(
            level=4,
            seed=0,
            accepts=(
                {"a": "(2/sqrt(13), 3/sqrt(13))", "b": "sqrt(13)"},
                {"a": "(-2/sqrt(13), -3/sqrt(13))", "b": "sqrt(13)"},
            ),
            refuses={"G10": {"a": "(-3/sqrt(13), 2/sqrt(13))", "b": "sqrt(13)"}},
        ),
        # the gradient is (-5, 13) and M = [[4, 1], [1, 5]]
        Example(
            level=5,
            seed=0,
            accepts=({"a": "(2, -3)", "b": "-7"},),
            refuses={"G12": {"a": "(5, -13)", "b": "-7"}, "K5": {"a": "(7, -60)", "b": "-7"}},
        ),
    ),
)
