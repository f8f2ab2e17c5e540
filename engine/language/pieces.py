"""Reading a stretch of a text on its own, with all that is said about it in terms of the whole text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from engine.errors import LearnerError, Span
from engine.language.cursor import DEEPEST
from engine.language.parser import read
from engine.language.reading import Alternative, Ambiguous, Read, Unreadable
from engine.language.tokens import MOST_CHARACTERS
from engine.language.tree import Node, entries

_DEEPER, _SHALLOWER = "([{", ")]}"


class NotReadError(LearnerError):
    """A piece of a text cannot be read.

    Attributes:
        failed: Why, and where in the whole text; or the readings to choose from.
    """

    def __init__(self, failed: Ambiguous | Unreadable) -> None:
        super().__init__(failed.message, failed.span)
        self.failed = failed


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters from `start` to `stop` of a text."""

    text: str
    start: int
    stop: int

    @classmethod
    def whole(cls, text: str) -> "Piece":
        """Return all of a text without the blanks around it.

        Raises:
            NotReadError: It is too long, or nested too deeply, to be looked at.
        """
        all_of_it = cls(text, 0, len(text))
        if len(text) > MOST_CHARACTERS:
            raise all_of_it.refused(f"At most {MOST_CHARACTERS:,} characters can be read, and this has {len(text):,}.")
        if max(_depths(text), default=0) > DEEPEST:
            raise all_of_it.refused(f"At most {DEEPEST} levels can be nested, and here are more.")
        return all_of_it.stripped()

    def __str__(self) -> str:
        return self.text[self.start : self.stop]

    def refused(self, message: str) -> NotReadError:
        """Return the error that says why this piece cannot be read."""
        return NotReadError(Unreadable(message, Span(self.start, self.stop)))

    def refuse_open(self) -> None:
        """Refuse a piece in which a bracket is left open.

        Raises:
            NotReadError: One is; its span is that bracket.
        """
        depths = list(_depths(str(self)))
        if depths and depths[-1] > 0:
            last = max(at for at, depth in enumerate(depths) if at == 0 or depths[at - 1] < depths[-1] <= depth)
            opening = self.part(last, last + 1)
            raise opening.refused(f"This “{opening}” is still open.")

    def part(self, start: int, stop: int) -> "Piece":
        """Return a piece of this one, counted from its start and without the blanks around it."""
        return Piece(self.text, self.start + start, self.start + stop).stripped()

    def stripped(self) -> "Piece":
        inside = str(self)
        left = len(inside) - len(inside.lstrip())
        return Piece(self.text, self.start + left, self.start + max(left, len(inside.rstrip())))

    @property
    def is_enclosed(self) -> bool:
        """Whether the first character is a bracket that is closed by the last one: `(x + 1)`, but not `(x)/(y)`."""
        *inside, after = _depths(str(self)) if str(self) else (1,)
        return after == 0 and bool(inside) and min(inside) > 0

    def split(self, separators: str) -> "list[Piece]":
        """Return the pieces between separators that stand outside of all brackets."""
        return self.split_at(re.compile(f"[{re.escape(separators)}]"))

    def split_at(self, separator: re.Pattern[str]) -> "list[Piece]":
        """Return the pieces between the separators that begin outside of all brackets."""
        text = str(self)
        depths = list(_depths(text))
        cuts = [match.span() for match in separator.finditer(text) if depths[match.start()] == 0]
        starts = [0, *(stop for _, stop in cuts)]
        stops = [*(start for start, _ in cuts), len(text)]
        return [self.part(start, stop) for start, stop in zip(starts, stops, strict=True)]

    def expression(self, names: Collection[str], *, decimal_comma: bool = False) -> Node:
        """Read the piece as one expression.

        Raises:
            NotReadError: It cannot be read, or in several ways; spans and rewritten texts are those of the whole text.
        """
        if not str(self):
            raise self.refused("Something is missing here.")
        reading = read(str(self), names, decimal_comma=decimal_comma)
        match reading:
            case Read(tree):
                return entries(tree)[0]
            case Unreadable(span=span):
                raise NotReadError(replace(reading, span=self._within(span)))
            case Ambiguous(span=span, readings=readings):
                whole = tuple(map(self._put_back, readings))
                raise NotReadError(replace(reading, span=self._within(span), readings=whole))

    def _put_back(self, alternative: Alternative) -> Alternative:
        """Return a reading of the piece with the whole text that means it."""
        return replace(alternative, text=self.text[: self.start] + alternative.text + self.text[self.stop :])

    def _within(self, span: Span) -> Span:
        return Span(self.start + span.start, self.start + span.stop)


def _depths(text: str) -> Iterator[int]:
    """Yield for each character how many brackets are open around it; a closing one counts as outside."""
    return accumulate((character in _DEEPER) - (character in _SHALLOWER) for character in text)
