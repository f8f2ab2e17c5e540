"""What kind of sign an item is, and how much room the rules of TeX leave between two of them."""

from typing import Literal, TypeAlias

from ui.widgets.math_edit.document.items import RELATIONS, SEPARATORS, Bracket, Fraction, Item, Symbol, Word
from ui.widgets.math_edit.layout.constants import MEDIUM, THICK, THIN

Atom: TypeAlias = Literal["ordinary", "function", "binary", "relation", "punctuation", "fence", "inner", "space"]

_BINARY = frozenset("+-*")
# A sign behind these, or behind nothing, is that of a number
_BEFORE_SIGN = frozenset(["binary", "relation", "punctuation", "function"])
_SOLID: frozenset[Atom] = frozenset(["ordinary", "function", "fence", "inner"])


def atom(item: Item, *, is_tall: bool, before: Atom | None) -> Atom:
    """Return the kind of an item.

    Args:
        item: It; a script has the kind of what it belongs to.
        is_tall: Whether it is a bracket that has grown.
        before: The kind of the item before it that is no space, if there is one.
    """
    match item:
        case Symbol(text) if text in _BINARY:
            return "ordinary" if before is None or before in _BEFORE_SIGN else "binary"
        case Symbol(text):
            return _of_sign(text)
        case Word(kind="function"):
            return "function"
        case Fraction():
            return "inner"
        case Bracket(opening=opening) if opening != "|":
            return "inner" if is_tall else "fence"
        case _:
            return "ordinary"


def _of_sign(text: str) -> Atom:
    if text == " ":
        return "space"
    if text in RELATIONS:
        return "relation"
    return "punctuation" if text in SEPARATORS else "ordinary"


def gap(left: Atom, right: Atom, *, is_script: bool) -> float:
    """Return the room between two neighbours, in em of their size; in exponents only that beside functions is left."""
    if "space" in (left, right):
        return 0.0
    if _parts_function(left, right):
        return THIN
    if is_script:
        return 0.0
    if "binary" in (left, right):
        return MEDIUM
    if "relation" in (left, right):
        return 0.0 if left == right else THICK
    if left == "punctuation":
        return THIN
    return THIN if "inner" in (left, right) and {left, right} <= _SOLID else 0.0


def _parts_function(left: Atom, right: Atom) -> bool:
    """Whether thin space sets a function off from its neighbour: not from the bracket of its argument."""
    if left == "function":
        return right in {"ordinary", "function"}
    return right == "function" and left in _SOLID
