"""The slopes that a learner's answer claims at a point: of which output, by which input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.landscape.claims import Claim
from engine.landscape.meanings import Approximation, Derivatives, Meaning
from engine.landscape.sampling import function_of
from engine.landscape.stencils import central


@dataclass(frozen=True, slots=True)
class ClaimedSlopes:
    """What one answer says.

    Attributes:
        meaning: What it is an answer to.
        by: The inputs that it speaks of.
        slopes: By the index of the output and the name of the input.
    """

    meaning: Meaning
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


def claimed_slopes(
    claims: Sequence[Claim], formulas: Sequence[str], names: tuple[str, ...], base: Sequence[float]
) -> ClaimedSlopes | None:
    """Return what the first answer claims that says something of slopes of these outputs; None without one.

    Args:
        claims: The answers of a question.
        formulas: Of the outputs.
        names: Every input.
        base: Their values.

    Raises:
        LearnerError: The answer cannot be read.
    """
    found = next(((claim, outputs) for claim in claims if (outputs := _outputs(claim, formulas))), None)
    if found is None:
        return None
    claim, outputs = found
    rows = _modelled(claim, names, base) if isinstance(claim.meaning, Approximation) else _typed(claim, names, base)
    by = claim.meaning.by
    slopes = {
        (output, name): slope
        for output, row in zip(outputs, rows, strict=False)
        for name, slope in zip(by, row, strict=False)
    }
    return ClaimedSlopes(claim.meaning, by, slopes)


def _outputs(claim: Claim, formulas: Sequence[str]) -> tuple[int, ...]:
    """Return the indices of the outputs whose slopes an answer tells, row by row; none where it tells nothing."""
    match claim.meaning:
        case Derivatives(order="partial", functions=functions, by=by) if len(by) == 1:
            told = functions
        case Derivatives(order="gradient" | "jacobian", functions=functions):
            told = functions
        case Approximation(degree=1, function=function):
            told = (function,)
        case _:
            return ()
    return tuple(formulas.index(each) for each in told) if set(told) <= set(formulas) else ()


def _modelled(claim: Claim, names: tuple[str, ...], base: Sequence[float]) -> list[list[float]]:
    """Return the slopes of a tangent plane, in one row."""
    model = function_of(claim.rows[0][0], names)
    return [[central(model, base, (names.index(name),)).value for name in claim.meaning.by]]


def _typed(claim: Claim, names: tuple[str, ...], base: Sequence[float]) -> list[list[float]]:
    """Return the entries of a table, a row for each output; a gradient may stand or lie."""
    values = [[float(function_of(entry, names)(*base)) for entry in row] for row in claim.rows]
    is_map = isinstance(claim.meaning, Derivatives) and claim.meaning.order == "jacobian"
    return values if is_map else [[value for row in values for value in row]]
