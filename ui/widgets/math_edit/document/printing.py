"""A formula as plain notation, with a map between the characters and the items that they come from.

What was typed is printed as it was typed; boxes get as many parentheses as keep the text from meaning anything else. A
hole prints as nothing at the end of the text, where the reader of the notation says what is missing, and as `()` where
what follows would otherwise be taken for what is missing.
"""

from bisect import bisect_right
from dataclasses import dataclass

from engine.errors import Span
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.items import Row
from ui.widgets.math_edit.document.places import Caret, Selection
from ui.widgets.math_edit.document.writer import Origin, Writer


@dataclass(frozen=True, slots=True)
class Printed:
    """A formula in plain notation.

    Attributes:
        text: ASCII, save for characters that the notation does not know.
        origins: For each character the item that it comes from; the signs around the parts of a box belong to the box.
        offsets: For each place of the caret, in reading order, where it is in the text.
    """

    text: str
    origins: tuple[Origin, ...]
    offsets: dict[Caret, int]

    def offset(self, caret: Caret) -> int:
        """Return where a place is in the text."""
        return self.offsets[caret]

    def caret(self, offset: int) -> Caret:
        """Return the place that a position in the text stands for: the last one that is not behind it."""
        places = sorted(self.offsets.items(), key=lambda pair: pair[1])
        found = bisect_right([at for _, at in places], offset)
        return places[max(0, found - 1)][0]

    def items(self, span: Span) -> tuple[Selection, ...]:
        """Return the items that the characters of a span come from, as stretches of rows in reading order.

        A span without a width stands for the item before it.
        """
        start, stop = span
        within = self.origins[max(0, start - (start == stop)) : stop]
        stretches: list[Selection] = []
        for path, index in within:
            last = stretches[-1] if stretches else None
            if last is not None and last.path == path and last.start <= index < last.stop:
                continue
            if last is not None and last.path == path and last.stop == index:
                stretches[-1] = Selection(path, last.start, index + 1)
            else:
                stretches.append(Selection(path, index, index + 1))
        return tuple(stretches)


def printed(root: Row, dialect: Dialect) -> Printed:
    """Print a formula so that the reader of the notation makes of the text what the picture shows."""
    writer = Writer(dialect)
    writer.row(root, ())
    return Printed(writer.text, tuple(writer.origins), writer.offsets)


def plain_text(root: Row, dialect: Dialect) -> str:
    """Return a formula in plain notation."""
    return printed(root, dialect).text
