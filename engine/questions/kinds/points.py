"""Answers that are sets of points: in any order, each point of the key met once; partial credit by point.

A point that is listed twice counts once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.equality.outcome import Different, Equal, Outcome, Undecided
from engine.errors import DefectError
from engine.language.point_sets import PointSet, read_points
from engine.language.reading import Ambiguous, Unreadable
from engine.language.tree import Node
from engine.questions.keys import Key
from engine.questions.kinds.claims import Claim, holds, settled
from engine.questions.kinds.entries import Empty, Grid, agreement, misfit, read_expression, trees_of, unread
from engine.questions.question import Part
from engine.questions.sheet import Answer
from engine.questions.verdict import EntryVerdict, Evidence, PartVerdict
from engine.questions.wording import counted

EDITOR = "points"

# A grid is what was typed into rows of cells and cannot be read throughout.
_Read: TypeAlias = PointSet | Ambiguous | Unreadable | Empty | Grid
_Point: TypeAlias = tuple[Node, ...]


def read(answer: Answer, part: Part, *, decimal_comma: bool = False) -> _Read:
    """Read what was typed, a text or a row of coordinates for each point, without raising."""
    if isinstance(answer, str):
        return read_points(answer, part.names, decimal_comma=decimal_comma) if answer.strip() else Empty()
    grid = read_expression(answer, part, decimal_comma=decimal_comma)
    rows = trees_of(grid)
    return grid if rows is None else PointSet(rows)


def key(reading: _Read) -> Key | None:
    return reading if isinstance(reading, PointSet) else None


def mark(reading: _Read, part: Part, domain: Domain, budget: Budget) -> Iterator[PartVerdict]:
    """Yield what is to be said, ever better; the last one is final."""
    if not isinstance(part.key, PointSet):
        raise DefectError(f"The key of the part {part.id} is no set of points.")
    if isinstance(reading, tuple):
        yield misfit(reading, "")
        return
    if not isinstance(reading, PointSet):
        yield unread(reading)
        return
    wanted = part.key.points
    points = _grouped(reading.points, wanted)
    if {len(point) for point in points} - {len(point) for point in wanted} and wanted:
        yield PartVerdict("wrong", 0.0, evidence="proved", message=_dimension(len(wanted[0])))
        return
    yield from _Meeting(points, wanted, part, domain, budget).verdicts()


def show(answer: Answer) -> str:
    """Return an answer as one line, as its author typed it."""
    return answer if isinstance(answer, str) else ", ".join(f"({', '.join(row)})" for row in answer)


def _grouped(points: tuple[_Point, ...], wanted: tuple[_Point, ...]) -> tuple[_Point, ...]:
    """Return numbers as the points that they must be.

    Without brackets they are one point, where points have that many coordinates; in one pair of brackets they are
    points of a line, where points have one.
    """
    dimension = len(wanted[0]) if wanted else 1
    if wanted and dimension == 1 and len(points) == 1:
        return tuple((coordinate,) for coordinate in points[0])
    if dimension > 1 and len(points) == dimension and all(len(point) == 1 for point in points):
        return (tuple(coordinate for point in points for coordinate in point),)
    return points


def _dimension(count: int) -> str:
    coordinates = "one coordinate" if count == 1 else f"{counted(count)} coordinates"
    return f"Each point here has {coordinates}."


@dataclass(frozen=True, slots=True)
class _Meeting:
    """The points of an answer and those of the key, and who meets whom."""

    answered: tuple[_Point, ...]
    wanted: tuple[_Point, ...]
    part: Part
    domain: Domain
    budget: Budget

    def verdicts(self) -> Iterator[PartVerdict]:
        points = self._distinct()
        partners = self._partners(points)
        outcomes = [self._outcome(point, partner) for point, partner in zip(points, partners, strict=True)]
        claims = [
            claim
            for point, partner in zip(points, partners, strict=True)
            if partner is not None
            for claim in zip(point, self.wanted[partner], strict=True)
        ]
        missing = len(self.wanted) - sum(partner is not None for partner in partners)
        for evidence in self._evidence(claims):
            yield self._verdict(points, outcomes, missing, evidence)

    def _distinct(self) -> list[_Point]:
        points: list[_Point] = []
        for point in self.answered:
            if not any(self._is_again(point, other) for other in points):
                points.append(point)
        return points

    def _is_again(self, point: _Point, other: _Point) -> bool:
        return len(point) == len(other) and holds(zip(point, other, strict=True), self.domain, self.budget)

    def _partners(self, points: list[_Point]) -> list[int | None]:
        """Return for each point the place of the point of the key that it is."""
        free = list(range(len(self.wanted)))
        partners = []
        for point in points:
            partner = next((place for place in free if self._meets(point, self.wanted[place])), None)
            partners.append(partner)
            if partner is not None:
                free.remove(partner)
        return partners

    def _compared(self, point: _Point, wanted: _Point) -> list[Outcome]:
        return [agreement(*pair, self.part, self.domain, self.budget) for pair in zip(point, wanted, strict=True)]

    def _meets(self, point: _Point, wanted: _Point) -> bool:
        return all(isinstance(outcome, Equal) for outcome in self._compared(point, wanted))

    def _outcome(self, point: _Point, partner: int | None) -> EntryVerdict:
        if partner is not None:
            return EntryVerdict("right")
        unsure = next((found for found in map(self._doubt, [point] * len(self.wanted), self.wanted) if found), None)
        return EntryVerdict("wrong", "counterexample") if unsure is None else EntryVerdict("undecided", message=unsure)

    def _doubt(self, point: _Point, wanted: _Point) -> str | None:
        """Return why it is not known whether two points are the same, or None where that is known."""
        found = self._compared(point, wanted)
        if any(isinstance(outcome, Different) for outcome in found):
            return None
        return next((outcome.reason for outcome in found if isinstance(outcome, Undecided)), None)

    def _evidence(self, claims: list[Claim]) -> Iterator[Evidence]:
        """Yield how sure it is that the points that meet are the same, ever better."""
        # what is right to the figures asked for needs no proof
        for outcome in settled([] if self.part.tolerance else claims, self.domain, self.budget):
            yield outcome.evidence if isinstance(outcome, Equal) else "sampled"

    def _verdict(
        self, points: list[_Point], outcomes: list[EntryVerdict], missing: int, evidence: Evidence
    ) -> PartVerdict:
        met = len(self.wanted) - missing
        extra = [point for point, entry in zip(points, outcomes, strict=True) if entry.outcome == "wrong"]
        doubtful = any(entry.outcome == "undecided" for entry in outcomes)
        is_right = not (missing or extra or doubtful)
        rows = tuple((entry,) * len(point) for point, entry in zip(points, outcomes, strict=True))
        twice = len(self.answered) > len(points)
        return PartVerdict(
            outcome="right" if is_right else "undecided" if doubtful and not extra else "partly" if met else "wrong",
            score=met / max(len(points), len(self.wanted), 1) if self.wanted or points else 1.0,
            entries=rows,
            evidence=evidence if is_right else None if doubtful and not extra else "counterexample",
            message="" if is_right else _about(extra, missing),
            remark="A point that is listed twice counts once." if twice else "",
        )


def _about(extra: list[_Point], missing: int) -> str:
    """Say how many points do not belong, and how many are missing."""
    said = []
    if extra:
        said.append(
            f"{PointSet((extra[0],)).plain()} does not belong here."
            if len(extra) == 1
            else f"{counted(len(extra)).capitalize()} of these do not belong here."
        )
    if missing:
        said.append(f"{counted(missing).capitalize()} {'point is' if missing == 1 else 'points are'} missing.")
    return " ".join(said)
