"""How far to go along a direction: the best step on a quadratic, and the test that a step is good enough."""

from fractions import Fraction
from math import gcd, isqrt

from msgspec import structs

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.attempts import found
from engine.functions.bowls import drawn_bowl
from engine.functions.display import displayed
from engine.functions.landings import Changes, drawn_landing
from engine.functions.linear import (
    ExactVector,
    applied,
    as_vector,
    difference,
    exact_matrix,
    exact_vector,
    linear_combination,
    multiple,
    quadratic_form,
    scaled,
)
from engine.functions.measure import largest_number
from engine.landscape.plots import Line, Marker, Path, Plot, Profile, Series
from engine.language.plain_text import plain
from engine.language.tree import Power, Value, names, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Example, Family, Question
from engine.subjects.expansions import Expansion
from engine.subjects.optimisation.line_searches import (
    GAINED,
    Search,
    gain_part,
    gain_slips,
    gain_step,
    search_code,
    search_steps,
    step_part,
    step_slips,
)
from engine.subjects.optimisation.second_steps import next_part, next_slips, next_steps
from engine.subjects.optimisation.sufficient_decrease import (
    ACCEPTED,
    REJECTED,
    Armijo,
    armijo_code,
    armijo_parts,
    armijo_plot,
    armijo_slips,
    armijo_steps,
    passes,
)
from engine.subjects.prompts import point_latex
from engine.subjects.rays import Ray
from engine.subjects.slopes import Spot, noted
from engine.subjects.step_trials import trial
from engine.subjects.targeting import Aim, is_hit

_GRADIENT = r"-\nabla f(P)"


def make(draw: Draw) -> Question:
    match draw.level:
        case 1:
            return best(_on_a_line(draw), draw.choice(_ON_A_LINE))
        case 2:
            return best(_downhill(draw), draw.choice(_DOWNHILL))
        case 3:
            return best(_along(draw), draw.choice(_ALONG), is_given=True)
        case 4:
            aim = draw.choice(_AIMS)
            return tested(_tested(draw, aim), aim, draw.choice(_TESTED))
        case _:
            return turning(_downhill(draw), draw.choice(_TURNING))


_DOWNHILL = (
    "Which step size $\\eta > 0$ makes $f(P - \\eta \\nabla f(P))$ smallest?",
    "An exact line search goes from $P$ along $-\\nabla f(P)$ to the lowest value $f$ has there. Find its step size $\\eta$.",
)
_ON_A_LINE = (
    "Which step size $\\eta > 0$ makes $f(P - \\eta f'(P))$ smallest?",
    "Which step size $\\eta$ takes a step of gradient descent to the minimum? It leads from $P$ to $P_1 = P - \\eta f'(P)$.",
)
_ALONG = (
    "Which step size $\\eta$ makes $f(P + \\eta\\, d)$ smallest?",
    (
        "How far along the direction $d$ from $P$, as a multiple $\\eta$ of $d$, is $f$ lowest? Here $d$ is not minus the"
        " gradient."
    ),
)
_TURNING = (
    (
        "You go from $P$ straight downhill until the loss $f$ stops falling, and then straight downhill again. How long is the"
        " first step, as a multiple $\\eta$ of $-\\nabla f(P)$, and where does the second one head?"
    ),
    (
        "Steepest descent on the loss $f$ takes the best possible step each time, starting at $P$. What multiple $\\eta$ of"
        " $-\\nabla f(P)$ is the first step, and in which direction does the second one go?"
    ),
)


def _prompt(search: Search, opening: str, *, is_given: bool = False) -> str:
    spot = search.ray.of.spot
    along = r", \quad d = {d}" if is_given else ""
    where = point_latex(spot.point) if len(spot.names) > 1 else latex(number(spot.at[0]))
    return f"{opening}\n{spot.formula}\n$P = {where}{along}$"


def _given(search: Search, *, is_given: bool = False) -> dict[str, Value]:
    spot = search.ray.of.spot
    given: dict[str, Value] = dict(spot.given) if len(spot.names) > 1 else {"f": spot.f, "P": number(spot.at[0])}
    return given | ({"d": as_vector(search.ray.direction)} if is_given else {})


def best(search: Search, opening: str, *, is_given: bool = False) -> Question:
    """Return the question for the best step and what it wins."""
    given = _given(search, is_given=is_given)
    return Question(
        prompt=_prompt(search, opening, is_given=is_given),
        given=given,
        names=search.ray.of.spot.spelled,
        parts=(step_part(search, "a"), gain_part(search, "b")),
        steps=(*search_steps(search), gain_step(search)),
        slips=(*step_slips(search, "a"), *gain_slips(search, "b")),
        hints=_hints(search),
        note=noted("exact line search", given),
        landscape=_plot(search),
        code=search_code(search, GAINED),
    )


