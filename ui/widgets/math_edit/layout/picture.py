"""A formula that is set: where the caret stands in it, what lies under a point, and what a selection covers."""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from ui.widgets.math_edit.document.items import Fraction, Item, Slot
from ui.widgets.math_edit.document.places import Caret, Path, Selection
from ui.widgets.math_edit.layout.boxes import Inner, Mark, Placed, RowBox, Rule
from ui.widgets.math_edit.layout.constants import NOMINAL_ASCENT, NOMINAL_DESCENT

# A pointer this far beside a small box still means it
_SLACK = 0.12


class Area(NamedTuple):
    """A rectangle by its left and right, and its lower and upper edge."""

    left: float
    bottom: float
    right: float
    top: float


class _Found(NamedTuple):
    """A row with the start of its baseline."""

    box: RowBox
    x: float
    y: float


class Picture:
    """Lengths are in em; the origin is the start of the outermost baseline, y grows upwards.

    Args:
        box: The outermost row.
    """

    def __init__(self, box: RowBox) -> None:
        self.box = box

    @property
    def width(self) -> float:
        return self.box.width

    @property
    def ascent(self) -> float:
        return self.box.ascent

    @property
    def descent(self) -> float:
        return self.box.descent

    def marks(self, left: float = -inf, right: float = inf) -> Iterator[Mark]:
        """Yield every shape at its place, of those items that reach between two places from the left."""
        yield from _marks(_Found(self.box, 0.0, 0.0), left, right)

    def rules(self) -> Iterator[Rule]:
        """Yield every rectangle at its place."""
        for box, x, y in _rows(_Found(self.box, 0.0, 0.0)):
            if box.hole is not None:
                yield _moved(box.hole, x, y)
            for placed in box.items:
                for rule in placed.box.rules:
                    yield _moved(rule, x + placed.x, y)

    def caret(self, caret: Caret) -> Area:
        """Return the line that the caret is; it has no width."""
        box, x, y = self._row_at(caret.path)
        at = x + box.edges[caret.offset]
        return Area(at, y - NOMINAL_DESCENT * box.scale, at, y + NOMINAL_ASCENT * box.scale)

    def area(self, selection: Selection) -> Area:
        """Return what some items of a row cover; nothing less than a letter high."""
        box, x, y = self._row_at(selection.path)
        items = [placed.box for placed in box.items[selection.start : selection.stop]]
        ascent = max([NOMINAL_ASCENT * box.scale, *(item.ascent for item in items)])
        descent = max([NOMINAL_DESCENT * box.scale, *(item.descent for item in items)])
        left, right = box.edges[selection.start], box.edges[min(selection.stop, len(box.items))]
        if not box.items:
            left, right = 0.0, box.width
        return Area(x + left, y - descent, x + right, y + ascent)

    def nearest(self, x: float, y: float) -> Caret:
        """Return the place that a point means."""
        found = _Found(self.box, 0.0, 0.0)
        path: Path = ()
        while (inner := _inner_at(found, x, y)) is not None:
            slot, found = inner
            path = (*path, slot)
        edges = [abs(found.x + edge - x) for edge in found.box.edges]
        return Caret(path, edges.index(min(edges)))

    def _row_at(self, path: Path) -> _Found:
        box, x, y = self.box, 0.0, 0.0
        for item, slot in path:
            placed = box.items[item]
            inner = next(each for each in placed.box.inners if each.slot == slot)
            box, x, y = inner.box, x + placed.x + inner.x, y + inner.y
        return _Found(box, x, y)


def _rows(outer: _Found) -> Iterator[_Found]:
    """Yield a row and all rows inside it."""
    yield outer
    for placed in outer.box.items:
        for inner in placed.box.inners:
            yield from _rows(_Found(inner.box, outer.x + placed.x + inner.x, outer.y + inner.y))


def _marks(found: _Found, left: float, right: float) -> Iterator[Mark]:
    for placed in found.box.items:
        x, y = found.x + placed.x, found.y
        if x > right or x + placed.box.width < left:
            continue
        for mark in placed.box.marks:
            yield Mark(mark.glyph, x + mark.x, y + mark.y, mark.scale, mark.tone)
        for inner in placed.box.inners:
            yield from _marks(_Found(inner.box, x + inner.x, y + inner.y), left, right)


def _moved(rule: Rule, x: float, y: float) -> Rule:
    return Rule(rule.x + x, rule.y + y, rule.width, rule.height, rule.tone)


def _inner_at(found: _Found, x: float, y: float) -> tuple[Slot, _Found] | None:
    """Return the row of one of the items that a point means, or None where it means a place between two items."""
    for index, (placed, item) in enumerate(zip(found.box.items, found.box.row, strict=True)):
        left = found.x + placed.x
        if not left <= x <= left + placed.box.width:
            continue
        inners = [each for each in placed.box.inners if _reaches(each, placed, item, x - left, found.box.scale)]
        if inners:
            inner = min(inners, key=lambda each: _apart(each, y - found.y))
            return Slot(index, inner.slot), _Found(inner.box, left + inner.x, found.y + inner.y)
    return None


def _reaches(inner: Inner, placed: Placed, item: Item, x: float, scale: float) -> bool:
    """Whether a point at `x` of an item is beside nothing but this row; the parts of a fraction take its whole width."""
    if isinstance(item, Fraction):
        return 0.25 * _SLACK * scale < x < placed.box.width - 0.25 * _SLACK * scale
    return inner.x - _SLACK * scale <= x <= inner.x + inner.box.width + _SLACK * scale


def _apart(inner: Inner, y: float) -> float:
    """Return how far a height is from a row."""
    low, high = inner.y - inner.box.descent, inner.y + inner.box.ascent
    return max(low - y, y - high, 0.0) if not low <= y <= high else -1.0
