"""What comes of reading a learner's text: it was read, it can mean several things, or it cannot be read."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.errors import Span
from engine.language.tree import Value

Kind: TypeAlias = Literal["expression", "vector", "matrix"]


@dataclass(frozen=True, slots=True)
class Read:
    """The one plausible reading."""

    tree: Value


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of several plausible readings, and the learner's whole text rewritten so that it means only this."""

    tree: Value
    text: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more plausible readings, the likelier first; the learner chooses."""

    message: str
    span: Span
    readings: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why and where the text cannot be read, and as much of a tree as could be made of it, with holes."""

    message: str
    span: Span
    draft: Value | None = None


Reading: TypeAlias = Read | Ambiguous | Unreadable
