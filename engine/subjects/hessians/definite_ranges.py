"""For which values of a parameter a symmetric matrix is positive definite: matrices with ends that are known, as a question."""

from dataclasses import dataclass
from fractions import Fraction
from math import inf

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.landscape.plots import Line, Profile
from engine.language.intervals import Interval
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.python_text import numpy_text, sympy_text
from engine.language.substitution import substituted
from engine.language.tree import Matrix, Name, Neg, Node, Power, Product, Sum, number
from engine.language.typeset import latex
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.map_images import map_note

_T = Name("t")


@dataclass(frozen=True, slots=True)
class Ranged:
    """A matrix with a parameter t that is positive definite for the values between two ends.

    Attributes:
        matrix: Symmetric, shape (2, 2).
        low: The lower end, or None.
        high: The upper end, or None.
        inside: A value between the ends.
        by_diagonal: Where the diagonal is positive, as (low, high).
        unsquared: What the ends become when the mixed entry is not squared, as (low, high), or None.
        factored: The determinant in the shape that shows its ends.
    """

    matrix: Matrix
    low: Fraction | None
    high: Fraction | None
    inside: Fraction
    by_diagonal: tuple[Fraction | None, Fraction | None]
    unsquared: tuple[Fraction | None, Fraction | None] | None
    factored: Node

    @property
    def determinant(self) -> Node:
        (a, b), (_, c) = self.matrix.rows
        return Sum((Product((a, c)), Neg(Power(b, number(2)))))


def _matrix(a: Node, b: Node, c: Node, *, turned: bool) -> Matrix:
    return Matrix(((c, b), (b, a))) if turned else Matrix(((a, b), (b, c)))


# (a, c) with a c a square, and its root.
_SQUARES = tuple(
    (a, c, root) for a in range(1, 13) for c in range(1, 13) for root in range(2, 13) if a * c == root * root
)


def _mixed(draw: Draw) -> Ranged:
    """Draw the parameter in the mixed entry, moved or not: |t + k| below the root."""
    a, c, root = draw.choice(_SQUARES)
    moved = draw.integer(-5, 5)
    entry = plus(_T, number(moved))
    factors = Product((plus(number(root - moved), Neg(_T)), plus(_T, number(root + moved))))
    return Ranged(
        _matrix(number(a), entry, number(c), turned=False),
        Fraction(-root - moved),
        Fraction(root - moved),
        Fraction(-moved),
        (None, None),
        (None, Fraction(a * c - moved)),
        factors,
    )


def _corner(draw: Draw) -> Ranged:
    """Draw the parameter in one corner: it has to be large enough, or where it is subtracted small enough."""
    b, c, moved = draw.nonzero(6), draw.choice((1, 2, 3, 4, 5, 6, 8)), draw.integer(-5, 5)
    is_added = draw.chance(1, 2)
    least = Fraction(b * b, c)
    corner = plus(_T, number(moved)) if is_added else plus(number(moved), Neg(_T))
    factored = plus(times(number(c), corner), number(-b * b))
    matrix = _matrix(corner, number(b), number(c), turned=draw.chance(1, 2))
    if is_added:
        low = least - moved
        return Ranged(matrix, low, None, low + 1, (Fraction(-moved), None), (Fraction(b, c) - moved, None), factored)
    high = moved - least
    return Ranged(matrix, None, high, high - 1, (None, Fraction(moved)), (None, moved - Fraction(b, c)), factored)


# (low, high) whose product is a square, and its root.
_PAIRS = ((1, 4, 2), (2, 8, 4), (1, 9, 3), (4, 9, 6), (3, 12, 6), (1, 16, 4), (2, 18, 6), (5, 20, 10), (4, 16, 8))


def _both(draw: Draw) -> Ranged:
    """Draw the parameter in both corners, added and subtracted, so that it lies between two roots."""
    low, high, root = draw.choice(_PAIRS)
    moved, b = draw.integer(-5, 5), draw.sign() * root
    first, last = Fraction(low - moved), Fraction(high - moved)
    factored = Product((plus(_T, number(-first)), plus(number(last), Neg(_T))))
    return Ranged(
        _matrix(plus(_T, number(moved)), number(b), plus(number(low + last), Neg(_T)), turned=draw.chance(1, 2)),
        first,
        last,
        (first + last) / 2,
        (Fraction(-moved), low + last),
        None,
        factored,
    )


def drawn_ranged(draw: Draw) -> Ranged:
    return draw.choice((_mixed, _corner, _corner, _both))(draw)


