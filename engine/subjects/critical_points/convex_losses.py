"""Losses of two weights: convex or not, and at how many points they are least."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from msgspec import structs

from engine.calculus.rules import hessian
from engine.calculus.tidy import expanded, plus, times, well_led
from engine.chance import Draw
from engine.landscape.plots import Profile
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Call, Matrix, Name, Node, Power, number, subtrees
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.critical_points.convexity import SHAPES, Shape, chord_profile, chord_shape
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program

Count = Literal["none", "one", "many"]

COUNTS = (
    Option("none", "at none: it keeps falling towards its infimum"),
    Option("one", "at exactly one"),
    Option("many", "at more than one"),
)
W1, W2 = Name("w1"), Name("w2")
NAMES = ("w1", "w2")


@dataclass(frozen=True, slots=True)
class ShapedLoss:
    """A loss of two weights.

    Attributes:
        f: Its tree.
        shape: Convex or neither.
        count: At how many points it is least.
        bending: Why it has this shape.
        resting: Why it is least at so many points.
        reach: How far from the origin the chord of the plot ends.
    """

    f: Node
    shape: Shape
    count: Count
    bending: str
    resting: str
    reach: float = 2.5


def _residual(p: int, q: int, target: int) -> Node:
    return well_led(plus(times(number(p), W1), times(number(q), W2), number(-target)))


def _square(u: Node) -> Node:
    return Power(u, number(2))


def _ridge(weight: int) -> Node:
    return plus(times(number(weight), _square(W1)), times(number(weight), _square(W2)))


def _drawn_residual(draw: Draw) -> Node:
    return _residual(draw.integer(1, 4), draw.nonzero(4), draw.nonzero(6))


_SQUARED = "The square of something affine is convex."
_HESSIAN_PLUS = "The sum of convex terms is convex, and the quadratic penalty makes every eigenvalue of $H$ positive."


def _one_example(draw: Draw) -> ShapedLoss:
    """Squared error on one example: a valley along a line."""
    f = _square(_drawn_residual(draw))
    rests = "It is zero on a whole line: one example cannot fix two weights. $H$ has the eigenvalue $0$."
    return ShapedLoss(f, "convex", "many", _SQUARED, rests)


def _two_examples(draw: Draw) -> ShapedLoss:
    """Squared error on two examples with different directions, which whole weights fit."""
    best, slope, p, q, r = draw.nonzero(3), draw.nonzero(3), draw.integer(1, 3), draw.nonzero(3), draw.integer(1, 4)
    first, second = _residual(p, q, p * best + q * slope), _residual(r, 0, r * best)
    f = plus(_square(first), _square(second))
    bends = "Squares of affine functions are convex, and so is their sum."
    return ShapedLoss(f, "convex", "one", bends, r"Two independent equations fix both weights: $\det H > 0$.")


def _penalised(draw: Draw) -> ShapedLoss:
    f = plus(_square(_drawn_residual(draw)), _ridge(draw.integer(1, 4)))
    rests = "$H$ is positive definite with eigenvalues bounded away from zero, so there is exactly one minimiser."
    return ShapedLoss(f, "convex", "one", _HESSIAN_PLUS, rests)


def _logistic(draw: Draw, *extra: Node) -> Node:
    """Return ln(1 + e^u) of a linear u, plus penalties."""
    u = well_led(
        plus(times(number(draw.nonzero(2)), W1), times(number(draw.nonzero(2)), W2), number(draw.integer(-2, 2)))
    )
    return plus(Call("ln", (plus(number(1), Call("exp", (u,))),)), *extra)


def _separated(draw: Draw) -> ShapedLoss:
    """The logistic loss of one example, which can always be fitted better."""
    bends = r"$\ln(1 + e^t)$ is convex, and a convex function of something affine is convex."
    rests = "Its infimum is zero, but it is positive everywhere: larger weights fit the example better and better."
    return ShapedLoss(_logistic(draw), "convex", "none", bends, rests)


def _logistic_penalised(draw: Draw) -> ShapedLoss:
    f = _logistic(draw, _ridge(draw.integer(1, 4)))
    rests = "The penalty makes $H$ positive definite and the loss grow in every direction: exactly one minimiser."
    return ShapedLoss(f, "convex", "one", _HESSIAN_PLUS, rests)


def _network(draw: Draw) -> ShapedLoss:
    """Two linear layers: squared error of a product of weights."""
    p, k = draw.integer(1, 4), draw.integer(2, 9)
    inside = plus(times(number(p), W1, W2), number(-p * k))
    bends = f"Exchanging the signs of both weights changes nothing, and halfway between $(1, {k})$ and $(-1, -{k})$ it is larger."
    rests = "It is zero wherever the product of the weights fits, on a whole curve."
    return ShapedLoss(_square(inside), "neither", "many", bends, rests, round(sqrt(k), 2))


def _network_penalised(draw: Draw) -> ShapedLoss:
    k, weight = draw.integer(4, 9), draw.integer(1, 3)
    f = plus(_square(plus(times(W1, W2), number(-k))), _ridge(weight))
    bends = "Exchanging the signs of both weights changes nothing, and the origin, halfway between, is higher."
    rests = "Whatever the best weights are, both with the other sign are as good."
    return ShapedLoss(f, "neither", "many", bends, rests, round(sqrt(k - weight), 2))


_KINDS: tuple[Callable[[Draw], ShapedLoss], ...] = (
    _one_example,
    _two_examples,
    _penalised,
    *[_separated] * 2,
    _logistic_penalised,
    *[_network] * 3,
    *[_network_penalised] * 2,
)


def drawn_loss(draw: Draw) -> ShapedLoss:
    """Draw a loss of linear or logistic regression, or of a network of two weights."""
    return draw.choice(_KINDS)(draw)


def loss_question(case: ShapedLoss, opening: str) -> Question:
    """Return the question for the shape and the number of minimisers."""
    slips = [
        Slip("S20", Chosen(("one",)), _UNIQUE if case.shape == "convex" else _SYMMETRIC, "b"),
        Slip("S25", Chosen(("many",)), _FLAT, "b"),
    ]
    if case.shape == "neither":
        slips.append(Slip("S21", Chosen(("convex",)), _COMPOSED, "a"))
    return Question(
        prompt=f"{opening}\n$L(w_1, w_2) = {{L}}$",
        given={"L": case.f},
        names=NAMES,
        parts=(
            Part(
                key=Chosen((case.shape,)),
                kind="class",
                label=r"L \text{ is}",
                names=(),
                id="a",
                asks="(a) What is $L$, as a function of both weights?",
                options=SHAPES,
                witness=lambda _: (chord_shape(case.f, NAMES, ((-4.0, 4.0), (-4.0, 4.0))),),
            ),
            Part(
                key=Chosen((case.count,)),
                kind="choice",
                label=r"L \text{ is least}",
                names=(),
                id="b",
                asks="(b) At how many points does $L$ take its least value?",
                options=COUNTS,
                witness=lambda _: (_count_seen(case.f),),
            ),
        ),
        steps=_steps(case),
        slips=tuple(slips),
        hints=(
            "Convexity says that there are no local traps; whether the lowest point exists, and only once, is another matter.",
            "Look at how the weights enter: through something affine, or through their product.",
        ),
        note=f"shape and minimisers of the loss L = {plain(case.f)}",
        landscape=_picture(case),
        code=_code(case),
        target="S20" if case.count != "one" else None,
    )


def _picture(case: ShapedLoss) -> Profile:
    """Return a slice with a chord; a product of weights shows its hump only where both of them move."""
    ends = (-case.reach, case.reach)
    if case.shape == "neither":
        diagonal = chord_profile(substituted(case.f, {"w2": W1}), ("w1",), ends, {}, "L")
        return structs.replace(diagonal, across="w_{1} = w_{2}")
    return chord_profile(case.f, NAMES, ends, {"w2": 2.0}, "L")


_UNIQUE = "Convex does not mean one minimiser: there may be a flat valley, or none at all. Look where $L$ is least."
_SYMMETRIC = "Change the sign of both weights and compare the values of $L$. That says how many points are as good."
_FLAT = "More than one minimiser of a convex loss means a flat segment between them. Look whether $L$ is flat anywhere."
_COMPOSED = "The square is convex, but what is squared is a product of weights, not affine. Compare with a chord."


def _steps(case: ShapedLoss) -> tuple[Step, ...]:
    """Show the Hessian where it is constant, and say why."""
    rows = tuple(tuple(expanded(entry) for entry in row) for row in hessian(case.f, NAMES))
    steps = []
    if not any(isinstance(part, Name | Call) for row in rows for entry in row for part in subtrees(entry)):
        claims = tuple(
            Claim(case.f, entry, (first, second))
            for first, row in zip(NAMES, rows, strict=True)
            for second, entry in zip(NAMES, row, strict=True)
        )
        steps.append(Step("The Hessian is constant.", f"H_L = {latex(Matrix(rows))}", claims, part="a"))
    return (*steps, Step(case.bending, part="a"), Step(case.resting, part="b"))


# Weights on a grid, and the part of it in which a minimiser that exists must lie.
_REACH, _ACROSS, _INNER = 8.0, 641, 6.5
_NEAR, _ROUNDING = 1e-3, 1e-13


def _count_seen(f: Node) -> Count:
    """Return at how many points of a grid a loss is nearly least: none inside, one spot, or spots far apart."""
    import numpy as np  # noqa: PLC0415 - a worker starts without numpy

    axis = np.linspace(-_REACH, _REACH, _ACROSS)
    u, v = np.meshgrid(axis, axis)
    heights = compiled(f, NAMES)(u, v)
    inside = (np.abs(u) < _INNER) & (np.abs(v) < _INNER)
    if heights[inside].min() > heights.min() * (1 + _NEAR) + _ROUNDING:
        return "none"
    near = heights <= heights.min() + _NEAR
    return "many" if max(np.ptp(u[near]), np.ptp(v[near])) > 1 else "one"


_CHORDS = """\
points = np.stack(np.meshgrid(*[np.linspace(-4, 4, 17)] * 2), -1).reshape(-1, 2)
start, end = points[:, None].T, points[None, :].T
sag = (L(*start) + L(*end)) / 2 - L(*(start + end) / 2)
shape = "convex" if sag.min() > -1e-6 else "neither\""""

