"""Where the one grid stands in a text that multiplies or divides it: 1/√10 (1, 3), (−3, −4)/5, -[1, 2]."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.language.reach import closing
from engine.language.tokens import Token

# What takes the bracket behind it as its own
_TAKING = frozenset(["function", "root", "radical", "fraction"])


class Place(NamedTuple):
    """The tokens of a grid, from the one that opens it to the one that closes it."""

    first: int
    last: int


def scaled_grid(tokens: Sequence[Token], separator: str) -> Place | None:
    """Return where a grid stands that factors stand before, or that is multiplied or divided by what follows it."""
    at = 0
    while tokens[at].kind != "end":
        last = _closed_at(tokens, at)
        if last is None:
            at += 1
        elif _has_entries(tokens[at : last + 1], separator) and not (at and tokens[at - 1].kind in _TAKING):
            return Place(at, last) if _is_factor(tokens, at, last) else None
        else:
            at = last + 1
    return None


def _is_factor(tokens: Sequence[Token], first: int, last: int) -> bool:
    behind = tokens[last + 1]
    return behind.text in {"*", "/"} or (first > 0 and behind.kind == "end")


def _closed_at(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the bracket or environment at `at` is closed, or None where there is none, or it stays open."""
    token = tokens[at]
    if token.kind == "begin":
        return next((index for index in range(at, len(tokens)) if tokens[index].kind == "finish"), None)
    if token.text not in {"(", "["}:
        return None
    last = closing(tokens, at)
    return last if tokens[last].kind != "end" else None


def _has_entries(tokens: Sequence[Token], separator: str) -> bool:
    """Whether a bracket, given from its opening to its closing token, holds more than one thing."""
    if tokens[0].kind == "begin":
        return True
    depth = 0
    for token in tokens:
        depth += (token.text in {"(", "[", "{"}) - (token.text in {")", "]", "}"})
        if token.text == separator and depth == 1:
            return True
    return tokens[1].text == "["
