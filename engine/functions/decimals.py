"""Exact numbers as a person writes them beside measurements: 0.05 and -1.25, not 1/20 and -5/4."""

from fractions import Fraction

from engine.language.tree import Neg, Node, Num, number

# More places than this are no number to work with by hand.
_MOST_PLACES = 9


def places(value: Fraction) -> int | None:
    """Return how many decimal places a number has, or None where it does not end within nine."""
    return next((n for n in range(_MOST_PLACES + 1) if (value * 10**n).denominator == 1), None)


def decimal(value: Fraction | int) -> Node:
    """Return the tree of a number written as a decimal, or as a fraction where the decimal does not end."""
    exact = Fraction(value)
    if exact < 0:
        return Neg(decimal(-exact))
    count = places(exact)
    if not count:
        return number(exact)
    digits = str(int(exact * 10**count)).rjust(count + 1, "0")
    return Num(exact, f"{digits[:-count]}.{digits[-count:]}")


def decimal_text(value: Fraction | int) -> str:
    """Return a decimal as text for a program: `-0.05`; a fraction that does not end as a quotient."""
    exact = Fraction(value)
    if exact < 0:
        return f"-{decimal_text(-exact)}"
    written = decimal(exact)
    return written.text if isinstance(written, Num) else f"{exact.numerator} / {exact.denominator}"
