"""The Jacobian matrix, as a formula or at a point: one row for each output, one column for each input."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import jacobian
from engine.calculus.tidy import plus, tidy, times, well_led
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.grammar import LARGEST_ENTRY, atom, linear_form, monomial, newest_atom, small_point
from engine.functions.measure import operations, printed_length
from engine.language.tree import (
    ZERO,
    Call,
    Matrix,
    Name,
    Node,
    Power,
    Value,
    Vector,
    free_names,
    names,
    number,
    rational,
    subtrees,
)
from engine.language.typeset import name_latex
from engine.questions.question import Ask, Example, Family, Question, Slip, Step
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import (
    Derivative,
    Point,
    Rows,
    Table,
    acting_slip,
    at_point,
    entry_steps,
    entrywise,
    opposite_sign,
    point_first,
    transposed,
)
from engine.subjects.prompts import applied, constants, definitions, listed, paragraph, partial_symbol, spoken_point


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A map, and how it is put to the learner; `remark` explains letters of the formula."""

    components: tuple[Node, ...]
    variables: tuple[str, ...]
    constants: tuple[str, ...] = ()
    point: Point | None = None
    formula: str = "{F}"
    remark: str = ""
    given: tuple[tuple[str, Value], ...] = ()


def make(draw: Draw) -> Question:
    drawn = _DRAWN_AT[draw.level](draw)
    return _question(drawn, _prompt(draw, drawn))


def _question(drawn: _Drawn, prompt: str) -> Question:
    table = tuple(tuple(Derivative(f, (name,)) for name in drawn.variables) for f in drawn.components)
    rows = jacobian(drawn.components, drawn.variables)
    labels = [f"F_{{{row + 1}}}" for row in range(len(drawn.components))]
    order = listed(drawn.variables)
    return question(
        Asked(
            prompt=prompt,
            functions=dict(zip(labels, drawn.components, strict=True)),
            given={"F": Vector(drawn.components), **dict(drawn.given)},
            names=drawn.variables + drawn.constants,
            ask=Ask("jacobian", "F", drawn.variables),
            table=table,
            symbol="J_F",
            label=f"J_F({order})",
            slips=_slips(rows, drawn.variables[0], drawn.point),
            steps=_steps(table, labels),
            hints=(
                "Row by row: the first row belongs to the first output, and holds one partial derivative for each input.",
                f"Start at the top left: ${partial_symbol(labels[0], drawn.variables[0])}$.",
            ),
            point=drawn.point,
            layout=f"Rows are the outputs, columns the inputs ${order}$.",
            closing="Put each derivative into the row of its output and the column of its input.",
            # where rows and columns differ in number, which is which has to be known
            hides_shape=len(rows) != len(drawn.variables),
        )
    )


def _steps(table: Table, labels: Sequence[str]) -> tuple[Step, ...]:
    return tuple(
        step
        for row, entries in enumerate(table)
        for column, entry in enumerate(entries)
        for step in entry_steps(entry, (row, column), _heading(row, column, partial_symbol(labels[row], *entry.wrt)))
    )


def _heading(row: int, column: int, symbol: str) -> str:
    return f"Row {row + 1}, column {column + 1}: ${symbol}$."


def _slips(rows: Rows, first: str, point: Point | None) -> tuple[Slip, ...]:
    found = (
        acting_slip(
            "J1", rows, transposed, "Your rows and columns are exchanged. Here each row belongs to one output.", point
        ),
        acting_slip(
            "J2",
            rows,
            lambda filled: tuple(row[::-1] for row in filled),
            f"The columns are in the reverse order. The first belongs to ${name_latex(first)}$.",
            point,
        ),
        acting_slip(
            "J3",
            rows,
            entrywise(lambda i, j, entry: entry if i == j else ZERO),
            "Only the diagonal is filled. Every output can depend on every input.",
            point,
        ),
        opposite_sign(rows, point),
    )
    return found if point is None else (*found, point_first(rows))


def _prompt(draw: Draw, drawn: _Drawn) -> str:
    where = "" if drawn.point is None else " " + spoken_point(drawn.point)
    order = listed(drawn.variables)
    if draw.level == 5:
        opening = draw.choice(
            (
                "What is the Jacobian matrix of this layer?",
                "Write out the Jacobian matrix of this map, as the chain rule needs it.",
            )
        )
    else:
        opening = draw.choice(
            (f"Find the Jacobian matrix of $F${where}.", f"Write down the Jacobian matrix $J_F${where}.")
        )
    rows = f"Rows are the outputs, columns the inputs ${order}$."
    said = paragraph(opening, rows, constants(drawn.constants), drawn.remark, definitions(drawn.components))
    return f"{said}\n${applied('F', drawn.variables)} = {drawn.formula}$"


