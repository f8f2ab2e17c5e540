"""Convex, concave or neither, and why: from the second derivative to losses whose minimiser need not be the only one."""

from collections.abc import Mapping

from engine.calculus.rules import partial
from engine.calculus.tidy import minus, tidy
from engine.calculus.witness import central_hessian, values
from engine.chance import Draw
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import number
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.critical_points.convex_curves import ConvexCurve, drawn_curve, misjudged_shape
from engine.subjects.critical_points.convex_losses import drawn_loss, loss_question
from engine.subjects.critical_points.convex_quadratics import quadratic_question
from engine.subjects.critical_points.convex_ranges import drawn_range, range_question
from engine.subjects.critical_points.convex_reasons import drawn_argued, reason_question
from engine.subjects.critical_points.convexity import (
    SHAPE_PROGRAM,
    chord_profile,
    chord_shape,
    shape_of_bends,
    shape_part,
)
from engine.subjects.derivatives import Derivative, differentiation_slips
from engine.subjects.earlier import formula
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.spoken import derivatives
from engine.subjects.targeting import Aim, aimed_first, misjudged, targeted

_OPENINGS = {
    1: (
        "Is $f$ convex, concave or neither {}?",
        "On which side of its chords does $f$ lie {}: is it convex, concave or neither?",
    ),
    2: (
        "Is $f$ convex, concave or neither on the whole plane?",
        "Which shape does this quadratic have: convex, concave or neither?",
    ),
    3: (
        "For which values of the constant $a$ is $f$ {}?",
        "Find all real constants $a$ that make $f$ {}.",
    ),
    4: (
        "Is $f$ convex, and which argument shows it?",
        "Decide without second derivatives whether $f$ is convex, and say why.",
    ),
    5: (
        "Does convexity rule out local traps for this loss, and is there one best set of weights?",
        "Is this loss convex in its weights, and is its minimiser unique?",
    ),
}


def make(draw: Draw) -> Question:
    opening = draw.choice(_OPENINGS[draw.level])
    match draw.level:
        case 1:
            return _of_curve(draw, opening)
        case 2:
            return quadratic_question(draw, opening)
        case 3:
            return range_question(drawn_range(draw), opening)
        case 4:
            return reason_question(drawn_argued(draw), opening)
        case _:
            return loss_question(drawn_loss(draw), opening)


_CURVE_AIMS = (
    *[Aim("S19", "neither")] * 3,
    *[Aim("S22", "neither")] * 2,
    *[Aim("S23", "convex")] * 3,
    *[Aim("S23", "concave")] * 3,
)
_CURVE_MESSAGES = {
    "S19": "$f$ is positive, but that is about its height. Look at the sign of $f''$ everywhere.",
    "S22": "At $x = 1$ this is so. Look whether $f''$ keeps its sign on the whole domain.",
    "S23": "It bends the other way. A convex function has $f'' \\ge 0$ and lies below its chords.",
}


def _of_curve(draw: Draw, opening: str) -> Question:
    """Return the question for a function of one variable: f'', then the shape."""
    aim, curve = targeted(draw, _CURVE_AIMS, lambda wanted: _curve(draw, wanted), misjudged_shape)
    wrong = misjudged(curve, aimed_first(_CURVE_MESSAGES, aim), misjudged_shape)
    where = "for $x > 0$" if curve.is_positive else r"on all of $\mathbb{R}$"
    positive = ("x",) if curve.is_positive else ()
    box = (0.1, 6.0) if curve.is_positive else (-3.0, 3.0)
    return Question(
        prompt=f"{opening.format(where)}\n$f(x) = {{f}}$",
        given={"f": curve.f},
        names=("x",),
        parts=(
            Part(
                key=curve.bend,
                kind="expression",
                label="f''(x)",
                names=("x",),
                id="a",
                asks="(a) $f''(x)$, as a formula.",
                positive=positive,
                witness=lambda at: central_hessian(curve.f, ("x",), at),
                means=derivatives("partial", (curve.f,), ("x", "x")),
            ),
            shape_part(
                curve.shape,
                lambda _: (chord_shape(curve.f, ("x",), (box,)),),
                lambda earlier: _followed_bend(earlier, curve),
            ),
        ),
        steps=_curve_steps(curve),
        slips=(
            *(_of_part(slip, "a") for slip in differentiation_slips(((Derivative(curve.f, ("x", "x")),),))),
            Slip("D20", partial(curve.f, "x"), "This is $f'$. Differentiate once more.", "a"),
            Slip("D17", minus(curve.bend), "Your answer has the opposite sign. Look at the first term.", "a"),
            *(Slip(code, Chosen((taken,)), _CURVE_MESSAGES[code], "b") for code, taken in wrong.items()),
        ),
        hints=(
            "The sign of the second derivative says which way the graph bends.",
            f"Start with $f'(x) = {latex(partial(curve.f, 'x'))}$.",
        ),
        note=f"shape {'for x > 0' if curve.is_positive else 'everywhere'}: f = {plain(curve.f)}",
        landscape=chord_profile(curve.f, ("x",), (0.5, 3.0) if curve.is_positive else (-1.5, 1.5), {}),
        code=_curve_code(curve),
        target=aim.code,
    )


def _curve(draw: Draw, aim: Aim) -> ConvexCurve:
    if aim.verdict == "convex":
        return drawn_curve(draw, "convex")
    if aim.verdict == "concave":
        return drawn_curve(draw, "concave")
    return drawn_curve(draw, "neither", positive=aim.code == "S19")


