"""Intervals of the real line and bounds, which are intervals without one end.

Read are `(0, 1]`, `[1, oo)`, `]0, 1]`, `x in (0, 1)`, and the inequalities `x < 3`, `3 > x`, `0 < x <= 1`, `|x| < 1`
and `x > 0 and x < 1`. An end at infinity is open, whatever bracket stands there.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from engine.language.pieces import NotReadError, Piece
from engine.language.plain_text import plain
from engine.language.reading import Ambiguous, Unreadable
from engine.language.tree import Call, Name, Neg, Node, number, rational
from engine.language.typeset import latex, name_latex

_BRACKETS = re.compile(r"(?:\\left\s*)?([(\[\]])(.*?)(?:\\right\s*)?([)\]\[])", re.DOTALL)
_IN = re.compile(r"(\S+?)\s*(?:∈|\\in\b|\bin\b)\s*")
_INFINITE = re.compile(r"([+−-]?)\s*(?:oo|∞|\\infty|infinity|infty|inf)", re.IGNORECASE)
_SIGN = re.compile(r"<=|>=|=<|=>|≤|≥|⩽|⩾|\\leqslant\b|\\geqslant\b|\\leq?\b|\\geq?\b|\\lt\b|\\gt\b|<|>")
_AND = r"\band\b|∧|\\land\b|\\wedge\b|&&?|"
_AND_BY_COMMA = {False: re.compile(_AND + ","), True: re.compile(_AND + ";")}
_BELOW = frozenset(["<", "<=", "=<", "≤", "⩽", "\\leq", "\\le", "\\leqslant", "\\lt"])
_STRICT = frozenset(["<", ">", "\\lt", "\\gt"])

_HOW = "Write an interval, such as (0, 1] or [1, oo), or a bound, such as x < 3."
_ALONE = "A bound needs one name alone on a side, as in x < 3."


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends.

    Attributes:
        low: The lower end, or None where there is none.
        high: The upper end, or None where there is none.
        has_low: Whether the lower end belongs to it.
        has_high: Whether the upper end belongs to it.
        name: What is bounded, if that was said.
    """

    low: Node | None
    high: Node | None
    has_low: bool = False
    has_high: bool = False
    name: str = ""

    def plain(self) -> str:
        low = "-oo" if self.low is None else plain(self.low)
        high = "oo" if self.high is None else plain(self.high)
        within = f"{'[' if self.has_low else '('}{low}, {high}{']' if self.has_high else ')'}"
        return f"{self.name} in {within}" if self.name else within

    def latex(self) -> str:
        low = r"-\infty" if self.low is None else latex(self.low)
        high = r"\infty" if self.high is None else latex(self.high)
        within = rf"\left{'[' if self.has_low else '('}{low}, {high}\right{']' if self.has_high else ')'}"
        return rf"{name_latex(self.name)} \in {within}" if self.name else within


def read_interval(
    text: str, names: Collection[str], *, decimal_comma: bool = False
) -> Interval | Ambiguous | Unreadable:
    """Read typed text as an interval or a bound; any text at all, without raising."""
    try:
        return _Reader(frozenset(names), decimal_comma).read(Piece.whole(text))
    except NotReadError as reason:
        return reason.failed


