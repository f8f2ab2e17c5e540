"""Gradient checking: an answer that is a table of derivatives, or a model, held against central differences.

It needs the functions and the answer, and no key; so it is evidence and no proof. Relative errors are judged as usual
in gradient checking (Karpathy, CS231n, "Learning and evaluation"), with the doubt of each difference allowed for.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from engine.errors import LearnerError
from engine.landscape.claims import Claim
from engine.landscape.meanings import Approximation, Derivatives
from engine.landscape.sampling import function_of
from engine.landscape.stencils import central, is_smooth
from engine.language.numeric import Array
from engine.language.parser import parse
from engine.language.tree import entries, free_names

_POINTS, _CANDIDATES = 5, 60
# Relative error up to which two numbers count as the same, and how often their doubt may be exceeded
_CLOSE, _DOUBTS = 1e-5, 4.0
# A difference that is itself in doubt by this much of its size tells nothing
_VAGUE = 1e-2
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19)
# From here to there names are tried; those that are declared positive from and to elsewhere
_LOW, _HIGH = -2.0, 2.0
_POSITIVE_LOW, _POSITIVE_HIGH = 0.3, 2.5
# A model is compared this far from its point along each name
_AWAY = 0.5

_SIZE = "This has another size than the table of differences, so that the two cannot be laid over each other."


@dataclass(frozen=True, slots=True)
class Comparison:
    """One entry at one point.

    Attributes:
        row: Of the entry, counted from 0.
        column: Likewise.
        at: The point, by name.
        yours: What the answer is there.
        measured: What differences say.
        error: The distance of the two, of the larger one's size.
        agrees: Whether that may be rounding.
    """

    row: int
    column: int
    at: Mapping[str, float]
    yours: float
    measured: float
    error: float
    agrees: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a check.

    Attributes:
        points: How many points were looked at; 0 if there was none where everything has a value.
        worst: Of each entry, row by row, the comparison with the largest error.
    """

    points: int
    worst: tuple[Comparison, ...]

    @property
    def differing(self) -> tuple[Comparison, ...]:
        return tuple(each for each in self.worst if not each.agrees)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What else than the functions a check goes by.

    Attributes:
        names: Every name of the question.
        positive: Those among them that are declared positive.
        figures: How many significant figures were asked for; None for exact answers.
    """

    names: tuple[str, ...]
    positive: Collection[str] = ()
    figures: int | None = None

    @property
    def closeness(self) -> float:
        """The relative error that an answer may have."""
        return _CLOSE if self.figures is None else max(_CLOSE, 10.0 ** (1 - self.figures))


def can_be_checked(claim: Claim) -> bool:
    """Tell whether differences have anything to say about an answer."""
    return isinstance(claim.meaning, Derivatives | Approximation)


def difference_report(claim: Claim, conditions: Conditions) -> Report:
    """Compare an answer with central differences at a few points where everything is smooth.

    Raises:
        LearnerError: The answer cannot be read, or has another size than what is asked for.
    """
    match claim.meaning:
        case Derivatives() as meaning:
            told = _told_of(meaning, claim.rows, conditions)
            found = _at_points(_Table(meaning, claim.rows, told), _points(meaning.at, told))
        case Approximation() as meaning:
            found = list(_near(meaning, claim.rows, conditions))
        case _:
            found = []
    return Report(len(found), _worst(found))


def _told_of(meaning: Derivatives, rows: tuple[tuple[str, ...], ...], conditions: Conditions) -> Conditions:
    """Return conditions with those names only that occur, so that a point is told by no others."""
    formulas = (*meaning.functions, *(entry for row in rows for entry in row))
    occurring = {name for formula in formulas for name in _names_in(formula, conditions.names)} | {*meaning.by}
    return replace(conditions, names=tuple(name for name in conditions.names if name in occurring))


def _names_in(formula: str, names: tuple[str, ...]) -> set[str]:
    return {name for entry in entries(parse(formula, names)) for name in free_names(entry)}


class _Table:
    """A table of derivatives, typed and measured."""

    def __init__(self, meaning: Derivatives, rows: tuple[tuple[str, ...], ...], conditions: Conditions) -> None:
        names, self._closeness = conditions.names, conditions.closeness
        self._functions = [function_of(formula, names) for formula in meaning.functions]
        self._wanted = _wanted(meaning, names)
        self._typed = [[function_of(entry, names) for entry in row] for row in _fitted(rows, self._wanted)]
        self._names = names

    def compared(self, at: tuple[float, ...]) -> list[Comparison] | None:
        """Return all entries at a point; None where something is undefined, has a corner, or is hard to measure."""
        found = []
        for row, column, which, by in self._entries():
            function, yours = self._functions[which], float(self._typed[row][column](*at))
            measured = central(function, at, by)
            vague = measured.doubt > _VAGUE * (1.0 + abs(measured.value))
            # a comparison with nan is false, so that what is undefined does not pass either
            if vague or not np.isfinite([yours, measured.value]).all() or not is_smooth(function, at, by):
                return None
            place = dict(zip(self._names, at, strict=True))
            found.append(_comparison((row, column), place, yours, (measured.value, measured.doubt), self._closeness))
        return found

    def _entries(self) -> Iterator[tuple[int, int, int, tuple[int, ...]]]:
        for row, wanted in enumerate(self._wanted):
            for column, (which, by) in enumerate(wanted):
                yield row, column, which, by


def _wanted(meaning: Derivatives, names: Sequence[str]) -> list[list[tuple[int, tuple[int, ...]]]]:
    """Return for each entry which function is differentiated, and by which names, as indices."""
    by = [names.index(name) for name in meaning.by]
    match meaning.order:
        case "partial":
            return [[(0, tuple(by))]]
        case "gradient":
            return [[(0, (one,))] for one in by]
        case "jacobian":
            return [[(which, (one,)) for one in by] for which in range(len(meaning.functions))]
        case "hessian":
            return [[(0, (one, other)) for other in by] for one in by]


def _fitted(rows: tuple[tuple[str, ...], ...], wanted: Sequence[Sequence[object]]) -> tuple[tuple[str, ...], ...]:
    """Return the typed rows in the shape that is wanted; a vector may lie or stand.

    Raises:
        LearnerError: They have another shape.
    """
    shape, lying = [len(row) for row in wanted], 1 in {len(wanted), len(wanted[0])}
    for way in (rows, tuple(zip(*rows, strict=True)) if lying else rows):
        if [len(row) for row in way] == shape:
            return way
    raise LearnerError(_SIZE)


def _at_points(table: _Table, points: Iterator[tuple[float, ...]]) -> list[list[Comparison]]:
    """Return the comparisons at the first points that serve."""
    found: list[list[Comparison]] = []
    for at in points:
        compared = table.compared(at)
        if compared is not None:
            found.append(compared)
        if len(found) == _POINTS:
            break
    return found


def _points(at: Mapping[str, float], conditions: Conditions) -> Iterator[tuple[float, ...]]:
    """Yield the point that is asked about, or points spread evenly, with one decimal so that they can be said."""
    if at:
        yield tuple(at.get(name, 1.0) for name in conditions.names)
        return
    for number in range(1, _CANDIDATES + 1):
        shares = [_spread(number, _PRIMES[index % len(_PRIMES)]) for index in range(len(conditions.names))]
        yield tuple(
            _placed(share, name in conditions.positive) for share, name in zip(shares, conditions.names, strict=True)
        )


def _spread(number: int, base: int) -> float:
    """Return the number's digits behind the point in reverse order: van der Corput's sequence in (0, 1)."""
    share, unit = 0.0, 1.0
    while number:
        number, digit = divmod(number, base)
        unit /= base
        share += digit * unit
    return share


def _placed(share: float, is_positive: bool) -> float:  # noqa: FBT001 - of a private line
    low, high = (_POSITIVE_LOW, _POSITIVE_HIGH) if is_positive else (_LOW, _HIGH)
    # nothing is tried at 0, where too much vanishes
    return round(low + share * (high - low), 1) or 0.1


def _near(
    meaning: Approximation, rows: tuple[tuple[str, ...], ...], conditions: Conditions
) -> Iterator[list[Comparison]]:
    """Yield comparisons of a model, around its point, with the one whose coefficients are differences there."""
    if [len(row) for row in rows] != [1]:
        raise LearnerError(_SIZE)
    names = meaning.by
    function, typed = function_of(meaning.function, names), function_of(rows[0][0], names)
    at = tuple(meaning.at[name] for name in names)
    for away in product((_AWAY, -_AWAY, 0.0), repeat=len(names)):
        place = tuple(x + d for x, d in zip(at, away, strict=True))
        measured = _modelled(function, at, away, meaning.degree)
        yours = float(typed(*place))
        if np.isfinite([yours, measured[0]]).all():
            where = dict(zip(names, place, strict=True))
            yield [_comparison((0, 0), where, yours, measured, conditions.closeness)]


def _modelled(
    function: Callable[..., Array], at: tuple[float, ...], away: tuple[float, ...], degree: int
) -> tuple[float, float]:
    """Return the value of the Taylor polynomial whose coefficients are differences, and the doubt about it."""
    value = doubt = 0.0
    for order in range(degree + 1):
        for by in product(range(len(at)), repeat=order):
            weight = math.prod(away[index] for index in by) / math.factorial(order)
            if weight:
                term = central(function, at, by)
                value, doubt = value + weight * term.value, doubt + abs(weight) * term.doubt
    return value, doubt


def _comparison(
    entry: tuple[int, int], at: Mapping[str, float], yours: float, measured: tuple[float, float], closeness: float
) -> Comparison:
    value, doubt = measured
    distance, size = abs(yours - value), max(abs(yours), abs(value))
    agrees = distance <= closeness * size + _DOUBTS * doubt
    return Comparison(*entry, at, yours, value, distance / size if size else 0.0, agrees)


def _worst(found: Sequence[Sequence[Comparison]]) -> tuple[Comparison, ...]:
    return tuple(max(same, key=lambda each: (not each.agrees, each.error)) for same in zip(*found, strict=True))
