"""Gradients and Hessians of losses in matrix notation: choosing the formula, then putting numbers in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.calculus.witness import central_gradient, central_hessian, values
from engine.chance import Draw
from engine.functions.general import drawn_with_determinant
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    as_matrix,
    as_vector,
    exact_vector,
    identity,
    linear_combination,
    outer,
    product,
    scaled,
    transposed,
)
from engine.language.plain_text import plain
from engine.language.python_text import sympy_text
from engine.language.tree import Matrix, Node, Power, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Ask, Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.map_images import map_note

_X = names("x1 x2")
_SPELLED = ("x1", "x2")


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula for the gradient.

    Attributes:
        text: LaTeX.
        entries: The gradient that it gives, as trees.
        source: The same in Python over arrays.
        code: The slip that leads here; "" for the right formula.
        says: The message of the slip.
        hessian: The Hessian that the same mistake leads to, if it leads to one.
        id: The letter of the option.
    """

    text: str
    entries: tuple[Node, ...]
    source: str
    code: str = ""
    says: str = ""
    hessian: ExactMatrix | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss in matrix notation with numbers.

    Attributes:
        shown: LaTeX of f(x), with the given names in it.
        f: The same as a tree.
        source: The same in Python over arrays.
        given: The matrices, vectors and numbers.
        hessian: Its Hessian.
        curved: LaTeX of the general Hessian.
        curved_source: The same in Python.
        formulas: The candidates for the gradient, the right one among them.
        why: How the gradient comes about.
    """

    shown: str
    f: Node
    source: str
    given: Mapping[str, Value]
    hessian: ExactMatrix
    curved: str
    curved_source: str
    formulas: tuple[Formula, ...]
    why: str


def _times(rows: ExactMatrix, xs: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(linear_combination(row, xs) for row in rows)


def _plus(*vectors: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(plus(*entries) for entries in zip(*vectors, strict=True))


def _lettered(draw: Draw, *formulas: Formula) -> tuple[Formula, ...]:
    """Return the formulas in a random order, with the letters of the options."""
    return tuple(replace(one, id=letter) for letter, one in zip("abcd", draw.shuffled(formulas), strict=True))


def _drawn_vector(draw: Draw, bound: int = 4) -> ExactVector:
    return exact_vector(draw.nonzero(bound) for _ in range(2))


def least_squares(draw: Draw) -> Loss:
    """Draw |A x - b|²."""
    a, b = drawn_with_determinant(draw, range(1, 13), 4), _drawn_vector(draw)
    back = transposed(a)
    residual = _plus(_times(a, _X), tuple(number(-c) for c in b))
    twice = scaled(product(back, a), 2)

    def pulled(rows: ExactMatrix, factor: int) -> tuple[Node, ...]:
        return _times(scaled(rows, factor), residual)

    return Loss(
        shown=r"\lVert A x - b\rVert^{2}",
        f=plus(*(Power(r, number(2)) for r in residual)),
        source="(A @ x - b) @ (A @ x - b)",
        given={"A": as_matrix(a), "b": as_vector(b)},
        hessian=twice,
        curved="2 A^{T} A",
        curved_source="2 * A.T @ A",
        formulas=_lettered(
            draw,
            Formula("A^{T}(A x - b)", pulled(back, 1), "A.T @ (A @ x - b)", "Y4", _SQUARE, product(back, a)),
            Formula("2(A x - b)", pulled(identity(2), 2), "2 * (A @ x - b)", "Y3", _CARRIED, scaled(a, 2)),
            Formula("2 A(A x - b)", pulled(a, 2), "2 * A @ (A @ x - b)", "J1", _TRANSPOSED, scaled(product(a, a), 2)),
            Formula("2 A^{T}(A x - b)", pulled(back, 2), "2 * A.T @ (A @ x - b)"),
        ),
        why="The square brings $2(A x - b)$, and the inside $A x - b$ has the Jacobian $A$, which acts transposed.",
    )


_SQUARE = "The factor two of the square is lost. Compare with the derivative of $r^{2}$."
_CARRIED = "The residual is not carried back through $A$. The chain rule brings $A^{T}$ in front."
_TRANSPOSED = "The matrix is not transposed. Check the shapes for a matrix that is not square."


def two_forms(draw: Draw) -> Loss:
    """Draw (aᵀx)(cᵀx)."""
    a, c = _drawn_vector(draw), _drawn_vector(draw)
    while a in (c, tuple(-x for x in c)):
        c = _drawn_vector(draw, 5)
    first, second = linear_combination(a, _X), linear_combination(c, _X)

    def weighted(form: Node, by: ExactVector) -> tuple[Node, ...]:
        return tuple(times(number(x), form) for x in by)

    both = added(outer(a, c), outer(c, a))
    right = _plus(weighted(second, a), weighted(first, c))
    exchanged = _plus(weighted(first, a), weighted(second, c))
    doubled = _plus(weighted(second, scaled((a,), 2)[0]))
    return Loss(
        shown=r"(a^{T} x)(c^{T} x)",
        f=times(first, second),
        source="(a @ x) * (c @ x)",
        given={"a": as_vector(a), "c": as_vector(c)},
        hessian=both,
        curved="a c^{T} + c a^{T}",
        curved_source="np.outer(a, c) + np.outer(c, a)",
        formulas=_lettered(
            draw,
            Formula(
                "(a^{T} x)\\,a + (c^{T} x)\\,c",
                exchanged,
                "(a @ x) * a + (c @ x) * c",
                "H13",
                _EXCHANGED,
                added(outer(a, a), outer(c, c)),
            ),
            Formula("(c^{T} x)\\,a + (a^{T} x)\\,c", right, "(c @ x) * a + (a @ x) * c"),
            Formula("(c^{T} x)\\,a", weighted(second, a), "(c @ x) * a", "D5", _ONE_TERM, outer(a, c)),
            Formula("2(c^{T} x)\\,a", doubled, "2 * (c @ x) * a", "H7", _ONE_SIDED, scaled(outer(a, c), 2)),
        ),
        why="The product rule: each factor is differentiated once, and the gradient of $a^{T} x$ is $a$.",
    )


_EXCHANGED = "Each vector is multiplied by its own form. The product rule keeps the factor that is not differentiated."
_ONE_TERM = "Only one term of the product rule is here. The other factor varies as well."
_ONE_SIDED = "This treats $a c^{T}$ as if it were symmetric. The other term has $c$ in front."


def ridge(draw: Draw) -> Loss:
    """Draw ½ |A x|² + ½ k |x|²."""
    a, k = drawn_with_determinant(draw, range(1, 13), 4), draw.integer(1, 9)
    square = product(transposed(a), a)
    eye = identity(2)

    def formula(rows: ExactMatrix) -> tuple[Node, ...]:
        return _times(rows, _X)

    total, other = added(square, scaled(eye, k)), added(product(a, transposed(a)), scaled(eye, k))
    doubled = added(square, scaled(eye, 2 * k))
    halves = (times(number(Fraction(1, 2)), Power(row, number(2))) for row in _times(a, _X))
    penalty = (times(number(Fraction(k, 2)), Power(name, number(2))) for name in _X)
    return Loss(
        shown=r"\frac{1}{2}\lVert A x\rVert^{2} + \frac{1}{2} k\lVert x\rVert^{2}",
        f=plus(*halves, *penalty),
        source="((A @ x) @ (A @ x) + k * x @ x) / 2",
        given={"A": as_matrix(a), "k": number(k)},
        hessian=total,
        curved=r"A^{T} A + k I",
        curved_source="A.T @ A + k * np.eye(2)",
        formulas=_lettered(
            draw,
            Formula("A A^{T} x + k x", formula(other), "A @ A.T @ x + k * x", "J1", _TRANSPOSED, other),
            Formula("A^{T} A x + k x", formula(total), "A.T @ A @ x + k * x"),
            Formula("A^{T} A x", formula(square), "A.T @ A @ x", "H9", _PENALTY, square),
            Formula("A^{T} A x + 2 k x", formula(doubled), "A.T @ A @ x + 2 * k * x", "T1", _HALVED, doubled),
        ),
        why="The halves cancel the twos of the squares; $A x$ has the Jacobian $A$, which acts transposed, and $x$ has $I$.",
    )


_PENALTY = "The penalty is gone. Its gradient is $k x$."
_HALVED = "The penalty's half is lost. It cancels the two of the square."


def identity_question(loss: Loss, openings: str, target: str) -> Question:
    """Ask which formula is the gradient, and for the Hessian in numbers.

    Args:
        loss: What to differentiate.
        openings: The opening of the prompt.
        target: The code of the slip that the question is drawn for.
    """
    right = next(formula for formula in loss.formulas if not formula.code)
    given: dict[str, Value] = {"f": loss.f, **loss.given}
    numbers = r", \quad ".join(f"{name} = {{{name}}}" for name in loss.given)
    return Question(
        prompt=f"{openings} Here $x = (x_{{1}}, x_{{2}})$ is a column.\n$f(x) = {loss.shown}, \\quad {numbers}$",
        given=given,
        names=_SPELLED,
        parts=_parts(loss, right),
        steps=_steps(loss, right),
        slips=tuple(_slips(loss)),
        hints=(
            "Differentiate as with numbers, then check the shapes: each term must be a column of the size of $x$.",
            "Name the inside of each square or product first, and its Jacobian.",
        ),
        note=map_note("gradient and Hessian", given),
        code=_code(loss),
        target=target,
    )


def _parts(loss: Loss, right: Formula) -> tuple[Part, ...]:
    formula = Part(
        id="a",
        key=Chosen((right.id,)),
        kind="choice",
        label=r"\nabla f(x)",
        names=(),
        asks=r"(a) The formula for $\nabla f(x)$ as a column, whatever the numbers are.",
        options=tuple(Option(one.id, f"${one.text}$") for one in loss.formulas),
        witness=lambda _: (_fitting(loss),),
    )
    hessian = Part(
        id="b",
        key=as_matrix(loss.hessian),
        kind="matrix",
        label="H_f",
        names=(),
        asks="(b) The Hessian with these numbers.",
        layout=r"Rows and columns stand in the order $x_{1}, x_{2}$.",
        ask=Ask("hessian", "f", _SPELLED),
        witness=lambda _: central_hessian(loss.f, _SPELLED, {"x1": Fraction(1, 3), "x2": Fraction(-2, 5)}),
    )
    return formula, hessian


def _fitting(loss: Loss) -> str:
    """Return the formula whose numbers are nearest to central differences of the loss."""
    at = {"x1": Fraction(7, 9), "x2": Fraction(-4, 7)}
    slopes = central_gradient(loss.f, _SPELLED, at)

    def distance(formula: Formula) -> float:
        return max(abs(one - other) for one, other in zip(values(formula.entries, at), slopes, strict=True))

    return min(loss.formulas, key=distance).id


def _slips(loss: Loss) -> list[Slip]:
    wrong = [formula for formula in loss.formulas if formula.code]
    chosen = [Slip(one.code, Chosen((one.id,)), one.says, "a") for one in wrong]
    return chosen + [Slip(one.code, as_matrix(one.hessian), one.says, "b") for one in wrong if one.hessian is not None]


def _steps(loss: Loss, right: Formula) -> tuple[Step, ...]:
    slopes = tuple(Claim(loss.f, entry, (name,)) for entry, name in zip(right.entries, _SPELLED, strict=True))
    curved = tuple(
        Claim(entry, number(value), (name,))
        for entry, row in zip(right.entries, loss.hessian, strict=True)
        for name, value in zip(_SPELLED, row, strict=True)
    )
    numbers = latex(as_matrix(loss.hessian))
    return (
        Step(loss.why, rf"\nabla f(x) = {right.text}", slopes),
        Step("Differentiate once more, and put the numbers in.", f"H_f = {loss.curved} = {numbers}", curved),
    )


_SYMPY = """\
from sympy import Matrix, diff, expand, hessian, symbols, zeros

