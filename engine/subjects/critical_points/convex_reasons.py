"""Why a function is convex: the rule of composition that proves it, or the chord that refutes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from engine.calculus.tidy import minus, plus, tidy, times, well_led
from engine.calculus.witness import central_hessian
from engine.chance import Draw
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Call, Name, Node, Power, Product, Sum, free_names, number, subtrees
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.critical_points.convexity import SHAPES, Shape, chord_profile, chord_shape
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program
from engine.subjects.prompts import applied

X, Y = Name("x"), Name("y")

REASONS = (
    Option("affine", "a convex function of something affine is convex"),
    Option("increasing", "an increasing convex function of a convex one is convex"),
    Option("sum", "a sum of convex functions is convex"),
    Option("largest", "the largest of several convex functions is convex"),
    Option("composition", "any convex function of a convex one is convex"),
    Option("positive", "it is positive everywhere"),
    Option("chord", "one of its chords runs below it, another one above it"),
)


@dataclass(frozen=True, slots=True)
class Argued:
    """A function with the reason for its shape.

    Attributes:
        f: Its tree, in x and y.
        shape: Convex or neither.
        reason: The id of the one option that settles it.
        says: The argument in full.
    """

    f: Node
    shape: Shape
    reason: str
    says: str
    ends: tuple[float, float] = (-1.5, 1.5)


def _affine(draw: Draw) -> Node:
    p, q = draw.integer(1, 4), draw.nonzero(4)
    return well_led(plus(times(number(p), X), times(number(q), Y), number(draw.nonzero(5))))


def _bowl(draw: Draw) -> Node:
    p, q = draw.integer(1, 4), draw.integer(1, 4)
    return plus(times(number(p), Power(X, number(2))), times(number(q), Power(Y, number(2))))


def _of_affine(draw: Draw) -> Argued:
    """A convex function that is not monotonic, of something affine."""
    inside = _affine(draw)
    f = Call("cosh", (inside,)) if draw.chance(1, 2) else Power(inside, number(4))
    scale = draw.integer(1, 5)
    outer = "cosh" if isinstance(f, Call) else "the fourth power"
    says = f"The inside ${latex(inside)}$ is affine, and {outer} is convex: that is enough, increasing or not."
    return Argued(times(number(scale), f), "convex", "affine", says)


def _increasing(draw: Draw) -> Argued:
    """An increasing convex function of a bowl."""
    inside = _bowl(draw)
    outer = draw.choice(("exp", "softplus"))
    scale = draw.integer(1, 5)
    name = r"e^t" if outer == "exp" else r"\ln(1 + e^t)"
    says = f"The inside ${latex(inside)}$ is convex, and ${name}$ is convex and increasing."
    f = _written(outer, inside)
    return Argued(times(number(scale), f), "convex", "increasing", says, (-1.0, 1.0))


def _written(outer: str, inside: Node) -> Node:
    if outer == "exp":
        return Call("exp", (inside,))
    return Call("ln", (plus(number(1), Call("exp", (inside,))),))


def _sum(draw: Draw) -> Argued:
    f = plus(
        times(number(draw.integer(1, 5)), Power(X, number(draw.choice((2, 4))))),
        times(number(draw.integer(1, 5)), Call("exp", (times(number(draw.choice((-2, -1, 2, 3))), Y),))),
        times(number(draw.nonzero(5)), draw.choice((X, Y))),
    )
    return Argued(
        f, "convex", "sum", "Each term is convex, an affine one too, and sums of convex functions are convex."
    )


def _largest(draw: Draw) -> Argued:
    first = well_led(plus(times(number(draw.integer(1, 4)), X), times(number(draw.nonzero(4)), Y)))
    second = (
        _bowl(draw)
        if draw.chance(1, 2)
        else well_led(plus(times(number(draw.integer(1, 4)), Y), number(draw.nonzero(4))))
    )
    f = Call("max", (first, second))
    says = (
        "At each point $f$ is the larger of two convex functions; a chord that lies above both lies above the larger."
    )
    return Argued(f, "convex", "largest", says)


def _hollow(draw: Draw) -> Argued:
    """A convex function of a bowl that falls first: it has a hump in the middle."""
    p, q, k, scale = draw.integer(1, 4), draw.integer(1, 4), draw.integer(2, 6), draw.integer(1, 3)
    inside = plus(times(number(p), Power(X, number(2))), times(number(q), Power(Y, number(2))), number(-k))
    says = (
        f"On the curve ${latex(inside)} = 0$ around the origin $f$ is zero, and at the origin it is ${scale * k * k}$:"
        " the chord between two opposite points of the curve runs below $f$. Far out, chords run above it."
    )
    reach = round(sqrt(k / p), 3)
    return Argued(times(number(scale), Power(inside, number(2))), "neither", "chord", says, (-reach, reach))


def _peak(draw: Draw) -> Argued:
    """Positive everywhere, with a peak at the origin."""
    f = times(number(draw.integer(2, 9)), Call("exp", (minus(_bowl(draw)),)))
    says = "At the origin $f$ is largest, so the chords above it run below $f$ there; far out they run above. Positive says nothing."
    return Argued(f, "neither", "chord", says, (-1.0, 1.0))


_MAKERS: Mapping[str, Callable[[Draw], Argued]] = {
    "affine": _of_affine,
    "increasing": _increasing,
    "sum": _sum,
    "largest": _largest,
    "hollow": _hollow,
    "peak": _peak,
}


def drawn_argued(draw: Draw) -> Argued:
    """Draw a function of x and y; two of five are not convex though they look like it."""
    return _MAKERS[draw.choice((*_MAKERS, "hollow", "peak", "affine", "increasing"))](draw)


_COMPOSED = (
    "Convex functions of convex ones need not be convex: the outer one has to be increasing. Check whether it is."
)
_POSITIVE = "Positive is about height, not about bending. Compare $f$ with a chord."


def reason_question(case: Argued, opening: str) -> Question:
    """Return the question for the shape and the argument that settles it."""
    slips = [
        Slip("S21", Chosen(("composition",)), _COMPOSED, "b"),
        Slip("S19", Chosen(("positive",)), _POSITIVE, "b"),
    ]
    if case.shape == "neither":
        code, says = ("S21", _COMPOSED) if isinstance(_outer(case.f), Power) else ("S19", _POSITIVE)
        slips.append(Slip(code, Chosen(("convex",)), says, "a"))
    return Question(
        prompt=f"{opening}\n${applied('f', ('x', 'y'))} = {{f}}$",
        given={"f": case.f},
        names=("x", "y"),
        parts=(_shape_part(case), _reason_part(case)),
        steps=(_because(case), Step(f"So $f$ is {_SPOKEN[case.shape]}.", part="a")),
        slips=tuple(slips),
        hints=(
            "Look at how $f$ is put together, from the outside inwards.",
            "Ask of the outermost function whether it is convex, and whether it is increasing where it is used.",
        ),
        note=f"shape and reason: f = {plain(case.f)}",
        landscape=chord_profile(case.f, ("x", "y"), case.ends, {"y": 0.0}),
        code=_code(case),
        target="S21",
    )


_SPOKEN = {"convex": "convex", "concave": "concave", "neither": "neither convex nor concave"}


def _outer(f: Node) -> Node:
    """Return a product without its number."""
    return f.factors[-1] if isinstance(f, Product) else f


def _shape_part(case: Argued) -> Part:
    return Part(
        key=Chosen((case.shape,)),
        kind="class",
        label=r"f \text{ is}",
        names=(),
        id="a",
        asks="(a) What is $f$, on the whole plane?",
        options=SHAPES,
        witness=lambda _: (chord_shape(case.f, ("x", "y"), ((-1.6, 1.6), (-1.6, 1.6))),),
    )


def _reason_part(case: Argued) -> Part:
    return Part(
        key=Chosen((case.reason,)),
        kind="choice",
        label=r"\text{because}",
        names=(),
        id="b",
        asks="(b) Which of these is a valid argument for that?",
        options=REASONS,
        witness=lambda _: (_reason_seen(case.f),),
    )


def _reason_seen(f: Node) -> str:
    """Return the rule that applies, by chords of the whole and by second differences of the inside."""
    if chord_shape(f, ("x", "y"), ((-1.6, 1.6), (-1.6, 1.6))) != "convex":
        return "chord"
    outer = _outer(f)
    if isinstance(outer, Sum):
        return "sum"
    if isinstance(outer, Call) and outer.function == "max":
        return "largest"
    inside = outer.base if isinstance(outer, Power) else outer
    innermost = next(part for part in subtrees(inside) if isinstance(part, Sum) and "x" in free_names(part.terms[0]))
    bends = central_hessian(innermost, ("x", "y"), {"x": Fraction(1, 3), "y": Fraction(1, 5)})
    return "affine" if max(map(abs, bends)) < _FLAT else "increasing"


# Second differences of an affine function are zero but for rounding.
_FLAT = 1e-9


def _because(case: Argued) -> Step:
    """Give the argument, with the height at the origin where that refutes convexity."""
    if case.shape == "convex":
        return Step(case.says, part="b")
    origin: dict[str, Node] = {"x": number(0), "y": number(0)}
    height = tidy(substituted(case.f, origin))
    return Step(case.says, f"f(0, 0) = {latex(height)}", (Claim(substituted(case.f, origin), height),), part="b")


_CHORDS = """\
points = np.stack(np.meshgrid(*[np.linspace(-1.6, 1.6, 15)] * 2), -1).reshape(-1, 2)
start, end = points[:, None].T, points[None, :].T
sag = (f(*start) + f(*end)) / 2 - f(*(start + end) / 2)
shape = "convex" if sag.min() > -1e-6 * f(*start).max() else "neither\""""


def _code(case: Argued) -> Code:
    """Return programs that look at the Hessian or at a chord, and at all chords of a grid."""
    reasons = "\n".join(
        (
            "# the rule that fits how f is put together, and what refutes convexity",
            f'reasons = {{"convex": "{case.reason if case.shape == "convex" else "none"}", "neither": "chord"}}',
        )
    )
    answer = f'{reasons}\nanswer = {{"a": shape, "b": reasons[shape]}}'
    return Code(
        sympy=sympy_program(
            assigned("f", sympy_text(case.f)),
            _sagging(case),
            answer,
            names=("x", "y"),
        ),
        numpy=numpy_program(defined("f(x, y)", ("return ", numpy_text(case.f))), _CHORDS, answer),
    )


def _sagging(case: Argued) -> str:
    """Compare the middles of some chords through the origin with their ends."""
    return (
        "middle = f.subs({x: 0, y: 0})\n"
        f"ends = f.subs({{x: {case.ends[1]}, y: 0}}) + f.subs({{x: {case.ends[0]}, y: 0}})\n"
        'shape = "convex" if ends / 2 >= middle else "neither"  # of one chord'
    )
