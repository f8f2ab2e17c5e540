"""LaTeX to SVG by mathra, without Qt, for the window's formulas and for printed worksheets alike.

mathra is young: nothing else in the program imports it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import mathra

from engine.language.decimal_mark import shown_latex, shown_text
from ui.translation import tr

# mathra refuses deeper nesting; past this length a formula is nothing to look at, and takes a fifth of a second
DEEPEST = 64
LONGEST = 10_000

_INVISIBLE = re.compile(r"<metadata>.*?</metadata>|<text .*?</text>", re.DOTALL)
_SIZE = re.compile(r'width="([\d.]+)em" height="([\d.]+)em" style="vertical-align: (-?[\d.]+)em"')
_UNREADY = tr("formula that cannot be shown")


@dataclass(frozen=True, slots=True)
class RenderedFormula:
    """A formula as a drawing in `currentColor`.

    Attributes:
        svg: A self-contained element.
        width_em: The advance width.
        height_em: From the highest to the lowest ink; `depth_em` of it lies below the baseline.
        speech: The formula in words.
        warnings: What mathra could not set; there is none in anything that we typeset ourselves.
    """

    svg: str
    width_em: float
    height_em: float
    depth_em: float
    speech: str
    warnings: tuple[str, ...] = ()

    @property
    def ascent_em(self) -> float:
        return self.height_em - self.depth_em


def render_svg(latex: str) -> RenderedFormula:
    """Typeset LaTeX, with the learner's decimal mark.

    What is too long, too deep or unreadable becomes an ellipsis with a warning, never an error.
    """
    return _rendered(shown_latex(latex))


@lru_cache(maxsize=2048)
def _rendered(latex: str) -> RenderedFormula:
    if len(latex) > LONGEST:
        return _replaced(tr("too long to typeset"))
    try:
        rendered = mathra.render(latex)
    except ValueError as refusal:
        return _replaced(str(refusal))
    warnings = tuple(str(warning["description"]) for warning in rendered["warnings"])
    return _measured(rendered["svg"], rendered["speech"], warnings)


def _replaced(why: str) -> RenderedFormula:
    return _measured(mathra.render(r"\cdots")["svg"], _UNREADY, (why,))


def _measured(svg: str, speech: str, warnings: tuple[str, ...]) -> RenderedFormula:
    found = _SIZE.search(svg)
    # "0em" is how an empty formula is measured
    width, height, raised = (float(text) for text in found.groups()) if found else (0.0, 0.0, 0.0)
    # QSvgRenderer paints the hidden text and warns of the metadata
    return RenderedFormula(_INVISIBLE.sub("", svg), width, height, -raised, speech, warnings)


_TOKEN = re.compile(r"\\(?:left|right|begin|end)\b|\\[a-zA-Z]+|\\.|[{}()\[\]=+\-]")
_DEPTHS = {r"\left": 1, r"\begin": 1, "{": 1, "(": 1, "[": 1, r"\right": -1, r"\end": -1, "}": -1, ")": -1, "]": -1}
_BREAKS = frozenset({"=", "+", "-"})


def break_points(latex: str) -> tuple[str, ...]:
    """Cut LaTeX where a line may be broken: before each relation, plus or minus outside all braces and fences.

    Returns:
        Pieces in order, each of which typesets alone; one that starts with an operator keeps its spacing.
    """
    pieces, start, depth = [], 0, 0
    for token in _TOKEN.finditer(latex):
        depth += _DEPTHS.get(token.group(), 0)
        at = token.start()
        if token.group() in _BREAKS and depth == 0 and not _is_sign(latex[start:at]):
            pieces.append(latex[start:at])
            start = at
    pieces.append(latex[start:])
    return (pieces[0], *("{}" + piece for piece in pieces[1:]))


def _is_sign(before: str) -> bool:
    """Tell whether an operator after this text is a sign, so that no line breaks before it."""
    stripped = before.rstrip()
    return not stripped or stripped[-1] in "=+-,(" or stripped.endswith((r"\cdot", r"\to", r"\quad"))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of prose: plain words, or LaTeX that stands in the line or on one of its own."""

    kind: Literal["words", "inline", "display"]
    text: str


_MATHS = re.compile(r"(?<!\\)\$\$(?P<display>.+?)(?<!\\)\$\$|(?<!\\)\$(?P<inline>[^$]+?)(?<!\\)\$", re.DOTALL)


def segments(prose: str) -> tuple[Segment, ...]:
    r"""Split text with LaTeX between dollar signs; `\$` is a dollar, and one without a partner is just itself."""
    found, end = [], 0
    for match in _MATHS.finditer(prose):
        found.append(_words(prose[end : match.start()]))
        kind: Literal["display", "inline"] = "inline" if match["display"] is None else "display"
        found.append(Segment(kind, match[kind].strip()))
        end = match.end()
    found.append(_words(prose[end:]))
    return tuple(segment for segment in found if segment.text)


def _words(text: str) -> Segment:
    return Segment("words", shown_text(text.replace(r"\$", "$")))


def spoken(prose: str) -> str:
    """Return text with LaTeX between dollar signs in words."""
    parts = (each.text if each.kind == "words" else render_svg(each.text).speech for each in segments(prose))
    return "".join(parts)
