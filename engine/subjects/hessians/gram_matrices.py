"""What a table of features makes of XᵀX: the matrix, its definiteness, and how much of the identity it needs."""

from collections.abc import Mapping
from fractions import Fraction
from math import inf, isqrt

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import (
    ExactMatrix,
    applied,
    as_matrix,
    determinant,
    exact_matrix,
    product,
    scaled,
    trace,
    transposed,
)
from engine.language.intervals import Interval
from engine.language.plain_text import plain
from engine.language.tree import Matrix, Value, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen, Key
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects import earlier as answered
from engine.subjects.hessians.definiteness import MESSAGES, NAMING, by_determinant_and_trace, class_part, class_slips
from engine.subjects.map_images import map_note
from engine.subjects.matrix_steps import chain_step, determinant_step, written_dot

_LARGEST = 60


def drawn_features(draw: Draw) -> ExactMatrix:
    """Draw a table of shape (3, 2) whose XᵀX has whole eigenvalues; in half of the draws its columns are dependent."""
    is_dependent = draw.chance(1, 2)

    def make() -> ExactMatrix | None:
        first = [draw.nonzero(3) for _ in range(3)]
        factor = draw.choice((-2, -1, 2, 3))
        second = [factor * x for x in first] if is_dependent else [draw.integer(-3, 3) for _ in range(3)]
        made = exact_matrix(zip(first, second, strict=True))
        return made if _is_usable(gram(made), is_dependent=is_dependent) else None

    return found(draw, "table of features", make)


def gram(x: ExactMatrix) -> ExactMatrix:
    """Return XᵀX."""
    return product(transposed(x), x)


def _is_usable(g: ExactMatrix, *, is_dependent: bool) -> bool:
    if max(abs(entry) for row in g for entry in row) > _LARGEST or g[0][1] == 0:
        return False
    return is_dependent or (determinant(g) != 0 and _eigenvalues(g) is not None)


def _eigenvalues(g: ExactMatrix) -> tuple[Fraction, Fraction] | None:
    """Return the eigenvalues, the larger one first; None where they are not whole."""
    square = trace(g) ** 2 - 4 * determinant(g)
    root = isqrt(int(square))
    if root * root != square or (trace(g) + root) % 2:
        return None
    return (trace(g) + root) / 2, (trace(g) - root) / 2


def gram_question(x: ExactMatrix, opening: str) -> Question:
    """Ask for XᵀX, for its class, and for the λ that make XᵀX + λI positive definite."""
    g = gram(x)
    given: dict[str, Value] = {"X": as_matrix(x)}
    least = (_eigenvalues(g) or (Fraction(0),))[-1]
    class_codes = ("S9", "S26") if least else ("S28", "S7", "S26")
    extra = () if least == 0 else (Slip("S29", Chosen(("positive semidefinite",)), MESSAGES["S29"], "b"),)
    return Question(
        prompt=f"{opening}\n$X = {{X}}$",
        given=given,
        names=("lambda",),
        parts=(
            _gram_part(x),
            class_part(g, "b", "(b) What $G$ is.", _class_of_own, "G"),
            _shift_part(g, least),
        ),
        steps=_steps(x, g, least),
        slips=(*_gram_slips(x), *class_slips(g, class_codes, "b"), *extra, *_shift_slips(g, least)),
        hints=(
            r"$v^{T} X^{T} X v$ is the squared length of $X v$. Ask for which $v$ that can be zero.",
            "Start with the first column of $X$: its squared length is the top left entry of $G$.",
        ),
        note=map_note("Gram matrix", given),
        code=_code(x),
        target="S29" if least else "S28",
    )


def _gram_part(x: ExactMatrix) -> Part:
    return Part(
        id="a",
        key=as_matrix(gram(x)),
        kind="matrix",
        label="G",
        names=(),
        asks="(a) The matrix $G$.",
        layout="Rows and columns stand in the order of the features.",
        witness=lambda _: _by_loops(x),
    )


def _by_loops(x: ExactMatrix) -> tuple[float, ...]:
    """Add up, example by example, the products of their features."""
    return tuple(float(sum(row[i] * row[j] for row in x)) for i in range(2) for j in range(2))


def _class_of_own(earlier: Mapping[str, Key]) -> Key | None:
    own = answered.exact_matrix(earlier, "a")
    if own is None or len(own) != 2 or len(own[0]) != 2:
        return None
    d, total = determinant(own), trace(own)
    return None if d >= 0 and total == 0 else by_determinant_and_trace(d, total)


