"""One step of gradient descent on the learner's own function, with a learning rate that gives short decimals."""

from collections.abc import Mapping
from fractions import Fraction

from engine.chance import Draw
from engine.errors import AuthorError
from engine.functions.decimals import decimal
from engine.landscape.meanings import Step as StepMeaning
from engine.language.plain_text import plain
from engine.language.typeset import latex
from engine.questions.own_function import OwnFunction
from engine.questions.question import Family, Part, Question, Step
from engine.subjects.optimisation.descent import (
    MOVE,
    Descent,
    decimals,
    descent_code,
    is_short,
    moving_step,
    path_landscape,
    row_latex,
    slopes_at_step,
    slopes_step,
    trail,
)
from engine.subjects.optimisation.descent_slips import rule_slips, step_slips
from engine.subjects.own_functions import practised_on, prompt_of, refuse_rough_point
from engine.subjects.prompts import listed

_RATES = tuple(Fraction(1, divisor) for divisor in (10, 20, 5, 100, 4, 2, 1000))
# A step that leads farther says nothing on a landscape.
_FARTHEST = 10

_LONG = "From this P no learning rate leads to a short decimal. Move P to a point with whole coordinates."
_AT_REST = "The gradient is zero at this P, so a step of descent stays there. Move P to a slope."


def make(draw: Draw) -> Question:
    own = practised_on(draw.of)
    refuse_rough_point(own)
    made = _descent(own)
    reached = made.stepped(made.start)
    rate = rf"$\eta = {latex(decimal(made.rate))}$"
    return Question(
        prompt=prompt_of(
            own,
            "Take one step of gradient descent on your function.",
            f"It starts at $p_{{0}}$, and the learning rate is {rate}. Give $p_{{1}}$ exactly.",
            point=f"p_{{0}} = {row_latex(made.start)}",
        ),
        given=made.given(),
        names=made.spelled,
        parts=(_part(made),),
        steps=_steps(made),
        slips=(*rule_slips(made), *step_slips(made, made.start)),
        hints=(
            r"The step is $p_{1} = p_{0} - \eta\,\nabla f(p_{0})$.",
            rf"Start with the gradient: $\nabla f(p_{{0}}) = {row_latex(made.gradient_at(made.start))}$.",
        ),
        note=f"a step of descent: f = {plain(made.f)}; p0 = {row_latex(made.start)}; eta = {made.rate}",
        landscape=path_landscape(made, (made.start, reached)),
        code=descent_code(made, 1),
    )


def _descent(own: OwnFunction) -> Descent:
    """Return the step with the first learning rate that leads to short decimals near by.

    Raises:
        AuthorError: There is none; the message says what to change.
    """
    start = tuple(own.at.values())
    tried = [Descent(own.f, own.axes, start, rate) for rate in _RATES]
    if not any(tried[0].gradient_at(start)):
        raise AuthorError(_AT_REST)
    for made in tried:
        reached = made.stepped(start)
        if all(map(is_short, (*start, *reached))) and all(
            abs(x - a) <= _FARTHEST for x, a in zip(reached, start, strict=True)
        ):
            return made
    raise AuthorError(_LONG)


def _part(made: Descent) -> Part:
    def witness(_: Mapping[str, Fraction]) -> tuple[float, ...]:
        return trail(made, 1)[-1]

    return Part(
        key=decimals(made.stepped(made.start)),
        kind="vector",
        label="p_{1}",
        names=(),
        layout=f"The coordinates stand in the order ${listed(made.spelled)}$.",
        witness=witness,
        means=StepMeaning(plain(made.f), made.spelled, tuple(map(float, made.start))),
    )


def _steps(made: Descent) -> tuple[Step, ...]:
    return (
        slopes_step(made),
        slopes_at_step(made, made.start, "p_{0}", "Put in $p_{0}$."),
        moving_step(MOVE, "p_{1}", made.start, (made.rate, made.gradient_at(made.start)), "answer"),
    )


FAMILY = Family(
    id="own_descent_step",
    revision=1,
    topic="optimisation",
    title="A step of descent on your function",
    levels=(1,),
    make=make,
    source="Goodfellow, Bengio & Courville, Deep Learning (2016), section 4.3",
    connection="This is a training step: every optimiser of a neural network is a variation on it.",
    is_own=True,
)
