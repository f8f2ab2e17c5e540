"""The gradient, as a formula or at a point: every partial derivative, stacked in the stated order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.calculus.rules import gradient
from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.grammar import random_function
from engine.functions.linear import as_point
from engine.functions.pointed import drawn_pointed
from engine.language.tree import Matrix, Node, Power, Value, Vector, names, number
from engine.language.typeset import latex, name_latex
from engine.questions.question import Ask, Claim, Example, Family, Question, Slip, Step
from engine.subjects.asking import Asked, question
from engine.subjects.derivatives import Derivative, Point, changed_slip
from engine.subjects.gradients.gradient_entries import gradient_entry_steps, gradient_slips
from engine.subjects.prompts import applied, listed, partial_symbol, spoken_point


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A function to take the gradient of, and how it is put to the learner; its steps come before any derivative."""

    f: Node
    names: tuple[str, ...]
    prompt: str
    given: Mapping[str, Value]
    point: Point | None = None
    slips: tuple[Slip, ...] = ()
    steps: tuple[Step, ...] = ()


def make(draw: Draw) -> Question:
    drawn = _least_squares(draw) if draw.level == 4 else _from_grammar(draw)
    table = (tuple(Derivative(drawn.f, (name,)) for name in drawn.names),)
    rows = (gradient(drawn.f, drawn.names),)
    first = drawn.names[0]
    made = question(
        Asked(
            prompt=drawn.prompt,
            functions={"f": drawn.f},
            given=drawn.given,
            names=drawn.names,
            ask=Ask("gradient", "f", drawn.names),
            table=table,
            symbol=r"\nabla f",
            label=r"\nabla f",
            slips=gradient_slips(rows, first, drawn.point) + drawn.slips,
            steps=drawn.steps + gradient_entry_steps(table[0]),
            hints=(
                f"Each entry is one partial derivative, in the order ${listed(drawn.names)}$.",
                f"Start with ${partial_symbol('f', first)}$: only ${name_latex(first)}$ moves.",
            ),
            point=drawn.point,
            layout=f"The entries stand in the order ${listed(drawn.names)}$.",
            closing="Stack the partial derivatives.",
        )
    )
    # on a square of a residual both lose the factor two, and the slip of least squares says it better
    return replace(made, slips=tuple(slip for slip in made.slips if slip.code != "D9")) if draw.level == 4 else made


def _from_grammar(draw: Draw) -> _Drawn:
    variables = names("x y z" if draw.level == 3 else "x y")
    spelled = tuple(name.name for name in variables)
    if draw.level == 1 or (draw.level == 3 and draw.chance(1, 2)):
        f = random_function(draw, variables, min(draw.level, 2))
        return _Drawn(f, spelled, _prompt(draw, spelled, None), {"f": f})
    made = drawn_pointed(draw, variables, 2 if draw.level == 2 else draw.integer(2, 3))
    point = as_point(variables, made.at)
    return _Drawn(made.f, spelled, _prompt(draw, spelled, point), {"f": made.f}, point)


def _prompt(draw: Draw, spelled: tuple[str, ...], point: Point | None) -> str:
    where = "" if point is None else " " + spoken_point(point)
    opening = draw.choice(
        (
            rf"Find the gradient $\nabla f${where}.",
            rf"Which way does $f$ rise fastest{where}? Give $\nabla f$, not normalised.",
        )
    )
    return f"{opening}\n${applied('f', spelled)} = {{f}}$"


def _least_squares(draw: Draw) -> _Drawn:
    """Return f(w) = |A w - b|^2 with whole numbers."""
    w = names("w1 w2")
    matrix = _design_matrix(draw)
    target = tuple(draw.nonzero(4) for _ in range(2))
    residuals = tuple(
        plus(*(times(number(a), name) for a, name in zip(row, w, strict=True)), number(-b))
        for row, b in zip(matrix, target, strict=True)
    )
    f = plus(*(Power(residual, number(2)) for residual in residuals))
    opening = draw.choice(
        (
            r"Find the gradient $\nabla f$ of the squared residual $f$.",
            r"Give the gradient $\nabla f$ of the squared residual $f$ that a least-squares fit minimises.",
        )
    )
    prompt = (
        rf"{opening} There is no factor $\frac{{1}}{{n}}$ or $\frac{{1}}{{2}}$;"
        " write the entries out in $w_{1}, w_{2}$.\n"
        r"$f(w) = \lVert A w - b\rVert^{2}, \quad A = {A}, \quad b = {b}$"
    )
    given: dict[str, Value] = {
        "A": Matrix(tuple(tuple(number(a) for a in row) for row in matrix)),
        "b": Vector(tuple(number(b) for b in target)),
        "f": f,
    }
    return _Drawn(
        f, ("w1", "w2"), prompt, given, slips=_residual_slips(matrix, residuals), steps=(_written(f, residuals),)
    )


def _written(f: Node, residuals: tuple[Node, ...]) -> Step:
    """Return the step from the length of a vector to a sum that can be differentiated."""
    squares = plus(*(times(residual, residual) for residual in residuals))
    says = "The squared length is the sum of the squares of the entries of $A w - b$. Write it out."
    return Step(says, f"f(w) = {latex(f)}", (Claim(squares, f),))


def _design_matrix(draw: Draw) -> tuple[tuple[int, int], ...]:
    """Return two independent rows, not symmetric, so that A and its transpose are told apart."""
    for _ in range(50):
        first, second = ((draw.nonzero(3), draw.integer(-3, 3)) for _ in range(2))
        if first[1] != second[0] and first[0] * second[1] != first[1] * second[0]:
            return first, second
    raise DefectError("No matrix with independent rows was drawn.")


def _residual_slips(matrix: tuple[tuple[int, int], ...], residuals: tuple[Node, ...]) -> tuple[Slip, ...]:
    back = tuple(
        plus(*(times(number(row[column]), residual) for row, residual in zip(matrix, residuals, strict=True)))
        for column in range(2)
    )
    doubled = tuple(times(number(2), residual) for residual in residuals)
    return (
        changed_slip("Y3", (doubled,), r"This is $2(Aw - b)$. The chain rule brings $A^{T}$ in front."),
        changed_slip("Y4", (back,), r"This is $A^{T}(Aw - b)$. The square brings a factor $2$."),
    )


FAMILY = Family(
    id="gr_vector",
    revision=2,
    topic="gradients",
    title="Gradient vector",
    levels=(1, 2, 3, 4),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 5.2",
    connection="The gradient of the loss is all that gradient descent knows of the landscape around it.",
    examples=(
        # f = xy^2 - 4x^2
        Example(
            level=1,
            seed=13,
            accepts=("(y^2 - 8x, 2xy)", "[y^2 - 8x; 2y x]", "<y*y - 8x, x*2y>"),
            refuses={"G1": "[2xy, y^2 - 8x]", "D14": "[1 - 8x, 2y]", "D17": "[8x - y^2, -2xy]"},
        ),
    ),
)
