"""Numbers as they are written: what is refused, what can be read in two ways, and what they stand for."""

import re
from fractions import Fraction
from functools import lru_cache

from engine.errors import LearnerError, Span
from engine.language.tree import Neg, Node, Num

MOST_DIGITS, LARGEST_EXPONENT = 40, 40


def check(written: str, span: Span, following: str, *, decimal_comma: bool) -> None:
    """Refuse a number that is too long, too large, or written like a date or a thousand.

    Args:
        written: Digits with at most one mark, and perhaps a power of ten: `2.5e-3`.
        span: Where it stands.
        following: The character behind it, or "".
        decimal_comma: Whether a comma is the decimal mark.

    Raises:
        LearnerError: If it is refused.
    """
    mantissa, mark, exponent = written.lower().partition("e")
    if sum(map(str.isdigit, mantissa)) > MOST_DIGITS:
        raise LearnerError(f"A number may have at most {MOST_DIGITS} digits.", span)
    if mark and abs(int(exponent)) > LARGEST_EXPONENT:
        raise LearnerError(f"A power of ten may be at most {LARGEST_EXPONENT} here.", span)
    if following == "." or (mantissa.endswith(".") and (following.isalnum() or following == "_")):
        raise LearnerError("Only one point, between digits, can stand in a number.", Span(span.start, span.stop + 1))
    if decimal_comma and following == ",":
        comma = Span(span.stop, span.stop + 1)
        raise LearnerError("Digits follow a decimal comma. Entries are separated by “;”.", comma)
    # 1.234 is a thousand to many who write decimal commas
    if decimal_comma and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", mantissa):
        raise LearnerError(f"Write {mantissa.replace('.', '')} or {mantissa.replace('.', ',')}.", span)


def readings(written: str) -> tuple[str, ...]:
    """Return the ways to write a number so that it can mean one thing only, likelier first.

    `2e-3` may be a power of ten or 2·e - 3. Nobody means 1·e by `1e-3`, or writes `2e-03` or `2.5e-3` for a difference.
    """
    mantissa, mark, exponent = written.lower().partition("e")
    if not mark or exponent[0] not in "+-" or exponent[1] == "0" or mantissa == "1" or not mantissa.isdigit():
        return (written,)
    return f"{mantissa}e{exponent[0]}0{exponent[1:]}", f"{mantissa}*e{exponent}"


def normal(written: str) -> str:
    """Return a number with a point for its mark, and without a mark that nothing follows."""
    mantissa, mark, exponent = written.lower().partition("e")
    return mantissa.replace("{,}", ".").replace(",", ".").removesuffix(".") + mark + exponent


@lru_cache(maxsize=1024)
def number(text: str) -> Num:
    """Return the number that digits with a point, and perhaps a power of ten, stand for."""
    return Num(Fraction(int(text)) if text.isdigit() else Fraction(text), text)


def raised_number(digits: str, span: Span) -> Node:
    """Return the number of a superscript: digits, perhaps with a minus before them.

    Raises:
        LearnerError: If it has too many digits.
    """
    size = digits.removeprefix("-")
    if len(size) > MOST_DIGITS:
        raise LearnerError(f"A number may have at most {MOST_DIGITS} digits.", span)
    return Neg(number(size)) if size != digits else number(size)
