"""The quadratic model of a function at a point, and how fast the errors of local models shrink."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations_with_replacement

from msgspec.structs import replace

from engine.calculus.rules import partial
from engine.calculus.tidy import plus, times, well_led
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.expandable import drawn_series, drawn_unfinished
from engine.functions.grammar import LARGEST_ENTRY, LARGEST_FUNCTION, LONGEST_LINE, passes
from engine.functions.linear import as_vector, exact_vector
from engine.functions.measure import operations, printed_length
from engine.functions.pointed import drawn_pointed
from engine.functions.steering import drawn_steered, with_value
from engine.functions.symmetric import drawn_symmetric
from engine.landscape.plots import Landscape
from engine.language.tree import (
    ZERO,
    Name,
    Neg,
    Node,
    Power,
    Quotient,
    Sum,
    free_names,
    names,
    number,
    rational,
    subtrees,
)
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Ask, Example, Family, Part, Question
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.expansions import Expansion, modelled, overlaid, value_step
from engine.subjects.local_models.model_errors import (
    Errors,
    error_profile,
    factor_part,
    factor_slips,
    order_code,
    order_steps,
)
from engine.subjects.prompts import listed, partial_symbol, point_latex
from engine.subjects.quadratic_models import hessian_steps, quadratic_slips, quadratic_step
from engine.subjects.slopes import Spot, gradient_code, gradient_steps, noted


def make(draw: Draw) -> Question:
    if draw.level == 5:
        return shrinking(_drawn_errors(draw), draw.choice(_SHRINKING))
    return model(Expansion(_DRAWN_AT[draw.level](draw)), draw.choice(_OPENINGS[draw.level]))


_SECOND = (
    "Find the second-order Taylor polynomial $Q$ of $f$ at $P$.",
    "Replace $f$ near $P$ by its quadratic model $Q$. Which polynomial is it?",
    "Which quadratic $Q$ has the same value, gradient and Hessian as $f$ at $P$?",
)
_OPENINGS: Mapping[int, Sequence[str]] = {
    1: (
        "Find the second-order Taylor polynomial $Q$ of $f$ at the origin $P$.",
        "Which quadratic $Q$ has the same value and the same first and second derivatives as $f$ at the origin $P$?",
    ),
    2: _SECOND,
    3: _SECOND,
    4: _SECOND,
}


def model(of: Expansion, opening: str) -> Question:
    """Return the question for the quadratic model."""
    spot = of.spot
    first = spot.spelled[0]
    around = "" if not any(spot.at) else " You need not multiply it out."
    return Question(
        prompt=f"{opening}{around}\n{spot.formula}\n$P = {point_latex(spot.point)}$",
        given=spot.given,
        names=spot.spelled,
        parts=(
            Part(
                key=of.quadratic,
                kind="expression",
                label=of.shown("Q"),
                names=spot.spelled,
                ask=Ask("quadratic_model", "f", spot.spelled, spot.point),
                witness=lambda at: (modelled(spot, at),),
            ),
        ),
        steps=(value_step(of), *gradient_steps(spot), *hessian_steps(spot), quadratic_step(of)),
        slips=quadratic_slips(of),
        hints=(
            "The model has the same value, slopes and second derivatives as $f$ at $P$.",
            f"Start with $f(P)$, ${partial_symbol('f', first)}$ and ${partial_symbol('f', first, first)}$ at $P$.",
        ),
        note=noted("quadratic model", spot.given),
        landscape=_landscape(of),
        code=_model_code(spot),
    )


def _landscape(of: Expansion) -> Landscape:
    spot = of.spot
    plot = landscape({"f": spot.f}, spot.spelled, of.quadratic, spot.point)
    x, y = plot.point
    box = ((x - 1.5, x + 1.5), (y - 1.5, y + 1.5)) if any(spot.at) else ((-1.0, 1.0), (-1.0, 1.0))
    return replace(plot, box=box, overlays=(overlaid(of.linear, "L"), overlaid(of.quadratic, "Q")))


def _model_code(spot: Spot) -> Code:
    letters = listed(spot.spelled)
    at = ", ".join(f'"{name}": {value}' for name, value in zip(spot.spelled, ("0.3", "0.2", "0.4"), strict=False))
    with_sympy = (
        f"H = hessian(f, [{letters}]).subs(P)",
        f"point = Matrix([{letters}])",
        "d = point - point.subs(P)",
        "answer = f.subs(P) + (g * d)[0] + (d.T * H * d)[0] / 2",
    )
    with_numpy = (
        f"P = np.array([{letters}])",
        f"at = {{{at}}}",
        "d = np.array(list(at.values())) - P",
        "answer = f(P) + gradient(f, P) @ d + d @ H @ d / 2",
    )
    by_hessian = derivative_code("hessian", {"f": spot.f}, spot.spelled, spot.spelled, spot.point)
    return Code(
        gradient_code(spot, with_sympy, ()).sympy,
        continued(by_hessian, "H", numpy=with_numpy).numpy,
    )


# What is modelled.


_LARGEST = 40


def _drawn(draw: Draw, make: Callable[[], Spot]) -> Spot:
    def one() -> Spot | None:
        spot = make()
        return spot if _is_fair(spot) else None

    return found(draw, "quadratic model", one)


def _is_fair(spot: Spot) -> bool:
    """Whether the function is short, and its model has a constant, a mixed term and no large or long numbers."""
    f = spot.f
    if (
        _is_ungainly(f)
        or free_names(f) != set(spot.spelled)
        or operations(f) > LARGEST_FUNCTION
        or printed_length(f) > LONGEST_LINE
    ):
        return False
    of = Expansion(spot)
    try:
        entries = (of.value, *spot.gradient, *(entry for row in of.hessian for entry in row))
    except DefectError:
        return False
    is_short = all(abs(entry) <= _LARGEST and entry.denominator <= 4 for entry in entries)
    has_terms = of.value != 0 and any(spot.gradient) and of.hessian[0][1] != 0
    return is_short and has_terms and operations(of.quadratic) <= LARGEST_ENTRY and not _is_quadratic(of)


def _is_ungainly(f: Node) -> bool:
    """Whether a function opens with a minus sign, or holds a fraction of two numbers."""
    fractions = (one for one in subtrees(f) if isinstance(one, Quotient))
    opens_with_minus = isinstance(f, Sum) and isinstance(f.terms[0], Neg)
    return opens_with_minus or any(rational(one.denominator) is not None for one in fractions)


def _is_quadratic(of: Expansion) -> bool:
    """Whether the function is its own model."""
    third = {partial(of.spot.f, *by) for by in combinations_with_replacement(of.spot.spelled, 3)}
    return third == {ZERO}


def _at_origin(f: Node, variables: tuple[Name, ...]) -> Spot:
    return Spot(well_led(f), variables, exact_vector([0] * len(variables)))


def _polynomial(draw: Draw) -> Spot:
    variables = names("x y")
    return _drawn(draw, lambda: _at_origin(drawn_unfinished(draw, variables), variables))


def _steered(draw: Draw, level: int) -> Spot:
    variables = names("x y")
    slopes = exact_vector(draw.nonzero(5) for _ in variables)
    made = drawn_steered(draw, variables, slopes, drawn_symmetric(draw, 2, bound=8).rows, level=level)
    return Spot(with_value(made.f, variables, made.at, draw.nonzero(5)), variables, made.at)


def _about_a_point(draw: Draw) -> Spot:
    return _drawn(draw, lambda: _steered(draw, 1))


def _transcendental(draw: Draw) -> Spot:
    variables = names("x y")
    if draw.chance(1, 3):
        return _drawn(draw, lambda: _steered(draw, 2))
    return _drawn(draw, lambda: _at_origin(drawn_series(draw, variables), variables))


def _in_space(draw: Draw) -> Spot:
    variables = names("x y z")

    def make() -> Spot:
        if draw.chance(1, 2):
            made = drawn_pointed(draw, variables, draw.integer(1, 2))
            return Spot(made.f, variables, made.at)
        x, y, z = draw.shuffled(variables)
        f = plus(
            drawn_series(draw, sorted((x, y), key=lambda name: name.name)),
            times(number(draw.nonzero(3)), z, draw.choice((x, z))),
        )
        return _at_origin(f, variables)

    return _drawn(draw, make)


_DRAWN_AT: Mapping[int, Callable[[Draw], Spot]] = {
    1: _polynomial,
    2: _about_a_point,
    3: _transcendental,
    4: _in_space,
}


# How fast the errors of the models shrink along a direction.


# What the errors of the two models start with, and how often it is drawn.
_ORDERS = ((2, 3), (2, 3), (3, 3), (2, 4))
_DIRECTIONS = ((1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1), (1, 3), (3, 1), (-1, 3), (3, -1))
_SHRINKING = (
    (
        "By what factor do the errors of two models of a loss $f$ shrink as you come closer to the origin? The model $L$ knows"
        " its value and gradient there, and $Q$ knows its second derivatives, too."
    ),
    (
        "How much better do two predictions of a loss $f$ become as you come closer to the origin? The prediction $L$ uses"
        " its value and gradient there, and $Q$ its second derivatives as well."
    ),
)


def _drawn_errors(draw: Draw) -> Errors:
    orders, variables = draw.choice(_ORDERS), names("u v")

    def one() -> Errors | None:
        f = _quartic(draw, variables)
        direction = exact_vector(draw.choice(_DIRECTIONS))
        made = Errors(Expansion(_at_origin(f, variables)), direction, draw.integer(2, 3 if orders[1] == 4 else 5))
        return made if passes(f, variables) and (made.order(1), made.order(2)) == orders else None

    return found(draw, "polynomial whose errors have these orders", one)


def _quartic(draw: Draw, variables: tuple[Name, ...]) -> Node:
    u, v = variables
    squares = ((u, u), (u, v), (v, v))
    cubes = ((u, u, u), (u, u, v), (u, v, v), (v, v, v))
    fourth = ((u, u, u, u), (u, u, v, v), (v, v, v, v))
    chosen = (*draw.sample(squares, 2), *draw.sample(cubes, 2), draw.choice(fourth))
    return displayed(
        plus(draw.choice(variables), *(times(number(draw.nonzero(4)), *factors) for factors in chosen)), variables
    )


def shrinking(made: Errors, opening: str) -> Question:
    """Return the question by what the errors of both models are divided."""
    asked = (
        r"You move to $t d$ with a small $t > 0$, and then to $(t / k)\, d$. By what factor does each model's error shrink,"
        r" in the limit of small $t$?"
    )
    spot = made.of.spot
    along = rf"d = {latex(as_vector(made.direction))}, \quad k = {made.divisor}"
    return Question(
        prompt=f"{opening} {asked}\n{spot.formula}\n${along}$",
        given=made.given,
        names=spot.spelled,
        parts=(factor_part(made, "a", "L", 1), factor_part(made, "b", "Q", 2)),
        steps=order_steps(made),
        slips=(*factor_slips(made, "a", 1), *factor_slips(made, "b", 2)),
        hints=(
            "A model's error along $d$ is a power series in $t$; for small $t$ its lowest power decides.",
            "Put $u$ and $v$ along $d$ into $f$, and sort by powers of $t$.",
        ),
        note=noted("how the errors of local models shrink", made.given),
        landscape=error_profile(made),
        code=order_code(made),
    )


def _golden() -> Question:
    x, y = names("x y")
    return model(Expansion(Spot(times(Power(x, number(2)), y), (x, y), exact_vector((1, 2)))), _SECOND[0])


FAMILY = Family(
    id="ta_quadratic",
    revision=1,
    topic="local_models",
    title="Quadratic models",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Nocedal & Wright, Numerical Optimization (2nd ed., 2006), section 2.1",
    connection="Newton's method minimises this model of the loss instead of the loss itself.",
    examples=(
        # x^2 y at (1, 2)
        Example(
            of=_golden,
            accepts=(
                "2 + 4(x - 1) + (y - 2) + 2(x - 1)^2 + 2(x - 1)(y - 2)",
                "2x^2 + 2x y - 4x - y + 2",
                "2 + 4(x-1) + y - 2 + (1/2)*(4(x-1)^2 + 4(x-1)(y-2))",
            ),
            refuses={
                "T1": "2 + 4(x - 1) + (y - 2) + 4(x - 1)^2 + 4(x - 1)(y - 2)",
                "T2": "2 + 4(x - 1) + (y - 2) + 2(x - 1)^2 + (x - 1)(y - 2)",
                "T3": "2 + 4x + y + 2x^2 + 2x y",
                "T4": "4(x - 1) + (y - 2) + 2(x - 1)^2 + 2(x - 1)(y - 2)",
            },
        ),
        Example(level=1, seed=1),
        Example(level=3, seed=1),
        Example(level=4, seed=1),
        Example(level=5, seed=1),
    ),
)
