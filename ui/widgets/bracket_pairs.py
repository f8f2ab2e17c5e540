"""Which bracket belongs to the one at the caret. No Qt."""

from dataclasses import dataclass

_OPENING, _CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class BracketPair:
    """The bracket at the caret, and its partner; None where it has none.

    Brackets of different kinds are partners too, since an interval is written [0, 1).
    """

    at: int
    partner: int | None

    @property
    def places(self) -> tuple[int, ...]:
        """Both positions, or the one."""
        return (self.at,) if self.partner is None else (self.at, self.partner)


def bracket_at(text: str, caret: int) -> BracketPair | None:
    """Return the bracket that the caret touches, the one before it first; None where it touches none."""
    for at in (caret - 1, caret):
        if 0 <= at < len(text) and text[at] in _OPENING + _CLOSING:
            return BracketPair(at, _partner(text, at))
    return None


def _partner(text: str, at: int) -> int | None:
    places = range(at, len(text)) if text[at] in _OPENING else range(at, -1, -1)
    inwards = _OPENING if text[at] in _OPENING else _CLOSING
    depth = 0
    for place in places:
        if text[place] in _OPENING + _CLOSING:
            depth += 1 if text[place] in inwards else -1
            if depth == 0:
                return place
    return None
