"""Sets formulas: each item by the rules of TeX, with the measures of the face."""

from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from ui.widgets.math_edit.document.items import Box, Bracket, Fraction, Item, Root, Row, Script, Symbol, Word
from ui.widgets.math_edit.document.lettering import shown_greek
from ui.widgets.math_edit.layout import constants as measure
from ui.widgets.math_edit.layout.boxes import Inner, ItemBox, Mark, Placed, RowBox, Rule
from ui.widgets.math_edit.layout.glyphs import fence, glyph, lean, small_glyph, surd
from ui.widgets.math_edit.layout.lettering import fence_latex, sign_latex, word_latex
from ui.widgets.math_edit.layout.spacing import Atom, atom, gap
from ui.widgets.math_edit.layout.style import Style

# A bracket around nothing taller than letters with exponents is a letter itself, as everywhere in the program
_LETTER_ASCENT, _LETTER_DESCENT = 0.92, 0.27

# A box with what it belongs to, and how it was set
_Key: TypeAlias = tuple[int, int, Style]
_Known: TypeAlias = tuple[Box, ItemBox | None, ItemBox]


class Setter:
    """Sets rows, and remembers those that it set last: what did not change between two keystrokes is not set again.

    Args:
        decimal_mark: What a decimal point looks like.
    """

    def __init__(self, decimal_mark: str = ".") -> None:
        self._decimal_mark = decimal_mark
        # what identities stand for is kept beside them, or they would be those of something else by and by
        self._before: dict[_Key, _Known] = {}
        self._now: dict[_Key, _Known] = {}

    def formula(self, row: Row, style: Style) -> RowBox:
        """Set a whole formula."""
        self._before, self._now = self._now, {}
        return self._row(row, style, is_inside=False)

    def _row(self, row: Row, style: Style, *, is_inside: bool = True) -> RowBox:
        if not row:
            return _empty(row, style, is_hole=is_inside)
        placed: list[Placed] = []
        edges, x, kind, solid = [0.0], 0.0, None, None
        for item in row:
            box = self._item(item, style, placed[-1].box if placed else None)
            is_tall = isinstance(item, Bracket) and _is_tall(box, style.scale)
            here: Atom = kind if isinstance(item, Script) and kind else atom(item, is_tall=is_tall, before=solid)
            room = 0.0 if kind is None or isinstance(item, Script) else gap(kind, here, is_script=style.is_script)
            edges[-1] += room * style.scale / 2
            x += room * style.scale
            placed.append(Placed(x, box))
            x += box.width
            edges.append(x)
            kind, solid = here, solid if here == "space" else here
        scale = style.scale
        ascent = max(measure.NOMINAL_ASCENT * scale, *(each.box.ascent for each in placed))
        descent = max(measure.NOMINAL_DESCENT * scale, *(each.box.descent for each in placed))
        return RowBox(row, scale, x, ascent, descent, tuple(placed), tuple(edges))

    def _item(self, item: Item, style: Style, base: ItemBox | None) -> ItemBox:
        match item:
            case Symbol(" "):
                return ItemBox(measure.THIN * style.scale, 0.0, 0.0)
            case Symbol("."):
                return _letter(self._decimal_mark, style)
            case Symbol(text):
                return _letter(sign_latex(text), style)
            case Word():
                return _letter(word_latex(item), style, is_letter=shown_greek(item.text))
            case _:
                return self._remembered(item, style, base if isinstance(item, Script) else None)

    def _remembered(self, item: Box, style: Style, base: ItemBox | None) -> ItemBox:
        """Set a box, unless it is the same object as before."""
        key = (id(item), id(base), style)
        known = self._now.get(key) or self._before.get(key)
        if known is None or known[0] is not item or known[1] is not base:
            known = item, base, self._box(item, style, base)
        self._now[key] = known
        return known[2]

    def _box(self, item: Box, style: Style, base: ItemBox | None) -> ItemBox:
        match item:
            case Fraction():
                return self._fraction(item, style)
            case Script():
                return self._script(item, style, base)
            case Root():
                return self._root(item, style)
            case Bracket():
                return self._bracket(item, style)

    def _fraction(self, item: Fraction, style: Style) -> ItemBox:
        above = self._row(item.numerator, style.of_numerator())
        below = self._row(item.denominator, style.of_denominator())
        scale, is_display = style.scale, style.level == 0
        axis, half = measure.AXIS * scale, measure.RULE * scale / 2
        free = (measure.FRACTION_GAP if is_display else measure.FRACTION_GAP_TEXT) * scale
        up = (measure.NUMERATOR_SHIFT if is_display else measure.NUMERATOR_SHIFT_TEXT) * scale
        down = (measure.DENOMINATOR_SHIFT if is_display else measure.DENOMINATOR_SHIFT_TEXT) * scale
        up = max(up, axis + half + free + _depth(above))
        down = max(down, _height(below) + free - axis + half)
        side, width = measure.FRACTION_SIDE * scale, max(above.width, below.width)
        return ItemBox(
            width + 2 * side,
            up + _height(above),
            down + _depth(below),
            rules=(Rule(side, axis - half, width, 2 * half),),
            inners=(
                Inner(0, side + (width - above.width) / 2, up, above),
                Inner(1, side + (width - below.width) / 2, -down, below),
            ),
        )

    def _script(self, item: Script, style: Style, base: ItemBox | None) -> ItemBox:
        upper = None if item.sup is None else self._row(item.sup, style.of_superscript())
        lower = None if item.sub is None else self._row(item.sub, style.of_subscript())
        up, down = _shifts(base, upper, lower, style)
        slant = base.lean if base is not None else 0.0
        inners: list[Inner] = []
        width, ascent, descent = 0.0, 0.0, 0.0
        if lower is not None:
            inners.append(Inner(0, 0.0, -down, lower))
            width, descent = lower.width, down + _depth(lower)
        if upper is not None:
            inners.append(Inner(1, slant, up, upper))
            width, ascent = max(width, slant + upper.width), up + _height(upper)
        return ItemBox(width + measure.BEHIND_SCRIPT * style.scale, ascent, descent, inners=tuple(inners))

    def _root(self, item: Root, style: Style) -> ItemBox:
        body = self._row(item.body, style.cramped())
        scale = style.scale
        sign = surd(_height(body) / scale, _depth(body) / scale, is_display=style.level == 0)
        degree = None if item.index is None else self._row(item.index, style.of_degree())
        left = 0.0
        inners: tuple[Inner, ...] = ()
        ascent = max(sign.ascent * scale, _height(body))
        if degree is not None:
            raised = (measure.DEGREE_RAISE * (sign.bar_top + sign.glyph.descent) - sign.glyph.descent) * scale
            before = measure.DEGREE_BEFORE * scale
            left = max(0.0, before + degree.width + measure.DEGREE_BEHIND * scale)
            inners = (Inner(0, before, raised, degree),)
            ascent = max(ascent, raised + _height(degree))
        start = left + sign.glyph.width * scale
        return ItemBox(
            start + body.width,
            ascent,
            max(sign.glyph.descent * scale, _depth(body)),
            (Mark(sign.glyph, left, 0.0, scale),),
            (Rule(start, sign.bar_bottom * scale, body.width, sign.bar_height * scale),),
            (*inners, Inner(1, start, 0.0, body)),
        )

    def _bracket(self, item: Bracket, style: Style) -> ItemBox:
        body = self._row(item.body, style)
        ascent, descent = _height(body) / style.scale, _depth(body) / style.scale
        left = _fence(fence_latex(item.opening), ascent, descent, style)
        right = _fence(fence_latex(item.closing), ascent, descent, style)
        start, stop = left.width, left.width + body.width
        closing = tuple(
            replace(mark, x=mark.x + stop, tone="ghost" if item.is_ghost else "ink") for mark in right.marks
        )
        return ItemBox(
            stop + right.width,
            max(_height(body), left.ascent),
            max(_depth(body), left.descent),
            (*left.marks, *closing),
            inners=(Inner(0, start, 0.0, body),),
            is_letter=right.is_letter,
        )


