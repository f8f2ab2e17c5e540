"""Trees as text that reads back to the same tree: `plain` for programs, `compact` as a person would type it."""

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from math import factorial

from engine.errors import DefectError
from engine.language.spelling import is_no_word
from engine.language.tree import (
    Call,
    Const,
    Hole,
    Matrix,
    Name,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    Value,
    Vector,
)

# How tightly a written node holds together; what is looser than its place asks for is put in parentheses.
_SUM, _SIGN, _PRODUCT, _POWER, _ATOM = range(1, 6)

_HOLE = "□"


def plain(value: Value) -> str:
    """Return the plain notation of a value, with every `*` written: `2*x*y + sin(x)^2`, `[a, b]`, `[[a, b], [c, d]]`.

    Reading it with the names of the value gives the equal tree, unless it is longer than what can be read, which the text
    that the value was read from need not have been. A hole is written `□`, which cannot be read.
    """
    return _written(value, _Explicit())


def compact(value: Value) -> str:
    """Return a value as a person types it: `2xy`, `3x^2 sin(y)`, `(x + 1)/(2y)`.

    Reading it with the names of the value gives the equal tree, with no second reading.
    """
    return _written(value, _Juxtaposed())


def number_text(number: Num) -> str:
    """Return a number as it was written, or its decimal digits if that spelling does not say its value."""
    return number.text if _says(number.text) == number.value else _decimal(number.value)


def _is_digits(number: Num) -> bool:
    """Whether a number is written as digits and a point only, unlike `2e3` and `3!`."""
    return re.fullmatch(r"[\d.]+", number_text(number)) is not None


def _says(text: str) -> Fraction | None:
    if re.fullmatch(r"\d{1,2}!", text):
        return Fraction(factorial(int(text[:-1])))
    if re.fullmatch(r"(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,2})?", text):
        return Fraction(text)
    return None


def _decimal(value: Fraction) -> str:
    places = 0
    while (value * 10**places).denominator > 1:
        places += 1
        if places > value.denominator.bit_length():
            raise DefectError(f"{value} has no finite decimal expansion, so a Num cannot hold it.")
    digits = str(int(value * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


class _Explicit:
    """Writes every multiplication sign."""

    def text(self, node: Node) -> str:
        match node:
            case Num():
                return number_text(node)
            case Name(name) | Const(name):
                return name
            case Hole():
                return _HOLE
            case Neg(argument):
                return "-" + self.at_least(_PRODUCT, argument)
            case Sum(terms):
                return self.at_least(_SIGN, terms[0]) + "".join(map(self._next_term, terms[1:]))
            case Product(factors):
                return self.product(factors)
            case Quotient(numerator, denominator):
                return f"{self.numerator(numerator)}/{self.at_least(_POWER, denominator)}"
            case Power(base, exponent):
                return f"{self.at_least(_ATOM, base)}^{self.at_least(_ATOM, exponent)}"
            case Call(function, arguments):
                return f"{function}({self.listed(arguments)})"

    def listed(self, nodes: Iterable[Node]) -> str:
        return ", ".join(map(self.text, nodes))

    def at_least(self, strength: int, node: Node) -> str:
        """Return the text of a node, in parentheses where it holds together less tightly than its place asks for."""
        text = self.text(node)
        return text if _strength(node) >= strength else f"({text})"

    def product(self, factors: tuple[Node, ...]) -> str:
        return "*".join([self._first_factor(factors[0]), *(self.at_least(_POWER, factor) for factor in factors[1:])])

    def numerator(self, node: Node) -> str:
        return self.at_least(_PRODUCT, node)

    def _first_factor(self, node: Node) -> str:
        # x/y*z is the product of x/y and z already; a product in a product keeps its own parentheses
        return self.at_least(_PRODUCT if isinstance(node, Quotient) else _POWER, node)

    def _next_term(self, term: Node) -> str:
        if isinstance(term, Neg):
            return f" - {self.at_least(_PRODUCT, term.argument)}"
        return f" + {self.at_least(_PRODUCT, term)}"


class _Juxtaposed(_Explicit):
    """Leaves out the multiplication signs that a person leaves out, where no second reading comes of it."""

    def product(self, factors: tuple[Node, ...]) -> str:
        # (1/2)x, not 1/2*x, although both can be read: nobody types the second
        text = self.at_least(_POWER, factors[0])
        for left, right in pairwise(factors):
            written = self.at_least(_POWER, right)
            text += _joint(left, right, text, written) + written
        return text

    def numerator(self, node: Node) -> str:
        return self.at_least(_POWER if isinstance(node, Quotient) else _PRODUCT, node)


def _joint(left: Node, right: Node, before: str, after: str) -> str:
    """Return what stands between two neighbouring factors: nothing, a space, or the sign.

    Args:
        left: The factor before the joint.
        right: The factor after it.
        before: All that was written so far.
        after: The text of `right`.
    """
    if _needs_sign(left, after):
        return "*"
    if isinstance(left, Num) or (after.startswith("(") and _takes_group(left)):
        return ""
    if not _starts_with_letter(right):
        return " "
    return "" if _is_group(left) or (_is_letter(left) and is_no_word(before, after)) else " "


def _needs_sign(left: Node, after: str) -> bool:
    if after[0].isdigit() or after[0] == ".":
        return True
    # 3!x and 2e3x puzzle people, and 2e1x would be the number twenty
    return isinstance(left, Num) and (not _is_digits(left) or bool(re.match(r"[eE]\d", after)))


def _takes_group(left: Node) -> bool:
    """Whether a parenthesis may follow at once: `x(y + 1)`, `(x + 1)(y + 1)`, `x^2(y + 1)`."""
    return _is_letter(left) or _is_group(left) or (isinstance(left, Power) and isinstance(left.exponent, Num))


def _is_group(factor: Node) -> bool:
    """Whether a factor stands in parentheses of its own."""
    return _strength(factor) < _POWER


def _is_letter(node: Node) -> bool:
    return isinstance(node, Name | Const) and len(node.name) == 1


def _starts_with_letter(node: Node) -> bool:
    return _is_letter(node.base if isinstance(node, Power) else node)


def _strength(node: Node) -> int:
    match node:
        case Sum():
            return _SUM
        case Neg():
            return _SIGN
        case Product() | Quotient():
            return _PRODUCT
        case Power():
            return _POWER
        case Num() if not _is_digits(node):
            return _POWER
        case _:
            return _ATOM


def _written(value: Value, hand: _Explicit) -> str:
    match value:
        case Vector(entries):
            return f"[{hand.listed(entries)}]"
        case Matrix(rows):
            return "[" + ", ".join(f"[{hand.listed(row)}]" for row in rows) + "]"
        case _:
            return hand.text(value)
