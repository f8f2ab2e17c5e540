"""The determinant of a Jacobian: the factor by which a map changes small areas, with a sign for the orientation."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from engine.calculus.crossings import sign_changes
from engine.calculus.tidy import plus, times
from engine.calculus.witness import values
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.general import drawn_with_determinant
from engine.functions.grammar import monomial, small_point
from engine.functions.linear import linear_combination
from engine.functions.square_maps import (
    SquareMap,
    drawn_cylindrical,
    drawn_exponential,
    drawn_polar,
    drawn_spherical,
    drawn_square,
    permanent_of,
    polynomial_map,
)
from engine.language.equations import Equation
from engine.language.substitution import substituted
from engine.language.tree import (
    ZERO,
    Node,
    Power,
    Sum,
    Value,
    Vector,
    free_names,
    names,
    number,
    rational,
)
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Ask, Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Option
from engine.subjects import earlier as answered
from engine.subjects.continued_code import continued
from engine.subjects.derivatives import Point, at_point
from engine.subjects.determinants import (
    DIAGONAL_ONLY,
    PRODUCTS_ADDED,
    determinant_code,
    determinant_slips,
    determinant_step,
    determinant_witness,
    jacobian_steps,
    numerical_determinant,
    valued,
    written_determinant,
)
from engine.subjects.map_images import Square, image_question, map_image, map_note
from engine.subjects.prompts import applied, listed, partial_symbol, spoken_point


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _formula_part(made: SquareMap, name: str = "answer", asks: str = "") -> Part:
    order = listed(made.names)
    return Part(
        id=name,
        key=made.determinant,
        kind="expression",
        label=rf"\det J_F({order})",
        names=made.names,
        asks=asks,
        layout=f"The columns of $J_F$ stand in the order ${order}$.",
        ask=Ask("determinant", "F", made.names),
        witness=determinant_witness(made),
    )


_SIDES = (Fraction(2), Fraction(3), Fraction(4), Fraction(5), Fraction(1, 2))


def _linear(draw: Draw) -> Question:
    variables = names("x y")
    rows = drawn_with_determinant(draw, range(2, 10), 5)
    made = polynomial_map(tuple(linear_combination(row, variables) for row in rows), names("x y"))
    opening = draw.choice(
        (
            "Find the determinant of the Jacobian of this linear map, and what the map makes of the area of a square.",
            "Find the determinant of the Jacobian of a linear layer $F$ of the plane, then the area of an image.",
        )
    )
    return image_question(made, Square(draw.choice(_SIDES), {"x": Fraction(0), "y": Fraction(0)}), opening)


_LARGEST_ENTRY = 12
_LARGEST_DETERMINANT = 60


def _at_a_point(draw: Draw) -> Question:
    def drawn() -> tuple[SquareMap, Point] | None:
        made, point = polynomial_map(_bent(draw), names("x y")), small_point(draw, names("x y"))
        return (made, point) if _is_telling(made, point) else None

    made, point = found(draw, "map with a small determinant", drawn)
    where = spoken_point(point)
    opening = draw.choice(
        (
            f"Find the determinant of the Jacobian of $F$ {where}, and the area that a small square there takes on.",
            f"By what factor does $F$ change small areas {where}? Give it with its sign, then use it.",
        )
    )
    return image_question(made, Square(Fraction(1, 10), point), opening)


def _bent(draw: Draw) -> tuple[Node, ...]:
    variables = names("x y")
    bends = (times(number(draw.nonzero(3)), monomial(draw, variables, 2)) for _ in range(2))
    return tuple(plus(bend, times(number(draw.nonzero(4)), draw.choice(variables))) for bend in bends)


def _is_telling(made: SquareMap, point: Point) -> bool:
    """Whether the Jacobian there has no zero and is not symmetric, and its determinant is neither tiny nor large."""
    entries = [rational(entry) or Fraction(0) for row in at_point(made.rows, point) for entry in row]
    if not free_names(made.determinant) or 0 in entries or entries[1] == entries[2]:
        return False
    return max(map(abs, entries)) <= _LARGEST_ENTRY and 2 <= abs(made.determinant_at(point)) <= _LARGEST_DETERMINANT


# The determinant as a formula, for maps of a well-known shape.


def _of_shape(made: SquareMap, opening: str, *, plotted: bool = True) -> Question:
    given: dict[str, Value] = {"F": Vector(made.components)}
    return Question(
        prompt=f"{opening}\n${applied('F', made.names)} = {{F}}$",
        given=given,
        names=made.names,
        parts=(_formula_part(made),),
        steps=(*jacobian_steps(made), determinant_step(made)),
        slips=determinant_slips(made, "answer"),
        hints=(
            "Write down the Jacobian first, one row for each output; then multiply along its diagonals.",
            f"Start with ${partial_symbol('F_{1}', made.names[0])}$ and ${partial_symbol('F_{1}', made.names[1])}$.",
        ),
        note=map_note("determinant", given),
        landscape=map_image(made, (1.0, 0.25), 0.5) if plotted else None,
        code=determinant_code(made),
    )


def _nonlinear(draw: Draw) -> Question:
    if draw.chance(3, 5):
        return _at_a_point(draw)
    made = draw.choice((drawn_polar, drawn_exponential, drawn_square))(draw)
    order = listed(made.names)
    opening = draw.choice(
        (
            f"Find the determinant of the Jacobian of $F$ with respect to ${order}$.",
            rf"By what factor, with its sign, does $F$ change small areas at $({order})$? Give $\det J_F$.",
        )
    )
    return _of_shape(made, opening)


def _coordinates(draw: Draw) -> Question:
    made = draw.choice((drawn_spherical, drawn_cylindrical))(draw)
    order = listed(made.names)
    opening = draw.choice(
        (
            f"Find the determinant of the Jacobian of these stretched coordinates, with columns in the order ${order}$.",
            f"A change of variables needs $\\det J_F$ with respect to ${order}$, in this order. Find and simplify it.",
        )
    )
    return _of_shape(made, opening, plotted=False)


# Where a map is not invertible, and where it turns the plane over.


def _orientation(determinant: float | Fraction) -> Chosen:
    return Chosen(("keeps" if determinant > 0 else "reverses",))


def _folding(draw: Draw) -> Question:
    wanted = draw.sign()

    def drawn() -> tuple[SquareMap, Point] | None:
        made, point = polynomial_map(_folded(draw), names("x y")), small_point(draw, names("x y"), 3)
        is_wanted = 0 < made.determinant_at(point) * wanted <= _LARGEST_DETERMINANT
        return (made, point) if is_wanted and _changes_sign(made.determinant) else None

    made, point = found(draw, "map that folds the plane", drawn)
    where = spoken_point(point)
    opening = draw.choice(
        (
            f"Where does this map have no smooth local inverse, and what does it do to orientation {where}?",
            f"Find the determinant of the Jacobian of $F$, where it vanishes, and what its sign says {where}.",
        )
    )
    return _of_folding(made, point, opening)


def _folded(draw: Draw) -> tuple[Node, ...]:
    x, y = names("x y")
    squares = draw.sample((Power(x, number(2)), times(x, y), Power(y, number(2))), 2)
    pairs = zip(squares, draw.shuffled((x, y)), strict=True)
    return tuple(plus(times(number(draw.nonzero(4)), u), times(number(draw.nonzero(5)), v)) for u, v in pairs)


def _changes_sign(determinant: Node) -> bool:
    """Whether the determinant has at least two terms and takes both signs near the origin."""
    if not isinstance(determinant, Sum) or free_names(determinant) != {"x", "y"}:
        return False
    grid = [{"x": Fraction(i), "y": Fraction(j)} for i in range(-3, 4) for j in range(-3, 4)]
    found_values = [rational(valued(determinant, point)) or Fraction(0) for point in grid]
    return min(found_values) < 0 < max(found_values)


def _of_folding(made: SquareMap, point: Point, opening: str) -> Question:
    given: dict[str, Value] = {"F": Vector(made.components), "P": Vector(tuple(map(number, point.values())))}
    value = made.determinant_at(point)
    says = "This has the opposite sign. A positive determinant keeps orientation, a negative one reverses it."
    lost = [
        ("J3", times(made.rows[0][0], made.rows[1][1]), DIAGONAL_ONLY),
        ("J6", permanent_of(made.rows), PRODUCTS_ADDED),
    ]
    return Question(
        prompt=f"{opening}\n${applied('F', made.names)} = {{F}}$",
        given=given,
        names=made.names,
        parts=_folding_parts(made, point),
        steps=_folding_steps(made, point),
        slips=(
            *determinant_slips(made, "a"),
            *(Slip(code, Equation(left, ZERO), text, "b") for code, left, text in lost if free_names(left)),
            Slip("J2", _orientation(-value), says, "c"),
        ),
        hints=(
            "A smooth map has a smooth local inverse wherever the determinant of its Jacobian is not zero.",
            f"Write down $J_F$, starting with ${partial_symbol('F_{1}', 'x')}$ and ${partial_symbol('F_{1}', 'y')}$.",
        ),
        note=map_note("where det J_F vanishes", given),
        landscape=map_image(made, (float(point["x"]), float(point["y"])), 0.5),
        code=continued(
            determinant_code(made),
            "D",
            f"value = D.subs({{x: {point['x']}, y: {point['y']}}})",
            'answer = {"a": D, "b": D, "c": "keeps" if value > 0 else "reverses"}',
            numpy=(_CURVE, _sided_numpy(point)),
        ),
        target="J2",
    )


def _folding_parts(made: SquareMap, point: Point) -> tuple[Part, ...]:
    def vanishing(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.formula(earlier, "a")
        return Equation(own, ZERO) if own is not None and free_names(own) else None

    def turned(earlier: Mapping[str, Key]) -> Key | None:
        own = answered.formula(earlier, "a")
        value = None if own is None else rational(valued(own, point))
        return _orientation(value) if value else None

    curve = Part(
        id="b",
        key=Equation(made.determinant, ZERO),
        kind="equation",
        label=r"\text{curve}",
        names=made.names,
        asks="(b) An equation of the curve on which $F$ has no smooth local inverse.",
        witness=lambda _: sign_changes(lambda at: numerical_determinant(made, at), made.names),
        follows=vanishing,
    )
    orientation = Part(
        id="c",
        key=_orientation(made.determinant_at(point)),
        kind="choice",
        label=r"\text{near } P",
        names=(),
        asks="(c) What $F$ does to the orientation of small figures at $P$.",
        options=(Option("keeps", "keeps orientation"), Option("reverses", "reverses orientation")),
        witness=lambda _: _run_around(made, point),
        follows=turned,
    )
    return _formula_part(made, "a", r"(a) $\det J_F$ as a formula."), curve, orientation


def _run_around(made: SquareMap, point: Point) -> tuple[str, ...]:
    """Go around a small triangle, and see in which sense its image is run through."""
    h = Fraction(1, 1000)
    corners = [point, {**point, "x": point["x"] + h}, {**point, "y": point["y"] + h}]
    (a, b), (c, d), (e, f) = (values(made.components, corner) for corner in corners)
    return _orientation((c - a) * (f - b) - (d - b) * (e - a)).ids


def _folding_steps(made: SquareMap, point: Point) -> tuple[Step, ...]:
    value = made.determinant_at(point)
    at = {name: number(x) for name, x in point.items()}
    sign = "positive, so orientation is kept" if value > 0 else "negative, so orientation is reversed"
    return (
        *jacobian_steps(made),
        determinant_step(made),
        Step(
            "Where the determinant is zero, the linear model squashes the plane onto a line or a point, and no smooth map undoes that.",
            f"{latex(made.determinant)} = 0",
            (Claim(written_determinant(made.rows), made.determinant),),
        ),
        Step(
            f"At $P$ the determinant is {sign}.",
            rf"\det J_F(P) = {latex(number(value))}",
            (Claim(substituted(made.determinant, at), number(value)),),
        ),
    )


# what the determinant is along a line is a quadratic, which three of its values decide
_CURVE = """\
curve = []
for a in (-3, -2, -1, 1, 2, 3):
    line = [np.linalg.det(jacobian(F, np.array([a, b]))) for b in (-1.0, 0.0, 1.0)]
    roots = np.roots(np.round(np.polyfit([-1, 0, 1], line, 2), 6))
    curve += [(a, b) for b in roots if np.isreal(b)]