def _empty(row: Row, style: Style, *, is_hole: bool) -> RowBox:
    scale = style.scale
    ascent, descent = measure.NOMINAL_ASCENT * scale, measure.NOMINAL_DESCENT * scale
    width = measure.HOLE_WIDTH * scale if is_hole else 0.0
    hole = Rule(0.0, -0.1 * scale, width, measure.NOMINAL_ASCENT * scale, "hole") if is_hole else None
    return RowBox(row, scale, width, ascent, descent, (), (width / 2,), hole)


@lru_cache(maxsize=2048)
def _letter(latex: str, style: Style, *, is_letter: bool = True) -> ItemBox:
    shape, scale = (small_glyph if style.is_script else glyph)(latex), style.scale
    return ItemBox(
        shape.width * scale,
        shape.ascent * scale,
        shape.descent * scale,
        (Mark(shape, 0.0, 0.0, scale),),
        lean=lean(latex) * scale,
        is_letter=is_letter,
    )


def _fence(latex: str, ascent: float, descent: float, style: Style) -> ItemBox:
    """Set a bracket around what has an ascent and a descent, in em of its size."""
    if ascent <= _LETTER_ASCENT and descent <= _LETTER_DESCENT and latex != "|":
        return _letter(latex, style)
    shape, scale = fence(latex, ascent, descent), style.scale
    return ItemBox(shape.width * scale, shape.ascent * scale, shape.descent * scale, (Mark(shape, 0.0, 0.0, scale),))


