"""Exact lengths of vectors and unit vectors, as a textbook writes them: 2 sqrt(5), sqrt(5)/5."""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from engine.calculus.tidy import over, times
from engine.functions.linear import ExactVector, dot
from engine.language.tree import Call, Node, number, rational


def root(value: Fraction | int) -> Node:
    """Return the square root of a number that is not negative, with whole factors in front and none below the bar."""
    exact = Fraction(value)
    factor, rest = _square_taken_out(exact.numerator * exact.denominator)
    return over(times(number(factor), Call("sqrt", (number(rest),))), number(exact.denominator))


def length(x: Sequence[Fraction]) -> Node:
    """Return the Euclidean length |x|."""
    return root(dot(x, x))


def unit(x: Sequence[Fraction]) -> tuple[Node, ...]:
    """Return the entries of x / |x|; x is not zero."""
    return tuple(divided(entry, dot(x, x)) for entry in x)


def divided(value: Fraction | int, square: Fraction) -> Node:
    """Return value / √square as value √square / square, without a root below the bar."""
    return times(number(Fraction(value) / square), root(square))


def _square_taken_out(n: int) -> tuple[int, int]:
    """Split a whole number into k² m with the largest k."""
    factor = next((k for k in range(isqrt(n), 0, -1) if n % (k * k) == 0), 0)
    return factor, n // (factor * factor) if factor else 0


def exact_entries(entries: Sequence[Node]) -> ExactVector | None:
    """Return rational entries that are not all zero, or None."""
    found_values = [value for value in map(rational, entries) if value is not None]
    return tuple(found_values) if len(found_values) == len(entries) and any(found_values) else None
