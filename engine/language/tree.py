"""The trees that all notation is read into: frozen nodes, a closed union.

Sums and products are n-ary and keep the order and the grouping that was written. A difference is a sum with a negated
term, a fraction is a `Quotient`. Only `Num` holds a number; it is never negative (that is `Neg`), and it remembers how
it was written, so that `0.50` and `3!` are shown as they were typed. Equality of trees compares values, not spelling.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from operator import attrgetter
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Num:
    """A number that can be written without a sign or a fraction bar: an integer or a decimal, exact."""

    value: Fraction
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A variable or parameter that the question declares, in its plain spelling (`x`, `lambda`, `x1`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Const:
    """One of the constants `pi` and `e`."""

    name: str


@dataclass(frozen=True, slots=True)
class Neg:
    """Minus the argument."""

    argument: "Node"


@dataclass(frozen=True, slots=True)
class Sum:
    """Two or more terms; a subtracted term is a `Neg`."""

    terms: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Two or more factors."""

    factors: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """A numerator over a denominator."""

    numerator: "Node"
    denominator: "Node"


@dataclass(frozen=True, slots=True)
class Power:
    """A base raised to an exponent.

    With a rational exponent whose denominator in lowest terms is odd it is the real root; any other exponent that is
    not an integer needs a base that is not negative.
    """

    base: "Node"
    exponent: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of `FUNCTIONS` applied to its arguments."""

    function: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Hole:
    """What is still missing in an unfinished formula; only drafts hold one."""


Node: TypeAlias = Num | Name | Const | Neg | Sum | Product | Quotient | Power | Call | Hole


@dataclass(frozen=True, slots=True)
class Vector:
    """Two or more entries; column or row is the question's business."""

    entries: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of equal length."""

    rows: tuple[tuple[Node, ...], ...]

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])


Value: TypeAlias = Node | Vector | Matrix

# How many arguments each function takes: (least, most). `root(x, 3)` and `logb(x, 10)` take the index or base second.
FUNCTIONS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("sin", "cos", "tan", "sec", "csc", "cot"), (1, 1)),
    **dict.fromkeys(("arcsin", "arccos", "arctan", "arcsec", "arccsc", "arccot"), (1, 1)),
    **dict.fromkeys(("sinh", "cosh", "tanh", "sech", "csch", "coth"), (1, 1)),
    **dict.fromkeys(("arsinh", "arcosh", "artanh", "arsech", "arcsch", "arcoth"), (1, 1)),
    **dict.fromkeys(("exp", "ln", "sqrt", "abs", "sign", "sigmoid", "softplus", "relu"), (1, 1)),
    **dict.fromkeys(("root", "logb"), (2, 2)),
    **dict.fromkeys(("max", "min"), (2, 12)),
}

ZERO = Num(Fraction(0), "0")
ONE = Num(Fraction(1), "1")
PI = Const("pi")
E = Const("e")


def number(value: int | Fraction) -> Node:
    """Return the tree that writes an exact number: a `Num`, a `Quotient` of two, or the `Neg` of either."""
    exact = Fraction(value)
    if exact < 0:
        return Neg(number(-exact))
    whole = Num(Fraction(exact.numerator), str(exact.numerator))
    if exact.denominator == 1:
        return whole
    return Quotient(whole, Num(Fraction(exact.denominator), str(exact.denominator)))


def names(spelled: str) -> tuple[Name, ...]:
    """Return the names in a text like `"x1 x2"`."""
    return tuple(Name(name) for name in spelled.split())


def _no_parts(_: Node) -> tuple[Node, ...]:
    return ()


# A table, since trees are walked all the time, and `match` tries one class after another.
_PARTS: Mapping[type[Node], Callable[[Any], tuple[Node, ...]]] = {
    **dict.fromkeys((Num, Name, Const, Hole), _no_parts),
    Neg: lambda node: (node.argument,),
    Sum: attrgetter("terms"),
    Product: attrgetter("factors"),
    Call: attrgetter("arguments"),
    Quotient: attrgetter("numerator", "denominator"),
    Power: attrgetter("base", "exponent"),
}


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node in reading order."""
    return _PARTS[type(node)](node)


def entries(value: Value) -> tuple[Node, ...]:
    """Return the scalar trees of a value, row by row."""
    match value:
        case Vector(parts):
            return parts
        case Matrix(rows):
            return tuple(entry for row in rows for entry in row)
        case _:
            return (value,)


def subtrees(node: Node) -> Iterator[Node]:
    """Yield the node and everything under it, parents first, in reading order."""
    waiting = [node]
    while waiting:
        tree = waiting.pop()
        yield tree
        waiting.extend(children(tree)[::-1])


def free_names(value: Value) -> frozenset[str]:
    """Return the names that occur."""
    return frozenset(n.name for entry in entries(value) for n in subtrees(entry) if isinstance(n, Name))


# An exponent past this would make an exact rational that no learner's arithmetic needs; so would one with more bits.
_LARGEST_EXACT_POWER = 64
_LARGEST_EXACT_BITS = 20_000


def rational(node: Node) -> Fraction | None:
    """Return the exact value of a tree of plain arithmetic on numbers, or None for anything else.

    Division by zero, and powers that are not small integers, are "anything else".
    """
    match node:
        case Num(value):
            return value
        case Neg(argument):
            inner = rational(argument)
            return None if inner is None else -inner
        case Sum(parts) | Product(parts):
            values = [value for value in map(rational, parts) if value is not None]
            if len(values) < len(parts):
                return None
            return sum(values, Fraction(0)) if isinstance(node, Sum) else prod(values, start=Fraction(1))
        case Quotient(numerator, denominator):
            above, below = rational(numerator), rational(denominator)
            return None if above is None or not below else above / below
        case Power(base, exponent):
            root, power = rational(base), rational(exponent)
            if root is None or power is None or power.denominator != 1 or abs(power) > _LARGEST_EXACT_POWER:
                return None
            if (root == 0 and power < 0) or abs(power) * _bits(root) > _LARGEST_EXACT_BITS:
                return None
            return root ** int(power)
        case _:
            return None


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())
