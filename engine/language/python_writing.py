"""What Python source has in common whatever library it is for: brackets, spaces, signs, and names that are taken."""

import keyword
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from engine.errors import DefectError
from engine.language.tree import (
    ONE,
    Call,
    Const,
    E,
    Hole,
    Name,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    number,
    rational,
)

# How tightly Python holds a text together; what is looser than its place asks for is put in brackets.
SUM, PRODUCT, SIGN, POWER, ATOM = range(1, 6)

# What a text calls, what a program about it imports, and what it binds.
_TAKEN = frozenset(
    {"np", "answer", "at", "point", "symbols", "diff", "hessian", "partial", "gradient", "jacobian"}
    | {"pi", "exp", "log", "sqrt", "sign", "real_root", "Abs", "Max", "Min", "Rational", "Integer", "Matrix"}
    | {f"{a}{name}{h}" for name in ("sin", "cos", "tan", "sec", "csc", "cot") for a in ("", "a") for h in ("", "h")}
)


class Text(NamedTuple):
    """Source of an expression, and how tightly it holds together."""

    source: str
    strength: int

    def at_least(self, strength: int) -> str:
        return self.source if self.strength >= strength else f"({self.source})"


def python_name(name: str) -> str:
    """Return a name of the notation as one that neither Python nor a text uses for something else: `x1`, `lambda_`."""
    return f"{name}_" if keyword.iskeyword(name) or name in _TAKEN else name


class PythonHand(ABC):
    """Writes trees; each library's hand adds how it spells numbers, roots and functions."""

    def line(self, node: Node) -> str:
        return self.text(node).source

    def text(self, node: Node) -> Text:
        match node:
            case Num(value):
                return self.number(value)
            case Name(name):
                return Text(python_name(name), ATOM)
            case Const(name):
                return self.constant(name)
            case Neg(argument):
                return self._negated(argument)
            case Sum():
                return self._sum(list(_flat(node)))
            case Product():
                return self._product(list(_flat(node)))
            case Quotient(numerator, denominator):
                return self.quotient(numerator, denominator)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Call(function, arguments):
                return self._call(function, arguments)
            case Hole():
                raise DefectError("A tree with holes is no Python text.")

    @abstractmethod
    def number(self, value: Fraction) -> Text:
        """Write a number that is not negative and has a finite decimal expansion."""

    @abstractmethod
    def constant(self, name: str) -> Text:
        """Write `pi` or `e`."""

    @abstractmethod
    def root(self, radicand: Node, exponent: Fraction) -> Text:
        """Write a power with a fraction as exponent; with an odd denominator it is the real one."""

    @abstractmethod
    def function(self, function: str, arguments: tuple[Node, ...]) -> Text:
        """Write a call that no other case takes."""

    def quotient(self, numerator: Node, denominator: Node) -> Text:
        above, below = self.text(numerator), self.text(denominator)
        return Text(f"{above.at_least(PRODUCT)} / {below.at_least(POWER)}", PRODUCT)

    def power(self, base: Node, exponent: Node) -> Text:
        """Write a power as it stands."""
        return raised(self.text(base), self.text(exponent))

    def called(self, function: str, *arguments: Node) -> Text:
        return Text(f"{function}({', '.join(map(self.line, arguments))})", ATOM)

    def _negated(self, argument: Node) -> Text:
        match argument:
            case Product((first, *rest)):
                return self.text(Product((Neg(first), *rest)))
            case Quotient(numerator, denominator):
                return self.text(Quotient(Neg(numerator), denominator))
            case _:
                inner = self.text(argument)
                # a formatter, too, puts -(x**2) for -x**2
                bare = inner.strength in {PRODUCT, ATOM} and not inner.source.startswith("-")
                return Text(f"-{inner.source}" if bare else f"-({inner.source})", min(inner.strength, SIGN))

    def _sum(self, terms: list[Node]) -> Text:
        first, *rest = terms
        return Text(self.text(first).at_least(PRODUCT) + "".join(map(self._next_term, rest)), SUM)

    def _next_term(self, term: Node) -> str:
        positive = _without_sign(term)
        if positive is None:
            return f" + {self.text(term).at_least(PRODUCT)}"
        text = self.text(positive)
        return f" - ({text.source})" if text.source.startswith("-") else f" - {text.at_least(PRODUCT)}"

    def _product(self, factors: list[Node]) -> Text:
        first, *rest = map(self.text, factors)
        written = [first.at_least(PRODUCT), *(factor.at_least(POWER) for factor in rest)]
        return Text(" * ".join(written), PRODUCT)

    def _power(self, base: Node, exponent: Node) -> Text:
        if base == E:
            return self.function("exp", (exponent,))
        exact = rational(exponent)
        if exact is not None and exact.denominator > 1:
            return self.root(base, exact)
        return self.power(base, exponent if exact is None else number(exact))

    def _call(self, function: str, arguments: tuple[Node, ...]) -> Text:
        if function == "root":
            radicand, index = arguments
            exact = rational(index)
            return self._power(radicand, number(1 / exact) if exact else Quotient(ONE, index))
        return self.function(function, arguments)


def _flat(node: Sum | Product) -> Iterator[Node]:
    """Yield the terms of sums in a sum, or the factors of products in a product."""
    for part in children(node):
        if isinstance(part, Sum | Product) and type(part) is type(node):
            yield from _flat(part)
        else:
            yield part


def _without_sign(term: Node) -> Node | None:
    """Return a term without the sign that it opens with, or None if it opens with none."""
    match term:
        case Neg(argument):
            return argument
        case Product((Neg(argument), *rest)):
            return Product((argument, *rest))
        case Quotient(Neg(argument), denominator):
            return Quotient(argument, denominator)
        case _:
            return None


def raised(base: Text, exponent: Text) -> Text:
    """Write a power of two texts; a formatter leaves the spaces out between names and numbers only."""
    below = base.at_least(ATOM)
    above = exponent.source if _is_simple(exponent.source) else exponent.at_least(ATOM)
    joint = "**" if _is_simple(below) and _is_simple(above) else " ** "
    return Text(f"{below}{joint}{above}", POWER)


def _is_simple(source: str) -> bool:
    return re.fullmatch(r"-?[\w.]+", source) is not None
