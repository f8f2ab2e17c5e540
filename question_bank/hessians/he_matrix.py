"""The Hessian matrix, as a formula or at a point: the Jacobian of the gradient, symmetric."""

from collections.abc import Callable
from fractions import Fraction

from engine.calculus.rules import gradient, hessian
from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.grammar import (
    LARGEST_VALUE,
    drawn_until,
    has_mixed_effect,
    linear_form,
    monomial,
    newest_atom,
    passes,
    small_point,
)
from engine.functions.measure import operations
from engine.language.tree import Call, Name, Node, Power, names, number, rational
from engine.language.typeset import latex
from engine.questions.question import Ask, Example, Family, Question
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import Derivative, Point, Rows, at_point
from engine.subjects.hessians.matrix_entries import hessian_entry_steps, hessian_slips
from engine.subjects.prompts import applied, definitions, listed, paragraph, partial_symbol, spoken_point

_LARGEST_ENTRY = 40


def make(draw: Draw) -> Question:
    variables = names("x y z" if draw.level == 4 else "x y")
    spelled = tuple(name.name for name in variables)
    point = small_point(draw, variables) if draw.level == 2 else None
    f = drawn_until(
        draw, lambda chance: _FUNCTIONS[draw.level](chance, variables), lambda f: _accepts(f, variables, point)
    )
    table = tuple(tuple(Derivative(f, (row, column)) for column in spelled) for row in spelled)
    order = listed(spelled)
    return question(
        Asked(
            prompt=_prompt(draw, f, spelled, point),
            functions={"f": f},
            given={"f": f},
            names=spelled,
            ask=Ask("hessian", "f", spelled),
            table=table,
            symbol="H_f",
            label=f"H_f({order})",
            slips=hessian_slips(f, spelled, point),
            steps=hessian_entry_steps(f, spelled),
            hints=(
                "Take the gradient first, then differentiate each of its entries again; the matrix is symmetric.",
                f"Start with ${partial_symbol('f', spelled[0])} = {latex(gradient(f, spelled)[0])}$.",
            ),
            point=point,
            layout=f"Rows and columns stand in the order ${order}$.",
            closing="The mixed derivatives agree, so the matrix is symmetric.",
        )
    )


def _accepts(f: Node, variables: tuple[Name, ...], point: Point | None) -> bool:
    spelled = tuple(name.name for name in variables)
    if not passes(f, variables) or not has_mixed_effect(f, *spelled[:2]):
        return False
    rows = hessian(f, spelled)
    if rows[0][0] == rows[1][1] or any(operations(entry) > _LARGEST_ENTRY for row in rows for entry in row):
        return False
    return point is None or _shows_at(rows, gradient(f, spelled), point)


def _shows_at(rows: Rows, slopes: tuple[Node, ...], point: Point) -> bool:
    """Whether the values at the point are whole and tell the Hessian from the squared slopes."""
    values = [rational(entry) for row in at_point(rows, point) for entry in row]
    (at,) = at_point((slopes,), point)
    first = rational(at[0])
    if first is None or any(value is None or abs(value) > LARGEST_VALUE for value in values):
        return False
    return values[0] != values[-1] and values[1] != Fraction(0) and first**2 != values[0]


def _prompt(draw: Draw, f: Node, spelled: tuple[str, ...], point: Point | None) -> str:
    where = "" if point is None else " " + spoken_point(point)
    if draw.level == 5:
        opening = draw.choice(
            (
                "What is the Hessian matrix $H_f$ of this piece of a loss?",
                "Write down the matrix $H_f$ of second derivatives that a Newton step on this loss needs.",
            )
        )
    else:
        opening = draw.choice(
            (f"Find the Hessian matrix of $f${where}.", f"Write down the Hessian matrix $H_f${where}.")
        )
    order = f"Rows and columns stand in the order ${listed(spelled)}$."
    return f"{paragraph(opening, order, definitions([f]))}\n${applied('f', spelled)} = {{f}}$"


def _quadratic(draw: Draw, variables: tuple[Name, ...]) -> Node:
    x, y = variables
    return plus(
        times(number(draw.nonzero(6)), Power(x, number(2))),
        times(number(draw.nonzero(8)), x, y),
        times(number(draw.nonzero(6)), Power(y, number(2))),
        *(times(number(draw.nonzero(5)), name) for name in draw.sample(variables, draw.integer(0, 1))),
    )


def _quartic(draw: Draw, variables: tuple[Name, ...]) -> Node:
    return plus(
        times(number(draw.nonzero(3)), monomial(draw, variables, 3, every=True)),
        times(number(draw.nonzero(4)), monomial(draw, variables, 3)),
        times(number(draw.nonzero(5)), monomial(draw, variables, 2)),
    )


def _composite(draw: Draw, variables: tuple[Name, ...]) -> Node:
    return plus(
        newest_atom(draw, variables, 2),
        times(number(draw.nonzero(4)), monomial(draw, variables, 2)),
    )


def _three(draw: Draw, variables: tuple[Name, ...]) -> Node:
    return plus(
        *(times(number(draw.nonzero(4)), monomial(draw, draw.sample(variables, 2), 2, every=True)) for _ in range(2)),
        times(number(draw.nonzero(4)), monomial(draw, variables, 2)),
    )


def _loss(draw: Draw, variables: tuple[Name, ...]) -> Node:
    """Return log-sum-exp or softplus of linear forms, and a ridge or cross term."""
    x, y = variables
    if draw.chance(1, 2):
        exponentials = (Call("exp", (times(number(draw.integer(1, 3)), name),)) for name in variables)
        curved: Node = Call("ln", (plus(*exponentials),))
    else:
        curved = Call("softplus", (linear_form(draw, variables),))
    added = draw.choice((times(x, y), Power(x, number(2)), Power(y, number(2)), times(Power(x, number(2)), y)))
    return plus(times(number(draw.integer(1, 3)), curved), times(number(draw.nonzero(4)), added))


_FUNCTIONS: dict[int, Callable[[Draw, tuple[Name, ...]], Node]] = {
    1: _quadratic,
    2: _quartic,
    3: _composite,
    4: _three,
    5: _loss,
}

FAMILY = Family(
    id="he_matrix",
    revision=1,
    topic="hessians",
    title="Hessian matrix",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Boyd & Vandenberghe, Convex Optimization (2004), appendix A.4",
    connection="The Hessian is the curvature of the loss: it tells minima from saddles and how large a step may be.",
    examples=(
        # f = -3x^2 - 5xy - y^2
        Example(
            level=1,
            seed=1,
            accepts=("[[-6, -5], [-5, -2]]",),
            refuses={"H1": "[[-6, -10], [-10, -2]]", "D17": "[[6, 5], [5, 2]]"},
        ),
    ),
)