_COUNTED = """\
w1, w2 = np.meshgrid(*[np.linspace(-8, 8, 641)] * 2)
losses = L(w1, w2)
inner = (abs(w1) < 6.5) & (abs(w2) < 6.5)
near = losses < losses.min() + 1e-3
if losses[inner].min() > 1.001 * losses.min() + 1e-13:
    count = "none"  # it still falls at the edge
else:
    count = "many" if max(np.ptp(w1[near]), np.ptp(w2[near])) > 1 else "one\""""

_BENT = """\
H = hessian(L, [w1, w2])
D = simplify(H.det())
signs = [D.subs({w1: u, w2: v}) for u in (-1, 0, 1) for v in (-1, 0, 1)]
shape = "convex" if all(sign >= 0 for sign in signs) else "neither\""""

_SOLVED = """\
stationary = solve([diff(L, w1), diff(L, w2)], [w1, w2], dict=True)
if len(stationary) == 1 and len(stationary[0]) == 2:
    count = "one"
else:
    count = "many" if stationary else "none\""""


# What sympy does not solve is decided by what happens far out, along both ways of the steepest direction.
_LIMIT = """\
t = symbols("t", real=True)
u, v = diff(L, w1).subs({w1: 0, w2: 0}), diff(L, w2).subs({w1: 0, w2: 0})
far = limit(L.subs({w1: -t * u, w2: -t * v}), t, oo)
count = "none" if far == 0 else "one\""""


def _code(case: ShapedLoss) -> Code:
    """Return programs that look at the Hessian and at where the gradient vanishes, or at a grid of weights."""
    answer = 'answer = {"a": shape, "b": count}'
    transcendental = any(isinstance(part, Call) for part in subtrees(case.f))
    counted = _LIMIT if transcendental else _SOLVED
    return Code(
        sympy=sympy_program(assigned("L", sympy_text(case.f)), _BENT, counted, answer, names=NAMES),
        numpy=numpy_program(defined("L(w1, w2)", ("return ", numpy_text(case.f))), _CHORDS, _COUNTED, answer),
    )
