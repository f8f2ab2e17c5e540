"""Questions on how the minimiser of a ridge regression moves with its penalty: dw*/dλ = -H⁻¹ w*."""

from dataclasses import dataclass
from fractions import Fraction

from msgspec.structs import replace

from engine.calculus.branches import branch_slopes
from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.display import displayed
from engine.functions.linear import (
    ExactMatrix,
    ExactVector,
    added,
    applied,
    as_matrix,
    as_vector,
    determinant,
    diagonal,
    linear_combination,
    multiple,
    product,
    quadratic_form,
    solved,
    transposed,
)
from engine.landscape.plots import Landscape, Marker, Path
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Name, Node, Product, Sum, Value, names, number
from engine.language.typeset import latex
from engine.questions.plotting import landscape
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.programs import assigned, numpy_program, sympy_program

_W = names("w1 w2")
_LAMBDA = Name("lambda")
_LARGEST = 40


@dataclass(frozen=True, slots=True)
class Ridge:
    """½ wᵀAw - bᵀw + ½ λ |w|², with A = XᵀX and b = Xᵀy, at one penalty.

    Attributes:
        matrix: A, whole and symmetric.
        target: b, whole.
        penalty: λ.
    """

    matrix: ExactMatrix
    target: ExactVector
    penalty: Fraction

    @property
    def hessian(self) -> ExactMatrix:
        return added(self.matrix, diagonal([self.penalty] * 2))

    def best(self, penalty: Fraction | None = None) -> ExactVector:
        """Return the minimiser, at another penalty if one is given."""
        return solved(added(self.matrix, diagonal([self.penalty if penalty is None else penalty] * 2)), self.target)

    def speed(self) -> ExactVector:
        """Return the derivative of the minimiser by the penalty."""
        return multiple(solved(self.hessian, self.best()), -1)


def drawn_ridge(draw: Draw) -> Ridge:
    """Draw a small design and a whole minimiser that moves by small fractions."""

    def one() -> Ridge | None:
        rows = tuple(tuple(Fraction(draw.integer(-2, 2)) for _ in range(2)) for _ in range(2))
        matrix, penalty = product(transposed(rows), rows), Fraction(draw.integer(1, 4))
        hessian = added(matrix, diagonal([penalty] * 2))
        scale = draw.choice((Fraction(1), Fraction(1, 2)))
        best = applied(hessian, tuple(scale * draw.nonzero(3) for _ in range(2)))
        made = Ridge(matrix, applied(hessian, best), penalty)
        return made if _is_telling(made) else None

    return found(draw, "ridge regression", one)


def _is_telling(made: Ridge) -> bool:
    numbers = [*made.target, *(entry for row in made.matrix for entry in row)]
    is_whole = all(x.denominator == 1 and abs(x) <= _LARGEST for x in (*numbers, *made.best()))
    return is_whole and made.matrix[0][1] != 0 and 0 not in made.best() and determinant(made.matrix) != 0


def ridge_question(made: Ridge, opening: str) -> Question:
    """Return the question of the derivative of the best weights by the penalty."""
    key = as_vector(made.speed())
    given: dict[str, Value] = {"A": as_matrix(made.matrix), "b": as_vector(made.target), "l": number(made.penalty)}
    given["J"] = _loss(made, made.matrix)
    asked = opening.format(l=latex(given["l"]))
    says = r"The weights $w^{*}(\lambda)$ minimise"
    return Question(
        prompt=(
            f"{asked} {says}\n"
            r"$\frac{1}{2} w^{T} A w - b^{T} w + \frac{\lambda}{2} \lVert w \rVert^{2}, \quad A = {A}, \quad b = {b}$"
        ),
        given=given,
        names=("w1", "w2"),
        parts=(
            Part(
                key=key,
                kind="vector",
                label=r"\frac{dw^{*}}{d\lambda}",
                names=(),
                witness=lambda _: branch_slopes(
                    _conditions(made),
                    ("w1", "w2"),
                    "lambda",
                    {**dict(zip(("w1", "w2"), made.best(), strict=True)), "lambda": made.penalty},
                ),
                layout="The entries stand in the order $w_{1}, w_{2}$.",
            ),
        ),
        steps=_steps(made),
        slips=_slips(made),
        hints=(
            r"At the minimum the gradient is zero, for every $\lambda$. What does that say when $\lambda$ moves?",
            r"Start with $(A + \lambda I) w^{*} = b$, and find $w^{*}$ at the given $\lambda$.",
        ),
        note=f"ridge: A = {plain(given['A'])}; b = {plain(given['b'])}; lambda = {made.penalty}",
        landscape=_landscape(made, key),
        code=_code(given),
    )


def _conditions(made: Ridge) -> tuple[Node, ...]:
    """Return the gradient over w1, w2 and lambda."""
    return tuple(
        plus(linear_combination(row, _W), number(-b), times(_LAMBDA, w))
        for row, b, w in zip(made.matrix, made.target, _W, strict=True)
    )


