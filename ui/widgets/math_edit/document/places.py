"""Places in a formula, and how rows are found and replaced there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ui.widgets.math_edit.document.items import Item, Row, Slot, inner, slots, with_inner

Path: TypeAlias = tuple[Slot, ...]
"""The way from the outermost row to another one."""


class Caret(NamedTuple):
    """A place between two items: before the item with the number `offset` of the row at `path`."""

    path: Path
    offset: int

    def at(self, offset: int) -> "Caret":
        """Return another place in the same row."""
        return Caret(self.path, offset)

    @property
    def before_box(self) -> "Caret":
        """The place before the box that this row belongs to."""
        return Caret(self.path[:-1], self.path[-1].item)

    @property
    def behind_box(self) -> "Caret":
        """The place behind the box that this row belongs to."""
        return Caret(self.path[:-1], self.path[-1].item + 1)

    def inside(self, slot: int, offset: int = 0, *, item: int | None = None) -> "Caret":
        """Return a place in a row of the item behind this place, or of the one with the number `item`."""
        return Caret((*self.path, Slot(self.offset if item is None else item, slot)), offset)


@dataclass(frozen=True, slots=True)
class Selection:
    """The items from `start` to `stop` of the row at `path`."""

    path: Path
    start: int
    stop: int


def row_at(root: Row, path: Path) -> Row:
    for index, slot in path:
        root = inner(root.items[index], slot)
    return root


def box_at(root: Row, path: Path) -> Item:
    """Return the box whose row is at the path, which must not be that of the outermost row."""
    return row_at(root, path[:-1]).items[path[-1].item]


def with_row(root: Row, path: Path, row: Row) -> Row:
    """Return the formula with another row at a path; the rows beside the way to it stay the same objects."""
    if not path:
        return row
    (index, slot), rest = path[0], path[1:]
    item = root.items[index]
    changed = with_inner(item, slot, with_row(inner(item, slot), rest, row))
    return root.with_items(index, index + 1, [changed])


def carets(row: Row, path: Path = ()) -> Iterator[Caret]:
    """Yield every place in reading order."""
    for index, item in enumerate(row):
        yield Caret(path, index)
        for slot in slots(item):
            yield from carets(inner(item, slot), (*path, Slot(index, slot)))
    yield Caret(path, len(row))


def depth(row: Row) -> int:
    """Return how many boxes stand inside each other at most."""
    return max((1 + depth(inner(item, slot)) for item in row for slot in slots(item)), default=0)


def rows(row: Row, path: Path = ()) -> Iterator[tuple[Path, Row]]:
    """Yield every row with its path, the outer ones first."""
    yield path, row
    for index, item in enumerate(row):
        for slot in slots(item):
            yield from rows(inner(item, slot), (*path, Slot(index, slot)))


def selected(anchor: Caret, caret: Caret) -> Selection:
    """Return what lies between two places, lifted to the innermost row that holds both."""
    shared = 0
    for one, other in zip(anchor.path, caret.path, strict=False):
        if one != other:
            break
        shared += 1
    reaches = [_reach(place, shared) for place in (anchor, caret)]
    return Selection(caret.path[:shared], min(low for low, _ in reaches), max(high for _, high in reaches))


def _reach(place: Caret, depth: int) -> tuple[int, int]:
    """Return the offsets around a place in the row at a depth of its path."""
    if len(place.path) == depth:
        return place.offset, place.offset
    return place.path[depth].item, place.path[depth].item + 1
