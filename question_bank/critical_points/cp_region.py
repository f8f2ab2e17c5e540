"""Largest and least values of quadratics on rectangles, triangles and discs, where the boundary has its say."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from engine.calculus.rules import partial
from engine.calculus.tidy import minus, plus, tidy, times
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.display import displayed
from engine.functions.regions import (
    Bounded,
    OnDisc,
    Place,
    Point,
    drawn_bounded,
    drawn_on_disc,
    drawn_rectangle,
    drawn_triangle,
)
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Name, Node, Power, names, number, rational
from engine.language.typeset import latex
from engine.questions.question import Claim, Example, Family, Question, Step
from engine.questions.sheet import Code
from engine.subjects.critical_points.region_question import Confined, confined_question
from engine.subjects.programs import assigned, defined, numpy_program, sympy_program

_OPENINGS = {
    1: (
        "Find the largest and the least value of $f$ on a rectangle, and where they are taken.",
        "How high and how low does $f$ get on a closed rectangle, and where?",
    ),
    2: (
        "Find the largest and the least value of $f$ on a triangle, and where they are taken.",
        "How high and how low does $f$ get on a closed triangle, and where?",
    ),
    3: (
        "Find the largest and the least value of $f$ on a disc, and where they are taken.",
        "Weights are kept in a ball: how large and how small does $f$ get there, and where?",
    ),
    4: (
        "Which settings give the largest and the least validation error $f$ that the search allows?",
        "A search over two settings is confined to a box: where is the validation error $f$ worst, and where is it best?",
    ),
}


def make(draw: Draw) -> Question:
    opening = draw.choice(_OPENINGS[draw.level])
    if draw.level == _DISC:
        return confined_question(_on_disc(drawn_on_disc(draw), opening))
    goal: Place = draw.choice(_GOALS[draw.level])
    shape = drawn_triangle if draw.level == _TRIANGLE else drawn_rectangle
    accepts = _ACCEPTS[draw.level]
    bounded = drawn_bounded(draw, shape, _REACH[draw.level], lambda made: accepts(made, goal))
    if draw.level != _STORY:
        return confined_question(_on_polygon(bounded, opening, story=False))
    # an error is positive
    positive = bounded.raised(draw.integer(1, 9) - floor(bounded.lowest.value))
    return confined_question(_on_polygon(positive, opening, story=True))


_TRIANGLE, _DISC, _STORY = 2, 3, 4
_GOALS: dict[int, tuple[Place, ...]] = {
    1: ("inside", "edge", "corner"),
    2: ("inside", "edge", "edge", "corner"),
    4: ("edge", "corner"),
}


def _is_varied(made: Bounded, goal: Place) -> bool:
    """Whether there is a candidate of each place, and one of the wanted place wins."""
    places = {candidate.place for candidate in made.candidates}
    winners = {made.highest.place, made.lowest.place}
    return places == {"inside", "edge", "corner"} and goal in winners and winners != {"inside"}


def _is_edged(made: Bounded, goal: Place) -> bool:
    """Whether some edge has a candidate, and one of the wanted place wins."""
    winners = {made.highest.place, made.lowest.place}
    return any(candidate.place == "edge" for candidate in made.candidates) and goal in winners and winners != {"inside"}


def _on_boundary(made: Bounded, goal: Place) -> bool:
    """Whether the least value is taken on the boundary, at a place of the wanted sort, with an edge to look at."""
    return made.lowest.place == goal and any(candidate.place == "edge" for candidate in made.candidates)


# How far outside the box the critical point may lie.
_REACH = {1: -1, 2: -1, 4: 1}
_ACCEPTS = {1: _is_varied, 2: _is_edged, 4: _on_boundary}


def _on_polygon(made: Bounded, opening: str, *, story: bool) -> Confined:
    """Return the case of a rectangle or a triangle."""
    first, second = names("u v" if story else "x y")
    f = made.f.tree(first, second)
    corners = made.region.corners
    spans = tuple((min(at[i] for at in corners), max(at[i] for at in corners)) for i in range(2))
    return Confined(
        f=f,
        shape=made.f,
        names=(first.name, second.name),
        candidates=made.candidates,
        mistaken=made.region.mistaken_edges(made.f),
        prompt=f"{opening} {_described(corners, (first, second), spans, story=story)}",
        constraints=_constraints(corners, (first, second), spans),
        box=((float(spans[0][0]), float(spans[0][1])), (float(spans[1][0]), float(spans[1][1]))),
        boundary=tuple(_edge_step(f, (first, second), edge) for edge in made.region.edges),
        hints=(
            "A continuous function takes its extremes on a closed region either inside, on an edge or at a corner.",
            "Start inside, where both first derivatives are zero; then restrict $f$ to each edge in turn.",
        ),
        code=_polygon_code(f, (first.name, second.name), made),
        region=", ".join(f"({x}, {y})" for x, y in corners),
    )


Spans = tuple[tuple[Fraction, Fraction], ...]


def _described(corners: Sequence[Point], variables: tuple[Name, Name], spans: Spans, *, story: bool) -> str:
    """Say what the region is."""
    x, y = variables
    if len(corners) == 3:
        listed = ", ".join(f"$({a}, {b})$" for a, b in corners[:2])
        a, b = corners[2]
        return f"Its corners are {listed} and $({a}, {b})$; edges and corners belong to it."
    ranges = [f"${low} \\le {name.name} \\le {high}$" for name, (low, high) in zip((x, y), spans, strict=True)]
    if story:
        return (
            f"Here $u$ is the scaled logarithm of the learning rate, {ranges[0]},"
            f" and $v$ that of the weight decay, {ranges[1]}."
        )
    return f"The rectangle is {ranges[0]}, {ranges[1]}, edges and corners included."


def _constraints(corners: Sequence[Point], variables: tuple[Name, Name], spans: Spans) -> tuple[Node, ...]:
    """Return what must not be positive."""
    lows = [plus(number(low), minus(name)) for name, (low, _) in zip(variables, spans, strict=True)]
    if len(corners) == 3:
        total = sum(corners[1], Fraction(0))
        return (*lows, plus(*variables, number(-total)))
    highs = [plus(name, number(-high)) for name, (_, high) in zip(variables, spans, strict=True)]
    return (*lows, *highs)


def _edge_step(f: Node, variables: tuple[Name, Name], edge: tuple[Point, Point]) -> Step:
    """Restrict f to an edge, and find where its derivative along it is zero."""
    (x0, y0), (x1, y1) = edge
    x, y = variables
    held: dict[str, Node]
    if x0 == x1:
        moving, held, says = y, {x.name: number(x0)}, f"{x.name} = {x0}"
        ends = (y0, y1)
    elif y0 == y1:
        moving, held, says = x, {y.name: number(y0)}, f"{y.name} = {y0}"
        ends = (x0, x1)
    else:
        total = plus(number(x0 + y0), minus(x))
        moving, held, says = x, {y.name: total}, f"{y.name} = {latex(total)}"
        ends = (x0, x1)
    along = displayed(substituted(f, held), (moving,))
    slope = displayed(partial(along, moving.name), (moving,))
    claims = (Claim(substituted(f, held), along), Claim(along, slope, (moving.name,)))
    return Step(
        f"On the edge ${says}$: {_found(slope, moving, ends)}",
        rf"{latex(along)}, \quad \text{{derivative }} {latex(slope)}",
        claims,
        part="a",
    )


def _found(slope: Node, moving: Name, ends: tuple[Fraction, Fraction]) -> str:
    """Say where the derivative along an edge is zero."""
    constant, rise = (_exact(slope, moving, value) for value in (0, 1))
    steepness = rise - constant
    if steepness == 0:
        return "the derivative is constant, so only the corners count."
    root = -constant / steepness
    where = f"${moving.name} = {latex(number(root))}$"
    if min(ends) < root < max(ends):
        return f"the derivative is zero at {where}, a candidate."
    return f"the derivative is zero at {where}, which is not within the edge."


def _exact(slope: Node, moving: Name, value: int) -> Fraction:
    found = rational(tidy(substituted(slope, {moving.name: number(value)})))
    if found is None:
        raise DefectError(f"{plain(slope)} was to be linear in {moving.name}.")
    return found


_HIGH_AND_LOW = """\
highest = max(points, key=lambda p: f.subs({substitution}))
lowest = min(points, key=lambda p: f.subs({substitution}))
value = {{p: f.subs({substitution}) for p in (highest, lowest)}}
answer = {{"a": [highest], "b": value[highest], "c": [lowest], "d": value[lowest]}}"""

_GRID = """\
heights = np.where(allowed, f({first}, {second}), np.nan)
top, bottom = np.nanargmax(heights), np.nanargmin(heights)
highest, lowest = (({first}.flat[i], {second}.flat[i]) for i in (top, bottom))
answer = {{
    "a": [highest],
    "b": heights.flat[top],
    "c": [lowest],
    "d": heights.flat[bottom],
}}"""


def _polygon_code(f: Node, spelled: tuple[str, str], made: Bounded) -> Code:
    """Return programs that compare the candidates, or all points of a grid of sixteenths."""
    x, y = spelled
    corners = ", ".join(f"({a}, {b})" for a, b in made.region.corners)
    edges = (
        f"points = [{corners}]\n"
        f"for (a, b), (c, d) in zip(points[:], points[1:] + points[:1]):\n"
        f"    along = f.subs({{{x}: a + t * (c - a), {y}: b + t * (d - b)}})\n"
        "    shares = [s for s in solve(diff(along, t), t) if 0 < s < 1]\n"
        "    points += [(a + s * (c - a), b + s * (d - b)) for s in shares]"
    )
    spans = [(min(at[i] for at in made.region.corners), max(at[i] for at in made.region.corners)) for i in range(2)]
    slanted = len(made.region.corners) == 3
    total = sum(made.region.corners[1], Fraction(0))
    test = " and ".join(f"{low} < {name} < {high}" for name, (low, high) in zip("pq", spans, strict=True))
    test += f" and p + q < {total}" if slanted else ""
    inside = (
        f"flat = solve([diff(f, {x}), diff(f, {y})], [{x}, {y}], dict=True)\n"
        f"found = [(s[{x}], s[{y}]) for s in flat if len(s) == 2]\n"
        f"points += [(p, q) for p, q in found if {test}]"
    )
    allowed = f"allowed = {x} + {y} <= {total}" if slanted else f"allowed = np.isfinite({x})"
    axes = ", ".join(f"np.linspace({low}, {high}, {(high - low) * 16 + 1})" for low, high in spans)
    return Code(
        sympy=sympy_program(
            assigned("f", sympy_text(f)), edges, inside, _HIGH_AND_LOW.format(substitution=f"{{{x}: p[0], {y}: p[1]}}"),
            names=(x, y, "t"),
        ),
        numpy=numpy_program(
            defined(f"f({x}, {y})", ("return ", numpy_text(f))),
            f"{assigned(f'{x}, {y}', f'np.meshgrid({axes})')}\n{allowed}",
            _GRID.format(first=x, second=y),
        ),
    )  # fmt: skip


def _on_disc(made: OnDisc, opening: str) -> Confined:
    """Return the case of a disc, whose boundary takes a multiplier."""
    x, y = names("x y")
    f = made.f.tree(x, y)
    rim = plus(Power(x, number(2)), Power(y, number(2)), number(-(made.radius**2)))
    reach = float(made.radius)
    return Confined(
        f=f,
        shape=made.f,
        names=("x", "y"),
        candidates=made.candidates,
        mistaken=(),
        prompt=f"{opening} It is $x^2 + y^2 \\le {made.radius**2}$, with its boundary.",
        constraints=(rim,),
        box=((-reach, reach), (-reach, reach)),
        boundary=_lagrange_steps(f, made, rim),
        hints=(
            "Inside, the gradient is zero; on the circle it is parallel to the radius.",
            r"On the circle start with $f_x = 2\lambda x$ and $f_y = 2\lambda y$.",
        ),
        code=_disc_code(f, made),
        region=plain(rim) + " <= 0",
    )


def _lagrange_steps(f: Node, made: OnDisc, rim: Node) -> tuple[Step, ...]:
    """Set the gradient parallel to the radius, and check every point of the circle that this leaves."""
    slopes = [partial(f, name) for name in ("x", "y")]
    points = [candidate.at for candidate in made.candidates if candidate.place == "edge"]
    listed = r",\; ".join(rf"\left({latex(number(x))}, {latex(number(y))}\right)" for x, y in points)
    checks = []
    for at in points:
        put: dict[str, Node] = {"x": number(at[0]), "y": number(at[1])}
        crossed = plus(times(slopes[0], Name("y")), minus(times(slopes[1], Name("x"))))
        checks += [Claim(substituted(rim, put), number(0)), Claim(substituted(crossed, put), number(0))]
    return (
        Step(
            r"On the circle the gradient is a multiple of $(x, y)$.",
            rf"{latex(slopes[0])} = 2\lambda x, \quad {latex(slopes[1])} = 2\lambda y",
            tuple(Claim(f, slope, (name,)) for name, slope in zip(("x", "y"), slopes, strict=True)),
            part="a",
        ),
        Step(f"{_cases(made)} These are the candidates on the circle.", listed, tuple(checks), part="a"),
    )


def _cases(made: OnDisc) -> str:
    f = made.f
    if f.a == f.c:
        return "The centre of the circle, the critical point and the candidates lie on one line."
    bare, coefficient = ("y", f.c) if f.e == 0 else ("x", f.a)
    other = "x" if bare == "y" else "y"
    return f"Either ${bare} = 0$, or $\\lambda = {coefficient}$, which fixes ${other}$; do not divide by ${bare}$."


def _disc_code(f: Node, made: OnDisc) -> Code:
    squared = made.radius**2
    search = (
        f"rim = x**2 + y**2 - {squared}\n"
        "flat = solve([diff(f, x), diff(f, y)], [x, y], dict=True)\n"
        "points = [(s[x], s[y]) for s in flat if rim.subs(s) < 0]\n"
        "system = [diff(f - m * rim, x), diff(f - m * rim, y), rim]\n"
        "points += [(s[x], s[y]) for s in solve(system, [x, y, m], dict=True)]"
    )
    axis = f"np.linspace({-made.radius}, {made.radius}, {made.radius * 32 + 1})"
    return Code(
        sympy=sympy_program(
            assigned("f", sympy_text(f)), search, _HIGH_AND_LOW.format(substitution="{x: p[0], y: p[1]}"),
            names=("x", "y", "m"),
        ),
        numpy=numpy_program(
            defined("f(x, y)", ("return ", numpy_text(f))),
            f"x, y = np.meshgrid({axis}, {axis})\nallowed = x**2 + y**2 <= {squared} + 1e-9",
            _GRID.format(first="x", second="y"),
        ),
    )  # fmt: skip


FAMILY = Family(
    id="cp_region",
    revision=1,
    topic="critical_points",
    title="Extremes on a closed region",
    levels=(1, 2, 3, 4),
    make=make,
    source="Stewart, Calculus (8th ed., 2015), sections 14.7-14.8",
    connection="Settings and weights are often bounded, and then the best one may lie on the edge of what is allowed.",
    examples=(
        # f = 4x - x^2 - 2xy - 2y^2 + 4y + 7 on [-1, 4] x [-1, 3]
        Example(
            level=1,
            seed=1,
            accepts=({"a": "(2, 0)", "b": "11", "c": "(4, 3)", "d": "-23"},),
            refuses={
                "L7": {"a": "(2, 0)", "b": "11", "c": "(2, 0)", "d": "-23"},
                "L8": {"a": "(2, 0)", "b": "11", "c": "(-1, 3/2)", "d": "-23"},
            },
        ),
        # f = xy - x^2 + y^2 - x - 12y - 6 on the triangle of (-2, 1), (4, 1), (-2, 7)
        Example(
            level=2,
            seed=1,
            accepts=({"a": "(0, 1)", "b": "-17", "c": "[-2, 7]", "d": "-57"},),
            refuses={"L10": {"a": "(0, 1)", "b": "-21", "c": "(-2, 7)", "d": "-57"}},
        ),
        # f = 2x^2 + y^2 + 8x + 1 on x^2 + y^2 <= 25
        Example(
            level=3,
            seed=1,
            accepts=({"a": "(5, 0)", "b": "91", "c": "(-2, 0)", "d": "-7"},),
            refuses={"L7": {"a": "(-2, 0)", "b": "91", "c": "(-2, 0)", "d": "-7"}},
        ),
        # f = uv - u^2 - v^2 - 3u + 14 on [-3, 1] x [-2, 2]
        Example(
            level=4,
            seed=2,
            accepts=({"a": "(-2, -1)", "b": "17", "c": "(1, -1)", "d": "8"},),
            refuses={"L6": {"a": "(-2, -1)", "b": "8", "c": "(1, -1)", "d": "8"}},
        ),
    ),
)
