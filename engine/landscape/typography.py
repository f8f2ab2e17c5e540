"""Letters and sizes of every plot."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.mathtext import MathTextParser
from matplotlib.text import Text

from engine.landscape.wording import written
from engine.language.decimal_mark import shown_latex

# With 72 points to the inch a point is a pixel of the window, so sizes are pixels
DPI = 72
TICK_PX = 12
LABEL_PX = 14
NAME_PX = 17

_FRACTION = re.compile(r"\\t?frac\b")
_PARSER = MathTextParser("path")


def use_typeface(file: Path) -> None:
    """Write every plot of this process in the typeface of a font file, and its mathematics in STIX."""
    font_manager.fontManager.addfont(file)
    family = font_manager.FontProperties(fname=file).get_name()
    mpl.rcParams.update({"font.family": [family], "mathtext.fontset": "stix", "font.size": TICK_PX})
    # the first formula takes 20 ms longer, which is well spent while nothing is drawn yet
    _typeset("x")


def typeset(label: str) -> str:
    """Return a LaTeX label as matplotlib wants it, with the learner's decimal mark.

    What it cannot typeset, such as a matrix, becomes plain text.
    """
    return _typeset(shown_latex(label))


@lru_cache(maxsize=512)
def _typeset(label: str) -> str:
    if not label:
        return ""
    # fractions in full size: in the small one letters are 8 pixels high
    formula = "$" + _FRACTION.sub(r"\\dfrac", label) + "$"
    try:
        _PARSER.parse(formula, DPI, None)
    except ValueError:
        return written(label).replace("$", r"\$")
    return formula


def extent_px(text: Text) -> tuple[float, float]:
    """Return width and height of a text on a figure, without its box, in pixels of a seventy-second of an inch."""
    figure: Any = text.get_figure(root=True)
    box = Text.get_window_extent(text, figure.canvas.get_renderer())
    return box.width * DPI / figure.dpi, box.height * DPI / figure.dpi
