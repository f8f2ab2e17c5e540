r"""What people paste around an answer: `$…$`, `\(…\)`, `np.array(…)`, `Matrix(…)`; blanked out, so that places stay."""

import re
from collections.abc import Container

from engine.language.pasted_python import as_notation

_MATHEMATICS = re.compile(r"\s*(?:(\$\$)[^$]*(\$\$)|(\$)[^$]*(\$)|(\\\().*(\\\))|(\\\[).*(\\\]))\s*", re.DOTALL)
_ARRAY = re.compile(
    r"\s*((?:[A-Za-z]+\.)?(?:array|asarray|Array|(?:Immutable|Mutable)?(?:Dense)?Matrix|tensor)\s*\()"
    r"\s*[\[(].*[\])]\s*(,?\s*(?:dtype\s*=\s*[\w.]+\s*)?\))\s*",
    re.DOTALL,
)
# a formatter ends each row of a long table with one
_LAST_COMMA = re.compile(r",(?=\s*[\])])")


def unwrapped(text: str, names: Container[str]) -> str:
    """Return the text with what encloses the whole of it replaced by spaces, and Python in it spelled as we do.

    Args:
        text: As it was typed.
        names: What the question declares, in every spelling.
    """
    mathematics = _MATHEMATICS.fullmatch(text)
    if mathematics is not None:
        text = _blanked(text, mathematics)
    array = _ARRAY.fullmatch(text)
    if array is not None:
        text = _LAST_COMMA.sub(" ", _blanked(text, array))
    return as_notation(text, names)


def _blanked(text: str, match: re.Match[str]) -> str:
    for group in range(1, match.re.groups + 1):
        start, stop = match.span(group)
        if start >= 0:
            text = text[:start] + " " * (stop - start) + text[stop:]
    return text
