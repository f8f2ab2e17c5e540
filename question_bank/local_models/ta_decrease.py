"""What a step of gradient descent is predicted to win, what it wins, and whether the model is to be trusted."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.decimals import decimal, places
from engine.functions.landings import Changes, Landing, drawn_landing
from engine.functions.linear import exact_vector
from engine.functions.pointed import drawn_pointed
from engine.functions.steering import drawn_steered
from engine.functions.symmetric import drawn_symmetric
from engine.language.tree import Neg, Node, Power, Quotient, Sum, names, number, subtrees
from engine.questions.keys import Chosen, Key
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Option
from engine.subjects import earlier as answered
from engine.subjects.prompts import point_latex
from engine.subjects.slopes import Spot, gradient_steps, noted
from engine.subjects.step_trials import (
    Trial,
    actual_part,
    actual_slips,
    actual_steps,
    code,
    hints,
    linear_part,
    linear_slips,
    linear_steps,
    plot,
    quadratic_part,
    quadratic_slips,
    quadratic_steps,
    ratio_part,
    ratio_slips,
    ratio_step,
    seen_ratio,
    trial,
)
from engine.subjects.targeting import Aim, aimed_first, is_hit, misjudged


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return first_order(_plain_step(draw), draw.choice(_FIRST))
        case 2:
            return second_order(_curved_step(draw), draw.choice(_SECOND))
        case 3:
            return compared(_tried(drawn_landing(draw, names("x y"))), draw.choice(_COMPARED))
        case _:
            aim = draw.choice(_AIMS)
            landing = drawn_landing(draw, names("x y"), lambda made: _is_clear(made) and is_hit(made, aim, _judged))
            return decided(_tried(landing), aim, draw.choice(_DECIDED))


_FIRST = (
    (
        "What change of $f$ does its linear model at $P$ predict for one step of gradient descent? The step leads from $P$ to"
        " $P - \\eta \\nabla f(P)$."
    ),
    (
        "By how much does $f$ change, to first order, when you take one step of gradient descent from $P$ with learning rate"
        " $\\eta$?"
    ),
)
_SECOND = (
    (
        "What change of $f$ do its linear and its quadratic model at $P$ predict for one step of gradient descent? The step"
        " leads from $P$ to $P - \\eta \\nabla f(P)$."
    ),
    (
        "Predict the change of $f$ under one step of gradient descent from $P$ with learning rate $\\eta$: to first order, then"
        " to second order."
    ),
)
_COMPARED = (
    (
        "Compare the change of $f$ that its quadratic model at $P$ predicts for one step of gradient descent with the actual"
        " one. The step leads from $P$ to $P - \\eta \\nabla f(P)$."
    ),
    "How good is the quadratic model of $f$ at $P$ for one step of gradient descent with learning rate $\\eta$?",
)
_RULE = (
    "Take the step if $\\rho > 0$. Shrink the region if $\\rho < \\frac{1}{4}$, enlarge it if $\\rho > \\frac{3}{4}$, and keep"
    " it otherwise."
)
_DECIDED = (
    (
        "Does a trust-region method take the step from $P$ to $P - \\eta \\nabla f(P)$? It compares the actual change of $f$"
        f" with the one that the quadratic model at $P$ predicts, $\\rho$ being actual over predicted. {_RULE}"
    ),
    (
        "How far can an optimiser trust its quadratic model of $f$ at $P$? It tries the step $-\\eta \\nabla f(P)$; $\\rho$"
        f" is the actual change of $f$ over the predicted one. {_RULE}"
    ),
)


def _prompt(step: Trial, opening: str) -> str:
    spot = step.spot
    return f"{opening}\n{spot.formula}\n$P = {point_latex(spot.point)}, \\quad \\eta = {{eta}}$"


def first_order(step: Trial, opening: str) -> Question:
    """Return the question for the change to first order."""
    return Question(
        prompt=_prompt(step, opening),
        given=step.given,
        names=step.spot.spelled,
        parts=(linear_part(step, "answer"),),
        steps=(*gradient_steps(step.spot), *linear_steps(step)),
        slips=linear_slips(step, "answer"),
        hints=hints(step),
        note=noted("change of first order by a step of descent", step.given),
        landscape=plot(step),
        code=code(step, "answer = first"),
    )


def second_order(step: Trial, opening: str) -> Question:
    """Return the question for the change to first and to second order."""

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "a")
        return None if own is None else decimal(own - step.linear + step.quadratic)

    return Question(
        prompt=_prompt(step, opening),
        given=step.given,
        names=step.spot.spelled,
        parts=(
            linear_part(step, "a", r"(a) The change $\Delta_1$ that the linear model predicts."),
            replace(quadratic_part(step, "b"), follows=follow),
        ),
        steps=(*gradient_steps(step.spot), *linear_steps(step), *quadratic_steps(step)),
        slips=(*linear_slips(step, "a"), *quadratic_slips(step, "b")),
        hints=hints(step),
        note=noted("change of second order by a step of descent", step.given),
        landscape=plot(step),
        code=code(step, 'answer = {"a": first, "b": second}'),
    )


def compared(step: Trial, opening: str) -> Question:
    """Return the question for the predicted change, the actual one, and their ratio."""

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        predicted, actual = (answered.exact_number(earlier, part) for part in "ab")
        return decimal(actual / predicted) if predicted and actual is not None else None

    return Question(
        prompt=_prompt(step, opening),
        given=step.given,
        names=step.spot.spelled,
        parts=(
            quadratic_part(step, "a"),
            actual_part(step, "b"),
            replace(ratio_part(step, "c"), follows=follow),
        ),
        steps=(*gradient_steps(step.spot), *linear_steps(step), *quadratic_steps(step), *actual_steps(step), ratio_step(step)),
        slips=(*quadratic_slips(step, "a"), *actual_slips(step, "b"), *ratio_slips(step, "c")),
        hints=hints(step),
        note=noted("predicted and actual change by a step of descent", step.given),
        landscape=plot(step),
        code=code(step, 'answer = {"a": second, "b": actual, "c": actual / second}'),
    )  # fmt: skip


# What a trust region makes of the ratio.


_OPTIONS = (
    Option("reject", "reject the step and shrink the region"),
    Option("shrink", "take the step and shrink the region"),
    Option("keep", "take the step and keep the region"),
    Option("enlarge", "take the step and enlarge the region"),
)
_MISJUDGED = {
    "T1": "With the half left out of the quadratic term the prediction is another one. Look at the half again.",
    "T20": "Compared with the linear prediction, the ratio is another one. The model is the quadratic one.",
    "T22": "Predicted over actual leads here. The ratio is actual over predicted.",
}
_AIMS = (
    *(Aim("T1", "reject") for _ in range(3)),
    *(Aim(code, verdict) for verdict in ("shrink", "keep", "enlarge") for code in _MISJUDGED),
)


def _verdict(ratio: Fraction) -> str:
    if ratio <= 0:
        return "reject"
    return "shrink" if ratio < Fraction(1, 4) else "enlarge" if ratio > Fraction(3, 4) else "keep"


def _judged(step: Changes, code: str | None) -> str | None:
    """Return the right decision, or the one that a slip leads to."""
    wrong = {
        None: (step.actual, step.quadratic),
        "T1": (step.actual, 2 * step.quadratic - step.linear),
        "T20": (step.actual, step.linear),
        "T22": (step.quadratic, step.actual),
    }
    above, below = wrong[code]
    return _verdict(above / below) if below else None


def decided(step: Trial, aim: Aim, opening: str) -> Question:
    """Return the question for the predicted change, the ratio, and what a trust region makes of it."""

    def decision(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "b")
        return None if own is None else Chosen((_verdict(own),))

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_number(earlier, "a")
        return number(step.actual / own) if own else None

    taken = misjudged(step.changes, aimed_first(_MISJUDGED, aim), _judged)
    choice = Part(
        id="c",
        key=Chosen((_verdict(step.ratio),)),
        kind="choice",
        label=r"\text{decision}",
        names=(),
        asks="(c) What the method does.",
        options=_OPTIONS,
        witness=lambda _: (_verdict(Fraction(seen_ratio(step))),),
        follows=decision,
    )
    return Question(
        prompt=_prompt(step, opening),
        given=step.given,
        names=step.spot.spelled,
        parts=(quadratic_part(step, "a"), replace(ratio_part(step, "b"), follows=follow), choice),
        steps=(*gradient_steps(step.spot), *linear_steps(step), *quadratic_steps(step), *actual_steps(step), ratio_step(step), _decision_step(step)),
        slips=(
            *quadratic_slips(step, "a"),
            *ratio_slips(step, "b"),
            *(Slip(code, Chosen((verdict,)), _MISJUDGED[code], "c") for code, verdict in taken.items()),
        ),
        hints=hints(step),
        note=noted("trust-region decision", step.given),
        landscape=plot(step),
        code=code(step, _DECISION),
        target=aim.code,
    )  # fmt: skip


_DECISION = """\
rho = actual / second
if rho <= 0:
    decision = "reject"
