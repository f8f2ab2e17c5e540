"""Momentum, Nesterov and Adam: what the first steps of the usual optimisers do."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.bowls import drawn_orbit
from engine.functions.decimals import decimal
from engine.functions.display import displayed
from engine.functions.linear import ExactVector, difference, exact_vector, multiple, quadratic_form, sum_of
from engine.landscape.plots import Path
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import names, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.question import Example, Family, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.optimisation.adam import Adam, adam_question
from engine.subjects.optimisation.constant_slope import constant_slope_question, drawn_constant_slope
from engine.subjects.optimisation.descent import (
    GRADIENT,
    Descent,
    at_p,
    decimals,
    is_short,
    numpy_array,
    numpy_function,
    path_landscape,
    row_latex,
    slopes_at_step,
    slopes_step,
    sympy_column,
    sympy_function,
    trail,
)
from engine.subjects.optimisation.momentum import Heavy, Wanted, added_step, push_step, simulated
from engine.subjects.programs import assigned, numpy_program, sympy_program

_BETAS = (Fraction(1, 2), Fraction(9, 10), Fraction(4, 5))


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return first_step(_at_rest(draw, 1), draw.choice(_FIRST))
        case 2:
            return two_steps(_at_rest(draw, 2), draw.choice(_TWO))
        case 3:
            return look_ahead(_moving(draw), draw.choice(_LOOK_AHEAD))
        case 4:
            return adam_question(_adam(draw), draw.choice((0, 1)))
        case _:
            return constant_slope_question(drawn_constant_slope(draw))


_RULE = r"$v \leftarrow \beta v - \eta\,\nabla f(p)$ and $p \leftarrow p + v$"
_FIRST = (
    "Take one step of gradient descent with momentum from {start} with {velocity}, {beta} and {eta}. It repeats {rule}.",
    (
        "What does the first step of an optimiser with momentum do? It starts from rest: {start} and {velocity}, with {beta} "
        "and {eta}, and repeats {rule}."
    ),
)
_TWO = (
    "Take two steps of gradient descent with momentum from {start} with {velocity}, {beta} and {eta}. It repeats {rule}.",
    (
        "Follow an optimiser with momentum for two steps. It starts from rest: {start} and {velocity}, with {beta} and "
        "{eta}, and repeats {rule}."
    ),
)
_LOOK_AHEAD = (
    (
        "Take one step of Nesterov's momentum from {start} with {velocity}, {beta} and {eta}. It takes the gradient where the "
        "velocity is about to lead: it looks ahead to $q = p + \\beta v$, then {rule}."
    ),
    (
        "Where does one step lead from {start} with {velocity}, {beta} and {eta}? The rule is Nesterov's, with the look-ahead "
        "point $q = p + \\beta v$: {rule}."
    ),
)
_RULE_AHEAD = r"$v \leftarrow \beta v - \eta\,\nabla f(q)$ and $p \leftarrow p + v$"


def _prompt(heavy: Heavy, opening: str) -> str:
    made = heavy.made
    said = opening.format(
        rule=_RULE_AHEAD if heavy.looks_ahead else _RULE,
        start=made.spoken_start(),
        velocity=f"$v_{{0}} = {row_latex(heavy.velocity)}$",
        beta=rf"$\beta = {latex(decimal(heavy.beta))}$",
        eta=rf"$\eta = {latex(decimal(made.rate))}$",
    )
    return f"{said} Give exact coordinates.\n${made.applied} = {{{made.label}}}$"


def _velocity(heavy: Heavy, letter: str, step: int) -> Wanted:
    here = heavy if step == 1 else heavy.next
    return Wanted(letter, f"v_{{{step}}}", "The velocity", here.pushed, lambda _: simulated(heavy, step)[0])


def _point(heavy: Heavy, letter: str, step: int, velocity: str, before: str = "") -> Wanted:
    """Return what asks for a point, which follows from the velocity, and the point before, answered to other parts."""
    here = heavy if step == 1 else heavy.next

    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.exact_vector(earlier, velocity)
        start = (answered.exact_vector(earlier, before) if before else None) or here.made.start
        return decimals(sum_of(start, own)) if own is not None and len(own) == len(start) else None

    return Wanted(
        letter, f"p_{{{step}}}", "The point", here.reached, lambda _: simulated(heavy, step)[1], follows, step == 1
    )


def first_step(heavy: Heavy, opening: str) -> Question:
    """Return the question of the first step from rest."""
    wanted = (_velocity(heavy, "a", 1), _point(heavy, "b", 1, "a"))
    return _question(
        heavy,
        opening,
        wanted,
        (*_first_steps(heavy, "a", "b"),),
        (*_velocity_slips(heavy, "a"), *_ends(heavy, "a", "b")),
    )


def two_steps(heavy: Heavy, opening: str) -> Question:
    """Return the question of two steps from rest."""
    later = heavy.next
    wanted = (_point(heavy, "a", 1, ""), _velocity(heavy, "b", 2), _point(heavy, "c", 2, "b", "a"))
    steps = (
        *_first_steps(heavy, "", "a"),
        slopes_at_step(later.made, later.made.start, "p_{1}", "Put $p_{1}$ into the same formulas."),
        push_step(later, "v_{2}", "b"),
        added_step("Move by the velocity.", "p_{2}", later.made.start, later.pushed, "c"),
    )
    slips = (*_ends(heavy, "", "a"), *_velocity_slips(later, "b"), *_ends(later, "b", "c"))
    return _question(heavy, opening, wanted, steps, slips)


def look_ahead(heavy: Heavy, opening: str) -> Question:
    """Return the question of one step of Nesterov's momentum."""
    ahead = Wanted("a", "q", "The look-ahead point", heavy.ahead, lambda _: _seen(heavy), is_first_place=True)
    wanted = (ahead, _velocity(heavy, "b", 1), _point(heavy, "c", 1, "b"))
    steps = (
        added_step("Look ahead along the velocity that is kept.", "q", heavy.made.start, heavy.kept, "a"),
        slopes_step(heavy.made),
        slopes_at_step(heavy.made, heavy.ahead, "q", "Put $q$ in, not the point itself."),
        push_step(heavy, "v_{1}", "b"),
        added_step("Move from the point itself by the velocity.", "p_{1}", heavy.made.start, heavy.pushed, "c"),
    )
    full = sum_of(heavy.made.start, heavy.velocity)
    behind = difference(heavy.made.start, heavy.kept)
    slips = (
        Slip("O10", decimals(full), "The whole velocity was added. Only its share $\\beta$ is kept.", "a"),
        Slip("O1", decimals(behind), "This looks back. The kept velocity is added to the point.", "a"),
        *_velocity_slips(heavy, "b"),
        *_ends(heavy, "b", "c"),
    )
    return _question(heavy, opening, wanted, steps, slips)


