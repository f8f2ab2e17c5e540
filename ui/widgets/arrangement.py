"""Steps in an order, and those that are left out. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What stands in the order, and what does not.

    Attributes:
        placed: The ids in the order, from the first on.
        left_out: The ids beneath it.
    """

    placed: tuple[str, ...]
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, placed: tuple[str, ...], every: tuple[str, ...]) -> "Arrangement":
        """Return the arrangement with some of all ids in an order, each once."""
        once = tuple(dict.fromkeys(placed))
        return cls(once, tuple(one for one in every if one not in once))

    @property
    def listed(self) -> tuple[str, ...]:
        """All ids, from top to bottom."""
        return (*self.placed, *self.left_out)

    def toggled(self, one: str) -> "Arrangement":
        """Put a step at the end of the order, or take it out."""
        if one in self.placed:
            return Arrangement(_without(self.placed, one), (one, *self.left_out))
        return Arrangement((*self.placed, one), _without(self.left_out, one))

    def carried(self, one: str, by: int) -> "Arrangement":
        """Move a step up (-1) or down (1) by a place; over the end of the order it leaves it, or comes into it."""
        if one in self.left_out:
            return self.toggled(one) if by < 0 else self
        at = self.placed.index(one)
        if by > 0 and at == len(self.placed) - 1:
            return self.toggled(one)
        return self.put(one, at + by)

    def put(self, one: str, at: int) -> "Arrangement":
        """Put a step at a place of the order, counted from 0 without it."""
        others = _without(self.placed, one)
        place = max(0, min(len(others), at))
        return Arrangement((*others[:place], one, *others[place:]), _without(self.left_out, one))


def _without(ids: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != one)
