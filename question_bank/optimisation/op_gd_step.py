"""One or two steps of gradient descent: slopes at the point, times the learning rate, taken away from the point.

In all draws the two slopes differ in size and none is zero, so that an exchanged or forgotten one shows.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.batches import Batch, drawn_batch
from engine.functions.bowls import drawn_orbit
from engine.functions.decimals import decimal
from engine.functions.display import displayed
from engine.functions.linear import difference, exact_vector, linear_combination, multiple, quadratic_form
from engine.functions.steering import drawn_direction, drawn_steered
from engine.language.plain_text import plain
from engine.language.tree import Node, Power, Product, Quotient, Sum, Vector, names, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Example, Family, Part, Question, Slip, Step
from engine.subjects import earlier as answered
from engine.subjects.matrix_steps import chain_step, written_dot
from engine.subjects.optimisation.clipping import Steep, clipped_code, clipped_slips, clipped_steps, shortened
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
from engine.subjects.optimisation.descent_slips import rule_slips, second_slips, step_slips
from engine.subjects.spoken import step_from

_DIVISORS = (4, 5, 8, 10, 20)
_PLOTTED_STEPS = 12
_LARGEST_VALUE = 60


def make(draw: Draw) -> Question:
    match draw.level:
        case 3:
            return two_steps(_orbit(draw, 2), draw.choice(_TWICE))
        case 4:
            return on_batch(_batch(draw), draw.choice(_ON_BATCH))
        case 5:
            return clipped(_steep(draw), draw.choice(_CLIPPED))
        case level:
            return one_step(_separable(draw) if level == 1 else _orbit(draw, 1), draw.choice(_ONCE))


_ONCE = (
    "Take one step of gradient descent on ${f}$ from {start} with the learning rate {eta}. Give $p_{{1}}$ exactly.",
    (
        "Where is an optimiser that minimises ${f}$ by gradient descent after one step? It stands at {start}, and its "
        "learning rate is {eta}. Give $p_{{1}}$ exactly."
    ),
)
_TWICE = (
    "Take two steps of gradient descent on ${f}$ from {start} with the learning rate {eta}. Give both points exactly.",
    (
        "Where is gradient descent on ${f}$ after one step, and where after two? It starts at {start}, with the learning "
        "rate {eta}. Give exact coordinates."
    ),
)


def _asked(made: Descent, opening: str) -> str:
    said = opening.format(f=made.label, start=made.spoken_start(), eta=rf"$\eta = {latex(decimal(made.rate))}$")
    return f"{said}\n${made.applied} = {{{made.label}}}$"


def one_step(made: Descent, opening: str) -> Question:
    """Return the question of the point after one step."""
    return Question(
        prompt=_asked(made, opening),
        given=made.given(),
        names=made.spelled,
        parts=(_point_part(made, 1),),
        steps=_first_steps(made),
        slips=(*rule_slips(made), *step_slips(made, made.start)),
        hints=_hints(made),
        note=_note("one step of descent", made),
        landscape=path_landscape(made, trail(made, _PLOTTED_STEPS)),
        code=descent_code(made, 1),
    )


def two_steps(made: Descent, opening: str) -> Question:
    """Return the question of the points after one and after two steps."""
    first = made.stepped(made.start)
    second = _point_part(made, 2, "b", "(b) The point $p_{2}$.", lambda earlier: _stepped_from(made, earlier))
    return Question(
        prompt=_asked(made, opening),
        given=made.given(),
        names=made.spelled,
        parts=(_point_part(made, 1, "a", "(a) The point $p_{1}$."), second),
        steps=(
            *_first_steps(made, "a"),
            slopes_at_step(made, first, "p_{1}", "The slopes have changed. Put $p_{1}$ into the same formulas."),
            moving_step(MOVE, "p_{2}", first, (made.rate, made.gradient_at(first)), "b"),
        ),
        slips=(*step_slips(made, made.start, "a"), *second_slips(made)),
        hints=_hints(made),
        note=_note("two steps of descent", made),
        landscape=path_landscape(made, trail(made, _PLOTTED_STEPS)),
        code=descent_code(made, 2),
    )


def _point_part(
    made: Descent,
    step: int,
    name: str = "answer",
    asks: str = "",
    follows: Callable[[Mapping[str, Key]], Key | None] | None = None,
) -> Part:
    at = made.start
    for _ in range(step):
        at = made.stepped(at)
    return Part(
        key=decimals(at),
        kind="vector",
        label=made.at(step),
        names=(),
        id=name,
        asks=asks,
        layout=_layout(made),
        witness=lambda _: trail(made, step)[-1],
        follows=follows,
        # where a later step starts is an answer itself
        means=step_from(made.f, made.spelled, made.start) if step == 1 else None,
    )


def _layout(made: Descent) -> str:
    return f"The coordinates stand in the order ${', '.join(made.spelled)}$."


def _stepped_from(made: Descent, earlier: Mapping[str, Key]) -> Key | None:
    own = answered.exact_vector(earlier, "a")
    return None if own is None or len(own) != len(made.spelled) else decimals(made.stepped(own))


def _first_steps(made: Descent, part: str = "answer") -> tuple[Step, ...]:
    slopes = made.gradient_at(made.start)
    return (
        slopes_step(made),
        slopes_at_step(made, made.start, made.at(0), f"Put in ${made.at(0)}$."),
        moving_step(MOVE, made.at(1), made.start, (made.rate, slopes), part),
    )


def _hints(made: Descent) -> tuple[str, str]:
    slopes = row_latex(made.gradient_at(made.start))
    return (
        rf"Each step is ${made.at(1)} = {made.at(0)} - \eta\,\nabla {made.label}({made.at(0)})$.",
        rf"Start with the gradient: $\nabla {made.label}({made.at(0)}) = {slopes}$.",
    )


def _note(asked: str, made: Descent) -> str:
    return f"{asked}: " + "; ".join(f"{name} = {plain(value)}" for name, value in made.given().items())


def _orbit(draw: Draw, steps: int) -> Descent:
    orbit = drawn_orbit(draw, names(draw.choice(("x y", "u v"))), steps)
    return Descent(orbit.bowl.f, tuple(name.name for name in orbit.bowl.names), orbit.iterates[0], orbit.rate)


def _separable(draw: Draw) -> Descent:
    """Return a sum of a parabola in each variable, upwards and of different width."""

    def one() -> Descent | None:
        x, y = pair = names(draw.choice(("x y", "u v")))
        widths = draw.sample((1, 2, 3, 4, 5), 2)
        squares = (times(number(a), Power(name, number(2))) for a, name in zip(widths, pair, strict=True))
        slant = linear_combination(exact_vector((draw.integer(-6, 6), draw.integer(-6, 6))), pair)
        f = displayed(plus(*squares, slant), pair)
        rate = Fraction(1, draw.choice((10, 20, 5)))
        made = Descent(f, (x.name, y.name), exact_vector((draw.nonzero(4), draw.nonzero(4))), rate)
        return made if _is_telling(made) and 2 * max(widths) * rate < 2 else None

    return found(draw, "separable bowl", one)


def _is_telling(made: Descent) -> bool:
    sizes = [abs(slope) for slope in made.gradient_at(made.start)]
    reached = made.stepped(made.start)
    return (
        0 not in sizes
        and len(set(sizes)) == len(sizes)
        and max(sizes) <= _LARGEST_VALUE
        and all(map(is_short, reached))
        and 0 not in reached
    )


_ON_BATCH = (
    (
        "Take one step of gradient descent from {start} with the learning rate {eta}. The mini-batch holds the points "
        "$(x_i, y_i)$: {data}. The model is $w x + b$, and its loss on the batch is stated below. Give $p_{{1}}$ exactly."
    ),
    (
        "Where are the weights of a line $w x + b$ after one training step? It is fitted to the points $(x_i, y_i)$: {data}, "
        "with the loss below. The weights start at {start}, and the learning rate is {eta}. Give $p_{{1}}$ exactly."
    ),
)


def on_batch(drawn: tuple[Batch, Fraction], opening: str) -> Question:
    """Return the question of one training step on a batch."""
    batch, rate = drawn
    made = _on_loss(batch, rate)
    points = ", ".join(f"${row_latex(point)}$" for point in zip(batch.x, batch.y, strict=True))
    said = opening.format(
        data=points, start=f"$p_{{0}} = (w, b) = {row_latex(batch.start)}$", eta=rf"$\eta = {latex(decimal(rate))}$"
    )
    loss = rf"L(w, b) = \frac{{1}}{{{batch.divisor}}}\sum_{{i=1}}^{{3}} (w x_i + b - y_i)^{{2}}"
    return Question(
        prompt=f"{said}\n${loss}$",
        given={**made.given(), "x": decimals(batch.x), "y": decimals(batch.y)},
        names=made.spelled,
        parts=(_point_part(made, 1),),
        steps=_batch_steps(batch, made),
        slips=_batch_slips(batch, made),
        hints=(
            "The gradient of the loss is a mean over the batch: each residual times the slope of the model there.",
            f"Start with the residuals $r_i = w x_i + b - y_i$ at $p_{{0}}$: the first one is ${batch.residuals[0]}$.",
        ),
        note=_note("one step on a batch", made),
        landscape=path_landscape(made, trail(made, _PLOTTED_STEPS)),
        code=descent_code(made, 1),
    )


def _on_loss(batch: Batch, rate: Fraction) -> Descent:
    w, b = names("w b")
    return Descent(batch.loss(w, b), ("w", "b"), batch.start, rate, "L")


def _batch(draw: Draw) -> tuple[Batch, Fraction]:
    def one() -> tuple[Batch, Fraction] | None:
        batch = drawn_batch(draw)
        rate = Fraction(1, draw.choice(_DIVISORS))
        return (batch, rate) if _is_telling(_on_loss(batch, rate)) else None

    return found(draw, "training step", one)


def _batch_steps(batch: Batch, made: Descent) -> tuple[Step, ...]:
    w, b = batch.start
    residuals = Vector(tuple(_residual(w, b, x, y) for x, y in zip(batch.x, batch.y, strict=True)))
    by_weight, by_bias = (
        Product((Quotient(number(2), number(batch.divisor)), written))
        for written in (written_dot(batch.residuals, batch.x), Sum(tuple(map(number, batch.residuals))))
    )
    factor = latex(Quotient(number(2), number(batch.divisor)))
    return (
        chain_step("Put the data and $p_{0}$ into $r_i = w x_i + b - y_i$.", "r", residuals, decimals(batch.residuals)),
        chain_step(
            f"By $w$ the loss has the slope ${factor}\\sum r_i x_i$, by $b$ it has ${factor}\\sum r_i$.",
            r"\nabla L(p_{0})",
            Vector((by_weight, by_bias)),
            decimals(batch.gradient),
        ),
        moving_step(MOVE, "p_{1}", batch.start, (made.rate, batch.gradient), "answer"),
    )


def _residual(w: Fraction, b: Fraction, x: Fraction, y: Fraction) -> Node:
    return Sum((Product((number(w), number(x))), number(b), number(-y)))


def _batch_slips(batch: Batch, made: Descent) -> tuple[Slip, ...]:
    total = Fraction(2 * len(batch.x), batch.divisor)
    halves = Fraction(1, 2) if batch.divisor == len(batch.x) else Fraction(2)
    wrong = (
        ("Y2", multiple(batch.sums, total), "The slopes were added up, not averaged. The loss has a mean in front."),
        ("Y4", multiple(batch.gradient, halves), "A factor of 2 went astray. The square brings one down."),
        ("Y3", (batch.gradient[1],) * 2, "The slope by $w$ lacks its inputs. Each residual counts $x_i$ times there."),
    )
    lost = (
        Slip(code, decimals(difference(made.start, multiple(slopes, made.rate))), says) for code, slopes, says in wrong
    )
    # half a step is what a lost factor of 2 makes, too
    return (*lost, *(slip for slip in step_slips(made, made.start) if slip.code != "O3"))


_CLIPPED = (
    (
        "Where are the weights of a training run after its next update? It rescales every gradient that is longer than {c} to "
        "the length {c}, and keeps its direction. The weights stand at {start}, and the learning rate is {eta}."
    ),
    (
        "From {start}, with the learning rate {eta}, what are the weights after one update? To survive steep walls of the "
        "loss, our trainer shortens each gradient to the length {c} wherever it is longer."
    ),
)


def clipped(drawn: Steep, opening: str) -> Question:
    """Return the question of a step with a gradient that is too long."""
    made = drawn.made
    asked = _asked(made, opening.replace("{c}", f"${drawn.longest}$"))
    return Question(
        prompt=asked.replace("\n", " Give $p_{1}$ exactly.\n"),
        given={**made.given(), "c": number(drawn.longest)},
        names=made.spelled,
        parts=(
            Part(
                decimals(drawn.reached),
                "vector",
                made.at(1),
                (),
                lambda _: shortened(drawn),
                layout=_layout(made),
                means=step_from(made.f, made.spelled, made.start),
            ),
        ),
        steps=clipped_steps(drawn),
        slips=clipped_slips(drawn),
        hints=(
            "Is the gradient too long here? If it is, only its length changes before it is used.",
            rf"Start with the gradient: $\nabla L(p_{{0}}) = {row_latex(made.gradient_at(made.start))}$.",
        ),
        note=f"{_note('one clipped step', made)}; c = {drawn.longest}",
        landscape=path_landscape(made, (made.start, drawn.reached)),
        code=clipped_code(drawn),
    )


def _steep(draw: Draw) -> Steep:
    def one() -> Steep | None:
        pair = names(draw.choice(("x y", "u v")))
        slope = drawn_direction(draw, longest=5)
        longest = draw.integer(1, 6)
        wanted = multiple(slope.entries, draw.integer(2, 4))
        steered = drawn_steered(draw, pair, wanted, level=draw.choice((1, 2)))
        rate = Fraction(1, draw.choice((2, 4, 5, 10)))
        made = Descent(steered.f, (pair[0].name, pair[1].name), steered.at, rate, "L")
        drawn = Steep(made, slope, longest)
        return drawn if drawn.length > longest else None

    return found(draw, "steep place", one)


def _golden() -> Question:
    x, y = names("x y")
    form = quadratic_form(((Fraction(5, 2), Fraction(1)), (Fraction(1), Fraction(1))), (x, y))
    return one_step(Descent(displayed(form, (x, y)), ("x", "y"), exact_vector((4, -1)), Fraction(1, 10)), _ONCE[0])


FAMILY = Family(
    id="op_gd_step",
    revision=1,
    topic="optimisation",
    title="Steps of gradient descent",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Goodfellow, Bengio & Courville, Deep Learning (2016), section 4.3; for clipping, section 10.11.1",
    connection="This is a training step: every optimiser of a neural network is a variation on it.",
    examples=(
        # f = 5/2 x^2 + 2xy + y^2 from (4, -1) with the rate 1/10
        Example(
            of=_golden,
            accepts=("(2.2, -1.6)", "[11/5, -8/5]"),
            refuses={"O1": "(29/5, -2/5)", "O3": "(31/10, -13/10)", "O4": "(11/5, -31/25)"},
        ),
    ),
)
