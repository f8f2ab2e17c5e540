"""Points in the plane with a whole covariance and known principal axes (construction R7).

Around the mean stand the points a (p, q) + b (-q, p) with a = A, A, -A, -A and b = B, -B, B, -B. Since (p, q) and (-q, p)
are orthogonal and a and b are uncorrelated, these two are the eigenvectors of the covariance, with the eigenvalues
A² (p² + q²) and B² (p² + q²). That is with the divisor n for the four points; with the mean as a fifth, for n - 1.
"""

from dataclasses import dataclass

from engine.chance import Draw
from engine.functions.linear import ExactMatrix, ExactVector, added, exact_vector, multiple, outer, scaled, sum_of

_AXES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
# A along the axis, B across it; the two differ, so that the axes are told apart.
_SPREADS = ((2, 1), (3, 1), (3, 2), (1, 2), (1, 3), (2, 3))
# A variance past this takes a calculator.
_LARGEST_VARIANCE = 45


@dataclass(frozen=True, slots=True)
class Scatter:
    """Data with a whole mean and covariance.

    Attributes:
        points: Four or five different points with whole coordinates, in random order, shape (n, 2).
        mean: Their mean, whole, not the origin.
        divisor: What the sums of products are divided by: 4, which is n for four points and n - 1 for five.
        covariance: Whole, shape (2, 2), not diagonal.
        eigenvalues: Of the covariance, whole, the larger first.
        eigenvectors: Whole, the i-th for the i-th eigenvalue, orthogonal.
    """

    points: tuple[ExactVector, ...]
    mean: ExactVector
    divisor: int
    covariance: ExactMatrix
    eigenvalues: ExactVector
    eigenvectors: tuple[ExactVector, ...]


def drawn_scatter(draw: Draw, *, sample: bool = False) -> Scatter:
    """Draw points whose covariance has whole entries, eigenvalues and eigenvectors.

    Args:
        draw: The chance of the question.
        sample: With it there are five points, and the covariance has the divisor n - 1; without it there are four,
            and the divisor is n.
    """
    p, q = draw.choice(_AXES)
    square = p * p + q * q
    along, across = draw.choice([pair for pair in _SPREADS if max(pair) ** 2 * square <= _LARGEST_VARIANCE])
    axes = _mirrored(draw, (exact_vector((p, q)), exact_vector((-q, p))))
    mean = exact_vector((draw.integer(1, 8), draw.integer(-4, 8)))
    offsets = [sum_of(multiple(axes[0], s * along), multiple(axes[1], t * across)) for s in (1, -1) for t in (1, -1)]
    points = [sum_of(mean, offset) for offset in offsets] + ([mean] if sample else [])
    pairs = sorted(zip((along**2 * square, across**2 * square), axes, strict=True), reverse=True)
    covariance = added(*(scaled(outer(axis, axis), size**2) for axis, size in zip(axes, (along, across), strict=True)))
    values, vectors = exact_vector(value for value, _ in pairs), tuple(axis for _, axis in pairs)
    return Scatter(tuple(draw.shuffled(points)), mean, 4, covariance, values, vectors)


def _mirrored(draw: Draw, axes: tuple[ExactVector, ExactVector]) -> tuple[ExactVector, ExactVector]:
    """Return the axes as they are, or with the second coordinates turned round, for a negative correlation."""
    if draw.chance(1, 2):
        return axes
    return (axes[0][0], -axes[0][1]), (axes[1][0], -axes[1][1])
