"""Newton steps: one jump to the minimum of a quadratic, and what happens where the Hessian is not positive definite."""

from collections.abc import Sequence
from fractions import Fraction

from engine.calculus.rules import partial
from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_partial, values
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.bowls import drawn_bowl
from engine.functions.decimals import decimal
from engine.functions.display import displayed
from engine.functions.invertible import drawn_invertible, is_indefinite, is_positive
from engine.functions.linear import (
    ExactVector,
    added,
    applied,
    as_point,
    determinant,
    dot,
    exact_vector,
    identity,
    multiple,
    quadratic_form,
    scaled,
)
from engine.functions.steering import drawn_steered
from engine.landscape.plots import Landscape, Line, Path, Profile, Series
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import Name, Neg, Node, Power, Product, Quotient, Sum, Value, names, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.subjects.optimisation.descent import Descent, path_landscape, row_latex, trail
from engine.subjects.optimisation.newton import (
    Jump,
    incline_step,
    newton_code,
    reached_part,
    reached_step,
    step_part,
    step_slips,
    step_steps,
    wrong_steps,
)
from engine.subjects.optimisation.newton_costs import cost_question, drawn_costs
from engine.subjects.optimisation.newton_way import (
    AIMS,
    incline_part,
    incline_slips,
    judged,
    way,
    way_part,
    way_slips,
    way_step,
)
from engine.subjects.targeting import Aim, targeted


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return on_line(_on_line(draw), draw.choice(_ON_LINE))
        case 2:
            return to_middle(_bowl(draw), draw.choice(_TO_MIDDLE))
        case 3:
            aim, jump = targeted(draw, AIMS, lambda aim: _bent(draw, aim), judged)
            return which_way(jump, aim, draw.choice(_WHICH_WAY))
        case 4:
            return damped(_damped(draw), draw.choice(_DAMPED))
        case _:
            return cost_question(*drawn_costs(draw))


_ON_LINE = (
    "Take one Newton step from {start} to minimise $f$. Give $x_{{1}}$ exactly.",
    "Where is Newton's method after one step from {start}, looking for a minimum of $f$? Give $x_{{1}}$ exactly.",
)


def on_line(jump: Jump, opening: str) -> Question:
    """Return the question of a step in one variable."""
    made = jump.made
    (x0,), (reached,) = made.start, jump.reached
    f, (name,) = made.f, made.spelled
    part = Part(key=number(reached), kind="number", label="x_{1}", names=(), witness=lambda _: _stepped_on_line(jump))
    wrong = [(code, x0 + d[0], says) for code, d, says in wrong_steps(jump)]
    return Question(
        prompt=_prompt(opening, made),
        given=_given(jump),
        names=made.spelled,
        parts=(part,),
        steps=_line_steps(jump),
        slips=(*(Slip(code, number(end), says) for code, end, says in wrong), *_root_slip(jump)),
        hints=(
            "A Newton step goes to where the parabola with the slope and the bend of $f$ at $x_{0}$ is flat.",
            f"Start with both derivatives: $f'(x) = {latex(displayed(partial(f, name), made.names))}$.",
        ),
        note=_note("Newton step", jump),
        landscape=_model_profile(jump),
        code=newton_code(jump, "p[0] + d[0]"),
    )


def _stepped_on_line(jump: Jump) -> tuple[float, ...]:
    made = jump.made
    at = as_point(made.names, made.start)
    slope, bend = (central_partial(made.f, made.spelled * times_taken, at) for times_taken in (1, 2))
    return (float(made.start[0]) - slope / bend,)