def _seen(heavy: Heavy) -> tuple[float, ...]:
    """Return where the point comes to with a learning rate of almost nothing."""
    made = heavy.made
    still = Heavy(Descent(made.f, made.spelled, made.start, Fraction(1, 10**12)), heavy.beta, heavy.velocity)
    return simulated(still, 1)[1]


def _question(
    heavy: Heavy, opening: str, wanted: tuple[Wanted, ...], steps: tuple[Step, ...], slips: tuple[Slip, ...]
) -> Question:
    made = heavy.made
    given = heavy.given()
    listed = "; ".join(f"{name} = {plain(value)}" for name, value in given.items())
    path = [made.start]
    now = heavy
    for _ in range(_PLOTTED_STEPS):
        path.append(now.reached)
        now = now.next
    plainly = tuple((at[0], at[1]) for at in trail(made, _PLOTTED_STEPS))
    return Question(
        prompt=_prompt(heavy, opening),
        given=given,
        names=made.spelled,
        parts=tuple(one.part(made) for one in wanted),
        steps=steps,
        slips=slips,
        hints=(
            "The velocity remembers past gradients; the point moves by the velocity, not by the gradient.",
            f"Start with ${wanted[0].label}$." if heavy.looks_ahead else _SLOPES.format(row_latex(heavy.slopes)),
        ),
        note=f"{' '.join(one.label for one in wanted)} of momentum: {listed}",
        landscape=path_landscape(made, path, Path(plainly, r"\beta = 0", after=True)),
        code=_code(heavy, wanted),
    )


