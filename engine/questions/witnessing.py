"""Whether a key agrees with its witness, the same answer found by a route that shares no formula with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf, isclose, isfinite

from engine.calculus.witness import values
from engine.errors import DefectError
from engine.language.equations import Equation
from engine.language.intervals import Interval
from engine.language.point_sets import PointSet
from engine.language.tree import Node, entries
from engine.questions.keys import Chosen, Ordered
from engine.questions.question import Found, Part

# Central differences at thirty digits are right to 1e-10.
_RELATIVE, _ABSOLUTE = 1e-6, 1e-8
_POINTS = 4

At = Mapping[str, Fraction]


def disagreement(part: Part, points: Iterable[At] = ()) -> str:
    """Return a clause on where a key and its witness differ, or "" where they agree at every point that was tried.

    Args:
        part: With its key and its witness.
        points: Where to try a formula; without any, at points off the axes.

    Raises:
        DefectError: The part has no witness.
    """
    if part.witness is None:
        raise DefectError(f"The part {part.id} has no witness.")
    for at in tuple(points) if part.names and points else _points(part):
        found = part.witness(at)
        if not _agree(part, found, at):
            where = ", ".join(f"{name} = {value}" for name, value in at.items()) or "the one point"
            return f"the witness finds {found} at {where}"
    return ""


def _points(part: Part) -> Iterator[dict[str, Fraction]]:
    """Yield points off the axes with different coordinates, in several sign patterns where the signs are free."""
    if not part.names:
        yield {}
        return
    for shift in range(_POINTS):
        yield {name: _coordinate(shift, place, part) for place, name in enumerate(part.names)}


def _coordinate(shift: int, place: int, part: Part) -> Fraction:
    size = Fraction(7 + 5 * shift + 3 * place, 16)
    return size if part.names[place] in part.positive else size * (-1) ** (shift >> place % 2)


def _agree(part: Part, found: Found, at: At) -> bool:
    match part.key:
        case Chosen(ids):
            return sorted(map(str, found)) == sorted(ids)
        case Ordered(ids):
            return tuple(map(str, found)) == ids
        case PointSet(points):
            return _same_points([values(point, at) for point in points], _rows(found))
        case Interval(low, high):
            return _close((_end(low, -inf, at), _end(high, inf, at)), _numbers(found))
        case Equation():
            return all(_lies_on(part.key.difference, row, part.names) for row in _rows(found)) and bool(found)
        case _:
            return _close(values(entries(part.value), at), _numbers(found), exact=part.tolerance is None)


def _numbers(found: Found) -> tuple[float, ...]:
    return tuple(float(one) for one in found if isinstance(one, int | float))


def _rows(found: Found) -> list[tuple[float, ...]]:
    return [tuple(float(one) for one in row) for row in found if isinstance(row, tuple)]


def _end(end: Node | None, otherwise: float, at: At) -> float:
    return otherwise if end is None else values([end], at)[0]


def _lies_on(difference: Node, point: Sequence[float], names: Sequence[str]) -> bool:
    where = {name: Fraction(value) for name, value in zip(names, point, strict=True)}
    return isclose(values([difference], where)[0], 0.0, abs_tol=_RELATIVE)


def _same_points(key: list[tuple[float, ...]], found: list[tuple[float, ...]]) -> bool:
    """Whether every point of the one set is a point of the other."""
    return len(key) == len(found) and all(any(_close(point, other) for other in found) for point in key)


def _close(key: Sequence[float], found: Sequence[float], *, exact: bool = True) -> bool:
    # a key to three significant figures is rounded itself
    relative = _RELATIVE if exact else 5e-3
    return len(key) == len(found) and all(
        one == other or (isfinite(one) and isclose(one, other, rel_tol=relative, abs_tol=_ABSOLUTE))
        for one, other in zip(key, found, strict=True)
    )