def _line_steps(jump: Jump) -> tuple[Step, ...]:
    f, (name,) = jump.made.f, jump.made.spelled
    x0, (slope,), ((bend,),), (reached,) = jump.made.start[0], jump.slopes, jump.bends, jump.reached
    first, second = (displayed(partial(f, *(name,) * count), jump.made.names) for count in (1, 2))
    at = {name: number(x0)}
    written = Sum((number(x0), Neg(Quotient(number(slope), number(bend)))))
    return (
        Step("Differentiate once.", f"f'(x) = {latex(first)}", (Claim(f, first, (name,)),)),
        Step(
            "Differentiate once more.",
            f"f''(x) = {latex(second)}",
            (Claim(f, second, (name, name)),),
        ),
        Step(
            "Put in $x_{0}$.",
            rf"f'(x_{{0}}) = {latex(number(slope))},\quad f''(x_{{0}}) = {latex(number(bend))}",
            (Claim(substituted(first, at), number(slope)), Claim(substituted(second, at), number(bend))),
        ),
        Step(
            "Divide the slope by the second derivative, and take that away.",
            f"x_{{1}} = {latex(written)} = {latex(number(reached))}",
            (Claim(written, number(reached)),),
            (0, 0, number(reached)),
        ),
    )


def _root_slip(jump: Jump) -> tuple[Slip, ...]:
    value = jump.made.value_at(jump.made.start)
    if value is None:
        return ()
    end = jump.made.start[0] - value / jump.slopes[0]
    return (Slip("O28", number(end), "This looks for a root of $f$ itself. A minimum is a root of $f'$."),)


def _model_profile(jump: Jump) -> Profile:
    """Return the graph of f with the parabola whose lowest point is where the step leads."""
    made = jump.made
    (name,) = made.names
    (x0,), (slope,), ((bend,),) = made.start, jump.slopes, jump.bends
    shift = plus(name, number(-x0))
    parabola = Sum((number(made.value_at(made.start) or 0), Product((number(slope), shift)), Product((number(bend / 2), Power(shift, number(2))))))  # fmt: skip
    ends = sorted((float(x0), float(jump.reached[0])))
    start = (float(x0), values([made.f], as_point(made.names, made.start))[0])
    return Profile(
        name=name.name,
        across=name.name,
        up=f"f({name.name})",
        span=(round(ends[0] - 1.5, 2), round(ends[1] + 1.5, 2)),
        lines=(Line(plain(made.f), "f"), Line(plain(parabola), r"\text{quadratic model}", after=True)),
        series=(Series((start,), "x_{0}", joined=False),),
    )


def _on_line(draw: Draw) -> Jump:
    def one() -> Jump | None:
        (x,) = names("x")
        degrees = draw.choice(((3, 2, 1), (4, 2, 1), (4, 3, 1), (3, 2, 0), (3, 1, 0)))
        f = displayed(plus(*(times(number(draw.nonzero(5)), Power(x, number(n))) for n in degrees)), (x,))
        jump = Jump(Descent(f, ("x",), exact_vector((draw.nonzero(3),)), Fraction(1), point="x"))
        (slope,), ((bend,),) = jump.slopes, jump.bends
        is_fit = slope and bend > 1 and max(abs(slope), bend) <= _LARGEST_VALUE
        return jump if is_fit and jump.reached[0].denominator <= _LARGEST_DENOMINATOR else None

    return found(draw, "Newton step on a line", one)


_LARGEST_VALUE = 60
_LARGEST_DENOMINATOR = 12

_TO_MIDDLE = (
    "Take one Newton step from {start} to minimise $f$. Give the step and the point that it leads to.",
    "Which step does Newton's method take from {start} to minimise $f$, and where does that lead?",
)


def to_middle(jump: Jump, opening: str) -> Question:
    """Return the question of a step on a quadratic, which leads to its minimum."""
    return Question(
        prompt=_prompt(opening, jump.made),
        given=_given(jump),
        names=jump.made.spelled,
        parts=(step_part(jump, "a"), reached_part(jump, "b", "a")),
        steps=(*step_steps(jump, "a"), reached_step(jump, "b"), _arrival(jump)),
        slips=step_slips(jump, "a", "b"),
        hints=_hints(jump),
        note=_note("Newton step", jump),
        landscape=_landscape(jump),
        code=newton_code(jump, '{{"a": d, "b": p + d}}'),
    )


