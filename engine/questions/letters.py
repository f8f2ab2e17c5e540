"""Which names a text uses, for whoever did not declare any."""

import re
from collections.abc import Iterator

from engine.language.characters import GREEK_LETTERS, SAME, SUBSCRIPTS
from engine.language.spelling import GREEK
from engine.language.words import vocabulary

_ASCII = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# With every letter declared, a run of letters falls apart into functions, constants and letters. e is a constant.
_EVERY_LETTER = frozenset(_ASCII) - {"e"} | frozenset(GREEK) - {"pi"}

# Words and numbers that hold letters and no names: environments, wrappers of numpy and sympy, 2e3.
_NO_NAMES = re.compile(r"\\(?:begin|end)\{\w+\}|\b(?:np\.|numpy\.|sympy\.)?(?:array|Matrix)\(|\d[\d.]*[eE][+-]?\d+")
_WORD = re.compile(r"(\\?)([A-Za-z]+)(?:_\{?([A-Za-z0-9]+)\}?|(\d+))?")


def names_in(text: str) -> frozenset[str]:
    """Return the names of a text in plain spelling: `2xy + sin(theta) + w_1` has x, y, theta and w_1."""
    return frozenset(_found(text, indexed=True))


def letters_in(text: str) -> frozenset[str]:
    """Return the names of a text without an index; d is left out, since `d/dx` is no quotient."""
    return frozenset(_found(text, indexed=False)) - {"d"}


def _found(text: str, *, indexed: bool) -> Iterator[str]:
    usual = text.translate(SAME).translate(SUBSCRIPTS)
    romanised = "".join(f" {GREEK_LETTERS[c]} " if c in GREEK_LETTERS else c for c in usual)
    for backslash, run, below, digits in _WORD.findall(_NO_NAMES.sub(" ", romanised)):
        if backslash and run not in GREEK:
            continue
        *names, last = _names_of(run)
        yield from filter(None, names)
        if last:
            yield last + (f"_{below}" if below else digits) * indexed


def _names_of(run: str) -> list[str]:
    """Return the pieces of a run of letters, with "" for functions and constants."""
    splits = vocabulary(_EVERY_LETTER).splits(run)
    return [piece.meaning if piece.kind == "name" else "" for piece in splits[0]] if splits else [""]
