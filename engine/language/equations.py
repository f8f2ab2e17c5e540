"""Equations: two expressions with one `=` between them."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from engine.language.pieces import NotReadError, Piece
from engine.language.plain_text import plain
from engine.language.reading import Ambiguous, Unreadable
from engine.language.tree import ZERO, Neg, Node, Sum
from engine.language.typeset import latex

# `==` is what a programmer types for it; <=, >= and != are something else.
_EQUALS = re.compile(r"(?<![<>!=])==?(?!=)")
_HOW = "Write an equation: two sides with one “=” between them."


@dataclass(frozen=True, slots=True)
class Equation:
    """Two sides that are said to be equal."""

    left: Node
    right: Node

    @property
    def difference(self) -> Node:
        """The left side minus the right one: what the equation says is zero."""
        return self.left if self.right == ZERO else Sum((self.left, Neg(self.right)))

    def plain(self) -> str:
        return f"{plain(self.left)} = {plain(self.right)}"

    def latex(self) -> str:
        return f"{latex(self.left)} = {latex(self.right)}"


def read_equation(
    text: str, names: Collection[str], *, decimal_comma: bool = False
) -> Equation | Ambiguous | Unreadable:
    """Read typed text as an equation; any text at all, without raising."""
    try:
        return _equation(Piece.whole(text), names, decimal_comma=decimal_comma)
    except NotReadError as reason:
        return reason.failed


def _equation(whole: Piece, names: Collection[str], *, decimal_comma: bool) -> Equation:
    signs = list(_EQUALS.finditer(str(whole)))
    if len(signs) != 1:
        raise whole.refused(_HOW)
    (start, stop), length = signs[0].span(), len(str(whole))
    left, right = (
        side.expression(names, decimal_comma=decimal_comma) for side in (whole.part(0, start), whole.part(stop, length))
    )
    return Equation(left, right)
