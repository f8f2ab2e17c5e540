"""LaTeX of a statement that is not finished: as much as can be read of it, with squares for what is to come. No Qt."""

import re
from collections.abc import Collection

from engine.language.parser import read
from engine.language.point_sets import PointSet, read_points
from engine.language.reading import Ambiguous, Read, Unreadable
from engine.language.tree import Matrix, Vector
from engine.language.typeset import latex
from engine.questions.sheet import Kind

_HOLE = r"\square"
_MORE = r",\; \ldots"
_EQUALS = re.compile(r"==?")
_CLOSING = re.compile(r"[)\]]")


def draft_latex(text: str, kind: Kind, names: Collection[str], *, decimal_comma: bool = False) -> str:
    """Typeset an unfinished equation by its sides, and unfinished points up to the last one that is whole.

    Of anything else nothing can be said before it is complete; it is a square.
    """
    if kind == "equation":
        left, *right = _EQUALS.split(text, maxsplit=1)
        sides = (left, right[0] if right else "")
        return " = ".join(_side(side, names, decimal_comma=decimal_comma) for side in sides)
    if kind == "points":
        return _whole_points(text, names, decimal_comma=decimal_comma)
    return _HOLE


def _side(text: str, names: Collection[str], *, decimal_comma: bool) -> str:
    match read(text, names, decimal_comma=decimal_comma):
        case Read(tree) | Unreadable(draft=tree) if tree is not None and not isinstance(tree, Vector | Matrix):
            return latex(tree)
        case _:
            return _HOLE


def _whole_points(text: str, names: Collection[str], *, decimal_comma: bool) -> str:
    """Typeset the points that are closed, from the longest beginning of the text that reads as points."""
    for closed in reversed(list(_CLOSING.finditer(text))):
        found = read_points(text[: closed.end()], names, decimal_comma=decimal_comma)
        match found:
            case PointSet():
                return found.latex() + _MORE
            case Ambiguous():
                return _HOLE
    return _HOLE
