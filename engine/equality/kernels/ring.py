"""Rational functions over Q in generators that satisfy relations, as pairs of FLINT polynomials.

The ring is A = Q[g1, ..., gn] / (relations), where a relation writes a power of one generator by smaller ones, so that
A is a free module over the polynomials in the generators without a relation. A pair stands for an element of the total
ring of fractions of A: only what does not divide zero in A is ever a denominator. So two pairs that are equal stand for
equal functions wherever the denominators that were written down do not vanish, as long as each relation is true; it
need not be known whether the generators satisfy others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import comb
from typing import Any, NamedTuple, TypeAlias

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from engine.equality.kernels.interruptions import NowhereDefined, OutOfGenerators, Unprovable

# flint ships no types that mypy could follow
Polynomial: TypeAlias = Any

# FLINT cannot be interrupted, so all sizes are bounded beforehand: about 5 ms for the largest product.
_MOST_TERMS = 3_000
_LARGEST_PRODUCT = 50_000
_LARGEST_GCD = 40_000
_LARGEST_DEGREE = 64
_LARGEST_BITS = 20_000


class Element(NamedTuple):
    """A numerator over a denominator that divides no zero."""

    numerator: Polynomial
    denominator: Polynomial

    @property
    def is_zero(self) -> bool:
        return bool(self.numerator.is_zero())


@dataclass(frozen=True, slots=True)
class Relation:
    """generator^degree = value, and `polynomial`, generator^degree - value, is zero."""

    degree: int
    value: Polynomial
    polynomial: Polynomial


class Ring:
    """The ring, and the arithmetic of its fractions. Generators are numbered; later ones are larger.

    Args:
        capacity: How many generators there can be.
    """

    def __init__(self, capacity: int) -> None:
        self._context, self._generators = _polynomials(capacity)
        # In the lexicographic order the first generator is the largest, so they are handed out from the end.
        self._left = capacity
        self._relations: dict[int, Relation] = {}
        self.unit = self._context.constant(1)
        self.zero = self.number(0)
        self.one = self.number(1)

    def new_generator(self) -> int:
        if not self._left:
            raise OutOfGenerators
        self._left -= 1
        return self._left

    def relate(self, index: int, degree: int, value: Polynomial) -> None:
        """Put the relation of a generator: its power of that degree is a polynomial in smaller generators."""
        polynomial = self._generators[index] ** degree - value
        self._relations[index] = Relation(degree, value, polynomial)
        self._relations = dict(sorted(self._relations.items()))

    def relation(self, index: int) -> Relation | None:
        return self._relations.get(index)

    def polynomial(self, index: int) -> Polynomial:
        """Return a generator as a polynomial."""
        return self._generators[index]

    def constant(self, value: int | Fraction) -> Polynomial:
        """Return a number as a polynomial."""
        return self._context.constant(fmpq(value.numerator, value.denominator))

    def monomial(self, exponents: tuple[int, ...]) -> Polynomial:
        return self._context.from_dict({exponents: 1})

    def generator(self, index: int) -> Element:
        return Element(self._generators[index], self.unit)

    def number(self, value: int | Fraction) -> Element:
        return Element(self.constant(value), self.unit)

    def whole(self, polynomial: Polynomial) -> Element:
        return Element(polynomial, self.unit)

    def add(self, a: Element, b: Element) -> Element:
        if a.denominator == b.denominator:
            return self._element(self._bounded(a.numerator + b.numerator), a.denominator)
        shared = self._shared(a.denominator, b.denominator)
        left, right = b.denominator / shared, a.denominator / shared
        numerator = self._product(a.numerator, left) + self._product(b.numerator, right)
        return self._element(self.reduced(numerator), self.multiplied(a.denominator, left))

    def negate(self, a: Element) -> Element:
        return Element(-a.numerator, a.denominator)

    def subtract(self, a: Element, b: Element) -> Element:
        return self.add(a, self.negate(b))

    def multiply(self, a: Element, b: Element) -> Element:
        numerator = self.multiplied(a.numerator, b.numerator)
        if b.denominator.is_one():
            return self._element(numerator, a.denominator)
        return self._element(numerator, self.multiplied(a.denominator, b.denominator))

    def scale(self, a: Element, factor: int | Fraction) -> Element:
        return Element(a.numerator * fmpq(factor.numerator, factor.denominator), a.denominator)

    def invert(self, a: Element) -> Element:
        """Return 1/a.

        Raises:
            NowhereDefined: It is 0.
            Unprovable: Its numerator might divide zero.
        """
        if a.is_zero:
            raise NowhereDefined
        if a.numerator.is_constant():
            return Element(a.denominator / a.numerator.leading_coefficient(), self.unit)
        if not self._is_regular(a.numerator):
            raise Unprovable
        return Element(a.denominator, a.numerator)

    def divide(self, a: Element, b: Element) -> Element:
        return self.multiply(a, self.invert(b))

    def power(self, a: Element, exponent: int) -> Element:
        """Return a whole power; raises `Unprovable` for one too large to be multiplied out."""
        base = a if exponent >= 0 else self.invert(a)
        return Element(self._raised(base.numerator, abs(exponent)), self._raised(base.denominator, abs(exponent)))

    def canonical(self, a: Element) -> Element:
        """Return the same element in lowest terms, over a monic denominator without square roots where possible."""
        numerator, denominator = self._rationalised(a)
        if numerator.is_zero():
            return self.zero
        lowest = self.lowest(Element(numerator, denominator))
        leading = lowest.denominator.leading_coefficient()
        if leading == 1:
            return lowest
        return Element(lowest.numerator / leading, lowest.denominator / leading)

    def lowest(self, a: Element) -> Element:
        """Return an element with nothing common above and below; it is not brought to canonical form."""
        shared = self._shared(a.numerator, a.denominator)
        if shared.is_one():
            return a
        return Element(a.numerator / shared, a.denominator / shared)

    def constant_of(self, a: Element) -> Fraction | None:
        """Return the value of an element in canonical form that is a rational number, else None."""
        if not (a.numerator.is_constant() and a.denominator.is_constant()):
            return None
        return Fraction(0) if a.is_zero else rational_of(a.numerator.leading_coefficient())

    def single(self, p: Polynomial) -> int | None:
        """Return the number of the generator that a polynomial is, or None if it is something else."""
        if len(p) != 1 or p.leading_coefficient() != 1:
            return None
        exponents = p.monomial(0)
        return exponents.index(1) if sum(exponents) == 1 else None

    def occurring(self, p: Polynomial) -> list[int]:
        """Return the generators in a polynomial, largest first."""
        return [index for index, degree in enumerate(p.degrees()) if degree > 0]

    def reduced(self, p: Polynomial) -> Polynomial:
        """Return the polynomial of least degrees that the relations make of one."""
        p = self._bounded(p)
        if not self._relations:
            return p
        degrees = p.degrees()
        for index, relation in self._relations.items():
            if degrees[index] >= relation.degree:
                p = divmod(p, relation.polynomial)[1]
                degrees = p.degrees()
        return p

    def multiplied(self, p: Polynomial, q: Polynomial) -> Polynomial:
        return self.reduced(self._product(p, q))

    def _element(self, numerator: Polynomial, denominator: Polynomial) -> Element:
        return self.zero if numerator.is_zero() else Element(numerator, denominator)

    def _bounded(self, p: Polynomial) -> Polynomial:
        if len(p) > _MOST_TERMS:
            raise Unprovable
        return p

    def _product(self, p: Polynomial, q: Polynomial) -> Polynomial:
        if len(p) * len(q) > _LARGEST_PRODUCT:
            raise Unprovable
        return p * q

    def _raised(self, p: Polynomial, exponent: int) -> Polynomial:
        if p.is_one() or exponent == 1:
            return p
        if not self._can_raise(p, exponent):
            raise Unprovable
        return self.reduced(p**exponent)

    def _can_raise(self, p: Polynomial, exponent: int) -> bool:
        if exponent * _bits(p) > _LARGEST_BITS:
            return False
        if exponent <= _LARGEST_DEGREE:
            return comb(max(1, len(p)) + exponent - 1, exponent) <= _MOST_TERMS
        return len(p) <= 1 and not any(index in self._relations for index in self.occurring(p))

    def _shared(self, p: Polynomial, q: Polynomial) -> Polynomial:
        if p.is_constant() or q.is_constant():
            return self.unit
        if len(p) * len(q) > _LARGEST_GCD:
            raise Unprovable
        return p.gcd(q)

    def _is_regular(self, p: Polynomial) -> bool:
        """Return whether a polynomial is certain not to divide zero.

        It does not where its norm down to the generators without relations is not zero, since the norm is a multiple.
        """
        for index, relation in self._relations.items():
            if p.degrees()[index] <= 0:
                continue
            if comb(len(p) + relation.degree - 1, relation.degree) > _MOST_TERMS:
                return False
            p = self.reduced(p.resultant(relation.polynomial, f"g{index}"))
        return not p.is_zero()

    def _rationalised(self, a: Element) -> tuple[Polynomial, Polynomial]:
        numerator, denominator = a.numerator, a.denominator
        for index, relation in self._relations.items():
            if denominator.degrees()[index] > 0:
                for factor in self._conjugates(denominator, index, relation.degree):
                    numerator = self.multiplied(numerator, factor)
                    denominator = self.multiplied(denominator, factor)
        if denominator.is_zero():
            raise Unprovable
        return numerator, denominator

    def _conjugates(self, p: Polynomial, index: int, degree: int) -> Iterator[Polynomial]:
        """Yield the factors that make a polynomial free of a root, where that takes only changes of sign."""
        step = 1
        while degree % (2 * step) == 0:
            factor = self._flipped(p, index, step)
            if factor != p:
                p = self.multiplied(p, factor)
                yield factor
            step *= 2
        exponents = {exponents[index] for exponents in p.monoms()}
        if len(exponents) == 1 and (exponent := exponents.pop()):
            yield self._generators[index] ** (degree - exponent)

    def _flipped(self, p: Polynomial, index: int, step: int) -> Polynomial:
        """Change the sign of every odd power of generator^step."""
        return self._context.from_dict({e: -c if e[index] // step % 2 else c for e, c in p.to_dict().items()})


@cache
def _polynomials(capacity: int) -> tuple[fmpq_mpoly_ctx, tuple[Polynomial, ...]]:
    """Return the polynomials in that many generators, and the generators."""
    context = fmpq_mpoly_ctx.get([f"g{index}" for index in range(capacity)], Ordering.lex)
    return context, context.gens()


def rational_of(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _bits(p: Polynomial) -> int:
    return max((max(int(c.p).bit_length(), int(c.q).bit_length()) for c in p.coeffs()), default=1)
