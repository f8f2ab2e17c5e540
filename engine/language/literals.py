"""Numbers as they are written."""

from fractions import Fraction
from functools import lru_cache

from engine.errors import LearnerError
from engine.language.tokens import MOST_DIGITS, Token
from engine.language.tree import Neg, Node, Num


@lru_cache(maxsize=1024)
def number(text: str) -> Num:
    """Return the number that digits with a point, and perhaps a power of ten, stand for."""
    return Num(Fraction(int(text)) if text.isdigit() else Fraction(text), text)


def raised_number(token: Token) -> Node:
    """Return the number of a superscript such as ⁻¹.

    Raises:
        LearnerError: If it has too many digits.
    """
    digits = token.text.removeprefix("-")
    if len(digits) > MOST_DIGITS:
        raise LearnerError(f"A number may have at most {MOST_DIGITS} digits.", token.span)
    return Neg(number(digits)) if digits != token.text else number(digits)
