"""The indices of names: `x_1`, `x1`, `x_{1}`, `x₁`, and how far they reach."""

import re
from collections.abc import Iterator

from engine.language.characters import SUBSCRIPTS

INDEX = re.compile(
    r"\s*_\s*\{\s*(?P<braced>[A-Za-z0-9, ]+?)\s*\}|_(?P<bare>[A-Za-z0-9]+)|(?P<digits>[0-9]+)|(?P<low>[₀-₉]+)"
)
LOW_DIGITS = re.compile("[₀-₉]+")


def indices(match: re.Match[str] | None) -> Iterator[tuple[str, int]]:
    """Yield the ways to spell the index that was matched, with where it ends: longest first."""
    if match is None:
        return
    if match["bare"]:
        for size in range(len(match["bare"]), 0, -1):
            yield "_" + match["bare"][:size], match.start("bare") + size
    elif match["digits"]:
        yield match["digits"], match.end()
    elif match["low"]:
        yield "_" + match["low"].translate(SUBSCRIPTS), match.end()
    else:
        yield "_" + re.sub("[, ]", "", match["braced"]), match.end()