def _times(matrix: ExactMatrix, x: ExactVector) -> tuple[Node, ...]:
    return tuple(Sum(tuple(Product((number(a), number(c))) for a, c in zip(row, x, strict=True))) for row in matrix)


def _claims(matrix: ExactMatrix, x: ExactVector, result: ExactVector) -> tuple[Claim, ...]:
    return tuple(Claim(left, number(right)) for left, right in zip(_times(matrix, x), result, strict=True))


def _steps(made: Ridge) -> tuple[Step, ...]:
    h, best, speed = made.hessian, made.best(), made.speed()
    gradient = tuple(Claim(a, a) for a in _conditions(made))
    matrix = latex(as_matrix(h))
    return (
        Step("At the minimum the gradient is zero.", r"A w^{*} - b + \lambda w^{*} = 0", gradient),
        Step(
            rf"At $\lambda = {latex(number(made.penalty))}$ this is a linear system for $w^{{*}}$.",
            rf"{matrix} w^{{*}} = {latex(as_vector(made.target))}, \quad w^{{*}} = {latex(as_vector(best))}",
            _claims(h, best, made.target),
        ),
        Step(
            r"Differentiate the condition with respect to $\lambda$: the matrix meets the derivative, and $\lambda w^{*}$ leaves $w^{*}$ itself.",
            r"(A + \lambda I) \frac{dw^{*}}{d\lambda} + w^{*} = 0",
            _claims(h, speed, multiple(best, -1)),
        ),
        Step(
            "Solve for it.",
            rf"\frac{{dw^{{*}}}}{{d\lambda}} = -(A + \lambda I)^{{-1}} w^{{*}} = {latex(as_vector(speed))}",
            _claims(h, speed, multiple(best, -1)),
        ),
    )


def _slips(made: Ridge) -> tuple[Slip, ...]:
    h, best = made.hessian, made.best()
    wrong = [
        ("I1", multiple(made.speed(), -1), "The sign is the other one. A larger penalty pulls the weights back."),
        (
            "K5",
            multiple(applied(h, best), -1),
            r"You multiplied by $A + \lambda I$. It stands on the left side, so its inverse is needed.",
        ),
        (
            "I3",
            multiple(best, -1),
            r"This is $-w^{*}$. $w^{*}$ moves in $A w^{*}$ too, which brings the inverse of $A + \lambda I$.",
        ),
    ]
    entries = [entry for row in h for entry in row]
    if 0 not in entries:
        reciprocal = tuple(tuple(1 / entry for entry in row) for row in h)
        wrong.append(
            (
                "J7",
                multiple(applied(reciprocal, best), -1),
                r"$A + \lambda I$ is inverted entry by entry. Solve the system instead.",
            )
        )
    return tuple(Slip(code, as_vector(values), says) for code, values, says in wrong)


def _loss(made: Ridge, matrix: ExactMatrix) -> Node:
    """Return half the quadratic form of a matrix less b · w."""
    half = times(number(Fraction(1, 2)), quadratic_form(matrix, _W))
    return displayed(plus(half, linear_combination(multiple(made.target, -1), _W)), _W)


def _landscape(made: Ridge, key: Value) -> Landscape:
    """Return the loss over the weights; the minimiser and its path come after the verdict."""
    best = tuple(map(float, made.best()))
    path = [tuple(map(float, made.best(Fraction(step, 4)))) for step in range(41)]
    reach = max(3.0, *(abs(x) + 1 for x in best))
    plot = landscape({"J": _loss(made, made.hessian)}, ("w1", "w2"), key)
    box = ((-reach, reach), (-reach, reach))
    inside = tuple((x, y) for x, y in path if max(abs(x), abs(y)) <= reach)
    overlays = (
        Path(inside, r"w^{*}(\lambda)", after=True),
        Marker((best[0], best[1]), r"w^{*}", "minimum", after=True),
    )
    return replace(plot, box=box, overlays=overlays)


def _code(given: dict[str, Value]) -> Code:
    lists = {name: (sympy_text(given[name]), numpy_text(given[name])) for name in "Ab"}
    penalty = sympy_text(given["l"])
    return Code(
        sympy=sympy_program(
            "\n".join(assigned(name, exact) for name, (exact, _) in lists.items()),
            f"best = (A + lambda_ * eye(2)).inv() * b\nanswer = diff(best, lambda_).subs(lambda_, {penalty})",
            names=("lambda",),
        ),
        numpy=numpy_program(
            "\n".join(assigned(name, floats) for name, (_, floats) in lists.items()),
            f"hessian = A + {penalty} * np.eye(2)\nbest = np.linalg.solve(hessian, b)\nanswer = -np.linalg.solve(hessian, best)",
        ),
    )
