"""Exact values of sines and cosines at the angles that everybody knows."""

from fractions import Fraction

from engine.calculus.tidy import expanded, minus, over
from engine.language.substitution import substituted
from engine.language.tree import (
    PI,
    ZERO,
    Call,
    Name,
    Neg,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    number,
    rational,
)

# Sines at the multiples of π from 0 to 1/2.
_SINES: dict[Fraction, Node] = {
    Fraction(0): ZERO,
    Fraction(1, 6): over(number(1), number(2)),
    Fraction(1, 4): over(Call("sqrt", (number(2),)), number(2)),
    Fraction(1, 3): over(Call("sqrt", (number(3),)), number(2)),
    Fraction(1, 2): number(1),
}


def angle(turns: Fraction) -> Node:
    """Return the tree of a multiple of π as it is written: `2 pi / 3`."""
    top: Node = PI if abs(turns.numerator) == 1 else Product((number(abs(turns.numerator)), PI))
    whole = top if turns.denominator == 1 else Quotient(top, number(turns.denominator))
    return ZERO if turns == 0 else whole if turns > 0 else minus(whole)


def sine(turns: Fraction) -> Node | None:
    """Return the sine of a multiple of π, or None where it is not in the table."""
    folded = turns % 2
    if folded > 1:
        positive = sine(folded - 1)
        return None if positive is None else minus(positive)
    return _SINES.get(min(folded, 1 - folded))


def cosine(turns: Fraction) -> Node | None:
    """Return the cosine of a multiple of π, or None where it is not in the table."""
    return sine(turns + Fraction(1, 2))


def at_angle(node: Node, name: str, turns: Fraction) -> Node:
    """Return a tree at a name's value of `turns` times π, with the sines and cosines of its multiples exact.

    Names of other variables stay, and so does what has no value in the table.
    """
    return expanded(_at(node, name, turns))


def _at(node: Node, name: str, turns: Fraction) -> Node:
    match node:
        case Name(other) if other == name:
            return angle(turns)
        case Call("sin" | "cos" as function, (inside,)):
            return _known(function, inside, name, turns) or Call(function, (_at(inside, name, turns),))
        case Call(function, arguments):
            return Call(function, tuple(_at(argument, name, turns) for argument in arguments))
        case Neg(argument):
            return Neg(_at(argument, name, turns))
        case Sum(terms):
            return Sum(tuple(_at(term, name, turns) for term in terms))
        case Product(factors):
            return Product(tuple(_at(factor, name, turns) for factor in factors))
        case Quotient(above, below):
            return Quotient(_at(above, name, turns), _at(below, name, turns))
        case Power(base, exponent):
            return Power(_at(base, name, turns), _at(exponent, name, turns))
        case _:
            return node


def _known(function: str, inside: Node, name: str, turns: Fraction) -> Node | None:
    """Return the value of a sine or cosine of a multiple of the name, where the table has it."""
    multiple = rational(substituted(inside, {name: number(turns)}))
    if multiple is None:
        return None
    return sine(multiple) if function == "sin" else cosine(multiple)