def _hints(search: Search) -> tuple[str, str]:
    return (
        r"Along the ray $f$ is a parabola in $\eta$. Where is it lowest?",
        f"Start with the gradient at $P$, and write $d = {search.direction}$.",
    )


def _plot(search: Search) -> Plot:
    """Return the contours with the ray, or in one variable the graph; where the search ends is shown after the verdict."""
    ray, spot = search.ray, search.ray.of.spot
    ends = [tuple(map(float, ray.reached(t))) for t in (Fraction(0), 2 * search.best, search.best)]
    if len(spot.names) == 1:
        (start,), _, (low,) = ends
        span = (min(start, low) - 1, max(start, low) + 1)
        reached = Series(((low, float(ray.height(search.best))),), "P_1", after=True)
        begun = Series(((start, float(ray.height(Fraction(0)))),), "P")
        return Profile(spot.spelled[0], spot.spelled[0], "f", span, (Line(plain(spot.f), "f"),), (begun, reached))
    reach = max(abs(x) for end in ends for x in end) + 0.5
    (a, b), (c, d), (e, g) = ends
    overlays = (Path(((a, b), (c, d)), "d"), Marker((e, g), "P_{1}", "end", after=True))
    plot = landscape({"f": spot.f}, spot.spelled, number(search.best), spot.point)
    return structs.replace(plot, box=((-reach, reach), (-reach, reach)), overlays=overlays)


# The second step turns by a right angle.


def turning(search: Search, opening: str) -> Question:
    """Return the question for the best step and the direction of the next one."""
    ray = search.ray
    return Question(
        prompt=_prompt(search, opening),
        given=_given(search),
        names=ray.of.spot.spelled,
        parts=(step_part(search, "a"), next_part(search)),
        steps=(*search_steps(search), *next_steps(search)),
        slips=(*step_slips(search, "a"), *next_slips(search)),
        hints=(
            "Along the first ray the loss is lowest where its slope along that ray is zero.",
            "Start with the gradient at $P$.",
        ),
        note=noted("direction after an exact line search", _given(search)),
        landscape=_plot(search),
        code=search_code(search, _TURNED),
    )


_TURNED = (
    'answer = {"a": eta, "b": -Matrix([f]).jacobian(list(P)).subs(P1)}',
    'answer = {"a": eta, "b": -gradient(f, P + eta * d)}',
)


# What is searched.


_SIMPLE = 12
_LARGEST = 60
_STEEPEST = 40
_SLOPES = tuple(n for n in range(-9, 10) if n)


def _search(spot: Spot, direction: ExactVector | None = None) -> Search | None:
    """Return the search, or None where its numbers are not simple."""
    d = multiple(spot.gradient, Fraction(-1)) if direction is None else direction
    symbol = "-f'(P)" if len(d) == 1 else _GRADIENT if direction is None else latex(as_vector(d))
    search = Search(Ray(Expansion(spot), d), symbol)
    if 0 in spot.gradient or search.ray.bend <= 0 or search.ray.slope >= 0:
        return None
    is_simple = search.best.denominator <= _SIMPLE and search.gain.denominator <= _SIMPLE and search.gain <= _LARGEST
    return search if is_simple and search.best != 1 else None


def _on_a_line(draw: Draw) -> Search:
    (w,) = names("w")

    def one() -> Search | None:
        a, middle, start = draw.integer(1, 6), Fraction(draw.nonzero(4)), Fraction(draw.nonzero(4))
        f = displayed(plus(times(number(a), Power(plus(w, number(-middle)), number(2))), number(draw.nonzero(9))), (w,))
        return _search(Spot(f, (w,), (start,))) if start != middle and largest_number(f) <= _LARGEST else None

    return found(draw, "parabola", one)


def _downhill(draw: Draw) -> Search:
    """Return a search along minus the gradient that does not end in the minimum."""
    variables = names("x y")

    def one() -> Search | None:
        rows = _drawn_bends(draw)
        slopes = [(g, h) for g in _SLOPES for h in _SLOPES if _is_simple_step(rows, (g, h))]
        if not slopes:
            return None
        at, wanted = exact_vector(draw.nonzero(4) for _ in variables), exact_vector(draw.choice(slopes))
        square = plus(quadratic_form(scaled(exact_matrix(rows), Fraction(1, 2)), variables), number(draw.nonzero(9)))
        f = displayed(
            plus(square, linear_combination(difference(wanted, applied(exact_matrix(rows), at)), variables)), variables
        )
        return _search(Spot(f, variables, at)) if largest_number(f) <= _STEEPEST else None

    return found(draw, "line search", one)


