"""Comparing two expressions at points: rigorous refutation, or agreement to many digits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import chain, islice

from flint import arb, ctx

from engine.equality.balls import Enclosure, UndefinedError
from engine.equality.budget import Budget
from engine.equality.decimals import short_decimals
from engine.equality.domain import Domain, Point
from engine.equality.kinks import approaches, kinks
from engine.equality.outcome import Counterexample
from engine.equality.points import (
    exceptional_points,
    friendlier,
    further_points,
    neighbours,
    planned_points,
)
from engine.language.tree import Node, free_names

# How many points must agree before agreement is evidence, and to how many digits each.
ENOUGH = 24
_DIGITS = 30
# Most points are settled at the first precision; cancellation and near misses need more.
_PRECISIONS = (128, 512, 2048)
# Nearly ten thousand digits, for the few points where a term may be that small: e^(-e^8) is 10^-1294.
_DEEPEST = 2**15
_DEEP = 3
# Values are shown once they are known to this many bits: 50 digits, the most that are ever shown.
_PRECISIONS_SHOWN = (256, 2048, _DEEPEST)
_SHARP = 170
# Among this many points nearly every gap shows that a learner could care about.
_ORDINARY = 20
# Kinks that are approached from both sides where no proof was found; each takes about ten milliseconds.
_MOST_KINKS = 8
# How many points more are tried where too few of the planned ones lay in both domains.
_MORE_POINTS = 200
# Values past this leave the highest precision too few digits after the point.
_TOO_LARGE = arb(2) ** (_PRECISIONS[-1] - 128)


class Finding(Enum):
    """What one point says."""

    DIFFERENT = auto()
    AGREED = auto()
    # They agree, but on values so large that no precision shows a small term.
    TOO_LARGE = auto()
    LEFT_UNDEFINED = auto()
    RIGHT_UNDEFINED = auto()
    NEITHER = auto()
    UNKNOWN = auto()


_UNDEFINED = frozenset({Finding.LEFT_UNDEFINED, Finding.RIGHT_UNDEFINED, Finding.NEITHER})


@dataclass(slots=True)
class Survey:
    """What all points say.

    Attributes:
        counterexample: Where they differ; nothing else counts then.
        deep: How many points that agree are looked at with all precision, against a miss in a late digit.
        found: How often each finding was made.
        home: The first point where they agree.
    """

    counterexample: Counterexample | None = None
    deep: int = _DEEP
    found: Counter[Finding] = field(default_factory=Counter)
    home: Point | None = None

    @property
    def agreed(self) -> int:
        return self.found[Finding.AGREED]

    @property
    def may_meet(self) -> bool:
        """Whether there may be points where both are defined."""
        undefined = sum(self.found[finding] for finding in _UNDEFINED)
        return self.agreed > 0 or self.found.total() > 2 * undefined

    @property
    def left_has_values(self) -> bool:
        return self.found.total() > self.found[Finding.LEFT_UNDEFINED] + self.found[Finding.NEITHER]


class Comparison:
    """Two expressions over a domain, compiled for comparing them point by point."""

    def __init__(self, left: Node, right: Node, domain: Domain) -> None:
        self.domain = domain
        self.names = tuple(sorted(free_names(left) | free_names(right)))
        self._left = Enclosure(left, self.names)
        self._right = Enclosure(right, self.names)
        self._trees = left, right

    def survey(self, budget: Budget, glance: Survey) -> Survey:
        """Compare at all planned points, unless they differ at one, and at more where that may not have been enough.

        Args:
            budget: Asked at each point.
            glance: What a first glance said; where it found no common ground it has been at all planned points.
        """
        survey = Survey() if glance.agreed else replace(glance, deep=_DEEP)
        if glance.agreed:
            self._visit(self.planned(), survey, budget)
        if self.names and survey.agreed < ENOUGH:
            more = neighbours(survey.home, self.domain) if survey.home else further_points(self.names, self.domain)
            self._visit(islice(more, _MORE_POINTS), survey, budget, enough=ENOUGH)
        if survey.home:
            self._visit(self._beside_kinks(survey.home), survey, budget)
        return survey

    def glance(self, budget: Budget) -> Survey:
        """Compare up to the first point where both have a value; few functions that differ agree there."""
        survey = Survey(deep=0)
        self._visit(self.planned(), survey, budget, enough=1)
        return survey

    def gap(self, conditions: Iterable[Node]) -> Point | None:
        """Return the first ordinary point around which only the right one is defined.

        Args:
            conditions: Trees of which one has no value around a point if the left one has none there, though the right
                one may.
        """
        enclosures = [Enclosure(condition, self.names) for condition in conditions]
        for point in islice(self.planned(), _ORDINARY) if enclosures else ():
            lacking = any(_around(enclosure, point, _PRECISIONS[0]) is None for enclosure in enclosures)
            if lacking and _is_finite(_around(self._right, point, _PRECISIONS[0])):
                return point
        return None

    def thin_gap(self, conditions: Iterable[Node]) -> Point | None:
        """Return an exceptional point at which only the right one is defined; see `gap`."""
        enclosures = [Enclosure(condition, self.names) for condition in conditions]
        for point in exceptional_points(self.names, self.domain) if enclosures else ():
            lacking = any(_value(enclosure, point, _PRECISIONS[0]) is None for enclosure in enclosures)
            if lacking and _is_finite(_value(self._right, point, _PRECISIONS[0])):
                return point
        return None

    def jump(self) -> Point | None:
        """Return an exceptional point at which the two have different values."""
        for point in exceptional_points(self.names, self.domain):
            left, right = self.values(point, _PRECISIONS[0])
            if left is not None and right is not None and _are_apart(left, right):
                return point
        return None

    def differences(self, wanted: int) -> int:
        """Return at how many points the two differ, counting no further than `wanted`."""
        return sum(1 for _ in islice(self._different(self.planned()), wanted))

    def planned(self) -> Iterator[Point]:
        """Yield the points that every comparison looks at; without names there is one, without coordinates."""
        return planned_points(self.names, self.domain, self._trees)

    def _beside_kinks(self, home: Point) -> Iterator[Point]:
        for kink in islice(kinks(*self._trees), _MOST_KINKS):
            around = chain(islice(self.planned(), _ORDINARY), islice(neighbours(home, self.domain), _ORDINARY))
            yield from approaches(kink, self.names, around)

    def values(self, point: Point, bits: int) -> tuple[arb | None, arb | None]:
        """Enclose both values at the very point; None where there is none."""
        return _value(self._left, point, bits), _value(self._right, point, bits)

    def finding(self, point: Point) -> Finding:
        """Compare over small boxes around a point, at rising precision until that settles it."""
        finding = Finding.UNKNOWN
        for bits in _PRECISIONS:
            finding = self._finding_at(point, bits)
            if finding is not Finding.UNKNOWN:
                break
        return finding

    def counterexample(self, point: Point) -> Counterexample:
        """Return both values at a point as decimals that show the difference."""
        for bits in _PRECISIONS_SHOWN:
            values = self.values(point, bits)
            is_sharp = all(value is None or value.rel_accuracy_bits() >= _SHARP for value in values)
            if is_sharp and (None in values or _are_apart(*values)):
                break
        return Counterexample(point, *short_decimals(*values))

    def _visit(self, where: Iterator[Point], survey: Survey, budget: Budget, enough: int | None = None) -> None:
        for point in where:
            if survey.counterexample or budget.spent() or (enough and survey.agreed >= enough):
                break
            self._add(survey, point)

    def _add(self, survey: Survey, point: Point) -> None:
        finding = self.finding(point)
        survey.found[finding] += 1
        if finding is Finding.AGREED:
            survey.home = survey.home or point
            if survey.agreed <= survey.deep:
                finding = self._finding_at(point, _DEEPEST)
        if finding is Finding.DIFFERENT:
            survey.counterexample = self._telling(point)

    def _telling(self, point: Point) -> Counterexample:
        """Return a counterexample close to a point, or elsewhere if only there the decimals show the difference.

        Args:
            point: Where the two are known to differ.
        """
        different = chain(self._different(friendlier(point, self.domain)), [point], self._different(self.planned()))
        counterexamples = map(self.counterexample, different)
        nearest = next(counterexamples)
        return next((shown for shown in chain([nearest], counterexamples) if shown.left != shown.right), nearest)

    def _different(self, where: Iterable[Point]) -> Iterator[Point]:
        return (point for point in where if self.finding(point) is Finding.DIFFERENT)

    def _finding_at(self, point: Point, bits: int) -> Finding:
        left = _around(self._left, point, bits)
        right = _around(self._right, point, bits)
        if left is None or right is None:
            return _finding_of_gap(left, right)
        if not (left.is_finite() and right.is_finite()):
            return Finding.UNKNOWN
        if not left.overlaps(right):
            return Finding.DIFFERENT
        if abs(left) > _TOO_LARGE:
            return Finding.TOO_LARGE
        return Finding.AGREED if _meet_closely(left, right) else Finding.UNKNOWN


def _around(side: Enclosure, point: Point, bits: int) -> arb | None:
    """Enclose the values around a point, or return None where there are none."""
    try:
        return side.around(point, bits)
    except UndefinedError:
        return None


def _is_finite(values: arb | None) -> bool:
    return values is not None and bool(values.is_finite())


def _are_apart(left: arb, right: arb) -> bool:
    return bool(left.is_finite() and right.is_finite() and not left.overlaps(right))


def _value(side: Enclosure, point: Point, bits: int) -> arb | None:
    """Enclose the value at a point, or return None where there is none."""
    try:
        return side.at(point, bits)
    except UndefinedError:
        return None


def _finding_of_gap(left: arb | None, right: arb | None) -> Finding:
    """Return what it means that at least one side has no values."""
    if left is not None:
        return Finding.RIGHT_UNDEFINED if left.is_finite() else Finding.UNKNOWN
    if right is not None:
        return Finding.LEFT_UNDEFINED if right.is_finite() else Finding.UNKNOWN
    return Finding.NEITHER


def _meet_closely(left: arb, right: arb) -> bool:
    """Return whether overlapping balls agree to 30 digits, both after the point and of the larger value.

    After the point as well, since beside a value of 10^40 a term of 1 would count for nothing.
    """
    with ctx.workprec(64):
        scale = left.abs_lower().max(right.abs_lower())
        unit = scale.min(1) if scale > 0 else arb(1)
        return bool(left.rad().max(right.rad()) < unit * arb(10) ** -_DIGITS)
