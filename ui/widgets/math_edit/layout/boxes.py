"""Where everything of a formula stands. Lengths are in em of the outermost size; y grows upwards from the baseline."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ui.widgets.math_edit.document.items import Row
from ui.widgets.math_edit.layout.glyphs import Glyph

Tone: TypeAlias = Literal["ink", "ghost", "hole"]
"""Ink is what stands there; a ghost only announces what will be typed; a hole wants to be filled."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape in a row."""

    glyph: Glyph
    x: float
    y: float
    scale: float
    tone: Tone = "ink"


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle, by its lower left corner: the bar of a fraction or a root, the square of a hole."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone = "ink"


@dataclass(frozen=True, slots=True)
class Inner:
    """A row inside an item: its box, and where the start of its baseline is."""

    slot: int
    x: float
    y: float
    box: "RowBox"


@dataclass(frozen=True, slots=True)
class ItemBox:
    """One item, from its own origin.

    Attributes:
        inners: Its rows.
        lean: How far to the right an exponent moves on a slanting sign.
        is_letter: Whether exponents stand at the height that they have on a letter, however tall it is.
    """

    width: float
    ascent: float
    descent: float
    marks: tuple[Mark, ...] = ()
    rules: tuple[Rule, ...] = ()
    inners: tuple[Inner, ...] = ()
    lean: float = 0.0
    is_letter: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in a row: its box, and where it begins."""

    x: float
    box: ItemBox


@dataclass(frozen=True, slots=True)
class RowBox:
    """One row.

    Attributes:
        row: What it shows.
        scale: Its size, of the outermost one.
        items: In their order.
        edges: Where the caret stands at each offset; one more than items.
        hole: The square that stands for an empty row inside a box.
    """

    row: Row
    scale: float
    width: float
    ascent: float
    descent: float
    items: tuple[Placed, ...]
    edges: tuple[float, ...]
    hole: Rule | None = None
