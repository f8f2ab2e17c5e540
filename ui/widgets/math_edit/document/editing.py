"""The state of a formula that is being edited: what stands there, where the caret is, what is selected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ui.widgets.math_edit.document.items import EMPTY, Item, Row
from ui.widgets.math_edit.document.places import Caret, Path, Selection, box_at, row_at, selected, with_row

START = Caret((), 0)


@dataclass(frozen=True, slots=True)
class Editing:
    """A formula with a caret. Commands take one and return another; none is ever changed.

    Attributes:
        root: The outermost row.
        caret: Where typing goes.
        anchor: Where the selection began, or None where nothing is selected.
        open_boxes: How many of the innermost boxes around the caret were opened by typing. What would end an exponent
            or a denominator in a line of text leaves these, and no others.
        ungrouped: The way to the row whose parentheses went when they were closed, until something else happens: in
            `1/(x + 1)^2` they come back.
    """

    root: Row = EMPTY
    caret: Caret = START
    anchor: Caret | None = None
    open_boxes: int = 0
    ungrouped: Path | None = None

    @property
    def row(self) -> Row:
        """The row that the caret is in."""
        return row_at(self.root, self.caret.path)

    @property
    def box(self) -> Item | None:
        """The box that the caret is in, if it is in one."""
        return box_at(self.root, self.caret.path) if self.caret.path else None

    @property
    def slot(self) -> int:
        """The number of the row that the caret is in, among those of its box."""
        return self.caret.path[-1].slot

    @property
    def base(self) -> Item | None:
        """The item before the box that the caret is in."""
        outer = self.caret.before_box
        return row_at(self.root, outer.path).item(outer.offset - 1)

    @property
    def before(self) -> Item | None:
        """The item before the caret in its row."""
        return self.row.item(self.caret.offset - 1)

    @property
    def behind(self) -> Item | None:
        """The item behind the caret in its row."""
        return self.row.item(self.caret.offset)

    @property
    def is_at_end(self) -> bool:
        """Whether the caret is at the end of its row."""
        return self.caret.offset == len(self.row)

    @property
    def selection(self) -> Selection | None:
        """What is selected, or None where that is nothing."""
        if self.anchor is None:
            return None
        found = selected(self.anchor, self.caret)
        return found if found.start < found.stop else None

    @property
    def selected_row(self) -> Row:
        """The selected items."""
        found = self.selection
        return EMPTY if found is None else row_at(self.root, found.path).part(found.start, found.stop)

    def at(self, caret: Caret, *, open_boxes: int = 0) -> "Editing":
        """Return the state with the caret elsewhere and nothing selected."""
        return Editing(self.root, caret, None, open_boxes)

    def with_row(self, row: Row, offset: int) -> "Editing":
        """Return the state with another row around the caret, and the caret in it."""
        root = with_row(self.root, self.caret.path, row)
        return Editing(root, self.caret.at(offset), None, self.open_boxes)

    def with_items(self, start: int, stop: int, items: Sequence[Item]) -> "Editing":
        """Return the state with items in the place of others in the row of the caret, which follows them."""
        return self.with_row(self.row.with_items(start, stop, items), start + len(items))

    def inserted(self, *items: Item) -> "Editing":
        """Return the state with items before the caret."""
        return self.with_items(self.caret.offset, self.caret.offset, items)

    def entered(self, item: int, slot: int, offset: int = 0) -> "Editing":
        """Return the state with the caret in a row of an item, as typing got there."""
        return self.at(self.caret.inside(slot, offset, item=item), open_boxes=self.open_boxes + 1)

    def left(self) -> "Editing":
        """Return the state with the caret behind the box that it is in."""
        return self.at(self.caret.behind_box, open_boxes=max(0, self.open_boxes - 1))

    def without_selection(self) -> "Editing":
        """Return the state with the selected items taken out."""
        found = self.selection
        if found is None:
            return replace(self, anchor=None)
        place = self.at(Caret(found.path, found.stop))
        return place.with_items(found.start, found.stop, ())