def _accepted(components: Sequence[Node], variables: Sequence[Name], *, square: bool) -> bool:
    """Whether the rows differ, none is zero, every variable occurs, and no entry is too long."""
    spelled = tuple(name.name for name in variables)
    if any(printed_length(f) > 60 or tidy(f) == ZERO for f in components):
        return False
    if not set(spelled) <= set().union(*(free_names(f) for f in components)):
        return False
    rows = jacobian(tuple(components), spelled)
    if len(set(rows)) < len(rows) or any(all(entry == ZERO for entry in row) for row in rows):
        return False
    if any(operations(entry) > LARGEST_ENTRY for row in rows for entry in row):
        return False
    if square and transposed(rows) == rows:
        return False
    return any(rows[i][j] != ZERO for i in range(len(rows)) for j in range(len(spelled)) if i != j)


def _components(
    draw: Draw,
    variables: tuple[Name, ...],
    count: int,
    component: Callable[[Draw], Node],
    accepts: Callable[[tuple[Node, ...]], bool] = lambda _: True,
) -> tuple[Node, ...]:
    for _ in range(200):
        made = tuple(well_led(component(draw)) for _ in range(count))
        if _accepted(made, variables, square=count == len(variables)) and accepts(made):
            return made
    raise DefectError(f"{draw.family}, level {draw.level}, seed {draw.seed}: no map passed its gates.")


def _polynomial(draw: Draw, variables: tuple[Name, ...], most: int = 2) -> Node:
    return plus(
        times(number(draw.nonzero(4)), monomial(draw, variables, most)),
        times(number(draw.nonzero(4)), monomial(draw, variables, 1)),
    )


def _plain_map(draw: Draw) -> _Drawn:
    variables = names("x y")
    components = _components(draw, variables, 2, lambda chance: _polynomial(chance, variables))
    return _Drawn(components, ("x", "y"))


def _at_a_point(draw: Draw) -> _Drawn:
    """Return a map with composites and a point where its Jacobian is whole, small and not symmetric."""
    variables = names("x y")
    point = {"x": Fraction(draw.integer(1, 2) * draw.sign()), "y": Fraction(draw.integer(1, 2) * draw.sign())}
    vanishing = plus(times(number(point["y"]), variables[0]), times(number(-point["x"]), variables[1]))

    def component(chance: Draw) -> Node:
        # the inside vanishes at the point, so that exp, sin and cos are whole there
        composite = times(number(chance.nonzero(4)), Call(chance.choice(("exp", "sin")), (vanishing,)))
        polynomial = times(number(chance.nonzero(4)), monomial(chance, variables, 2))
        return plus(composite, polynomial) if chance.chance(2, 3) else _polynomial(chance, variables)

    def accepts(made: tuple[Node, ...]) -> bool:
        has_composite = any(isinstance(part, Call) for f in made for part in subtrees(f))
        return has_composite and _is_whole(made, ("x", "y"), point)

    return _Drawn(_components(draw, variables, 2, component, accepts), ("x", "y"), point=point)


def _is_whole(components: tuple[Node, ...], spelled: tuple[str, ...], point: Point) -> bool:
    rows = at_point(jacobian(components, spelled), point)
    values = [[rational(entry) for entry in row] for row in rows]
    if any(value is None or value.denominator != 1 or abs(value) > 60 for row in values for value in row):
        return False
    return len(set(rows)) == len(rows) and (len(rows) != len(spelled) or transposed(rows) != rows)


def _not_square(draw: Draw) -> _Drawn:
    """Return a map from two to three or from three to two dimensions, in half of the draws at a point."""
    wide = draw.chance(1, 2)
    variables = names("x y z" if wide else "x y")
    spelled = tuple(name.name for name in variables)
    point = small_point(draw, variables) if draw.chance(1, 2) else None

    def component(chance: Draw) -> Node:
        if point is not None:
            return _polynomial(chance, variables, 1)
        return plus(atom(chance, variables, 2), times(number(chance.nonzero(4)), monomial(chance, variables, 1)))

    components = _components(
        draw, variables, 2 if wide else 3, component, lambda made: point is None or _is_whole(made, spelled, point)
    )
    return _Drawn(components, spelled, point=point)


