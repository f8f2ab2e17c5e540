"""Slopes by finite differences: their values, the order of their errors, the best step, and what a check proves."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import isqrt

from engine.calculus.rules import partial
from engine.calculus.tidy import minus, plus, times
from engine.calculus.witness import central_gradient
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.decimals import decimal, places
from engine.functions.display import displayed
from engine.functions.linear import ExactVector, dot, exact_vector, multiple, sum_of
from engine.functions.steering import drawn_direction
from engine.landscape.plots import Line, Profile, Series
from engine.language.plain_text import plain
from engine.language.tree import (
    ONE,
    Call,
    Neg,
    Node,
    Power,
    Sum,
    free_names,
    names,
    number,
)
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Example, Family, Question, Slip, Step
from engine.subjects.earlier import exact_number
from engine.subjects.expansions import offsets, summed, weighted
from engine.subjects.matrix_steps import chain_step
from engine.subjects.optimisation.difference_orders import orders, third_derivatives
from engine.subjects.optimisation.finite_differences import (
    Stencil,
    central_part,
    central_slips,
    central_step,
    difference_code,
    forward_part,
    forward_slips,
    forward_step,
    value_steps,
)
from engine.subjects.optimisation.gradient_checks import checked
from engine.subjects.optimisation.step_balance import Trade, best_step
from engine.subjects.prompts import partial_symbol, point_latex
from engine.subjects.slopes import Spot, noted
from engine.subjects.step_trials import number_part
from engine.subjects.targeting import Aim


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return both(_on_a_line(draw), draw.choice(_BOTH))
        case 2:
            return partial_estimate(_axis(draw), draw.choice(_PARTIAL))
        case 3:
            return orders(*_smooth(draw), draw.choice(_ORDERS))
        case 4:
            return best_step(_trade(draw), draw.choice(_BEST))
        case _:
            aim = draw.choice(_AIMS)
            return checked(*_claimed(draw, aim), aim, draw.choice(_CHECKED))


_BOTH = (
    "Estimate $f'(a)$ with step $h$: by the forward difference, and by the central one.",
    "What do the forward and the central difference with step $h$ give for $f'(a)$?",
)
_STEPS = tuple(Fraction(1, n) for n in (2, 5, 10, 100))


def _on_a_line(draw: Draw) -> Stencil:
    (x,) = names("x")

    def one() -> Stencil | None:
        terms = (times(number(draw.nonzero(bound)), Power(x, number(n))) for n, bound in ((3, 3), (2, 5), (1, 6)))
        spot = Spot(displayed(plus(*terms), (x,)), (x,), (Fraction(draw.nonzero(3)),))
        stencil = Stencil(spot, (Fraction(1),), draw.choice(_STEPS), ("a", ""))
        return stencil if _is_fair(stencil) else None

    return found(draw, "cubic to differentiate by differences", one)


def _is_fair(stencil: Stencil) -> bool:
    """Whether the estimates differ from each other and from the slope, and are short."""
    values = (stencil.forward, stencil.central, stencil.slope)
    return len({*values, Fraction(0)}) == 4 and all(abs(v) <= 100 and (places(v) or 0) <= 4 for v in values)


def both(stencil: Stencil, opening: str) -> Question:
    """Return the question for the forward and the central difference."""
    spot = stencil.spot
    given = {"f": spot.f, "a": number(spot.at[0]), "h": decimal(stencil.h)}
    shown = r"a = {a}, \quad h = {h}"
    return Question(
        prompt=f"{opening}\n{spot.formula}\n${shown}$",
        given=given,
        names=spot.spelled,
        parts=(
            forward_part(stencil, "a", r"(a) The forward difference $D_{+}$, exactly."),
            central_part(stencil, "b", "(b) The central difference $D_0$, exactly."),
        ),
        steps=(
            *value_steps(stencil, "+" + "-"),
            *value_steps(stencil, ("",)),
            forward_step(stencil),
            central_step(stencil),
        ),
        slips=(*forward_slips(stencil, "a"), *central_slips(stencil, "b")),
        hints=(
            "Both divide a difference of values by the distance of the two places.",
            "Start with $f(a)$, $f(a + h)$ and $f(a - h)$.",
        ),
        note=noted("forward and central difference", given),
        landscape=_graph(stencil),
        code=difference_code(stencil, 'answer = {"a": (ahead - middle) / h, "b": (ahead - behind) / (2 * h)}'),
    )


def _graph(stencil: Stencil) -> Profile:
    """Return the function with the three places on it; the tangent is shown after the verdict."""
    (a,), h = stencil.spot.at, stencil.h
    shown = tuple((float(a + t), float(stencil.height(t))) for t in (-h, Fraction(0), h))
    tangent = summed(
        number(stencil.height(Fraction(0))), weighted(stencil.slope, offsets(stencil.spot.names, stencil.spot.at)[0])
    )
    reach = max(0.75, 2 * float(h))
    lines = (Line(plain(stencil.spot.f), "f"), Line(plain(tangent), r"\text{tangent}", after=True))
    return Profile("x", "x", "f", (float(a) - reach, float(a) + reach), lines, (Series(shown, r"a - h,\, a,\, a + h"),))


_PARTIAL = (
    "Estimate {d} at $P$ by the central difference with step $h$, and find its error.",
    (
        "What does the central difference of a gradient check give for {d} at $P$, and how far is it off? It nudges one input"
        " by $h$ both ways."
    ),
)


def _axis(draw: Draw) -> Stencil:
    variables = names("x y")

    def one() -> Stencil | None:
        x, y = variables
        cubic = times(number(draw.nonzero(2)), Power(draw.choice(variables), number(3)))
        mixed = times(number(draw.nonzero(3)), *draw.choice(((x, y), (x, x, y), (x, y, y))))
        f = displayed(plus(cubic, mixed, times(number(draw.nonzero(5)), draw.choice(variables))), variables)
        at = exact_vector(draw.nonzero(3) for _ in variables)
        axis = draw.choice(((1, 0), (0, 1)))
        stencil = Stencil(Spot(f, variables, at), exact_vector(axis), draw.choice(_STEPS))
        is_mixed = free_names(f) == {"x", "y"} and not _opens_with_minus(f)
        return stencil if is_mixed and _is_fair(stencil) else None

    return found(draw, "function to differentiate by differences", one)


def _opens_with_minus(f: Node) -> bool:
    return isinstance(f, Sum) and isinstance(f.terms[0], Neg)


def partial_estimate(stencil: Stencil, opening: str) -> Question:
    """Return the question for a central difference along an axis, and its error."""
    spot, along = stencil.spot, stencil.spot.spelled[stencil.direction.index(Fraction(1))]
    d = partial_symbol("f", along)
    given = {**spot.given, "h": decimal(stencil.h)}
    axis = Stencil(spot, stencil.direction, stencil.h, ("P", f"e_{{{along}}}"))
    other = Stencil(spot, stencil.direction[::-1], stencil.h)
    diagonal = Stencil(spot, exact_vector((1, 1)), stencil.h)
    crossed = (
        ("D16", other.central, f"Here the other variable is moved. Only ${along}$ moves in {f'${d}$'}."),
        ("O49", diagonal.central, f"Both variables are moved at once. Only ${along}$ moves here."),
    )
    error = stencil.central - stencil.slope

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = exact_number(earlier, "a")
        return None if own is None else decimal(own - stencil.slope)

    def witness() -> float:
        ahead, _, behind = stencil.floats()
        return (ahead - behind) / (2 * float(stencil.h)) - central_gradient(spot.f, (along,), spot.point)[0]

    asks = f"(b) The error: the estimate minus the exact ${d}$."
    return Question(
        prompt=f"{opening.format(d=f'${d}$')}\n{spot.formula}\n$P = {point_latex(spot.point)}, \\quad h = {{h}}$",
        given=given,
        names=spot.spelled,
        parts=(
            central_part(stencil, "a", "(a) The central difference $D_0$, exactly."),
            replace(number_part("b", error, rf"D_0 - {d}", asks, witness), follows=follow),
        ),
        steps=(*value_steps(axis, "+-"), central_step(axis), *_error_steps(stencil, along)),
        slips=(
            *central_slips(stencil, "a"),
            *(Slip(code, decimal(value), says, "a") for code, value, says in crossed),
            Slip("D17", decimal(-error), "The sign is turned around. The error is the estimate minus the exact value.", "b"),
            Slip("O11", decimal(stencil.forward - stencil.slope), "This is the error of the forward difference.", "b"),
        ),
        hints=(
            f"Only ${along}$ moves, by $h$ ahead and by $h$ back.",
            "Start with the values of $f$ at the two places.",
        ),
        note=noted(f"central difference by {along}", given),
        landscape=landscape({"f": spot.f}, spot.spelled, decimal(stencil.central), spot.point),
        code=difference_code(
            stencil, 'answer = {"a": estimate, "b": estimate - slope}', "estimate = (ahead - behind) / (2 * h)"
        ),
    )  # fmt: skip


def _error_steps(stencil: Stencil, along: str) -> tuple[Step, ...]:
    spot, d = stencil.spot, partial_symbol("f", along)
    exact = partial(spot.f, along)
    above = Sum((decimal(stencil.central), minus(number(stencil.slope))))
    return (
        Step("The exact derivative.", f"{d} = {latex(exact)}", (Claim(spot.f, exact, (along,)),)),
        Step("Put the point in.", f"{d}(P) = {latex(number(stencil.slope))}", (Claim(spot.put_in(exact), number(stencil.slope)),)),
        chain_step("Subtract it from the estimate.", rf"D_0 - {d}(P)", above, decimal(stencil.central - stencil.slope)),
    )  # fmt: skip


# How the errors shrink with the step.


_ORDERS = (
    (
        "How do the errors of finite differences for $f'(a)$ behave when a small step $h$ is made smaller, to $h / k$? The"
        " error is the estimate minus $f'(a)$."
    ),
    (
        "How fast do the forward and the central difference for $f'(a)$ become exact when $h$ shrinks to $h / k$? The error is"
        " the estimate minus $f'(a)$."
    ),
)


def _smooth(draw: Draw) -> tuple[Spot, int]:
    (x,) = names("x")

    def one() -> Spot | None:
        if draw.chance(1, 2):
            inside = times(number(draw.choice((-2, -1, 1, 2, 3))), x)
            kind = draw.choice(("exp", "ln", "sin"))
            f = times(number(draw.integer(1, 6)), Call(kind, (plus(ONE, inside) if kind == "ln" else inside,)))
            return Spot(plus(f, times(number(draw.nonzero(3)), Power(x, number(2)))), (x,), (Fraction(0),))
        terms = (times(number(draw.nonzero(3)), Power(x, number(n))) for n in draw.sample((1, 2, 3, 4), 3))
        return Spot(displayed(plus(*terms), (x,)), (x,), (Fraction(draw.nonzero(2)),))

    def fair() -> Spot | None:
        spot = one()
        bends = [] if spot is None or _opens_with_minus(spot.f) else third_derivatives(spot)
        return spot if bends and 0 not in bends and max(map(abs, bends)) <= 60 else None

    return found(draw, "function of one variable", fair), draw.choice((2, 3, 4, 5, 10))


# Truncation against rounding.


# Roots that are whole: of 4 F / M for the forward difference, of 3 F / M for the central one.
_SIZES = {1: tuple((f, m) for f in range(1, 37) for m in range(1, 13) if isqrt(4 * f // m) ** 2 * m == 4 * f),
          2: tuple((f, m) for f in range(1, 37) for m in range(1, 25) if any(3 * f == p**3 * m for p in (1, 2, 3)))}  # fmt: skip
_DIGITS = {1: (8, 10, 12, 14, 16), 2: (6, 9, 12, 15)}
_BEST = (
    (
        "Which step $h > 0$ makes the bound on the error of the {name} difference smallest? Rounding spoils it when $h$ is too"
        " small: with values that are exact to a relative error $\\varepsilon$, the error is at most {bound}."
    ),
    (
        "At which $h > 0$ is the bound {bound} on the error of the {name} difference smallest? It adds Taylor's remainder and"
        " the rounding of the values, which are exact to a relative error $\\varepsilon$."
    ),
)


def _trade(draw: Draw) -> Trade:
    order = draw.integer(1, 2)
    size, bend = draw.choice(_SIZES[order])
    factor = draw.choice((Fraction(1, 10), Fraction(1, 2), Fraction(1, 4), Fraction(2), Fraction(10)))
    return Trade(order, draw.choice(_DIGITS[order]), size, bend, factor)


# What a check along one direction proves.


_AIMS = (Aim("O56", "open"), Aim("O57", "wrong"))
_CHECKED = (
    (
        "What can one nudge tell about {g}, which somebody's code returns as the gradient of the loss $f$ at $P$? You move the"
        " weights by $h$ both ways along a random unit vector $u$."
    ),
    (
        "What does one try along a random unit vector $u$ with step $h$ tell you about a hand-written backward pass? At $P$ it"
        " gives {g} for the gradient of the loss $f$."
    ),
)


def _claimed(draw: Draw, aim: Aim) -> tuple[Stencil, ExactVector]:
    """Return a quadratic with a direction, and a gradient that is wrong in a way that shows along it, or does not."""
    variables = names("x y")

    def one() -> tuple[Stencil, ExactVector] | None:
        x, y = variables
        squares = plus(
            times(number(draw.nonzero(4)), Power(x, number(2))), times(number(draw.nonzero(4)), Power(y, number(2)))
        )
        f = displayed(
            plus(squares, times(number(draw.nonzero(5)), x, y), times(number(draw.nonzero(6)), draw.choice(variables))),
            variables,
        )
        at = exact_vector(draw.nonzero(3) for _ in variables)
        u = drawn_direction(draw, 2, 5).unit
        across = multiple((-u[1], u[0]), 5)
        off = (
            multiple(across, draw.sign())
            if aim.verdict == "open"
            else exact_vector((draw.integer(-4, 4), draw.integer(-4, 4)))
        )
        stencil = Stencil(Spot(f, variables, at), u, Fraction(1, draw.choice((5, 10))))
        claimed = sum_of(stencil.spot.gradient, off)
        is_hidden = dot(off, u) == 0
        is_fair = any(off) and 0 not in claimed and not _opens_with_minus(f) and max(map(abs, claimed)) <= 40
        return (stencil, claimed) if is_fair and is_hidden == (aim.verdict == "open") else None

    return found(draw, "gradient to check", one)


def _golden() -> Question:
    (x,) = names("x")
    spot = Spot(Power(x, number(3)), (x,), (Fraction(1),))
    return both(Stencil(spot, (Fraction(1),), Fraction(1, 10), ("a", "")), _BOTH[0])


FAMILY = Family(
    id="op_numgrad",
    revision=1,
    topic="optimisation",
    title="Finite differences",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Nocedal & Wright, Numerical Optimization (2nd ed., 2006), section 8.1",
    connection="A gradient check compares a backward pass with finite differences before anybody trains with it.",
    examples=(
        # x^3 at 1 with step 0.1
        Example(
            of=_golden,
            accepts=({"a": "3.31", "b": "3.01"}, {"a": "331/100", "b": "(1.331 - 0.729)/0.2"}),
            refuses={
                "O12": {"a": "3.31", "b": "6.02"},
                "O46": {"a": "0.331", "b": "3.01"},
                "O48": {"a": "3.31", "b": "3"},
            },
        ),
        Example(level=1, seed=1),
        Example(level=2, seed=1),
        Example(level=3, seed=1),
        Example(level=4, seed=1),
        Example(level=5, seed=1),
    ),
)