_SLOPES = "Start with the gradient: $\\nabla f(p_{{0}}) = {}$."
_PLOTTED_STEPS = 12


def _first_steps(heavy: Heavy, velocity: str, point: str) -> tuple[Step, ...]:
    made = heavy.made
    return (
        slopes_step(made),
        slopes_at_step(made, made.start, "p_{0}", "Put in $p_{0}$."),
        push_step(heavy, "v_{1}", velocity),
        added_step("Move by the velocity.", "p_{1}", made.start, heavy.pushed, point),
    )


def _wrong_velocities(heavy: Heavy) -> tuple[tuple[str, ExactVector, str], ...]:
    rate, beta, kept = heavy.made.rate, heavy.beta, heavy.kept
    push = multiple(heavy.slopes, rate)
    here = multiple(heavy.made.gradient_at(heavy.made.start), rate)
    return (
        ("O10", sum_of(kept, push), "The gradient was added. The velocity turns against it."),
        ("O10", difference(heavy.velocity, multiple(push, beta)), "Here $\\beta$ stands before the gradient. It belongs to the old velocity."),
        ("O10", difference(kept, multiple(push, 1 - beta)), "Here $1 - \\beta$ stands before the gradient. This rule has $\\eta$ alone."),
        ("O2", difference(kept, heavy.slopes), "The learning rate is missing. It multiplies the gradient."),
        ("O39", multiple(push, -1), "The old velocity is left out. A share $\\beta$ of it is kept."),
        ("O41", difference(kept, here), "The gradient was taken at the point itself. Take it at the look-ahead point $q$."),
    )  # fmt: skip


def _velocity_slips(heavy: Heavy, part: str) -> tuple[Slip, ...]:
    return tuple(Slip(code, decimals(v), says, part) for code, v, says in _wrong_velocities(heavy))


def _ends(heavy: Heavy, velocity: str, part: str) -> tuple[Slip, ...]:
    """Return where wrong velocities lead, and what else goes wrong with the point."""
    start = heavy.made.start
    name = f" (part {velocity})" if velocity else ""
    return (
        *(Slip(code, decimals(sum_of(start, v)), says, part) for code, v, says in _wrong_velocities(heavy)),
        Slip("O14", decimals(heavy.pushed), f"This is the velocity{name}. Add it to the point.", part),
        Slip("O9", decimals(difference(start, heavy.pushed)), "The velocity was taken away. It is added.", part),
    )


def _code(heavy: Heavy, wanted: tuple[Wanted, ...]) -> Code:
    made = heavy.made
    names_by_label = {"q": "q", "v_{1}": "vs[1]", "v_{2}": "vs[2]", "p_{1}": "ps[1]", "p_{2}": "ps[2]"}
    answer = ", ".join(f'"{one.letter}": {names_by_label[one.label]}' for one in wanted)
    at = "q" if heavy.looks_ahead else "ps[-1]"
    seen = "    q = ps[-1] + beta * vs[-1]\n" if heavy.looks_ahead else ""
    steps = 2 if any(one.label.endswith("{2}") for one in wanted) else 1
    loop = f"for _ in range({steps}):\n{seen}    vs.append(beta * vs[-1] - eta * {{slope}})\n    ps.append(ps[-1] + vs[-1])"
    values = at_p(made).replace("p[", f"{at}[")
    sets = "beta, eta = {beta}, {eta}\nps = [{start}]\nvs = [{velocity}]"
    return Code(
        sympy_program(
            sympy_function(made),
            sets.format(
                beta=sympy_text(number(heavy.beta)),
                eta=sympy_text(number(made.rate)),
                start=sympy_column(made.start),
                velocity=sympy_column(heavy.velocity),
            ),
            loop.format(slope=f"gradient.subs({values})"),
            assigned("answer", f"{{{answer}}}"),
            names=made.spelled,
        ),
        numpy_program(
            numpy_function(made),
            GRADIENT,
            sets.format(
                beta=float(heavy.beta),
                eta=float(made.rate),
                start=numpy_array(made.start),
                velocity=numpy_array(heavy.velocity),
            ),
            loop.format(slope=f"gradient({made.label}, {at})"),
            assigned("answer", f"{{{answer}}}"),
        ),
    )