def _arrival(jump: Jump) -> Step:
    """Return the step that notes that the gradient vanishes where the step on a quadratic leads."""
    at = {name: number(x) for name, x in zip(jump.made.spelled, jump.reached, strict=True)}
    slopes = [partial(jump.made.f, name) for name in jump.made.spelled]
    claims = tuple(Claim(substituted(slope, at), number(0)) for slope in slopes)
    says = "A quadratic is its own quadratic model, so one step leads to where its gradient vanishes: its minimum."
    return Step(says, r"\nabla f(p_{1}) = 0", claims)


def _bowl(draw: Draw) -> Jump:
    def one() -> Jump | None:
        bowl = drawn_bowl(draw, names(draw.choice(("x y", "u v"))))
        start = exact_vector((draw.integer(-4, 4), draw.integer(-4, 4)))
        jump = Jump(_descent(bowl.f, bowl.names, start, "f"))
        return jump if all(jump.slopes) and all(jump.step) and max(map(abs, jump.slopes)) <= _LARGEST_VALUE else None

    return found(draw, "quadratic with a start", one)


_WHICH_WAY = (
    "Does a Newton step for the loss $L$ at {start} begin downhill?",
    "Check whether the first step of Newton's method from {start} lowers the loss $L$ to first order.",
)


def which_way(jump: Jump, aim: Aim, opening: str) -> Question:
    """Return the question of a step where the Hessian is indefinite, and of whether it begins downhill."""
    return Question(
        prompt=_prompt(opening, jump.made),
        given=_given(jump),
        names=jump.made.spelled,
        parts=(step_part(jump, "a"), incline_part(jump), way_part(jump)),
        steps=(*step_steps(jump, "a"), incline_step(jump), way_step(jump)),
        slips=(*step_slips(jump, "a"), *incline_slips(jump), *way_slips(jump, aim)),
        hints=(
            "The step solves $H d = -g$; whether it goes down is decided by the sign of $g\\cdot d$.",
            _hints(jump)[1],
        ),
        note=f"{_note('direction of a Newton step', jump)}; {aim.code}",
        landscape=_landscape(jump),
        code=newton_code(jump, '{{"a": d, "b": {dot}, "c": "descent" if {dot} < 0 else "ascent"}}'),
        target=aim.code,
    )


def _bent(draw: Draw, aim: Aim) -> Jump | None:
    """Draw a step with a whole direction at an indefinite Hessian, downhill or uphill as the aim says."""
    pair = names(draw.choice(("x y", "u v")))
    h = drawn_invertible(draw, accepts=is_indefinite)
    step = exact_vector((draw.nonzero(3), draw.nonzero(3)))
    slopes = multiple(applied(h, step), -1)
    if 0 in slopes or max(map(abs, slopes)) > _LARGEST_SLOPE or way(dot(slopes, step)) != aim.verdict:
        return None
    steered = drawn_steered(draw, pair, slopes, h)
    return Jump(_descent(steered.f, pair, steered.at)) if dot(slopes, step) else None


_LARGEST_SLOPE = 20

_DAMPED = (
    (
        "Take one damped Newton step on $L$ from {start}, with ${mu}$ added to the diagonal of the Hessian $H$. "
        "Give the step and the point that it leads to."
    ),
    (
        "Which step does a damped Newton method take from {start}, and where does that lead? To keep its steps short, it "
        "solves with $H + {mu}\\,I$ in place of the Hessian $H$."
    ),
)


