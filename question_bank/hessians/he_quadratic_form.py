"""Quadratic forms: reading the symmetric matrix off, gradient and Hessian of xᵀAx, and completing the square."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.rules import jacobian
from engine.calculus.tidy import plus
from engine.calculus.witness import central_gradient, central_hessian
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.bowls import drawn_bowl
from engine.functions.display import displayed
from engine.functions.general import drawn_with_determinant
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    as_matrix,
    as_vector,
    exact_matrix,
    exact_vector,
    linear_combination,
    quadratic_form,
    scaled,
    transposed,
)
from engine.language.tree import Matrix, Node, Product, Sum, Value, Vector, names, number
from engine.language.typeset import latex
from engine.questions.keys import Key
from engine.questions.plotting import landscape
from engine.questions.question import Ask, Claim, Example, Family, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.hessians.completed_squares import square_question
from engine.subjects.hessians.form_matrices import Form, form_question
from engine.subjects.hessians.matrix_identities import identity_question, least_squares, ridge, two_forms
from engine.subjects.map_images import map_note

_HALF = Fraction(1, 2)


def make(draw: Draw) -> Question:
    return _MADE_AT[draw.level](draw)


def _plain_form(draw: Draw) -> Question:
    a, c = draw.nonzero(6), draw.nonzero(6)
    form = Form(exact_matrix([[a, b := draw.nonzero(5)], [b, c]]), Fraction(1), names("x y"))
    opening = draw.choice(
        (
            "Write $f$ as $v^{T} A v$ with a symmetric matrix $A$. Give $A$.",
            "Which symmetric matrix $A$ belongs to this quadratic form, $f = v^{T} A v$?",
        )
    )
    return form_question(form, opening)


def _half_entries(draw: Draw) -> Question:
    variables = names("x y z" if draw.chance(2, 5) else "x y")
    size = len(variables)
    scale = draw.choice((Fraction(1), _HALF))
    upper = {
        (i, j): draw.nonzero(4) if i == j else 2 * draw.integer(-4, 3) + 1 for i in range(size) for j in range(i, size)
    }
    # the coefficients are whole: squares as drawn, products odd
    a = [[Fraction(upper[min(i, j), max(i, j)], 1 if i == j else 2) / scale for j in range(size)] for i in range(size)]
    shown = "v^{T} A v" if scale == 1 else r"\frac{1}{2} v^{T} A v"
    opening = draw.choice(
        (
            f"Write $f$ as ${shown}$ with a symmetric matrix $A$. Give $A$.",
            f"A quadratic model is stored as the symmetric matrix $A$ of $f = {shown}$. Which one is it?",
        )
    )
    return form_question(Form(exact_matrix(a), scale, variables), opening)


# Gradient and Hessian of a form whose matrix need not be symmetric.


@dataclass(frozen=True, slots=True)
class _General:
    """f(x) = scale · xᵀ A x + bᵀ x; b is None where there is no linear part."""

    a: ExactMatrix
    scale: Fraction
    b: ExactVector | None

    @property
    def linear(self) -> ExactVector:
        return self.b or exact_vector([0, 0])

    @property
    def hessian(self) -> ExactMatrix:
        return scaled(added(self.a, transposed(self.a)), self.scale)

    def sloped(self, rows: ExactMatrix) -> Vector:
        """Return rows · x + b."""
        return Vector(
            tuple(plus(linear_combination(row, _X), number(c)) for row, c in zip(rows, self.linear, strict=True))
        )


_X = names("x1 x2")
_SPELLED = ("x1", "x2")


def _not_symmetric(draw: Draw) -> Question:
    scale = draw.choice((Fraction(1), _HALF))
    a = found(draw, "matrix that is not symmetric", lambda: _lopsided(draw, scale))
    linear = exact_vector(draw.nonzero(5) for _ in range(2))
    opening = draw.choice(
        (
            r"Find the gradient and the Hessian of $f$, with $x = (x_{1}, x_{2})$. The matrix need not be symmetric.",
            r"What are $\nabla f$ and $H_f$? Here $x = (x_{1}, x_{2})$; look at $A$ before you differentiate.",
        )
    )
    return _of_general(_General(a, scale, linear), opening)


def _lopsided(draw: Draw, scale: Fraction) -> ExactMatrix | None:
    """Draw a matrix whose mixed entries do not cancel, and with a half in front add up to an even number."""
    a = drawn_with_determinant(draw, range(1, 13), 5)
    mixed = (a[0][1] + a[1][0]) * scale
    return a if mixed and mixed.denominator == 1 else None


def _of_general(form: _General, opening: str) -> Question:
    f = displayed(plus(quadratic_form(scaled(form.a, form.scale), _X), linear_combination(form.linear, _X)), _X)
    given: dict[str, Value] = {"f": f, "A": as_matrix(form.a)}
    half = "" if form.scale == 1 else r"\frac{1}{2} "
    formula = rf"f(x) = {half}x^{{T}} A x"
    matrices = r"A = {A}"
    if form.b is not None:
        given["b"] = as_vector(form.b)
        formula, matrices = f"{formula} + b^{{T}} x", r"A = {A}, \quad b = {b}"
    slopes = form.sloped(form.hessian)
    return Question(
        prompt=rf"{opening} Give entries in the order $x_{{1}}, x_{{2}}$." + f"\n${formula}, \\quad {matrices}$",
        given=given,
        names=_SPELLED,
        parts=_general_parts(form, f, slopes),
        steps=_general_steps(form, f, slopes),
        slips=_general_slips(form),
        hints=(
            r"In $x^{T} A x$ the product $x_{1} x_{2}$ meets two entries of $A$, and each of them counts.",
            f"Multiply out first: ${latex(f)}$.",
        ),
        note=map_note(f"gradient and Hessian of {form.scale} xAx", given),
        landscape=landscape({"f": f}, _SPELLED, as_matrix(form.hessian)),
        code=_general_code(f),
    )


def _general_parts(form: _General, f: Node, slopes: Vector) -> tuple[Part, ...]:
    def follows(earlier: Mapping[str, Key]) -> Key | None:
        own = earlier.get("a")
        return Matrix(jacobian(own.entries, _SPELLED)) if isinstance(own, Vector) else None

    first = Part(
        id="a",
        key=slopes,
        kind="vector",
        label=r"\nabla f(x)",
        names=_SPELLED,
        asks="(a) The gradient.",
        layout=r"The entries stand in the order $x_{1}, x_{2}$.",
        ask=Ask("gradient", "f", _SPELLED),
        witness=lambda at: central_gradient(f, _SPELLED, at),
    )
    second = Part(
        id="b",
        key=as_matrix(form.hessian),
        kind="matrix",
        label="H_f",
        names=_SPELLED,
        asks="(b) The Hessian.",
        layout=r"Rows and columns stand in the order $x_{1}, x_{2}$.",
        ask=Ask("hessian", "f", _SPELLED),
        witness=lambda at: central_hessian(f, _SPELLED, at),
        follows=follows,
    )
    return first, second


def _general_steps(form: _General, f: Node, slopes: Vector) -> tuple[Step, ...]:
    half = "" if form.scale == 1 else r"\frac{1}{2}"
    tail = "" if form.b is None else " + b"
    hessian = as_matrix(form.hessian)
    sums = tuple(Claim(Sum((number(x), number(y))), number(z / form.scale)) for x, y, z in _summed(form))
    return (
        Step("Multiply out; both mixed entries meet $x_{1} x_{2}$.", f"f = {latex(f)}", (Claim(f, _written(form)),)),
        Step(
            "Differentiating $x^{T} A x$ meets $x$ on both sides, so it brings $A$ once and $A^{T}$ once.",
            rf"{half}(A + A^{{T}}) = {latex(hessian)}",
            sums,
        ),
        Step(
            "That matrix times $x$, and the linear part's coefficients, make the gradient.",
            rf"\nabla f(x) = {half}(A + A^{{T}}) x{tail} = {latex(slopes)}",
            tuple(Claim(f, slope, (name,)) for slope, name in zip(slopes.entries, _SPELLED, strict=True)),
        ),
        Step(
            "The Hessian is the Jacobian of the gradient.",
            f"H_f = {latex(hessian)}",
            tuple(
                Claim(slope, entry, (name,))
                for slope, row in zip(slopes.entries, hessian.rows, strict=True)
                for name, entry in zip(_SPELLED, row, strict=True)
            ),
        ),
    )


def _summed(form: _General) -> list[tuple[Fraction, Fraction, Fraction]]:
    """Return each entry of A, of its transpose, and of the Hessian."""
    rows = zip(form.a, transposed(form.a), form.hessian, strict=True)
    return [triple for row in rows for triple in zip(*row, strict=True)]


def _written(form: _General) -> Node:
    (p, q), (r, s) = scaled(form.a, form.scale)
    x, y = _X
    products = ((p, x, x), (q, x, y), (r, y, x), (s, y, y))
    terms = tuple(Product((number(c), u, v)) for c, u, v in products)
    return Sum((*terms, *(Product((number(c), u)) for c, u in zip(form.linear, _X, strict=True))))


def _general_slips(form: _General) -> tuple[Slip, ...]:
    a, back = form.a, transposed(form.a)
    twice = added(a, back)
    candidates = [
        (
            "H7",
            scaled(a, 2 * form.scale),
            "Only $A$ is at work here. Its transpose has a share as well, unless $A$ is symmetric.",
        ),
        (
            "H7",
            a if form.scale == 1 else scaled(a, 2),
            "The factor in front is off by two. Compare with the power rule for $x^{2}$ and its half.",
        ),
        (
            "H7",
            twice if form.scale != 1 else scaled(twice, _HALF),
            "The matrix and its transpose are there, but the factor in front of $f$ is not kept.",
        ),
        ("H8", scaled(back, 2 * form.scale), "Only $A^{T}$ is at work here. The matrix itself has a share as well."),
    ]
    slips = [Slip(code, form.sloped(rows), says, "a") for code, rows, says in candidates]
    if form.b is not None:
        lost = Vector(tuple(linear_combination(row, _X) for row in form.hessian))
        slips.append(Slip("H9", lost, "The linear part is gone. Its gradient is $b$.", "a"))
    return (*slips, *(Slip(code, as_matrix(rows), says, "b") for code, rows, says in candidates))


def _general_code(f: Node) -> Code:
    slopes = derivative_code("gradient", {"f": f}, _SPELLED, _SPELLED)
    curved = derivative_code("hessian", {"f": f}, _SPELLED, _SPELLED)
    sympy = continued(slopes, "g", 'answer = {"a": g, "b": g.jacobian([x1, x2])}').sympy
    numpy = continued(curved, "H", 'answer = {"a": gradient(f, np.array([x1, x2])), "b": H}').numpy
    return Code(sympy, numpy)


# Completing the square, and losses in matrix notation.


def _square(draw: Draw) -> Question:
    bowl = drawn_bowl(draw, names("x y"), draw.choice(("positive", "positive", "negative", "indefinite")))
    opening = draw.choice(("Complete the square.", "Bring this quadratic model into the form that shows its middle."))
    return square_question(bowl, opening)


def _identity(draw: Draw) -> Question:
    loss = draw.choice((least_squares, two_forms, ridge))(draw)
    opening = draw.choice(
        (
            "A colleague asks for the gradient and the curvature matrix of this loss. What do you write down?",
            "You have to code this loss with its gradient and its curvature matrix. Which formulas go in?",
        )
    )
    return identity_question(loss, opening, draw.choice([one.code for one in loss.formulas if one.code]))


_MADE_AT: dict[int, Callable[[Draw], Question]] = {
    1: _plain_form,
    2: _half_entries,
    3: _not_symmetric,
    4: _square,
    5: _identity,
}

_TEXTBOOK = exact_matrix([[5, 2], [2, 2]])


def _matrix_by_hand() -> Question:
    form = Form(_TEXTBOOK, _HALF, names("x y"))
    return form_question(form, "Write $f$ as $\\frac{1}{2} v^{T} A v$ with a symmetric matrix $A$.")


def _gradient_by_hand() -> Question:
    return _of_general(_General(_TEXTBOOK, _HALF, None), r"Find $\nabla f$ and $H_f$.")


FAMILY = Family(
    id="he_quadratic_form",
    revision=1,
    topic="hessians",
    title="Quadratic forms",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 5.5",
    connection="Least squares, Newton's method and Gaussian densities all work with the symmetric matrix of a quadratic.",
    examples=(
        Example(of=_matrix_by_hand, accepts=("[[5, 2], [2, 2]]",), refuses={"H1": "[[5, 4], [4, 2]]"}),
        Example(
            of=_gradient_by_hand,
            accepts=({"a": "(5x1 + 2x2, 2x1 + 2x2)", "b": "[[5, 2], [2, 2]]"},),
            refuses={"H7": {"a": "(10x1 + 4x2, 4x1 + 4x2)", "b": "[[5, 2], [2, 2]]"}},
        ),
    ),
)