def _of_part(slip: Slip, part: str) -> Slip:
    return Slip(slip.code, slip.answer, slip.message, part)


def _followed_bend(earlier: Mapping[str, Key], curve: ConvexCurve) -> Key | None:
    """Return the shape that the learner's own second derivative has."""
    own = formula(earlier, "a")
    if own is None:
        return None
    return Chosen((shape_of_bends([values([own], {"x": x})[0] for x in curve.samples]),))


def _curve_steps(curve: ConvexCurve) -> tuple[Step, ...]:
    slope = partial(curve.f, "x")
    return (
        Step("Differentiate once.", f"f'(x) = {latex(slope)}", (Claim(curve.f, slope, ("x",)),), part="a"),
        Step("And once more.", f"f''(x) = {latex(curve.bend)}", (Claim(slope, curve.bend, ("x",)),), part="a"),
        _sign_step(curve),
    )


def _sign_step(curve: ConvexCurve) -> Step:
    """Say that the sign stays, or show a point of either sign."""
    if curve.shape != "neither":
        sign = r"\ge" if curve.shape == "convex" else r"\le"
        return Step(f"On the whole domain $f''(x) {sign} 0$, so $f$ is {curve.shape}.", part="b")
    bends = {x: values([curve.bend], {"x": x})[0] for x in sorted(curve.samples, key=lambda x: (x.denominator, abs(x)))}
    shown = [next(x for x, bend in bends.items() if sign * bend > _CLEARLY) for sign in (1, -1)]
    found = [(x, substituted(curve.bend, {"x": number(x)})) for x in shown]
    return Step(
        "The sign of $f''$ changes, so $f$ is neither convex nor concave.",
        r", \quad ".join(
            f"f''({latex(number(x))}) = {latex(tidy(bend))} {'>' if place == 0 else '<'} 0"
            for place, (x, bend) in enumerate(found)
        ),
        tuple(Claim(bend, tidy(bend)) for _, bend in found),
        part="b",
    )


# A second derivative whose sign is beyond doubt.
_CLEARLY = 1e-3


def _curve_code(curve: ConvexCurve) -> Code:
    """Return programs that try the second derivative at many points; numpy takes differences of f."""
    low = "0.25" if curve.is_positive else "-6"
    points = f"points = [Rational(k, 4) for k in range({1 if curve.is_positive else -24}, 25)]"
    bends = "bends = [bend.subs(x, point).evalf() for point in points]"
    at = '{"x": 1.5}'
    return Code(
        sympy=sympy_program(
            assigned("f", sympy_text(curve.f)),
            f"bend = diff(f, x, 2)\n{points}\n{bends}",
            SHAPE_PROGRAM.format(low="min(bends)", high="max(bends)"),
            'answer = {"a": bend, "b": shape}',
            names=("x",),
            positive=("x",) if curve.is_positive else (),
        ),
        numpy=numpy_program(
            defined("f(x)", ("return ", numpy_text(curve.f))),
            "def bend(x, h=1e-4):\n    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2",
            f"bends = bend(np.linspace({low}, 3, 200))",
            SHAPE_PROGRAM.format(low="min(bends) + 1e-4", high="max(bends) - 1e-4"),
            f'at = {at}\nanswer = {{"a": bend(at["x"]), "b": shape}}',
        ),
    )


FAMILY = Family(
    id="cx_convex",
    revision=1,
    topic="critical_points",
    title="Convexity",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Boyd & Vandenberghe, Convex Optimization (2004), sections 3.1-3.2",
    connection="In a convex loss every local minimum is a global one, which is what guarantees of training rest on.",
    examples=(
        # f = x^4 - 2x^2 + 5
        Example(
            level=1,
            seed=1,
            accepts=({"a": "12x^2 - 4", "b": "neither"}, {"a": "4(3x^2 - 1)", "b": "neither convex nor concave"}),
            refuses={
                "S19": {"a": "12x^2 - 4", "b": "convex"},
                "D20": {"a": "4x^3 - 4x", "b": "neither"},
            },
        ),
        # f = 9x - 3x^2 - 3xy - 3y^2 - 2
        Example(
            level=2,
            seed=2,
            accepts=({"a": "27", "b": "concave"},),
            refuses={"S4": {"a": "27", "b": "convex"}, "S1": {"a": "45", "b": "concave"}},
        ),
        # f = x^2 + axy + 16y^2 - 5x
        Example(
            level=3,
            seed=2,
            accepts=({"a": "64 - a^2", "b": "[-8, 8]"}, {"a": "(8 - a)(8 + a)", "b": "-8 <= a <= 8"}),
            refuses={
                "S24": {"a": "64 - a^2", "b": "(-8, 8)"},
                "H5": {"a": "64 - a^2", "b": "[-4, 4]"},
                "S14": {"a": "64 - a^2", "b": "a <= 8"},
            },
        ),
        # f = 5x^2 + e^(2y) + 2x
        Example(
            level=4,
            seed=2,
            accepts=({"a": "convex", "b": "sum"}, {"a": "1", "b": "a sum of convex functions is convex"}),
            refuses={"S21": {"a": "convex", "b": "composition"}, "S19": {"a": "convex", "b": "positive"}},
        ),
        # L = (w1 w2 - 7)^2 + 2 w1^2 + 2 w2^2
        Example(
            level=5,
            seed=1,
            accepts=({"a": "neither", "b": "many"},),
            refuses={"S20": {"a": "neither", "b": "one"}, "S21": {"a": "convex", "b": "many"}},
        ),
    ),
)