"""


def _sided_numpy(point: Point) -> str:
    at = f"[{float(point['x'])}, {float(point['y'])}]"
    sided = 'answer = {"a": D, "b": curve, "c": "keeps" if value > 0 else "reverses"}'
    return f"value = np.linalg.det(jacobian(F, np.array({at})))\n{sided}"


_MADE_AT: dict[int, Callable[[Draw], Question]] = {1: _linear, 2: _nonlinear, 3: _folding, 4: _coordinates}


def _given_by_hand() -> Question:
    x, y = names("x y")
    made = polynomial_map((times(x, Power(y, number(2))), plus(x, times(number(3), y))), (x, y))
    point = {"x": Fraction(2), "y": Fraction(1)}
    return image_question(
        made, Square(Fraction(1, 10), point), f"Find the determinant of the Jacobian of $F$ {spoken_point(point)}."
    )


FAMILY = Family(
    id="ja_det",
    revision=1,
    topic="jacobians",
    title="Determinants as area factors",
    levels=(1, 2, 3, 4),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 6.7.2",
    connection="A normalising flow divides densities by the absolute value of this determinant.",
    examples=(
        Example(
            of=_given_by_hand,
            accepts=({"a": "-1", "b": "0.01"},),
            refuses={"J6": {"a": "7", "b": "0.01"}},
        ),
    ),
)
