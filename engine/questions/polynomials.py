"""Trees as polynomials in whatever they cannot be taken apart into, to find common factors and factors of sums."""

from collections.abc import Iterable
from math import gcd
from typing import Any, TypeAlias

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from engine.calculus.tidy import tidy
from engine.equality.expansion import is_manageable
from engine.language.tree import Neg, Node, Num, Power, Product, Quotient, Sum, rational

# flint ships no types that mypy could follow
Polynomial: TypeAlias = Any

_LARGEST_POWER = 30


class Ring:
    """The polynomials over the rationals in the names and functions of some trees.

    What is no sum, product or whole power (`sin(x)`, `sqrt(y)`, `e^x`, a fraction with names below) is one generator,
    so that a factor found is one for certain, and one that hides in a function is not seen.
    """

    def __init__(self, *trees: Node) -> None:
        self._kernels = {kernel: place for place, kernel in enumerate(dict.fromkeys(_kernels(trees)))}
        names = tuple(f"g{place}" for place in self._kernels.values()) or ("g0",)
        self._context = fmpq_mpoly_ctx.get(names, Ordering.lex)
        self._generators = self._context.gens()

    def polynomial(self, tree: Node) -> Polynomial:
        """Return a tree of this ring as a polynomial."""
        match tree:
            case Neg(argument):
                return -self.polynomial(argument)
            case Sum(terms):
                return sum(map(self.polynomial, terms), self._context.constant(0))
            case Product(factors):
                product = self._context.constant(1)
                for factor in factors:
                    product = product * self.polynomial(factor)
                return product
            case Power(base, exponent) if (power := _whole(exponent)) is not None:
                return self.polynomial(base) ** power
            case Quotient(numerator, denominator) if below := rational(denominator):
                return self.polynomial(numerator) / fmpq(below.numerator, below.denominator)
            case Num(value):
                return self._context.constant(fmpq(value.numerator, value.denominator))
            case _:
                return self._generators[self._kernels[tidy(tree)]]

    def factors(self, tree: Node) -> list[tuple[Polynomial, int]]:
        """Return the irreducible factors of a tree over the rationals, each with its power; numbers are none."""
        whole = self.polynomial(tree)
        return [] if whole == 0 else [(factor, int(power)) for factor, power in whole.factor()[1]]

    def content(self, tree: Node) -> int:
        """Return the largest whole number that divides every coefficient; 1 where one of them is not whole."""
        coefficients = self.polynomial(tree).coeffs()
        if any(coefficient.q != 1 for coefficient in coefficients):
            return 1
        return gcd(*(int(coefficient.p) for coefficient in coefficients)) or 1


def share_factor(numerator: Node, denominator: Node) -> bool:
    """Return whether two trees have a factor in common, a whole number past 1 included; no for what is too large."""
    if not (is_manageable(numerator) and is_manageable(denominator)):
        return False
    ring = Ring(numerator, denominator)
    above, below = ring.polynomial(numerator), ring.polynomial(denominator)
    if above == 0 or below == 0:
        return False
    return gcd(ring.content(numerator), ring.content(denominator)) > 1 or above.gcd(below).total_degree() > 0


def splits(tree: Node) -> bool:
    """Return whether a sum is a product of two things that are no numbers; no for what is too large."""
    if not is_manageable(tree):
        return False
    return sum(power for _, power in Ring(tree).factors(tree)) > 1


def _kernels(trees: Iterable[Node]) -> Iterable[Node]:
    for tree in trees:
        match tree:
            case Num():
                pass
            case Neg(argument):
                yield from _kernels([argument])
            case Sum(parts) | Product(parts):
                yield from _kernels(parts)
            case Power(base, exponent) if _whole(exponent) is not None:
                yield from _kernels([base])
            case Quotient(numerator, denominator) if rational(denominator):
                yield from _kernels([numerator])
            case _:
                yield tidy(tree)


def _whole(exponent: Node) -> int | None:
    """Return an exponent that is a whole number from 0 on and not too large, else None."""
    power = rational(exponent)
    if power is None or power.denominator != 1 or not 0 <= power <= _LARGEST_POWER:
        return None
    return int(power)