def _drawn_bends(draw: Draw) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return a positive definite matrix that is not diagonal, with even numbers on its diagonal."""
    a, c = (2 * draw.integer(1, 4) for _ in range(2))
    b = draw.nonzero(isqrt(a * c - 1))
    return (a, b), (b, c)


def _is_simple_step(rows: tuple[tuple[int, int], tuple[int, int]], slopes: tuple[int, int]) -> bool:
    """Whether the best step along minus these slopes is a simple fraction, and does not end in the minimum."""
    ((a, b), (_, c)), (g, h) = rows, slopes
    turned = (a * g + b * h, b * g + c * h)
    best = Fraction(g * g + h * h, g * turned[0] + h * turned[1])
    return best.denominator <= _SIMPLE and abs(g) != abs(h) and g * turned[1] != h * turned[0]


def _along(draw: Draw) -> Search:
    def one() -> Search | None:
        bowl = drawn_bowl(draw, names("x y"))
        start = exact_vector(draw.integer(-4, 4) for _ in bowl.names)
        direction = exact_vector(draw.nonzero(3) for _ in bowl.names)
        (g, h), (d, e) = bowl.gradient_at(start), direction
        if g * e == h * d or gcd(int(d), int(e)) > 1 or max(abs(g), abs(h)) > 20:
            return None
        return _search(Spot(bowl.f, bowl.names, start), direction)

    return found(draw, "line search along a direction", one)


# The test that a step is good enough.


_TESTED = (
    (
        "Does a backtracking line search accept the step size $\\eta$ along $-\\nabla f(P)$? It does if"
        " $f(P - \\eta \\nabla f(P)) \\le f(P) - c\\, \\eta \\lVert \\nabla f(P)\\rVert^{2}$."
    ),
    (
        "Does the step from $P$ to $P_1 = P - \\eta \\nabla f(P)$ pass Armijo's test"
        " $f(P_1) \\le f(P) - c\\, \\eta \\lVert \\nabla f(P)\\rVert^{2}$?"
    ),
)
_AIMS = (Aim("O74", REJECTED), Aim("O75", ACCEPTED))
# A step that wins too little is rare where c is small.
_SHARES = {"O74": (Fraction(1, 10),), "O75": tuple(Fraction(1, 10**k) for k in (1, 2, 3, 4))}


def _tested(draw: Draw, aim: Aim) -> Armijo:
    share = draw.choice(_SHARES[aim.code])

    def is_wanted(changes: Changes) -> bool:
        if changes.actual == share * changes.linear:
            return False
        return is_hit(changes, aim, lambda made, code: passes(made, share, code))

    landing = drawn_landing(draw, names("x y"), is_wanted)
    return Armijo(trial(Spot(landing.f, landing.names, landing.at), landing.rate), share)


def tested(test: Armijo, aim: Aim, opening: str) -> Question:
    """Return the question whether a step passes the test."""
    spot = test.tried.spot
    return Question(
        prompt=f"{opening}\n{spot.formula}\n$P = {point_latex(spot.point)}, \\quad \\eta = {{eta}}, \\quad c = {{c}}$",
        given=test.given,
        names=spot.spelled,
        parts=armijo_parts(test),
        steps=armijo_steps(test),
        slips=armijo_slips(test, aim.code),
        hints=(
            "Compare what the step wins with a share of what the slope promises.",
            "Start with the gradient at $P$, and go to the new point.",
        ),
        note=noted("sufficient decrease", test.given),
        landscape=armijo_plot(test),
        code=armijo_code(test),
        target=aim.code,
    )


def _golden() -> Question:
    x, y = names("x y")
    f = plus(Power(x, number(2)), times(number(2), Power(y, number(2))))
    search = _search(Spot(f, (x, y), exact_vector((2, 1))))
    if search is None:
        raise DefectError("The search that is given by hand has simple numbers.")
    return best(search, _DOWNHILL[0])


FAMILY = Family(
    id="op_line_search",
    revision=1,
    topic="optimisation",
    title="Line search",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Nocedal & Wright, Numerical Optimization (2nd ed., 2006), section 3.1",
    connection="The step size decides whether a descent direction helps, and a line search finds one without tuning.",
    examples=(
        # x^2 + 2y^2 at (2, 1), where the gradient is (4, 4)
        Example(
            of=_golden,
            accepts=({"a": "1/3", "b": "16/3"}, {"a": "32/96", "b": "6 - 2/3"}),
            refuses={
                "T1": {"a": "1/6", "b": "16/3"},
                "O3": {"a": "2/3", "b": "16/3"},
                "T20": {"a": "1/3", "b": "32/3"},
            },
        ),
        Example(level=1, seed=1),
        Example(level=2, seed=1),
        Example(level=3, seed=1),
        Example(level=4, seed=1),
        Example(level=5, seed=1),
    ),
)
