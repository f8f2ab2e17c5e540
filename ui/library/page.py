"""The library as its presenter knows it: a map of topics and families, and a sample of one family."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.learning.standing import Standing
from engine.questions.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Relative:
    """A family that another one builds on, or that builds on it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """A family on the map.

    Attributes:
        levels: The levels that there are.
        standing: How far the learner is.
        builds_on: What should come before it.
        leads_to: What builds on it.
    """

    id: str
    title: str
    levels: tuple[int, ...]
    standing: Standing
    builds_on: tuple[Relative, ...] = ()
    leads_to: tuple[Relative, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A topic with its families in teaching order."""

    id: str
    title: str
    families: tuple[FamilyEntry, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """The family that is looked at, at a level."""

    topic: str
    family: FamilyEntry
    level: int


class LibraryView(Protocol):
    """What the presenter asks of the page."""

    def show_map(self, sections: Sequence[Section]) -> None:
        """Show topics and families; there may be none that fit a search."""

    def show_picked(self, picked: Picked) -> None:
        """Say which family is looked at; its sample is being made."""

    def show_sample(self, sheet: Sheet) -> None: ...

    def show_trouble(self, message: str) -> None:
        """Say why there is no sample."""
