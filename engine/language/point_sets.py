"""Sets of points, such as the critical points of a function; their order does not count.

Read are `(0, 0), (2, 2)`, `{(0, 0), (2, 2)}`, `[[0, 0], [2, 2]]`, `(0, 0); (2, 2)`, `(0, 0) and (2, 2)`, a point
on each line, a single point, numbers in a row for points of a line, and `none` for no point.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from engine.language.pieces import NotReadError, Piece
from engine.language.plain_text import plain
from engine.language.reading import Ambiguous, Unreadable
from engine.language.tree import Node, rational
from engine.language.typeset import latex

_Point: TypeAlias = tuple[Node, ...]

_NONE = re.compile(r"none|∅|\\emptyset|\{\s*\}", re.IGNORECASE)
_AND = re.compile(r"\band\b")
# A new line separates too, behind a separator or without one.
_COMMA = re.compile(r"[,;]\s*|\n\s*")
_SEMICOLON = re.compile(r";\s*|\n\s*")
_BRACES = re.compile(r"(?:\\left)?\\?\{(.*?)(?:\\right)?\\?\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PointSet:
    """Points by their coordinates."""

    points: tuple[tuple[Node, ...], ...]

    @property
    def rational(self) -> frozenset[tuple[Fraction, ...]] | None:
        """The points as numbers, or None where a coordinate is not rational."""
        exact = {tuple(value for value in map(rational, point) if value is not None) for point in self.points}
        lengths = {len(point) for point in self.points}
        return frozenset(exact) if {len(point) for point in exact} == lengths else None

    def plain(self) -> str:
        return ", ".join(f"({', '.join(map(plain, point))})" for point in self.points) or "none"

    def latex(self) -> str:
        return r",\; ".join(rf"\left({', '.join(map(latex, point))}\right)" for point in self.points) or r"\emptyset"


def read_points(text: str, names: Collection[str], *, decimal_comma: bool = False) -> PointSet | Ambiguous | Unreadable:
    """Read typed text as a set of points; any text at all, without raising."""
    try:
        # a word of three letters gives way to three characters, so that every span stays what it is
        whole = Piece.whole(_AND.sub(" ; " if decimal_comma else " , ", text))
        if _NONE.fullmatch(str(whole)):
            return PointSet(())
        whole.refuse_open()
        braces = _BRACES.fullmatch(str(whole))
        inside = whole.part(*braces.span(1)) if braces else whole
        return PointSet(tuple(_Reader(frozenset(names), decimal_comma).points(inside)))
    except NotReadError as reason:
        return reason.failed


@dataclass(frozen=True, slots=True)
class _Reader:
    names: frozenset[str]
    decimal_comma: bool

    def points(self, listed: Piece) -> Iterator[_Point]:
        """Yield the points of a list, which may have brackets around it."""
        for one in self._split(listed):
            coordinates = self._inside(one)
            if coordinates is None:
                yield self._point([one])
            elif any(self._inside(inner) for inner in coordinates):
                yield from self.points(one.part(1, len(str(one)) - 1))
            else:
                yield self._point(coordinates)

    def _inside(self, piece: Piece) -> list[Piece] | None:
        """Return what is listed in brackets that enclose the piece, or None where they enclose no list."""
        text = str(piece)
        if text[:1] + text[-1:] not in {"()", "[]"} or not piece.is_enclosed:
            return None
        inner = self._split(piece.part(1, len(text) - 1))
        # (x) is an expression in parentheses; [x] can only be a list
        return inner if len(inner) > 1 or text[0] == "[" or self._inside(inner[0]) else None

    def _split(self, listed: Piece) -> list[Piece]:
        return listed.split_at(_SEMICOLON if self.decimal_comma else _COMMA)

    def _point(self, coordinates: list[Piece]) -> _Point:
        return tuple(one.expression(self.names, decimal_comma=self.decimal_comma) for one in coordinates)
