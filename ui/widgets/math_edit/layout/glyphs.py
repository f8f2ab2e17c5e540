"""The shapes that formulas are drawn with: outlines as mathra sets them, so that what is typed looks like what is read.

Lengths are in em of the size that a shape is drawn at; y grows upwards from the baseline.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from ui.typesetting import RenderedFormula, render_svg
from ui.widgets.math_edit.layout.constants import BEHIND_SCRIPT, SCRIPT_SCALE, SUPERSCRIPT_SHIFT

_UNITS = 1000.0
# Fences and roots are asked for in steps of this, so that few different ones are made
_STEP = 0.01
# What rounding leaves of a length that is a whole number of steps
_EXACT = 1e-6

_PATH = re.compile(r'<path id="([^"]+)" d="([^"]+)"')
_USE = re.compile(
    r'<use href="#([^"]+)" (?:x="([-\d.]+)" y="([-\d.]+)"|transform="translate\(([-\d.]+) ([-\d.]+)\) scale\(([\d.]+)\)")'
)
_RULE = re.compile(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="[-\d.]+" height="([-\d.]+)"')


@dataclass(frozen=True, slots=True)
class Stroke:
    """One outline of a shape.

    Attributes:
        outline: Path data of SVG, in thousandths of an em, y upwards.
        x: Where its origin is.
        y: Likewise.
        scale: How large it is drawn there.
    """

    outline: str
    x: float
    y: float
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign or a word."""

    strokes: tuple[Stroke, ...]
    width: float
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class Surd:
    """A root sign without its bar.

    Attributes:
        glyph: Its width is where the bar and the body begin.
        bar_bottom: Height of the lower edge of the bar.
        bar_height: How thick the bar is.
        ascent: Of the whole root, with the room above the bar.
    """

    glyph: Glyph
    bar_bottom: float
    bar_height: float
    ascent: float

    @property
    def bar_top(self) -> float:
        return self.bar_bottom + self.bar_height


@lru_cache(maxsize=1024)
def glyph(latex: str) -> Glyph:
    r"""Return the shape of one sign or word, such as `x`, `\alpha` or `\sin`; a square for what has none."""
    drawn = _rendered(latex)
    return Glyph(_strokes(drawn), drawn.width_em, drawn.ascent_em, drawn.depth_em)


@lru_cache(maxsize=1024)
def small_glyph(latex: str) -> Glyph:
    """Return the shape that a sign has in exponents, at full size: sturdier than its shape in the line."""
    drawn = render_svg(f"{{}}^{{{latex}}}")
    if drawn.warnings:
        return glyph(latex)
    strokes = tuple(
        Stroke(
            each.outline, each.x / SCRIPT_SCALE, (each.y - SUPERSCRIPT_SHIFT) / SCRIPT_SCALE, each.scale / SCRIPT_SCALE
        )
        for each in _strokes(drawn)
    )
    # how far down it reaches is not told there
    full = glyph(latex)
    return Glyph(strokes, (drawn.width_em - BEHIND_SCRIPT) / SCRIPT_SCALE, full.ascent, full.descent)


@lru_cache(maxsize=256)
def lean(latex: str) -> float:
    """Return how far to the right of a sign its exponent begins, beside its index: more for `f` than for `x`."""
    raised, plain = _strokes(render_svg(f"{latex}^{{2}}")), glyph(latex)
    return max(0.0, raised[-1].x - plain.width) if len(raised) == len(plain.strokes) + 1 else 0.0


def fence(sign: str, ascent: float, descent: float) -> Glyph:
    r"""Return a bracket as tall as what it encloses needs.

    Args:
        sign: LaTeX of an opening or a closing bracket, such as `(` or `\{`.
        ascent: Of what stands inside.
        descent: Likewise.
    """
    return _fence(sign, _rounded_up(ascent), _rounded_up(descent))


def surd(ascent: float, descent: float, *, is_display: bool) -> Surd:
    """Return a root sign as tall as its body needs; in a display there is more room under its bar."""
    return _surd(_rounded_up(ascent), _rounded_up(descent), is_display=is_display)


@lru_cache(maxsize=512)
def _fence(sign: str, ascent: float, descent: float) -> Glyph:
    drawn = render_svg(rf"\left{sign}{_pillar(ascent, descent)}\right.")
    pillar = _RULE.findall(drawn.svg)[-1]
    strokes = _strokes(drawn)
    return Glyph(strokes, float(pillar[0]) / _UNITS, drawn.ascent_em, drawn.depth_em)


@lru_cache(maxsize=512)
def _surd(ascent: float, descent: float, *, is_display: bool) -> Surd:
    style = "" if is_display else r"\textstyle"
    drawn = render_svg(rf"{style}\sqrt{{{_pillar(ascent, descent)}}}")
    (left, _, _), (_, bottom, height) = _RULE.findall(drawn.svg)
    sign = Glyph(_strokes(drawn), float(left) / _UNITS, drawn.ascent_em, drawn.depth_em)
    return Surd(sign, float(bottom) / _UNITS, float(height) / _UNITS, drawn.ascent_em)


def _pillar(ascent: float, descent: float) -> str:
    """Return LaTeX of an invisible rule with a height and a depth."""
    return rf"\rule[{-descent:.2f}em]{{0pt}}{{{ascent + descent:.2f}em}}"


def _rounded_up(length: float) -> float:
    return math.ceil(length / _STEP - _EXACT) * _STEP


def _rendered(latex: str) -> RenderedFormula:
    drawn = render_svg(latex)
    return render_svg(r"\square") if drawn.warnings else drawn


def _strokes(drawn: RenderedFormula) -> tuple[Stroke, ...]:
    outlines = dict(_PATH.findall(drawn.svg))
    return tuple(_stroke(outlines[use[1]], use) for use in _USE.finditer(drawn.svg))


def _stroke(outline: str, use: re.Match[str]) -> Stroke:
    x, y, moved_x, moved_y, scale = use.groups()[1:]
    if x is not None:
        return Stroke(outline, float(x) / _UNITS, float(y) / _UNITS)
    return Stroke(outline, float(moved_x) / _UNITS, float(moved_y) / _UNITS, float(scale))
