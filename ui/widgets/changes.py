"""What was typed before, and what was taken back, over all entries of an answer. No Qt."""

from dataclasses import dataclass
from typing import TypeAlias

# The text of each entry, by row
Texts: TypeAlias = tuple[tuple[str, ...], ...]
# (row, column), counted from 0
Cell: TypeAlias = tuple[int, int]

_MOST_STEPS = 400


@dataclass(frozen=True, slots=True)
class Place:
    """What to show when a change is taken back or made again: all texts, and where the caret goes."""

    texts: Texts
    cell: Cell
    caret: int


@dataclass(frozen=True, slots=True)
class _Moment:
    """All texts after a change, and the entry in which it was made."""

    texts: Texts
    cell: Cell

    @property
    def text(self) -> str:
        return _text(self.texts, self.cell)


class Changes:
    """The changes of an answer. What is typed in one go is taken back word by word, a spread over all entries at once.

    Args:
        texts: What stands there at the beginning.
    """

    def __init__(self, texts: Texts) -> None:
        self._moments = [_Moment(texts, (0, 0))]
        self._at = 0
        self._is_open = False

    def put(self, texts: Texts) -> None:
        """Take in what the program puts there; before anything was typed it is no change."""
        is_blank = not any(text for row in self._moments[0].texts for text in row)
        if is_blank and len(self._moments) == 1:
            self._moments = [_Moment(texts, (0, 0))]
        elif texts != self._moments[self._at].texts:
            self.note(texts, (0, 0))

    def note(self, texts: Texts, cell: Cell) -> None:
        """Take in what stands there after a change.

        Args:
            texts: All texts.
            cell: The entry that was typed into.
        """
        moment, before = _Moment(texts, cell), self._moments[self._at]
        del self._moments[self._at + 1 :]
        if self._is_open and _goes_on(self._moments[self._at - 1], before, moment):
            self._moments[self._at] = moment
            return
        self._moments = [*self._moments, moment][-_MOST_STEPS:]
        self._at = len(self._moments) - 1
        self._is_open = _is_one_letter(_text(before.texts, cell), moment.text)

    def back(self) -> Place | None:
        """Take the last change back; None where there is none."""
        if self._at == 0:
            return None
        undone = self._moments[self._at]
        self._at -= 1
        self._is_open = False
        texts = self._moments[self._at].texts
        return Place(texts, undone.cell, _end_of_change(undone.text, _text(texts, undone.cell)))

    def forth(self) -> Place | None:
        """Make the change that was taken back last again; None where there is none."""
        if self._at + 1 == len(self._moments):
            return None
        before = self._moments[self._at]
        self._at += 1
        done = self._moments[self._at]
        return Place(done.texts, done.cell, _end_of_change(_text(before.texts, done.cell), done.text))


def _text(texts: Texts, cell: Cell) -> str:
    """Return the text of an entry; "" where a smaller grid has none there."""
    row, column = cell
    return texts[row][column] if row < len(texts) and column < len(texts[row]) else ""


def common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters the two have in common at the start, and behind that at the end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    stop = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    return start, stop


def _end_of_change(old: str, new: str) -> int:
    return len(new) - common_ends(old, new)[1]


def _goes_on(first: _Moment, before: _Moment, after: _Moment) -> bool:
    """Return whether a change is one with those since `first`: a letter more, or less, of the same word."""
    cell = before.cell
    oldest, old, new = _text(first.texts, cell), before.text, after.text
    grows = len(new) > len(old)
    if after.cell != cell or not _is_one_letter(old, new) or grows != (len(old) > len(oldest)):
        return False
    at, end = common_ends(old, new)[0], _end_of_change(oldest, old)
    if grows:
        return at == end and not _begins_word(new, at)
    return at <= end <= at + 1 and _is_of_word(old[at]) == _is_of_word(oldest[end])


def _is_one_letter(old: str, new: str) -> bool:
    return abs(len(new) - len(old)) == 1 and sum(common_ends(old, new)) == min(len(old), len(new))


def _begins_word(text: str, at: int) -> bool:
    return _is_of_word(text[at]) and at > 0 and not _is_of_word(text[at - 1])


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in "._"
