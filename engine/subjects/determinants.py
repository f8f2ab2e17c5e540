"""The determinant of a Jacobian as an answer: its slips, steps, witness and programs, whatever map it is of."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from engine.calculus.tidy import minus, over, tidy, times
from engine.calculus.witness import central_jacobian
from engine.functions.square_maps import SquareMap, determinant_of, permanent_of
from engine.language.tree import ONE, Matrix, Name, Neg, Node, Product, Sum
from engine.language.typeset import enumerated, latex, name_latex
from engine.questions.question import Claim, Slip, Step, Witness
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.derivatives import (
    Derivative,
    Point,
    Rows,
    assembled,
    at_point,
    differentiation_slips,
)
from engine.subjects.matrix_steps import chain_step
from engine.subjects.prompts import partial_symbol

LABELS = ("F_{1}", "F_{2}", "F_{3}")


def labelled(made: SquareMap) -> dict[str, Node]:
    """Return the components by their LaTeX labels."""
    return dict(zip(LABELS, made.components, strict=False))


def written_determinant(rows: Rows) -> Node:
    """Return the determinant of two rows as a d - b c, before anything is multiplied out."""
    (a, b), (c, d) = rows
    return Sum((Product((a, d)), Neg(Product((b, c)))))


def valued(node: Node, point: Point | None) -> Node:
    """Return an expression evaluated at a point, or as it is."""
    return at_point(((node,),), point)[0][0]


DIAGONAL_ONLY = "Only the product of the diagonal is here. The products off the diagonal are subtracted from it."
RECIPROCAL = "This is one over the determinant, the factor of the inverse map. Look at which map is asked."
PRODUCTS_ADDED = "All the products are added. Those that fall from right to left are subtracted."


def determinant_slips(made: SquareMap, part: str, point: Point | None = None) -> tuple[Slip, ...]:
    """Return the slips that lead to another determinant, those of differentiation last."""
    first, last = (f"${latex(Name(name))}$" for name in (made.names[0], made.names[-1]))
    diagonal = tidy(times(*(row[i] for i, row in enumerate(made.rows))))
    exchanged = f"The columns of {first} and {last} are exchanged. That turns the sign around."
    candidates = [
        ("J2", minus(made.determinant), exchanged),
        ("J3", diagonal, DIAGONAL_ONLY),
        ("J5", over(ONE, made.determinant), RECIPROCAL),
        ("J6", permanent_of(made.rows), PRODUCTS_ADDED),
    ]
    if made.stretch is not None:
        says = f"The factor ${latex(made.stretch)}$ is missing. Look at the lengths of the columns for the angles."
        candidates.insert(0, ("A5", over(made.determinant, made.stretch), says))
    own = (Slip(code, valued(answer, point), says, part) for code, answer, says in candidates)
    return (*own, *_differentiated(made, part, point))


def _differentiated(made: SquareMap, part: str, point: Point | None) -> tuple[Slip, ...]:
    table = tuple(tuple(Derivative(f, (name,)) for name in made.names) for f in made.components)
    slips = differentiation_slips(table)
    matrices = ((slip, slip.answer.rows) for slip in slips if isinstance(slip.answer, Matrix))
    answers = ((slip, valued(determinant_of(rows), point)) for slip, rows in matrices)
    return tuple(replace(slip, answer=answer, part=part) for slip, answer in answers)


def jacobian_steps(made: SquareMap) -> tuple[Step, ...]:
    """Return the steps that differentiate each output, and collect the rows into the matrix."""
    outputs = zip(labelled(made).items(), made.rows, strict=True)
    steps = [_row_step(label, f, row, made.names) for (label, f), row in outputs]
    claims = tuple(claim for step in steps for claim in step.claims)
    return (*steps, Step("Collect them, one row for each output.", rf"J_F = {latex(assembled(made.rows))}", claims))


def _row_step(label: str, f: Node, row: tuple[Node, ...], names: tuple[str, ...]) -> Step:
    pairs = list(zip(names, row, strict=True))
    formula = r", \quad ".join(f"{partial_symbol(label, name)} = {latex(entry)}" for name, entry in pairs)
    claims = tuple(Claim(f, entry, (name,)) for name, entry in pairs)
    return Step(f"Differentiate ${label}$ with respect to {enumerated(list(map(name_latex, names)))}.", formula, claims)


def determinant_step(made: SquareMap) -> Step:
    """Return the step from the Jacobian to its determinant."""
    if len(made.rows) == 2:
        says = "Take the product of the diagonal, and subtract the other product."
        return chain_step(says, r"\det J_F", written_determinant(made.rows), made.determinant)
    says = r"Expand the determinant, and use $\sin^{2} + \cos^{2} = 1$."
    claims = (Claim(determinant_of(made.rows), made.determinant),)
    return Step(says, rf"\det J_F = {latex(made.determinant)}", claims)


def numerical_determinant(made: SquareMap, at: Mapping[str, Fraction]) -> float:
    """Return the determinant of the central differences at a point."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    size = len(made.names)
    return float(np.linalg.det(np.reshape(central_jacobian(made.components, made.names, at), (size, size))))


def determinant_witness(made: SquareMap, point: Point | None = None, then: Callable[[float], float] = float) -> Witness:
    """Return a witness of what `then` makes of the determinant, at a point or wherever it is asked."""
    return lambda at: (then(numerical_determinant(made, at if point is None else point)),)


def determinant_code(made: SquareMap, point: Point | None = None) -> Code:
    return derivative_code("determinant", labelled(made), made.names, made.names, point)
