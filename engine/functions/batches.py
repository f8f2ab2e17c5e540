"""Small batches of data for a straight line, whose residuals and slopes are whole."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import plus, times
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.linear import ExactVector, dot, exact_vector
from engine.language.tree import Name, Node, Power, Quotient, Sum, number

_SIZE = 3
_FARTHEST = 3
_LARGEST_TARGET = 9
_LARGEST_RESIDUAL = 6


@dataclass(frozen=True, slots=True)
class Batch:
    """Data for the model w x + b, with a loss that is a multiple of the sum of squared residuals.

    Attributes:
        x: Inputs, whole, different and not zero.
        y: Targets, whole.
        divisor: The sum of squares is divided by it: n, or 2n.
        start: (w, b), whole.
    """

    x: ExactVector
    y: ExactVector
    divisor: int
    start: ExactVector

    @property
    def residuals(self) -> ExactVector:
        """Model minus target at the start, none of them zero."""
        w, b = self.start
        return tuple(w * x + b - y for x, y in zip(self.x, self.y, strict=True))

    @property
    def sums(self) -> ExactVector:
        """The sums of residual times input, and of residuals."""
        return dot(self.residuals, self.x), sum(self.residuals, Fraction(0))

    @property
    def gradient(self) -> ExactVector:
        """The slopes of the loss by w and by b at the start."""
        first, second = (Fraction(2, self.divisor) * total for total in self.sums)
        return first, second

    def loss(self, w: Name, b: Name) -> Node:
        """Return the loss as it stands, squares not multiplied out."""
        residuals = (plus(times(number(x), w), b, number(-y)) for x, y in zip(self.x, self.y, strict=True))
        return Quotient(Sum(tuple(Power(residual, number(2)) for residual in residuals)), number(self.divisor))


def drawn_batch(draw: Draw, accepts: Callable[[Batch], bool] = lambda _: True) -> Batch:
    """Draw three points and a start at which the mean of each slope is whole, with residuals of both signs."""

    def one() -> Batch | None:
        inputs = draw.sample([x for x in range(-_FARTHEST, _FARTHEST + 1) if x], _SIZE)
        start = exact_vector((draw.nonzero(_FARTHEST), draw.nonzero(_FARTHEST)))
        residuals = exact_vector(draw.nonzero(_LARGEST_RESIDUAL) for _ in inputs)
        targets = (start[0] * x + start[1] - r for x, r in zip(inputs, residuals, strict=True))
        divisor = _SIZE * draw.choice((1, 2))
        batch = Batch(exact_vector(inputs), exact_vector(targets), divisor, start)
        return batch if _is_fit(batch) and accepts(batch) else None

    return found(draw, "batch of data", one)


def _is_fit(batch: Batch) -> bool:
    if max(map(abs, batch.y)) > _LARGEST_TARGET or not min(batch.residuals) < 0 < max(batch.residuals):
        return False
    sizes = [abs(total) for total in batch.sums]
    return 0 not in sizes and sizes[0] != sizes[1] and all(size % _SIZE == 0 for size in sizes)