@dataclass(frozen=True, slots=True)
class _Infinity:
    """An end that is none."""

    above: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    names: frozenset[str]
    decimal_comma: bool

    def read(self, whole: Piece) -> Interval:
        said = _IN.match(str(whole))
        name = self._name(whole.part(*said.span(1))) if said else ""
        if said is None or not name:
            # (1/2) < x < (3) has brackets at both ends as well
            found = None if _SIGN.search(str(whole)) else _BRACKETS.fullmatch(str(whole))
            return self._between(whole, found) if found else self._bounds(whole)
        within = whole.part(said.end(), len(str(whole)))
        found = _BRACKETS.fullmatch(str(within))
        if not found:
            raise within.refused(_HOW)
        return replace(self._between(within, found), name=name)

    def _between(self, within: Piece, found: re.Match[str]) -> Interval:
        """Read the two ends that stand in brackets."""
        ends = within.part(*found.span(2)).split(";" if self.decimal_comma else ",;")
        if len(ends) != 2:
            raise within.refused("An interval has two ends, as in (0, 1].")
        low, high = map(self._end, ends)
        if low == _Infinity(above=True) or high == _Infinity(above=False):
            raise within.refused("Minus infinity can only be the lower end, and infinity only the upper one.")
        return _interval(low, high, has_low=found[1] == "[", has_high=found[3] == "]")

    def _name(self, piece: Piece) -> str:
        """Return the name that stands here in its plain spelling, or "" where something else does."""
        try:
            node = piece.expression(self.names)
        except NotReadError:
            return ""
        return node.name if isinstance(node, Name) else ""

    def _end(self, end: Piece) -> Node | _Infinity:
        infinite = _INFINITE.fullmatch(str(end))
        if infinite:
            return _Infinity(above=infinite[1] in {"", "+"})
        return end.expression(self.names, decimal_comma=self.decimal_comma)

    def _bounds(self, whole: Piece) -> Interval:
        """Read an inequality, a chain of two, or two that both hold."""
        parts = whole.split_at(_AND_BY_COMMA[self.decimal_comma])
        if len(parts) != 2:
            return self._chain(whole)
        first, second = map(self._chain, parts)
        return _both(first, second, whole)

    def _chain(self, whole: Piece) -> Interval:
        signs = list(_SIGN.finditer(str(whole)))
        cuts = [0, *(place for sign in signs for place in sign.span()), len(str(whole))]
        sides = [whole.part(start, stop) for start, stop in zip(cuts[::2], cuts[1::2], strict=True)]
        match [sign[0] for sign in signs]:
            case [sign]:
                name_first = bool(self._name(sides[0]) or self._magnitude(sides[0]))
                return self._bound(sides[int(name_first)], sign, sides[int(not name_first)], name_first=name_first)
            case [first, second] if (first in _BELOW) == (second in _BELOW):
                left = self._bound(sides[0], first, sides[1], name_first=False)
                return _both(left, self._bound(sides[2], second, sides[1], name_first=True), whole)
            case _:
                raise whole.refused(_HOW)

    def _bound(self, end: Piece, sign: str, bounded: Piece, *, name_first: bool) -> Interval:
        """Read one inequality; `name_first` says on which side the name stands."""
        magnitude = self._magnitude(bounded)
        if magnitude:
            return self._around_zero(magnitude, end, sign, is_within=(sign in _BELOW) == name_first)
        name = self._name(bounded)
        if not name:
            raise Piece(end.text, min(bounded.start, end.start), max(bounded.stop, end.stop)).refused(_ALONE)
        bound, closed = self._end(end), sign not in _STRICT
        if (sign in _BELOW) == name_first:
            return replace(_interval(None, bound, has_high=closed), name=name)
        return replace(_interval(bound, None, has_low=closed), name=name)

    def _magnitude(self, piece: Piece) -> str:
        """Return the name whose absolute value stands here, or ""."""
        try:
            node = piece.expression(self.names)
        except NotReadError:
            return ""
        match node:
            case Call("abs", (Name(name),)):
                return name
            case _:
                return ""

    def _around_zero(self, name: str, end: Piece, sign: str, *, is_within: bool) -> Interval:
        """Read a bound of an absolute value, which bounds from both sides."""
        bound = self._end(end)
        if not is_within or isinstance(bound, _Infinity):
            raise end.refused("An absolute value that is bounded from below leaves two intervals, not one.")
        exact, closed = rational(bound), sign not in _STRICT
        low = Neg(bound) if exact is None else number(-exact)
        return replace(_interval(low, bound, has_low=closed, has_high=closed), name=name)


def _interval(
    low: Node | _Infinity | None, high: Node | _Infinity | None, *, has_low: bool = False, has_high: bool = False
) -> Interval:
    """Return the interval, with infinite ends as ends that are not there."""
    below = None if isinstance(low, _Infinity) else low
    above = None if isinstance(high, _Infinity) else high
    return Interval(below, above, has_low and below is not None, has_high and above is not None)


def _both(first: Interval, second: Interval, whole: Piece) -> Interval:
    """Return what lies within two bounds of one name, from different sides."""
    if first.high is not None:
        first, second = second, first
    if first.name != second.name or first.high is not None or second.low is not None:
        raise whole.refused("These two should bound one name, from both sides.")
    return Interval(first.low, second.high, first.has_low, second.has_high, first.name)