def range_question(made: Ranged, opening: str) -> Question:
    """Ask for the values of t at which the matrix is positive definite."""
    given = {"A": made.matrix}
    key = _interval(made.low, made.high)
    return Question(
        prompt=f"{opening} Answer with an interval, or with a bound for $t$.\n$A(t) = {{A}}$",
        given=given,
        names=("t",),
        parts=(
            Part(
                key=key,
                kind="interval",
                label="t",
                names=("t",),
                witness=lambda _: tuple(_edge(made, float(made.inside), far) for far in (-1000.0, 1000.0)),
            ),
        ),
        steps=_steps(made, key),
        slips=_slips(made),
        hints=(
            "Both eigenvalues are positive exactly when the determinant and an entry of the diagonal are positive.",
            f"Start with the determinant: ${latex(made.determinant)}$.",
        ),
        note=map_note("positive definite range", given),
        landscape=_picture(made),
        code=_code(made),
    )


def _interval(low: Fraction | None, high: Fraction | None, *, closed: bool = False) -> Interval:
    below, above = (None if end is None else number(end) for end in (low, high))
    return Interval(below, above, has_low=closed and low is not None, has_high=closed and high is not None, name="t")


def _edge(made: Ranged, inside: float, outside: float) -> float:
    """Halve towards where the least eigenvalue stops being positive; infinite where it does not."""
    import numpy as np  # noqa: PLC0415 - only an audit needs it

    entries = [[compiled(entry, ("t",)) for entry in row] for row in made.matrix.rows]

    def least(t: float) -> float:
        return float(np.linalg.eigvalsh([[float(entry(t)) for entry in row] for row in entries])[0])

    if least(outside) > 0:
        return inf if outside > 0 else -inf
    for _ in range(80):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if least(middle) > 0 else (inside, middle)
    return inside


def _slips(made: Ranged) -> tuple[Slip, ...]:
    slips = [
        Slip(
            "S9",
            _interval(*made.by_diagonal),
            "The diagonal is positive there, but the determinant may not be. The mixed entries have a say as well.",
        ),
        Slip(
            "S28",
            _interval(made.low, made.high, closed=True),
            "At an end the determinant is zero, so the matrix is only semidefinite there. Leave the ends out.",
        ),
    ]
    if made.unsquared is not None:
        says = "The mixed entry is taken as it is. It stands twice in the matrix, so its square is subtracted."
        slips.insert(0, Slip("S3", _interval(*made.unsquared), says))
    if made.low is not None and made.high is not None:
        says = "Only one of the two ends is here. The determinant is positive between two roots."
        slips.append(Slip("S14", _interval(None, made.high), says))
    return tuple(slips)


def _steps(made: Ranged, key: Interval) -> tuple[Step, ...]:
    ends = [end for end in (made.low, made.high) if end is not None]
    zeros = tuple(Claim(substituted(made.determinant, {"t": number(end)}), number(0)) for end in ends)
    return (
        Step(
            "The determinant, the product of the eigenvalues, has to be positive.",
            rf"\det A(t) = {latex(made.determinant)} = {latex(made.factored)}",
            (Claim(made.determinant, made.factored),),
        ),
        Step("It vanishes at the ends, and there one eigenvalue is zero.", key.latex(), zeros),
        Step(
            "With a positive determinant both entries of the diagonal have one sign, and between these ends it is plus."
        ),
    )


def _picture(made: Ranged) -> Profile:
    """Return the entries of the diagonal against t, and after the verdict the determinant."""
    ends = [float(end) for end in (made.low, made.high) if end is not None]
    (a, _), (_, c) = made.matrix.rows
    return Profile(
        name="t",
        across="t",
        up=r"\text{value}",
        span=(min(ends) - 4, max(ends) + 4),
        lines=(
            Line(plain(a), "A_{11}"),
            Line(plain(c), "A_{22}"),
            Line(plain(made.determinant), r"\det A", after=True),
        ),
    )


_NUMPY = """\
import numpy as np


def least(t):
    return np.linalg.eigvalsh({matrix})[0]


def edge(inside, outside):
    if least(outside) > 0:
        return None
    for _ in range(80):
        middle = (inside + outside) / 2
        if least(middle) > 0:
            inside = middle
        else:
            outside = middle
    return inside


answer = (edge({inside}, -1000.0), edge({inside}, 1000.0))
"""

_SYMPY = """\
from sympy import Matrix, reduce_inequalities, symbols

t = symbols("t", real=True)

A = {matrix}
region = reduce_inequalities([A.det() > 0, A.trace() > 0], t).as_set()
answer = (region.inf, region.sup)
"""


def _code(made: Ranged) -> Code:
    return Code(
        _SYMPY.format(matrix=sympy_text(made.matrix)),
        _NUMPY.format(matrix=numpy_text(made.matrix), inside=float(made.inside)),
    )
