"""Whether a Newton step begins downhill, which only a positive definite Hessian promises."""

from collections.abc import Mapping
from fractions import Fraction

from engine.calculus.witness import values
from engine.functions.linear import dot
from engine.language.tree import number
from engine.questions.keys import Chosen, Key
from engine.questions.question import Part, Slip, Step
from engine.questions.sheet import Option
from engine.subjects import earlier as answered
from engine.subjects.optimisation.newton import Jump, solved_numerically
from engine.subjects.targeting import Aim, aimed_first, misjudged


def incline_part(jump: Jump) -> Part:
    """Return part b, which asks for the slope along the step of part a."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, "a")
        return (
            None if own is None or len(own) != 2 else number(sum(a * b for a, b in zip(jump.slopes, own, strict=True)))
        )

    return Part(
        id="b",
        key=number(jump.incline),
        kind="number",
        label=r"g\cdot d",
        names=(),
        asks=r"(b) The product $g\cdot d$ of the gradient $g = \nabla L(p_{0})$ and the step.",
        witness=lambda _: (rise(jump),),
        follows=follows,
    )


def rise(jump: Jump) -> float:
    """Return the slope of the loss along the step, by the difference of its values on both sides."""
    made = jump.made
    h = 1e-4
    ends = [
        {
            name: Fraction(float(x) + t * d)
            for name, x, d in zip(made.spelled, made.start, solved_numerically(jump), strict=True)
        }
        for t in (h, -h)
    ]
    after, before = (values([made.f], end)[0] for end in ends)
    return (after - before) / (2 * h)


def incline_slips(jump: Jump) -> tuple[Slip, ...]:
    """Return the slips of the slope along the step."""
    g = jump.slopes
    return (
        Slip("G6", number(-jump.incline), "The sign is reversed. Multiply the gradient with the step itself.", "b"),
        Slip("G7", number(dot(g, g)), "This is $g\\cdot g$. The second factor is the step.", "b"),
    )


def way_part(jump: Jump) -> Part:
    """Return part c, which asks whether the step begins downhill."""

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "b")
        return Chosen((way(own),)) if own else None

    return Part(
        id="c",
        key=Chosen((way(jump.incline),)),
        kind="class",
        label=r"\text{direction}",
        names=(),
        asks="(c) Which kind of direction $d$ is for $L$ at $p_{0}$.",
        options=(Option("descent", "a descent direction"), Option("ascent", "an ascent direction")),
        witness=lambda _: (way(rise(jump)),),
        follows=follows,
    )


def way(incline: Fraction | float) -> str:
    """Return the kind of direction along which the slope is this."""
    return "descent" if incline < 0 else "ascent"


def judged(jump: Jump, code: str | None) -> str | None:
    """Return the kind of direction that a step has, or what a slip takes it for."""
    match code:
        case "O26":
            return "descent"
        case "O27":
            return "ascent"
        case _:
            return way(jump.incline)


AIMS = (Aim("O26", "ascent"), Aim("O27", "descent"))
_WAYS: Mapping[str, str] = {
    "O26": "A Newton step goes down only where the Hessian is positive definite. Look at the sign of $g\\cdot d$.",
    "O27": "With an indefinite Hessian a step may go up or down. Look at the sign of $g\\cdot d$.",
}


def way_slips(jump: Jump, aim: Aim) -> tuple[Slip, ...]:
    """Return the slips of the kind of direction, with the one that is aimed at in front."""
    wrong = misjudged(jump, aimed_first(_WAYS, aim), judged)
    return tuple(Slip(code, Chosen((verdict,)), _WAYS[code], "c") for code, verdict in wrong.items())


def way_step(jump: Jump) -> Step:
    """Return the step that reads the direction off the slope."""
    is_down = jump.incline < 0
    says = "It is negative, so the step begins downhill." if is_down else "It is positive, so the step begins uphill."
    caution = "The Hessian has eigenvalues of both signs, so this could have gone either way."
    return Step(f"{says} {caution}", part="c")
