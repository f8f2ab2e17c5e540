"""Reading the symmetric matrix of a quadratic form off its polynomial."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.witness import central_hessian
from engine.functions.display import displayed
from engine.functions.linear import ExactMatrix, as_matrix, quadratic_form, scaled
from engine.language.tree import Matrix, Name, Node, Product, Value, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.subjects.code import derivative_code
from engine.subjects.continued_code import continued
from engine.subjects.map_images import map_note
from engine.subjects.prompts import applied, listed

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Form:
    """A quadratic form without a linear part: f = scale · vᵀ A v.

    Attributes:
        a: The symmetric matrix.
        scale: 1, or 1/2 where A is to be the Hessian.
        names: The variables.
    """

    a: ExactMatrix
    scale: Fraction
    names: tuple[Name, ...]

    @property
    def f(self) -> Node:
        return displayed(quadratic_form(scaled(self.a, self.scale), self.names), self.names)

    @property
    def spelled(self) -> tuple[str, ...]:
        return tuple(name.name for name in self.names)

    @property
    def shown(self) -> str:
        return r"v^{T} A v" if self.scale == 1 else r"\frac{1}{2} v^{T} A v"


def _off_diagonal(a: ExactMatrix, change: Callable[[int, int, Fraction], Fraction]) -> Matrix:
    return as_matrix(
        [[entry if i == j else change(i, j, entry) for j, entry in enumerate(row)] for i, row in enumerate(a)]
    )


def form_question(form: Form, opening: str) -> Question:
    """Ask for the symmetric matrix of a form."""
    given: dict[str, Value] = {"f": form.f}
    order = listed(form.spelled)
    key = as_matrix(form.a)
    size = len(form.names)
    return Question(
        prompt=f"{opening} Here $v$ is the column of ${order}$.\n${applied('f', form.spelled)} = {{f}}$",
        given=given,
        names=form.spelled,
        parts=(
            Part(
                key=key,
                kind="matrix",
                label="A",
                names=(),
                layout=f"Rows and columns stand in the order ${order}$.",
                witness=lambda _: _second_differences(form),
            ),
        ),
        steps=_form_steps(form),
        slips=_form_slips(form),
        hints=(
            f"Multiply ${form.shown}$ out: an entry of the diagonal meets a square, two mixed entries meet one product.",
            f"Start with the coefficient of ${latex(form.names[0])}^{{2}}$: it belongs to the top left entry.",
        ),
        note=map_note(f"matrix of {form.scale} vAv", given),
        landscape=landscape({"f": form.f}, form.spelled, key) if size == 2 else None,
        code=continued(
            derivative_code(
                "hessian", {"f": form.f}, form.spelled, form.spelled, dict.fromkeys(form.spelled, Fraction(0))
            ),
            "H",
            "answer = H / 2" if form.scale == 1 else "answer = H",
        ),
    )


def _second_differences(form: Form) -> tuple[float, ...]:
    at = {name: Fraction(place + 1, 3) for place, name in enumerate(form.spelled)}
    return tuple(entry / (2 * float(form.scale)) for entry in central_hessian(form.f, form.spelled, at))


def _form_slips(form: Form) -> tuple[Slip, ...]:
    a, is_half = form.a, form.scale != 1
    halved = [[entry * form.scale if i == j else entry for j, entry in enumerate(row)] for i, row in enumerate(a)]
    other = scaled(a, _HALF if is_half else 2)
    says = "without the half in front" if is_half else "with a half in front"
    slips = [
        ("H1", _off_diagonal(a, lambda *e: 2 * e[2]), "The mixed entries are doubled. Two of them share one product."),
        (
            "H2",
            _off_diagonal(a, lambda *_: Fraction(0)),
            "Only the squares are used. Look at the terms with two letters.",
        ),
        (
            "H6",
            _off_diagonal(a, lambda i, j, entry: 2 * entry if i < j else Fraction(0)),
            "This matrix gives $f$ too, but it is not symmetric. Share each mixed coefficient between two entries.",
        ),
        ("T1", as_matrix(other), f"This matrix gives $f$ {says}. Look at how the question writes $f$ with $A$."),
    ]
    if is_half:
        message = "The diagonal holds the coefficients of the squares. With the half in front it takes them twice."
        slips.insert(2, ("H5", as_matrix(halved), message))
    return tuple(Slip(code, answer, message) for code, answer, message in slips)


def _form_steps(form: Form) -> tuple[Step, ...]:
    """Compare coefficients: first of the squares, then of the products."""
    a, scale = form.a, form.scale
    squares = "The coefficient of a square is the entry of the diagonal."
    products = "The coefficient of a product is shared by the two entries that meet it, so each has half of it."
    if scale != 1:
        squares = "With the half in front, an entry of the diagonal is twice the coefficient of its square."
        products = "The two entries that meet a product have half of the half each, so each is its coefficient."
    size = range(len(a))
    diagonal = [_entry(form, i, i, number(a[i][i] * scale), 1 / scale) for i in size]
    mixed = [
        _entry(form, i, j, number(2 * a[i][j] * scale), 1 / (2 * scale)) for i in size for j in range(i + 1, len(a))
    ]
    whole = (Claim(quadratic_form(scaled(a, scale), form.names), form.f),)
    return (
        _compared(squares, diagonal),
        _compared(products, mixed),
        Step("Write the entries down; the matrix is symmetric.", f"A = {latex(as_matrix(a))}", whole),
    )


def _entry(form: Form, i: int, j: int, coefficient: Node, factor: Fraction) -> tuple[str, Claim]:
    written = coefficient if factor == 1 else Product((number(factor), coefficient))
    value = number(form.a[i][j])
    stages = dict.fromkeys((f"A_{{{i + 1}{j + 1}}}", latex(written), latex(value)))
    return " = ".join(stages), Claim(written, value)


def _compared(says: str, entries: list[tuple[str, Claim]]) -> Step:
    return Step(says, r", \quad ".join(formula for formula, _ in entries), tuple(claim for _, claim in entries))
