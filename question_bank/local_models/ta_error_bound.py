"""How errors of the inputs reach a result: the total differential, the worst case, percentages, and a budget."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.attempts import found
from engine.functions.decimals import decimal, places
from engine.functions.linear import exact_vector
from engine.landscape.plots import Bar, Bars
from engine.language.typeset import latex, name_latex
from engine.questions.keys import Chosen
from engine.questions.question import Example, Family, Part, Question, Slip
from engine.questions.sheet import Option
from engine.subjects.local_models.error_bounds import (
    Measured,
    Percents,
    Story,
    bars,
    budget_code,
    measured_code,
    percent_code,
    percent_slips,
    percent_steps,
    share_slips,
    share_steps,
    signed_slips,
    sum_step,
    surroundings,
    worst_slips,
)
from engine.subjects.prompts import listed, partial_symbol, point_latex
from engine.subjects.slopes import Spot, gradient_steps, noted
from engine.subjects.step_trials import number_part
from engine.subjects.targeting import Aim, aimed_first, misjudged, targeted


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return signed(_measured(draw, _STORIES, draw.sign, _cancels), draw.choice(_SIGNED))
        case 2:
            return worst(_measured(draw, _QUOTIENTS, lambda: 1, _cancels), draw.choice(_WORST))
        case 3:
            aim, case = targeted(draw, _AIMS, lambda _: _with_percents(draw), _judged)
            return percentages(case, aim, draw.choice(_PERCENT))
        case _:
            return budget(_measured(draw, _STORIES, lambda: 1), draw.choice(_BUDGET))


_STORIES = (
    Story("The kinetic energy $E$ of a cart, in joules, follows from its mass $m$ in kilograms and its speed $v$ in metres per second.", "E", "m v", (1, 2), Fraction(1, 2), units=("J", "kg", "m/s")),
    Story("The density $D$ of a sample, in grams per cubic centimetre, follows from its mass $m$ in grams and its volume $V$ in cubic centimetres.", "D", "m V", (1, -1), units=("g/cm³", "g", "cm³")),
    Story("The power $W$ of a heater, in watts, follows from the voltage $U$ in volts and the resistance $R$ in ohms.", "W", "U R", (2, -1), units=("W", "V", "Ω")),
    Story("The volume $V$ of a box with a square base, in cubic decimetres, follows from its side $a$ and its height $h$ in decimetres.", "V", "a h", (2, 1), units=("dm³", "dm", "dm")),
    Story("The force $F$ that keeps a cart in a bend, in newtons, follows from its mass $m$ in kilograms, its speed $v$ in metres per second and the radius $r$ in metres.", "F", "m v r", (1, 2, -1), units=("N", "kg", "m/s", "m")),
    Story("The price $C$ of a training run for each thousand examples, in dollars, follows from the hours $t$, the price $k$ of an hour in dollars and the number $n$ of thousands of examples.", "C", "t k n", (1, 1, -1), units=("$", "h", "$/h", "")),
    Story("The brightness $B$ of a lamp, in lux, follows from its intensity $a$ in candela and the distance $r$ in metres.", "B", "a r", (1, -2), units=("lx", "cd", "m")),
    Story("The load $L$ of a filter, in grams per second, follows from the flow $q$ in litres per second and the concentration $c$ in grams per litre.", "L", "q c", (1, 1), units=("g/s", "L/s", "g/L")),
)  # fmt: skip
_QUOTIENTS = tuple(story for story in _STORIES if min(story.exponents) < 0)
_SIGNED = (
    "By how much does ${q}$ change, to first order, when the inputs change from {at} by {by}? {story}",
    "What change of ${q}$ does its total differential at {at} give for {by}? {story}",
)
_WORST = (
    (
        "How large can the error of ${q}$ be, to first order? {story} The inputs are measured as {at}, with errors of at most"
        " {by}."
    ),
    (
        "What is the worst case for the error of ${q}$, to first order? {story} Measured are {at}; the errors are no larger"
        " than {by}."
    ),
)
_PERCENT = (
    (
        "To within how many percent is ${q}$ known in the worst case, to first order, and which tolerance is best halved?"
        " {story} The tolerances of the inputs are {percent}."
    ),
    (
        "What is the worst-case tolerance of ${q}$ in percent, to first order, and halving which input's tolerance helps most?"
        " {story} Each input has a tolerance: {percent}."
    ),
)
_BUDGET = (
    (
        "How large may the error of each input be? {story} At {at} the error of ${q}$ may be at most {limit} in the worst case,"
        " to first order, and each input may cause an equal share of it."
    ),
    (
        "Which error does an equal share of a budget leave each input? {story} The budget for the error of ${q}$ at {at} is"
        " {limit}, in the worst case to first order."
    ),
)


def _prompt(case: Measured, asked: str) -> str:
    label = case.story.label
    order = listed(case.spot.spelled)
    return f"{asked}\n${label} = {{{label}}}, \\quad P = ({order}) = {point_latex(case.spot.point)}$"


def signed(case: Measured, opening: str) -> Question:
    """Return the question for the change that signed changes of the inputs make."""
    return Question(
        prompt=_prompt(case, opening.format(q=case.story.label, story=case.story.sentence, at=case.placed(), by=case.moved("\\Delta"))),
        given=case.given,
        names=case.spot.spelled,
        parts=(number_part("answer", case.differential, rf"d{case.story.label}", "", lambda: sum(case.seen())),),
        steps=(*gradient_steps(case.spot), sum_step(case, case.differential, rf"d{case.story.label}", "Weigh each change by its slope.")),
        slips=signed_slips(case),
        hints=_hints(case),
        note=noted("total differential", case.given),
        landscape=surroundings(case),
        code=measured_code(case, "answer = sum(parts)"),
    )  # fmt: skip


def worst(case: Measured, opening: str) -> Question:
    """Return the question for the largest error that errors of both signs can make."""
    return Question(
        prompt=_prompt(case, opening.format(q=case.story.label, story=case.story.sentence, at=case.placed(), by=case.moved("\\Delta"))),
        given=case.given,
        names=case.spot.spelled,
        parts=(number_part("answer", case.worst, rf"\Delta {case.story.label}", "", lambda: sum(map(abs, case.seen()))),),
        steps=(*gradient_steps(case.spot), sum_step(case, case.worst, rf"\Delta {case.story.label}", "In the worst case all errors push the same way, so add their absolute values.")),
        slips=worst_slips(case),
        hints=_hints(case),
        note=noted("worst-case error", case.given),
        landscape=bars(case),
        code=measured_code(case, "answer = sum(abs(part) for part in parts)"),
    )  # fmt: skip


def _hints(case: Measured) -> tuple[str, str]:
    return (
        "An error of an input reaches the result multiplied by the slope in that input.",
        f"Start with ${partial_symbol(case.story.label, case.spot.spelled[0])}$ at the measured values.",
    )


def budget(case: Measured, opening: str) -> Question:
    """Return the question for the errors that share a budget equally."""
    count = len(case.spot.names)
    limit = case.worst
    shares = tuple(limit / count / abs(slope) for slope in case.spot.gradient)
    letters = "abc"[:count]
    given = {case.story.label: case.spot.f, "P": case.given["P"], "T": decimal(limit)}

    def seen(index: int) -> float:
        return float(limit) / count / abs(case.spot.central()[index])

    asked = opening.format(
        q=case.story.label, story=case.story.sentence, at=case.placed(), limit=f"${latex(decimal(limit))}$"
    )
    return Question(
        prompt=_prompt(case, asked),
        given=given,
        names=case.spot.spelled,
        parts=tuple(
            number_part(letter, share, rf"\Delta {latex(name)}", rf"({letter}) The largest error $\Delta {latex(name)}$, exactly.", partial(seen, index))
            for index, (letter, share, name) in enumerate(zip(letters, shares, case.spot.names, strict=True))
        ),
        steps=(*gradient_steps(case.spot), *share_steps(case, limit, shares)),
        slips=tuple(slip for index, letter in enumerate(letters) for slip in share_slips(case, limit, index, letter)),
        hints=(
            "The error of each input, times the size of its slope, may use its share of the budget.",
            f"Divide the budget by {count}; then find the slopes.",
        ),
        note=noted("error budget", given),
        landscape=bars(Measured(case.story, case.spot, shares)),
        code=budget_code(case, limit),
    )  # fmt: skip


# Percentages.


_OPTION_SAYS = {
    "K3": "This is the largest tolerance. What counts is each tolerance times the size of its exponent.",
    "T26": "This input has the largest exponent. What counts is each tolerance times the size of its exponent.",
}
_AIMS = (Aim("K3"), Aim("T26"))


def _with_percents(draw: Draw) -> Percents | None:
    story = draw.choice([story for story in _STORIES if len(set(map(abs, story.exponents))) > 1])
    case = Percents(story, tuple(Fraction(draw.integer(1, 12), 2) for _ in story.exponents))
    return case if _judged(case, None) is not None else None


def _judged(case: Percents, code: str | None) -> str | None:
    """Return the input whose tolerance counts most, or the one that a slip takes for it; None where two are alike."""
    sizes = exact_vector(map(abs, case.story.exponents))
    weighed = {None: case.contributions, "K3": case.percents, "T26": sizes}[code]
    winners = [name for name, value in zip(case.story.letters, weighed, strict=True) if value == max(weighed)]
    return winners[0] if len(winners) == 1 else None


def percentages(case: Percents, aim: Aim, opening: str) -> Question:
    """Return the question for the tolerance of the result, and which tolerance is best halved."""
    taken = misjudged(case, aimed_first(_OPTION_SAYS, aim), _judged)
    total = sum(case.contributions, Fraction(0))
    right = _judged(case, None)
    if right is None:
        raise DefectError("Two tolerances count alike.")
    choice = Part(
        id="b",
        key=Chosen((right,)),
        kind="choice",
        label=r"\text{halve the tolerance of}",
        names=(),
        asks="(b) The input whose tolerance is best halved.",
        options=tuple(Option(name, f"${name_latex(name)}$") for name in case.story.letters),
        witness=lambda _: (case.best_halved(),),
    )
    return Question(
        prompt=f"{opening.format(q=case.story.label, story=case.story.sentence, percent=case.listed())}\n${case.story.label} = {{{case.story.label}}}$",
        given=case.given,
        names=case.story.letters,
        parts=(number_part("a", total, r"\text{tolerance in percent}", f"(a) The worst-case tolerance of ${case.story.label}$, as a number of percent.", lambda: sum(case.seen())), choice),
        steps=percent_steps(case, total, right),
        slips=(*percent_slips(case, "a"), *(Slip(code, Chosen((verdict,)), _OPTION_SAYS[code], "b") for code, verdict in taken.items())),
        hints=(
            "A relative error reaches the result multiplied by the exponent of its input.",
            f"Start with ${case.story.letters[0]}$: which power of it stands in ${case.story.label}$?",
        ),
        note=noted("tolerances in percent", case.given),
        landscape=Bars(r"\text{percent}", tuple(Bar(name_latex(name), float(part)) for name, part in zip(case.story.letters, case.contributions, strict=True))),
        code=percent_code(case),
        target=aim.code,
    )  # fmt: skip


# What is measured.


_ERRORS = tuple(Fraction(n, 100) for n in (1, 2, 4, 5, 10, 20, 50))


def _measured(
    draw: Draw, stories: Sequence[Story], sign: Callable[[], int], accepts: Callable[[Measured], bool] = lambda _: True
) -> Measured:
    def one() -> Measured | None:
        story = draw.choice(stories)
        at = exact_vector(draw.integer(2, 12) for _ in story.exponents)
        errors = tuple(sign() * error for error in draw.sample(_ERRORS, len(at)))
        case = Measured(story, Spot(story.formula, story.names, at, story.label), errors)
        values = (case.differential, case.worst, case.exact_change, *case.spot.gradient)
        limits = (case.worst / len(at) / abs(slope) for slope in case.spot.gradient)
        if len(set(at)) < len(at) or len(set(map(abs, case.spot.gradient))) < len(at):
            return None
        is_short = all((count := places(value)) is not None and count <= 4 for value in values[:2])
        is_fair = all(places(value) is not None for value in (*limits, *case.spot.gradient)) and case.differential != 0
        return case if is_short and is_fair and max(map(abs, values)) <= 60 and accepts(case) else None

    return found(draw, "measurement", one)


def _cancels(case: Measured) -> bool:
    """Whether the contributions have both signs, so that the worst case is another one."""
    return abs(case.differential) != case.worst


def _golden() -> Question:
    story = _STORIES[2]
    case = Measured(
        story, Spot(story.formula, story.names, exact_vector((10, 5)), story.label), (Fraction(1, 10), Fraction(1, 20))
    )
    return worst(case, _WORST[0])


FAMILY = Family(
    id="ta_error_bound",
    revision=1,
    topic="local_models",
    title="Errors and tolerances",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), section 14.4",
    connection="The same differential says how far noise in the inputs of a model can move its output.",
    examples=(
        # U^2 / R at 10 and 5, with errors 0.1 and 0.05
        Example(of=_golden, accepts=("0.6", "3/5"), refuses={"T5": "0.2", "T6": "0.15"}),
        Example(level=1, seed=1),
        Example(level=3, seed=1),
        Example(level=4, seed=1),
    ),
)