x1, x2 = symbols("x1 x2", real=True)
x = Matrix([x1, x2])

{given}
f = {f}

formulas = {{
{formulas}
}}
slopes = Matrix([diff(f, x1), diff(f, x2)])
right = next(n for n in formulas if expand(formulas[n] - slopes) == zeros(2, 1))
answer = {{"a": right, "b": hessian(f, [x1, x2])}}
"""

_NUMPY = """\
import numpy as np

{given}


def f(x):
    return {f}


def gradient(f, point, h=1e-5):
    steps = h * np.eye(len(point))
    slopes = [(f(point + step) - f(point - step)) / (2 * h) for step in steps]
    return np.array(slopes)


x = np.array([0.7, -0.4])
formulas = {{
{formulas}
}}
slopes = gradient(f, x)
right = min(formulas, key=lambda name: np.abs(formulas[name] - slopes).max())
answer = {{"a": right, "b": {hessian}}}
"""


def _code(loss: Loss) -> Code:
    """Return programs that try every formula, and take the Hessian."""
    sympy = _SYMPY.format(
        given=_assignments(loss.given, "Matrix"),
        f=sympy_text(loss.f),
        formulas=_listed(loss.formulas, _for_sympy),
    )
    numpy = _NUMPY.format(
        given=_assignments(loss.given, "np.array"),
        f=loss.source,
        formulas=_listed(loss.formulas, str),
        hessian=loss.curved_source,
    )
    return Code(sympy, numpy)


def _assignments(given: Mapping[str, Value], array: str) -> str:
    lines = (
        f"{name} = {array}({plain(value)})" if isinstance(value, Matrix | Vector) else f"{name} = {plain(value)}"
        for name, value in given.items()
    )
    return "\n".join(lines)


def _listed(formulas: tuple[Formula, ...], write: Callable[[str], str]) -> str:
    return "\n".join(f'    "{formula.id}": {write(formula.source)},' for formula in formulas)


def _for_sympy(source: str) -> str:
    """Return source over arrays as source over sympy's matrices, in which a vector is a column."""
    return source.replace("(a @ x)", "a.dot(x)").replace("(c @ x)", "c.dot(x)").replace("@", "*")
