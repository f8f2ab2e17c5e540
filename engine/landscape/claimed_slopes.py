"""The slopes that a learner's answer claims at a point: of which output, by which input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.landscape.claims import Claim
from engine.landscape.meanings import Approximation, Derivatives
from engine.landscape.sampling import function_of
from engine.landscape.stencils import central


@dataclass(frozen=True, slots=True)
class ClaimedSlopes:
    """What one answer says.

    Attributes:
        by: The inputs that it speaks of.
        slopes: By the index of the output and the name of the input.
    """

    by: tuple[str, ...]
    slopes: Mapping[tuple[int, str], float]

    def predicts(self, output: int, moved: Mapping[str, float]) -> float | None:
        """Return how an output changes to first order; None where the answer does not speak of what has moved.

        Args:
            output: Its index.
            moved: By how much each input has moved that has moved at all.
        """
        if not moved.keys() <= set(self.by) or all(row != output for row, _ in self.slopes):
            return None
        return sum(self.slopes.get((output, name), 0.0) * step for name, step in moved.items())


def claimed_slopes(claims: Sequence[Claim], names: tuple[str, ...], base: Sequence[float]) -> ClaimedSlopes | None:
    """Return what the first answer claims that says something of slopes; None without one.

    Args:
        claims: The answers of a question.
        names: Every input.
        base: Their values.

    Raises:
        LearnerError: The answer cannot be read.
    """
    claim = next((claim for claim in claims if tells_slopes(claim)), None)
    if claim is None or not isinstance(claim.meaning, Derivatives | Approximation):
        return None
    by = claim.meaning.by
    rows = _modelled(claim, names, base) if isinstance(claim.meaning, Approximation) else _typed(claim, names, base)
    slopes = {(row, name): slope for row, one in enumerate(rows) for name, slope in zip(by, one, strict=False)}
    return ClaimedSlopes(by, slopes)


def tells_slopes(claim: Claim) -> bool:
    """Tell whether an answer says how its functions answer to small changes."""
    match claim.meaning:
        case Derivatives(order="partial", by=by):
            return len(by) == 1
        case Derivatives(order=order):
            return order in {"gradient", "jacobian"}
        case Approximation(degree=degree):
            return degree == 1
        case _:
            return False


def _modelled(claim: Claim, names: tuple[str, ...], base: Sequence[float]) -> list[list[float]]:
    """Return the slopes of a tangent plane, in one row."""
    model = function_of(claim.rows[0][0], names)
    return [[central(model, base, (names.index(name),)).value for name in claim.meaning.by]]


def _typed(claim: Claim, names: tuple[str, ...], base: Sequence[float]) -> list[list[float]]:
    """Return the entries of a table, a row for each output; a gradient may stand or lie."""
    values = [[float(function_of(entry, names)(*base)) for entry in row] for row in claim.rows]
    is_map = isinstance(claim.meaning, Derivatives) and claim.meaning.order == "jacobian"
    return values if is_map else [[value for row in values for value in row]]
