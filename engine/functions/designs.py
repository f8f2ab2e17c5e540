"""Matrices of data with orthogonal columns, for least squares whose Hessian can be read off."""

from dataclasses import dataclass
from fractions import Fraction

from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import ExactMatrix, ExactVector, exact_vector, product, scaled, transposed

_LARGEST_BEND = 20


@dataclass(frozen=True, slots=True)
class Design:
    """Inputs of a least-squares loss c |X w - y|².

    Attributes:
        x: The matrix X, whole, with two orthogonal columns.
        factor: The c in front: 1/n or 1/(2n) for n rows.
    """

    x: ExactMatrix
    factor: Fraction

    @property
    def squares(self) -> ExactMatrix:
        """XᵀX, which is diagonal."""
        return product(transposed(self.x), self.x)

    @property
    def hessian(self) -> ExactMatrix:
        """The Hessian of the loss by w, whole."""
        return scaled(self.squares, 2 * self.factor)


def drawn_design(draw: Draw) -> Design:
    """Draw three or four rows whose loss has a whole Hessian with two different entries on its diagonal."""

    def one() -> Design | None:
        first, second = (_perpendicular_pairs if draw.chance(1, 2) else _perpendicular_triples)(draw)
        data = Design(transposed((first, second)), Fraction(1, len(first) * draw.choice((1, 2))))
        (p, _), (_, s) = data.hessian
        is_whole = p.denominator == s.denominator == 1
        return data if is_whole and p != s and min(p, s) > 1 and max(p, s) <= _LARGEST_BEND else None

    return found(draw, "matrix with orthogonal columns", one)


def _perpendicular_pairs(draw: Draw) -> tuple[ExactVector, ExactVector]:
    """Return (a, b, c, d) and (-kb, ka, -md, mc), rows in any order."""
    (a, b), (c, d) = ((draw.integer(-2, 2), draw.nonzero(2)) for _ in range(2))
    k, m = draw.nonzero(2), draw.nonzero(2)
    return _in_any_order(draw, ((a, -k * b), (b, k * a), (c, -m * d), (d, m * c)))


def _perpendicular_triples(draw: Draw) -> tuple[ExactVector, ExactVector]:
    """Return (a, b, 0) and (-kb, ka, c), rows in any order."""
    a, b, k, c = draw.nonzero(3), draw.nonzero(3), draw.sign(), draw.nonzero(4)
    return _in_any_order(draw, ((a, -k * b), (b, k * a), (0, c)))


def _in_any_order(draw: Draw, rows: tuple[tuple[int, int], ...]) -> tuple[ExactVector, ExactVector]:
    first, second = zip(*draw.shuffled(rows), strict=True)
    return exact_vector(first), exact_vector(second)
