"""The order in which a textbook would print a constructed function."""

from collections.abc import Sequence

from engine.calculus.tidy import expanded, well_led
from engine.language.tree import Name, Neg, Node, Num, Power, Product, Quotient, Sum, free_names, rational

_Place = tuple[int, int, tuple[int, ...]]


def displayed(f: Node, names: Sequence[Name]) -> Node:
    """Return f multiplied out, without like terms, in the order of a textbook.

    Powers come first, from the highest degree down, then what is no polynomial, then the constant; but a term without
    a minus sign leads where there is one.
    """
    made = expanded(f)
    if not isinstance(made, Sum):
        return made
    return well_led(Sum(tuple(sorted(made.terms, key=lambda term: _place(term, names)))))


def _place(term: Node, names: Sequence[Name]) -> _Place:
    if not free_names(term):
        return 2, 0, ()
    found = degrees(term, names)
    if found is None:
        return 1, 0, ()
    return 0, -sum(found), tuple(-degree for degree in found)


def degrees(term: Node, names: Sequence[Name]) -> tuple[int, ...] | None:
    """Return the exponent of each name in a tidied monomial, or None for what is no monomial in these names."""
    match term:
        case Neg(argument):
            return degrees(argument, names)
        case Quotient(numerator, denominator) if rational(denominator) is not None:
            return degrees(numerator, names)
        case Product(factors):
            found = [degrees(factor, names) for factor in factors]
            known = [each for each in found if each is not None]
            return tuple(map(sum, zip(*known, strict=True))) if len(known) == len(found) else None
        case Power(Name() as name, Num(value)) if value.denominator == 1:
            return tuple(int(value) if name == other else 0 for other in names)
        case Name() if term in names:
            return tuple(int(term == other) for other in names)
        case Num():
            return (0,) * len(names)
        case _:
            return None
