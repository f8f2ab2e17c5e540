"""Right answers of every kind, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, TypeGuard

from engine.language.equations import Equation
from engine.language.intervals import Interval
from engine.language.plain_text import plain
from engine.language.point_sets import PointSet
from engine.language.tree import Value, free_names
from engine.language.typeset import latex
from engine.questions.sheet import Option


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some of the options of a part, by their ids."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Steps in an order; the options of the part that are no steps are distractors.

    Attributes:
        ids: The steps in one order that is right.
        before: Pairs (earlier, later) that must stand in this order; None if every step has its place.
    """

    ids: tuple[str, ...]
    before: tuple[tuple[str, str], ...] | None = None

    def needed(self, step: str) -> frozenset[str]:
        """Return the steps that must have come before one, directly."""
        pairs = tuple(pairwise(self.ids)) if self.before is None else self.before
        return frozenset(earlier for earlier, later in pairs if later == step)


Key: TypeAlias = Value | Equation | Interval | PointSet | Chosen | Ordered


def is_value(key: Key) -> TypeGuard[Value]:
    """Return whether a key is an expression, a vector or a matrix."""
    return not isinstance(key, Equation | Interval | PointSet | Chosen | Ordered)


def plain_key(key: Key) -> str:
    """Write a key so that its kind reads it back as the same answer."""
    match key:
        case Chosen(ids) | Ordered(ids):
            return ", ".join(ids)
        case Equation() | Interval() | PointSet():
            return key.plain()
        case _:
            return plain(key)


def latex_key(key: Key, options: Sequence[Option] = ()) -> str:
    """Typeset a key; options are written out as they are shown."""
    match key:
        case Chosen(ids) | Ordered(ids):
            shown = {option.id: option.text for option in options}
            return r",\; ".join(_worded(shown.get(one, one)) for one in ids)
        case Equation() | Interval() | PointSet():
            return key.latex()
        case _:
            return latex(key)


def _worded(text: str) -> str:
    """Return text as LaTeX, with what stands between dollar signs as the mathematics that it is."""
    pieces = text.split("$")
    return "".join(piece if place % 2 else rf"\text{{{piece}}}" for place, piece in enumerate(pieces) if piece)


def names_of(key: Key) -> frozenset[str]:
    """Return the names that occur in a key."""
    match key:
        case Chosen() | Ordered():
            return frozenset()
        case Equation():
            return free_names(key.difference)
        case Interval(low, high):
            ends = [end for end in (low, high) if end is not None]
            return frozenset[str]().union(*map(free_names, ends), [key.name] if key.name else [])
        case PointSet(points):
            return frozenset[str]().union(*(free_names(coordinate) for point in points for coordinate in point))
        case _:
            return free_names(key)
