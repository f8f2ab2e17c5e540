"""The generators for roots of absolute values, each with its relation."""

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from flint import arb, ctx, fmpz

from engine.equality.kernels.field import BITS, Field, Kernel, Kind
from engine.equality.kernels.ring import Element, Polynomial

_LARGEST_BITS = 64
_SMALL_PRIMES = (2, 3, 5, 7, 11, 13)


def number_power(field: Field, value: Fraction, exponent: Fraction) -> Element:
    """Return a rational power of a positive number."""
    result = field.ring.one
    for number, sign in ((value.numerator, 1), (value.denominator, -1)):
        for prime, multiplicity in primes(number).items():
            whole, share = divmod(sign * multiplicity * exponent, 1)
            result = field.ring.multiply(result, field.ring.power(field.ring.number(prime), int(whole)))
            if share:
                result = field.ring.multiply(result, root_power(field, (field.ring.constant(prime),), 1, share))
    return result


def root_power(field: Field, factors: Sequence[Polynomial], sign: int, share: Fraction) -> Element:
    """Return |p q ...|^share for the product of some factors, whose sign on the present piece is given.

    Args:
        field: Where the generator is made or found.
        factors: Polynomials; their product must not be a power in the ring.
        sign: 1 or -1.
        share: Above 0.

    Raises:
        Refined: A finer root is needed than has been made.
    """
    group = frozenset(map(str, factors))
    index = field.division((Kind.ROOT, group), share)
    key = (Kind.ROOT, group, index, sign)
    generator = field.find(key)
    if generator is None:
        value = sign * prod(factors)
        kernel = Kernel(
            Kind.ROOT, field.ring.whole(value), index, 0, tuple(factors), _bounds(field, value, index), True
        )
        generator = field.kernel(key, kernel)
        field.ring.relate(generator, index, value)
    return field.ring.power(field.ring.generator(generator), int(share * index))


def odd_root_power(field: Field, factor: Polynomial, share: Fraction) -> Element:
    """Return the real power of a factor of either sign; the denominator of the share, which is above 0, is odd."""
    index = field.division((Kind.ODD_ROOT, str(factor)), share)
    key = (Kind.ODD_ROOT, str(factor), index)
    generator = field.find(key)
    if generator is None:
        generator = field.kernel(key, Kernel(Kind.ODD_ROOT, field.ring.whole(factor), index, factors=(factor,)))
        field.ring.relate(generator, index, factor)
    return field.ring.power(field.ring.generator(generator), int(share * index))


def primes(value: int) -> dict[int, int]:
    """Return the prime factors of a positive number with their exponents; a large one may be kept whole."""
    powers: dict[int, int] = {}
    for prime in _SMALL_PRIMES:
        while value % prime == 0:
            value //= prime
            powers[prime] = powers.get(prime, 0) + 1
    if value.bit_length() > _LARGEST_BITS:
        return {**powers, value: 1}
    return {**powers, **({int(p): int(e) for p, e in fmpz(value).factor()} if value > 1 else {})}


def _bounds(field: Field, value: Polynomial, index: int) -> arb | None:
    with ctx.workprec(BITS):
        bounds = field.bounds_of(value)
        return bounds.root(index) if bounds is not None and bounds >= 0 else None
