"""The error of gradient descent after k steps: along each eigenvector it is multiplied by 1 - ηλ every time."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.bowls import Bowl, drawn_bowl
from engine.functions.decimals import decimal
from engine.functions.display import displayed
from engine.functions.linear import diagonal, exact_vector, multiple, sum_of
from engine.functions.measure import largest_number
from engine.language.plain_text import plain
from engine.language.tree import Power, names, number
from engine.language.typeset import latex
from engine.questions.question import Example, Family, Part, Question, Slip
from engine.subjects.optimisation.convergence import convergence_question, drawn_convergence
from engine.subjects.optimisation.descent import Descent, decimals
from engine.subjects.optimisation.mode_choices import (
    CROSSING_SLIPS,
    FATE_SLIPS,
    choice_slips,
    crosses,
    crossing_part,
    crossing_step,
    error_slips,
    fate_part,
    fate_step,
    fated,
)
from engine.subjects.optimisation.mode_code import line_code, plane_code
from engine.subjects.optimisation.mode_steps import (
    count_step,
    eigen_step,
    factor_step,
    later_step,
    minimum_step,
    power_step,
    shares_step,
)
from engine.subjects.optimisation.modes import (
    Modes,
    decay_profile,
    diagonal_slip,
    factor_slips,
    factors_part,
    formula_slips,
    interpolated_error,
    modes_of,
    simulated_error,
)
from engine.subjects.targeting import Aim, targeted

_RATES = tuple(Fraction(1, m) for m in (4, 5, 8, 10, 20))


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return on_line(_on_line(draw), draw.choice(_ON_LINE))
        case 2:
            return in_plane(_in_plane(draw), draw.choice(_IN_PLANE))
        case 3:
            aim, modes = targeted(draw, _CROSSING_AIMS, lambda aim: _crossing(draw, aim), crosses)
            return crossing(modes, aim, draw.choice(_CROSSING))
        case 4:
            aim, modes = targeted(draw, _FATE_AIMS, lambda aim: _fated(draw, aim), fated)
            return fate(modes, aim, draw.choice(_FATE))
        case _:
            return convergence_question(drawn_convergence(draw))


_ON_LINE = (
    (
        "What is the error of gradient descent on $f$ after $k$ steps? It starts at {start} with the learning rate {eta}, and "
        "its error is $e_k = {k} - {minimum}$, the distance from the minimum with its sign."
    ),
    (
        "How fast does the error of gradient descent on $f$ shrink? It starts at {start} and uses the learning rate {eta}; "
        "$e_k = {k} - {minimum}$ is its error after $k$ steps, where {minimum_is} is the minimum."
    ),
)


def _prompt(modes: Modes, opening: str) -> str:
    made = modes.made
    symbol = made.point
    said = opening.format(
        start=made.spoken_start(),
        eta=rf"$\eta = {latex(decimal(made.rate))}$",
        k=rf"{symbol}_{{k}}",
        minimum=rf"{symbol}^{{*}}",
        minimum_is=rf"${symbol}^{{*}}$",
    )
    return f"{said}\n${made.applied} = {{{made.label}}}$"


def on_line(modes: Modes, opening: str) -> Question:
    """Return the question in one variable."""
    (factor,) = modes.factors
    return Question(
        prompt=_prompt(modes, opening),
        given=modes.made.given(),
        names=(*modes.made.spelled, "k"),
        parts=(_formula_part(modes, "a"), _count_part(modes)),
        steps=(
            minimum_step(modes),
            factor_step(modes, ""),
            power_step(modes, "a"),
            count_step(factor, _steps_to_shrink(modes)),
        ),
        slips=(*formula_slips(modes, "a"), *_count_slips(modes)),
        hints=_HINTS,
        note=_note("error after k steps", modes),
        landscape=decay_profile(modes),
        code=line_code(modes),
    )


_HINTS = (
    "See what one step makes of the error; every further step does the same to what is left.",
    "Start with the minimum and with the second derivatives.",
)


def _formula_part(modes: Modes, letter: str) -> Part:
    is_single = len(modes.minimum) == 1
    return Part(
        id=letter,
        key=modes.formula(),
        kind="expression" if is_single else "vector",
        label="e_k",
        names=("k",),
        asks=f"({letter}) The error $e_k$ as a formula in $k$.",
        layout="" if is_single else f"The coordinates stand in the order ${', '.join(modes.made.spelled)}$.",
        positive=("k",),
        witness=lambda at: interpolated_error(modes, at),
    )


_SHRINK = 10


def _steps_to_shrink(modes: Modes) -> int:
    return next(k for k in range(1, 1000) if modes.factors[0] ** k * _SHRINK <= 1)


def _count_part(modes: Modes) -> Part:
    def counted(_: Mapping[str, Fraction]) -> tuple[float, ...]:
        start = abs(simulated_error(modes, 0)[0])
        return (float(next(k for k in range(1, 200) if abs(simulated_error(modes, k)[0]) <= start / _SHRINK)),)

    return Part(
        id="b",
        key=number(_steps_to_shrink(modes)),
        kind="number",
        label="k",
        names=(),
        asks="(b) The smallest whole $k$ for which the error is at most a tenth of what it was at the start.",
        witness=counted,
    )


def _count_slips(modes: Modes) -> tuple[Slip, ...]:
    factor, count = modes.factors[0], _steps_to_shrink(modes)
    linear = ceil(Fraction(_SHRINK - 1, _SHRINK) / (1 - factor))
    return (
        Slip("O35", number(count - 1), "One step earlier the error is still above a tenth. Round up.", "b"),
        Slip(
            "O20", number(linear), "Here every step takes the same amount away. It takes a share of what is left.", "b"
        ),
    )


def _on_line(draw: Draw) -> Modes:
    def one() -> Modes | None:
        (x,) = names("x")
        a, middle, rate = draw.integer(1, 6), draw.nonzero(4), draw.choice(_RATES)
        f = displayed(plus(times(number(a), Power(x, number(2))), times(number(-2 * a * middle), x), number(draw.integer(-9, 9))), (x,))  # fmt: skip
        start = middle + draw.nonzero(6)
        made = Descent(f, ("x",), exact_vector((start,)), rate, point="x")
        value = Fraction(2 * a)
        modes = Modes(made, exact_vector((middle,)), ((value,),), (value,), ((Fraction(1),),))
        return modes if modes.factors[0] > 0 and start and abs(start) <= 9 else None

    return found(draw, "descent on a line", one)


_IN_PLANE = (
    (
        "What is the error of gradient descent on the quadratic $f$ after $k$ steps? It starts at {start} with the learning "
        "rate {eta}, and its error is $e_k = {k} - {minimum}$, where {minimum_is} is the minimum."
    ),
    (
        "How fast does the error of gradient descent on $f$ shrink? It is $e_k = {k} - {minimum}$ after $k$ steps, with "
        "{minimum_is} the minimum, the start {start} and the learning rate {eta}."
    ),
)
_FACTORS = (
    "What a step multiplies the error by, along the eigenvector of the larger eigenvalue of the Hessian and along that "
    "of the smaller one, in this order."
)


def in_plane(modes: Modes, opening: str) -> Question:
    """Return the question in two variables, which takes the error apart along the eigenvectors."""
    return Question(
        prompt=_prompt(modes, opening),
        given=modes.made.given(),
        names=(*modes.made.spelled, "k"),
        parts=(factors_part(modes, "a", _FACTORS), _formula_part(modes, "b")),
        steps=(
            minimum_step(modes),
            eigen_step(modes),
            factor_step(modes, "a"),
            shares_step(modes),
            power_step(modes, "b"),
        ),
        slips=(*factor_slips(modes, "a"), *formula_slips(modes, "b"), diagonal_slip(modes, "b")),
        hints=(_HINTS[0], "Start with the Hessian, its eigenvalues and its eigenvectors."),
        note=_note("error after k steps", modes),
        landscape=decay_profile(modes),
        code=plane_code(modes, '{"a": factors, "b": e}', formula=True),
    )


def _in_plane(draw: Draw) -> Modes:
    def one() -> Modes | None:
        modes = _drawn_modes(draw, draw.choice(_RATES))
        is_fit = all(0 < factor < 1 for factor in modes.factors) and max(map(abs, modes.made.start)) <= _FARTHEST
        return modes if is_fit else None

    return found(draw, "descent in the plane", one)


def _drawn_modes(draw: Draw, rate: Fraction | None, accepts: Callable[[Bowl], bool] = lambda _: True) -> Modes:
    """Draw a descent on a bowl from a start with whole shares of both eigenvectors.

    Args:
        draw: The chance of the question.
        rate: The learning rate; without it the one at which the steepest direction just does not shrink.
        accepts: What is asked of the bowl.
    """
    bowl = drawn_bowl(draw, names(draw.choice(("x y", "u v"))), accepts=accepts)
    shares = [draw.nonzero(2) for _ in range(2)]
    error = sum_of(*(multiple(v, share) for share, v in zip(shares, bowl.hessian.eigenvectors, strict=True)))
    return modes_of(bowl, sum_of(bowl.middle, error), rate or 2 / bowl.hessian.eigenvalues[0])


_CROSSING = (
    (
        "How does gradient descent on $f$ approach the minimum {minimum_is}? It starts at {start} with the learning rate "
        "{eta}, and its error after $k$ steps is $e_k = {k} - {minimum}$."
    ),
    (
        "Why does a plot show gradient descent on $f$ zigzagging? It starts at {start}, the learning rate is {eta}, and "
        "$e_k = {k} - {minimum}$ is its error after $k$ steps, where {minimum_is} is the minimum."
    ),
)


def crossing(modes: Modes, aim: Aim, opening: str) -> Question:
    """Return the question of which coordinate jumps over the minimum at every step."""
    return Question(
        prompt=_prompt(modes, opening),
        given=modes.made.given(),
        names=modes.made.spelled,
        parts=(_third_part(modes), crossing_part(modes)),
        steps=(minimum_step(modes), factor_step(modes, ""), later_step(modes, _STEPS), crossing_step(modes)),
        slips=(*error_slips(modes, _STEPS), *choice_slips(modes, aim, CROSSING_SLIPS, crosses)),
        hints=(_HINTS[0], "Start with the second derivatives: here each coordinate goes its own way."),
        note=f"{_note('error after three steps', modes)}; {aim.code}",
        landscape=decay_profile(modes),
        code=plane_code(modes, '{"a": e, "b": crosses}', crosses=True),
        target=aim.code,
    )


_STEPS = 3


def _third_part(modes: Modes) -> Part:
    return Part(
        id="a",
        key=decimals(modes.error_after(_STEPS)),
        kind="vector",
        label=f"e_{{{_STEPS}}}",
        names=(),
        asks=f"(a) The error $e_{{{_STEPS}}}$ after three steps.",
        layout=f"The coordinates stand in the order ${', '.join(modes.made.spelled)}$.",
        witness=lambda _: simulated_error(modes, _STEPS),
    )


_CROSSING_AIMS = tuple(Aim(code, verdict) for code in CROSSING_SLIPS for verdict in ("first", "second"))


def _crossing(draw: Draw, aim: Aim) -> Modes | None:
    x, y = pair = names(draw.choice(("x y", "u v")))
    steep, flat = draw.integer(3, 9), draw.integer(1, 8)
    widths = (steep, flat) if aim.verdict == "first" else (flat, steep)
    middle = exact_vector((draw.nonzero(3), draw.nonzero(3)))
    rate = Fraction(1, draw.choice((5, 10)))
    squares = (
        times(number(a), Power(plus(name, number(-m)), number(2)))
        for a, name, m in zip(widths, pair, middle, strict=True)
    )
    f = displayed(plus(*squares), pair)
    start = sum_of(middle, exact_vector((draw.nonzero(5), draw.nonzero(5))))
    axes = (exact_vector((1, 0)), exact_vector((0, 1)))
    turned = axes if aim.verdict == "first" else axes[::-1]
    values = exact_vector((2 * steep, 2 * flat))
    modes = Modes(Descent(f, (x.name, y.name), start, rate), middle, diagonal([2 * a for a in widths]), values, turned)
    return modes if -1 < modes.factors[0] < 0 < modes.factors[1] < 1 and largest_number(f) <= _LARGEST else None


_LARGEST = 60

_FATE = (
    "What becomes of gradient descent on $f$ from {start} with the learning rate {eta}?",
    "Does gradient descent on this loss arrive if it starts at {start} with the learning rate {eta}?",
)


def fate(modes: Modes, aim: Aim, opening: str) -> Question:
    """Return the question of whether a descent converges."""
    return Question(
        prompt=_prompt(modes, opening),
        given=modes.made.given(),
        names=modes.made.spelled,
        parts=(factors_part(modes, "a", _FACTORS), fate_part(modes)),
        steps=(minimum_step(modes), eigen_step(modes), factor_step(modes, "a"), fate_step(modes)),
        slips=(*factor_slips(modes, "a"), *choice_slips(modes, aim, FATE_SLIPS, fated)),
        hints=(_HINTS[0], "Start with the Hessian and its eigenvalues."),
        note=f"{_note('fate of a descent', modes)}; {aim.code}",
        landscape=decay_profile(modes),
        code=plane_code(modes, '{"a": factors, "b": fate}', fate=True),
        target=aim.code,
    )


_FATE_AIMS = (
    Aim("O5", "diverges"),
    Aim("O5", "diverges"),
    Aim("O34", "converges"),
    Aim("O34", "converges"),
    Aim("O5", "bounded"),
    Aim("O34", "bounded"),
)


def _fated(draw: Draw, aim: Aim) -> Modes | None:
    if aim.verdict == "bounded":
        modes = _drawn_modes(draw, None, lambda bowl: 2 / bowl.hessian.eigenvalues[0] in _EDGES)
    else:
        modes = _drawn_modes(draw, draw.choice(_EDGES))
    is_fit = max(map(abs, modes.made.start)) <= _FARTHEST and modes.factors[1] and modes.factors[0] >= -4
    return modes if is_fit else None


# Rates at which a descent may just not converge.
_EDGES = tuple(Fraction(1, m) for m in (2, 4, 5, 8, 10))
_FARTHEST = 9


def _note(asked: str, modes: Modes) -> str:
    return f"{asked}: " + "; ".join(f"{name} = {plain(value)}" for name, value in modes.made.given().items())


FAMILY = Family(
    id="op_gd_closed_form",
    revision=1,
    topic="optimisation",
    title="Error after k steps",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Goh, Why Momentum Really Works, Distill (2017), first steps: gradient descent",
    connection="The slowest of these powers is how long training takes, and the condition number is what sets it.",
    examples=(
        Example(
            level=1,
            seed=0,
            accepts=({"a": "-6 (1/2)^k", "b": "4"}, {"a": "-6*2^(-k)", "b": "4"}, {"a": "-6/2^k", "b": "4"}),
            refuses={"O19": {"a": "-12 (3/4)^k", "b": "4"}, "O20": {"a": "3k - 6", "b": "4"}},
        ),
        Example(
            level=2,
            seed=0,
            accepts=({"a": "(5/8, 7/8)", "b": "(2*0.625^k + 0.875^k, 2*0.625^k - 0.875^k)"},),
            refuses={"O33": {"a": "(3/8, 1/8)", "b": "(2*0.625^k + 0.875^k, 2*0.625^k - 0.875^k)"}},
        ),
    ),
)
