"""The second derivative along a path: f_xx x'² + 2 f_xy x'y' + f_yy y'² + f_x x'' + f_y y''."""

from itertools import combinations

from engine.calculus.rules import partial
from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_hessian
from engine.language.python_text import numpy_text
from engine.language.tree import Node, Power, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Slip, Step, Witness
from engine.questions.sheet import Code
from engine.subjects.chain_rule.chaining import Composition, composition_source
from engine.subjects.derivatives import Derivative, entry_steps
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program


def second_derivative(made: Composition) -> Node:
    return made.written(partial(made.derivative("t"), "t"))


def second_witness(made: Composition) -> Witness:
    return lambda at: central_hessian(made.composed(), ("t",), {"t": at["t"]})


def second_steps(made: Composition, symbol: str, key: Node) -> tuple[Step, ...]:
    first = made.derivative("t")
    return (
        *entry_steps(Derivative(first, ("t",)), (0, 0), "Now everything in $t$ alone: differentiate once more."),
        Step("That is the second derivative.", f"{symbol} = {latex(key)}", (Claim(made.composed(), key, ("t", "t")),)),
    )


def second_slips(made: Composition) -> tuple[Slip, ...]:
    """Return what is left of f_xx x'² + 2 f_xy x'y' + f_yy y'² + f_x x'' + f_y y'' when a part is forgotten."""
    speeds = {name: made.inner_slope(name, "t") for name in made.inner}
    squares = plus(*(times(partial(made.outer, n, n), Power(speed, number(2))) for n, speed in speeds.items()))
    single = plus(*(times(partial(made.outer, n, n), speed) for n, speed in speeds.items()))
    crossed = plus(
        *(times(partial(made.outer, a, b), speeds[a], speeds[b]) for a, b in combinations(speeds, 2)),
    )
    bends = plus(*(times(made.outer_slope(n), partial(tree, "t", "t")) for n, tree in made.inner.items()))
    twofold = times(number(2), crossed)
    wrong = (
        ("C7", plus(squares, twofold), "The velocities change, too: $x''$ and $y''$ times the slopes are missing."),
        (
            "C8",
            plus(single, twofold, bends),
            "The second derivatives are multiplied by the velocity once. It is squared.",
        ),
        (
            "H2",
            plus(squares, bends),
            "The mixed term is missing. Each slope also changes because the other variable moves.",
        ),
        (
            "T2",
            plus(squares, crossed, bends),
            "The mixed term stands once. It comes from both slopes, so it counts twice.",
        ),
        ("D20", made.derivative("t"), "This is the first derivative. The question asks how it changes with $t$."),
        ("C1", bends, "Only the changes of the velocities are here. The slopes change along the path, too."),
    )
    return tuple(Slip(code, made.along(answer), says) for code, answer, says in wrong)


_BEND = """\
t, h = 0.7, 1e-4
at = {"t": t}
answer = (value(t + h) - 2 * value(t) + value(t - h)) / h**2"""


def second_code(made: Composition) -> Code:
    moving = [(f"{name} = ", numpy_text(tree)) for name, tree in made.inner.items()]
    value = defined("value(t)", *moving, ("return ", numpy_text(made.outer)))
    derivative = assigned("answer", f"diff({made.label}, t, 2)")
    return Code(sympy_program(composition_source(made), derivative, names=("t",)), numpy_program(value, _BEND))