def _shift_part(g: ExactMatrix, least: Fraction) -> Part:
    return Part(
        id="c",
        key=_above(-least),
        kind="interval",
        label=r"\lambda",
        names=("lambda",),
        asks=r"(c) The $\lambda$ for which $G + \lambda I$ is positive definite, as an interval or a bound.",
        witness=lambda _: (_halved(g), inf),
    )


def _above(low: Fraction, *, closed: bool = False) -> Interval:
    return Interval(number(low), None, has_low=closed, name="lambda")


def _halved(g: ExactMatrix) -> float:
    """Halve towards the least shift at which no direction has a value of zero or less."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    low, high = -200.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        shifted = np.array(g, dtype=float) + middle * np.eye(2)
        low, high = (low, middle) if np.linalg.eigvalsh(shifted)[0] > 0 else (middle, high)
    return high


def _gram_slips(x: ExactMatrix) -> tuple[Slip, ...]:
    g = gram(x)
    axes = Matrix(((number(g[0][0]), number(0)), (number(0), number(g[1][1]))))
    return (
        Slip(
            "J1",
            as_matrix(product(x, transposed(x))),
            "This is $X X^{T}$, with an entry for each pair of examples. $G$ has one for each pair of features.",
            "a",
        ),
        Slip("J3", axes, "Only the diagonal is filled. Each feature also meets the other one.", "a"),
        Slip(
            "Y5",
            as_matrix(scaled(g, Fraction(1, 3))),
            "The mean over the examples is taken. $G$ is the plain sum.",
            "a",
        ),
    )


def _shift_slips(g: ExactMatrix, least: Fraction) -> tuple[Slip, ...]:
    return (
        Slip(
            "S9",
            _above(-min(g[0][0], g[1][1])),
            "The diagonal decides here. The least eigenvalue is smaller than both its entries.",
            "c",
        ),
        Slip(
            "S28",
            _above(-least, closed=True),
            "At this end an eigenvalue is zero, so the matrix is only semidefinite. Leave the end out.",
            "c",
        ),
        Slip(
            "P8",
            _above(least),
            r"The least eigenvalue of $G + \lambda I$ is that of $G$ plus $\lambda$. Look at the sign of your bound.",
            "c",
        ),
    )


def _steps(x: ExactMatrix, g: ExactMatrix, least: Fraction) -> tuple[Step, ...]:
    first, second = transposed(x)
    written = Matrix(
        (
            (written_dot(first, first), written_dot(first, second)),
            (written_dot(second, first), written_dot(second, second)),
        )
    )
    largest = trace(g) - least
    return (
        chain_step("Each entry is the product of two columns of $X$.", "G", written, as_matrix(g)),
        determinant_step(
            "The form of $G$ is a squared length, so no direction is negative; the determinant tells of zero.",
            r"\det G",
            g,
        ),
        _verdict(x, least),
        Step(
            r"The eigenvalues have the sum $\operatorname{tr} G$ and the product $\det G$.",
            rf"\lambda_{{1}} = {latex(number(largest))}, \quad \lambda_{{2}} = {latex(number(least))}",
            (Claim(number(largest * least), number(determinant(g))), Claim(number(largest + least), number(trace(g)))),
        ),
        Step(
            rf"Adding $\lambda I$ moves every eigenvalue by $\lambda$, so ${latex(number(least))} + \lambda$ has to be positive."
        ),
    )


def _verdict(x: ExactMatrix, least: Fraction) -> Step:
    if least:
        return Step(
            "It is not zero: the columns are independent, $X v = 0$ only for $v = 0$, and $G$ is positive definite."
        )
    first, second = transposed(x)
    ratio = second[0] / first[0]
    flat = applied(x, (ratio, Fraction(-1)))
    claims = tuple(Claim(number(entry), number(0)) for entry in flat)
    says = "The second column is a multiple of the first, so one direction is flat: $G$ is positive semidefinite."
    return Step(says, rf"X \begin{{pmatrix}}{latex(number(ratio))} \\ -1\end{{pmatrix}} = 0", claims)


def _code(x: ExactMatrix) -> Code:
    rows = plain(as_matrix(x))
    answer = 'answer = {"a": G, "b": named(low, high), "c": (-low, None)}\n'
    return Code(
        f"from sympy import Matrix\n\nX = Matrix({rows})\nG = X.T * X\nvalues = list(G.eigenvals())\n"
        f"low, high = min(values), max(values)\n\n\n{NAMING}\n\n{answer}",
        f"import numpy as np\n\nX = np.array({rows})\nG = X.T @ X\nlow, high = np.linalg.eigvalsh(G).round(9)\n\n\n"
        f"{NAMING}\n\n{answer}",
    )