def damped(jump: Jump, opening: str) -> Question:
    """Return the question of a step with a damped Hessian."""
    return Question(
        prompt=_prompt(opening, jump.made, latex(decimal(jump.damping))),
        given={**_given(jump), "mu": decimal(jump.damping)},
        names=jump.made.spelled,
        parts=(step_part(jump, "a"), reached_part(jump, "b", "a")),
        steps=(*step_steps(jump, "a"), reached_step(jump, "b")),
        slips=step_slips(jump, "a", "b"),
        hints=(
            "Damping adds to every eigenvalue of the Hessian; the rest of the step stays as it is.",
            _hints(jump)[1],
        ),
        note=f"{_note('damped Newton step', jump)}; mu = {jump.damping}",
        landscape=_landscape(jump),
        code=newton_code(jump, '{{"a": d, "b": p + d}}'),
    )


def _damped(draw: Draw) -> Jump:
    def one() -> Jump | None:
        pair = names(draw.choice(("x y", "u v")))
        matrix = drawn_invertible(draw, (1, 2, 3, 4, 5, 6), is_positive)
        damping = Fraction(draw.integer(1, 5))
        h = added(matrix, scaled(identity(2), -damping))
        step = exact_vector((draw.nonzero(3), draw.nonzero(3)))
        slopes = multiple(applied(matrix, step), -1)
        if 0 in slopes or max(map(abs, slopes)) > _LARGEST_SLOPE or not determinant(h):
            return None
        steered = drawn_steered(draw, pair, slopes, h)
        return Jump(_descent(steered.f, pair, steered.at), damping)

    return found(draw, "damped step", one)


def _prompt(opening: str, made: Descent, mu: str = "") -> str:
    return f"{opening.format(start=made.spoken_start(), mu=mu)}\n${made.applied} = {{{made.label}}}$"


def _descent(f: Node, pair: Sequence[Name], start: ExactVector, label: str = "L") -> Descent:
    return Descent(f, (pair[0].name, pair[1].name), start, Fraction(1, 20), label)


def _given(jump: Jump) -> dict[str, Value]:
    given = jump.made.given()
    return {name: value for name, value in given.items() if name != "eta"}


def _note(asked: str, jump: Jump) -> str:
    return f"{asked}: " + "; ".join(f"{name} = {plain(value)}" for name, value in _given(jump).items())


def _hints(jump: Jump) -> tuple[str, str]:
    slopes = row_latex(jump.slopes)
    return (
        r"The step solves $H d = -g$ with the gradient $g$ and the Hessian $H$ at $p_{0}$.",
        rf"Start with the gradient: $\nabla {jump.made.label}(p_{{0}}) = {slopes}$.",
    )


_PLOTTED_STEPS = 10


def _landscape(jump: Jump) -> Landscape:
    """Return the jump, and beside it some steps of gradient descent."""
    start, end = ((float(at[0]), float(at[1])) for at in (jump.made.start, jump.reached))
    descent = tuple((at[0], at[1]) for at in trail(jump.made, _PLOTTED_STEPS) if max(map(abs, at)) <= _FARTHEST)
    return path_landscape(jump.made, (start, end), Path(descent, r"\text{gradient descent}", after=True))


_FARTHEST = 8.0


def _golden() -> Question:
    x, y = names("x y")
    form = quadratic_form(((Fraction(5, 2), Fraction(1)), (Fraction(1), Fraction(1))), (x, y))
    return to_middle(Jump(_descent(displayed(form, (x, y)), (x, y), exact_vector((4, -1)), "f")), _TO_MIDDLE[0])


FAMILY = Family(
    id="op_newton_step",
    revision=1,
    topic="optimisation",
    title="Newton steps",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Nocedal & Wright, Numerical Optimization, 2nd edition (2006), sections 3.3 and 3.4",
    connection="Second-order training and L-BFGS approximate this step; saddles and cost are why few networks use it as it is.",
    examples=(
        # f = 5/2 x^2 + 2xy + y^2 from (4, -1)
        Example(
            of=_golden,
            accepts=({"a": "(-4, 1)", "b": "(0, 0)"},),
            refuses={"O7": {"a": "(-4, 1)", "b": "(-98, -49)"}, "O8": {"a": "(-4, 1)", "b": "(2/5, -4)"}},
        ),
    ),
)