def _is_tall(box: ItemBox, scale: float) -> bool:
    body = box.inners[0].box
    return _height(body) > _LETTER_ASCENT * scale or _depth(body) > _LETTER_DESCENT * scale


def _height(box: RowBox) -> float:
    """Return how far the ink of a row reaches up: an empty or low row is as high as a letter."""
    inked = [each.box.ascent for each in box.items]
    return max(inked) if any(inked) else box.ascent


def _depth(box: RowBox) -> float:
    return max((each.box.descent for each in box.items), default=box.descent)


def _shifts(base: ItemBox | None, upper: RowBox | None, lower: RowBox | None, style: Style) -> tuple[float, float]:
    """Return how far an exponent is raised and an index lowered."""
    scale = style.scale
    up = (measure.SUPERSCRIPT_SHIFT_CRAMPED if style.is_cramped else measure.SUPERSCRIPT_SHIFT) * scale
    down = measure.SUBSCRIPT_SHIFT * scale
    if base is not None and not base.is_letter:
        up = max(up, base.ascent - measure.SUPERSCRIPT_DROP * scale)
        down = max(down, base.descent + measure.SUBSCRIPT_DROP * scale)
    if upper is not None:
        up = max(up, _depth(upper) + measure.SUPERSCRIPT_BOTTOM_MIN * scale)
    if lower is not None:
        down = max(down, _height(lower) - measure.SUBSCRIPT_TOP_MAX * scale)
    if upper is None or lower is None:
        return up, down
    return _parted(up, down, _depth(upper), _height(lower), scale)


def _parted(up: float, down: float, depth: float, height: float, scale: float) -> tuple[float, float]:
    """Return the shifts with enough room between exponent and index: first the exponent goes up, then the index down."""
    lacking = measure.SCRIPTS_GAP * scale - ((up - depth) - (height - down))
    if lacking <= 0:
        return up, down
    rise = min(lacking, max(0.0, measure.SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT * scale - (up - depth)))
    return up + rise, down + lacking - rise