# v is the velocity, so the variables are x and y
def _descent(draw: Draw) -> Descent:
    orbit = drawn_orbit(draw, names("x y"), 1)
    return Descent(orbit.bowl.f, tuple(name.name for name in orbit.bowl.names), orbit.iterates[0], orbit.rate)


def _at_rest(draw: Draw, steps: int) -> Heavy:
    def one() -> Heavy | None:
        heavy = Heavy(_descent(draw), draw.choice(_BETAS), exact_vector((0, 0)))
        ends = heavy if steps == 1 else heavy.next
        return heavy if all(map(is_short, (*ends.pushed, *ends.reached))) and all(ends.pushed) else None

    return found(draw, "step with momentum", one)


def _moving(draw: Draw) -> Heavy:
    def one() -> Heavy | None:
        velocity = exact_vector(Fraction(draw.nonzero(8), 2) for _ in range(2))
        heavy = Heavy(_descent(draw), draw.choice(_BETAS), velocity, looks_ahead=True)
        is_fit = all(map(is_short, (*heavy.pushed, *heavy.reached))) and all(heavy.slopes)
        return heavy if is_fit and 0 not in heavy.pushed else None

    return found(draw, "step that looks ahead", one)


def _adam(draw: Draw) -> Adam:
    def one() -> Adam | None:
        first, second = draw.choice(((9, 999), (8, 999), (8, 99), (9, 999)))
        betas = Fraction(first, 10), Fraction(second, 1000 if second == 999 else 100)
        rate = Fraction(1, draw.choice((10, 20, 100, 5)))
        adam = Adam(replace(_descent(draw), rate=rate), *betas)
        return adam if max(map(abs, adam.slopes)) <= _STEEPEST else None

    return found(draw, "first step of Adam", one)


_STEEPEST = 14


def _golden() -> Heavy:
    x, y = names("x y")
    form = quadratic_form(((Fraction(5, 2), Fraction(1)), (Fraction(1), Fraction(1))), (x, y))
    made = Descent(displayed(form, (x, y)), ("x", "y"), exact_vector((4, -1)), Fraction(1, 10))
    return Heavy(made, Fraction(1, 2), exact_vector((0, 0)))


FAMILY = Family(
    id="op_momentum",
    revision=1,
    topic="optimisation",
    title="Momentum and Adam",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Goodfellow, Bengio & Courville, Deep Learning (2016), sections 8.3.2, 8.3.3 and 8.5.3",
    connection="These rules, run in parallel for millions of weights, are how networks are trained.",
    examples=(
        # f = 5/2 x^2 + 2xy + y^2 from rest at (4, -1) with the rate 1/10, where the gradient is (18, 6)
        Example(
            of=lambda: first_step(_golden(), _FIRST[0]),
            accepts=({"a": "(-1.8, -0.6)", "b": "(2.2, -1.6)"},),
            refuses={"O10": {"a": "(1.8, 0.6)", "b": "(2.2, -1.6)"}, "O14": {"a": "(-1.8, -0.6)", "b": "(-1.8, -0.6)"}},
        ),
        # then the gradient is (7.8, 1.2), and v is (-0.9, -0.3) - (0.78, 0.12)
        Example(
            of=lambda: two_steps(_golden(), _TWO[0]),
            accepts=({"a": "(2.2, -1.6)", "b": "(-1.68, -0.42)", "c": "(0.52, -2.02)"},),
            refuses={"O39": {"a": "(2.2, -1.6)", "b": "(-0.78, -0.12)", "c": "(0.52, -2.02)"}},
        ),
    ),
)