def _with_constants(draw: Draw) -> _Drawn:
    """Return a map with two constants, in polar, scaled or coupled form."""
    inputs, constants = draw.choice((("x y", "a b"), ("r theta", "k"), ("u v", "a b")))
    variables, fixed = names(inputs), names(constants)

    def component(chance: Draw) -> Node:
        if inputs == "r theta":
            turn = Call(chance.choice(("sin", "cos")), (times(number(chance.integer(1, 3)), variables[1]),))
            return plus(
                times(number(chance.nonzero(3)), chance.choice(fixed), variables[0], turn),
                times(number(chance.nonzero(4)), monomial(chance, variables, 1)),
            )
        first = times(number(chance.nonzero(3)), chance.choice(fixed), monomial(chance, variables, 2))
        return plus(first, newest_atom(chance, variables, chance.integer(1, 2)))

    def accepts(made: tuple[Node, ...]) -> bool:
        return {name.name for name in fixed} <= set().union(*(free_names(f) for f in made))

    spelled = tuple(name.name for name in variables)
    return _Drawn(_components(draw, variables, 2, component, accepts), spelled, tuple(name.name for name in fixed))


def _layer(draw: Draw) -> _Drawn:
    """Return a vectorised map: an activation of A x, x times its squared length, or a residual block."""
    variables = names("x1 x2")
    for _ in range(100):
        a = tuple((draw.nonzero(3), draw.integer(-3, 3)) for _ in range(2))
        rows = tuple(plus(*(times(number(c), name) for c, name in zip(row, variables, strict=True))) for row in a)
        kind = draw.integer(0, 2)
        components, formula = _layer_of(kind, rows, variables, draw)
        if _accepted(components, variables, square=kind != 1):
            matrix = Matrix(tuple(tuple(number(c) for c in row) for row in a))
            if kind == 1:
                return _Drawn(components, ("x1", "x2"), formula=formula)
            remark = r"Here $x = (x_{1}, x_{2})$."
            return _Drawn(components, ("x1", "x2"), formula=formula, remark=remark, given=(("A", matrix),))
    raise DefectError("No layer passed its gates.")


def _layer_of(
    kind: int, rows: tuple[Node, ...], variables: tuple[Name, ...], draw: Draw
) -> tuple[tuple[Node, ...], str]:
    activation = draw.choice(("tanh", "sigmoid", "softplus"))
    spelled = {"tanh": r"\tanh", "sigmoid": r"\sigma", "softplus": r"\operatorname{softplus}"}[activation]
    activated = tuple(Call(activation, (row,)) for row in rows)
    if kind == 0:
        return activated, rf"{spelled}(A x) \text{{ entry by entry}}, \quad A = {{A}}"
    if kind == 1:
        scale, extra = number(draw.integer(1, 4)), linear_form(draw, variables)
        length = plus(*(Power(name, number(2)) for name in variables))
        components = tuple(
            plus(times(scale, name, length), times(number(i + 1), extra)) for i, name in enumerate(variables)
        )
        return components, "{F}"
    components = tuple(plus(name, out) for name, out in zip(variables, activated, strict=True))
    return components, rf"x + {spelled}(A x) \text{{ entry by entry}}, \quad A = {{A}}"


_DRAWN_AT: dict[int, Callable[[Draw], _Drawn]] = {
    1: _plain_map,
    2: _at_a_point,
    3: _not_square,
    4: _with_constants,
    5: _layer,
}


def _golden() -> Question:
    """Return the question for F = (x y^2, x + 3y) at (2, 1)."""
    x, y = names("x y")
    components = (times(x, Power(y, number(2))), plus(x, times(number(3), y)))
    drawn = _Drawn(components, ("x", "y"), point={"x": Fraction(2), "y": Fraction(1)})
    return _question(drawn, "Find the Jacobian matrix of $F$ at $P = (2, 1)$.\n$F(x, y) = {F}$")


FAMILY = Family(
    id="ja_matrix",
    revision=1,
    topic="jacobians",
    title="Jacobian matrix",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 5.3",
    connection="A Jacobian tells how every output of a layer or a process answers to every input; backpropagation multiplies them.",
    examples=(
        Example(of=_golden, accepts=("[[1, 4], [1, 3]]", "[1, 4; 1, 3]"), refuses={"J1": "[[1, 1], [4, 3]]"}),
        # F = (-3x^2 y - 4y, -3y^2 - 2y)
        Example(
            level=1,
            seed=1,
            accepts=("[[-6xy, -3x^2 - 4], [0, -6y - 2]]", "[-6x y, -(3x^2 + 4); 0, -2(3y + 1)]"),
            refuses={"J1": "[[-6xy, 0], [-3x^2 - 4, -6y - 2]]", "J2": "[[-3x^2 - 4, -6xy], [-6y - 2, 0]]"},
        ),
    ),
)