elif rho < 1 / 4:
    decision = "shrink"
else:
    decision = "enlarge" if rho > 3 / 4 else "keep"
answer = {"a": second, "b": rho, "c": decision}"""


def _decision_step(step: Trial) -> Step:
    bound = {"reject": "is not positive", "shrink": "is below $\\frac{1}{4}$", "enlarge": "is above $\\frac{3}{4}$"}
    says = bound.get(_verdict(step.ratio), "lies from $\\frac{1}{4}$ to $\\frac{3}{4}$")
    taken = next(option.text for option in _OPTIONS if option.id == _verdict(step.ratio))
    return Step(f"The ratio {says}: {taken}.")


# The steps.


_RATES = tuple(Fraction(1, n) for n in (4, 5, 8, 10, 20))
_LARGEST = 60


def _plain_step(draw: Draw) -> Trial:
    def one() -> Trial | None:
        made = drawn_pointed(draw, names("x y"), draw.integer(1, 2))
        step = trial(Spot(made.f, made.names, made.at), draw.choice((*_RATES, Fraction(1, 100))))
        return step if not _opens_with_minus(made.f) and _is_short(step.linear) else None

    return found(draw, "step of descent", one)


def _is_short(value: Fraction) -> bool:
    count = places(value)
    return count is not None and count <= 4 and abs(value) <= _LARGEST


def _opens_with_minus(f: Node) -> bool:
    return isinstance(f, Sum) and isinstance(f.terms[0], Neg)


def _curved_step(draw: Draw) -> Trial:
    def one() -> Trial | None:
        variables = names("x y")
        slopes = exact_vector(draw.nonzero(6) for _ in variables)
        bends = drawn_symmetric(draw, 2, bound=8).rows
        made = drawn_steered(draw, variables, slopes, bends, level=draw.integer(1, 2))
        step = trial(Spot(made.f, variables, made.at), draw.choice(_RATES))
        is_short = _is_short(step.linear) and _is_short(step.quadratic)
        return step if not _is_ungainly(made.f) and is_short and step.ray.bend and step.quadratic else None

    return found(draw, "step of descent", one)


def _is_ungainly(f: Node) -> bool:
    return _opens_with_minus(f) or any(isinstance(one, Quotient) for one in subtrees(f))


def _tried(landing: Landing) -> Trial:
    return trial(Spot(landing.f, landing.names, landing.at), landing.rate)


def _is_clear(changes: Changes) -> bool:
    """Whether the ratio is on no threshold."""
    return changes.ratio not in {Fraction(0), Fraction(1, 4), Fraction(3, 4)}


def _golden() -> Question:
    x, y = names("x y")
    f = plus(Power(x, number(3)), times(x, y), Power(y, number(2)))
    return compared(trial(Spot(f, (x, y), exact_vector((1, 1))), Fraction(1, 4)), _COMPARED[0])


FAMILY = Family(
    id="ta_decrease",
    revision=1,
    topic="local_models",
    title="Predicted and actual decrease",
    levels=(1, 2, 3, 4),
    make=make,
    source="Nocedal & Wright, Numerical Optimization (2nd ed., 2006), section 4.1",
    connection="Trust-region training compares the decrease that a model promises with the one that the loss delivers.",
    examples=(
        # x^3 + xy + y^2 at (1, 1), where the gradient is (4, 3) and the step is a quarter of it
        Example(
            of=_golden,
            accepts=({"a": "-1.9375", "b": "-2.9375", "c": "47/31"}, {"a": "-31/16", "b": "-47/16", "c": "47/31"}),
            refuses={
                "T1": {"a": "2.375", "b": "-47/16", "c": "47/31"},
                "T22": {"a": "-31/16", "b": "-47/16", "c": "31/47"},
            },
        ),
        Example(level=1, seed=1),
        Example(level=2, seed=1),
        Example(level=3, seed=1),
        Example(level=4, seed=1),
    ),
)
