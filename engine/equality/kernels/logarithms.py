"""Logarithms: ln(c p^m q^n ...) is the sum of ln |c|, m ln |p|, n ln |q|, ..., wherever the product is above 0.

Of a constant, the logarithms of its primes remain; of a root and an exponential, what they are made of.
"""

from fractions import Fraction

from flint import ctx

from engine.equality.kernels.factors import factorise
from engine.equality.kernels.field import BITS, Field, Kernel, Kind
from engine.equality.kernels.interruptions import NowhereDefined
from engine.equality.kernels.positivity import assume_not_negative
from engine.equality.kernels.ring import Element, Polynomial
from engine.equality.kernels.roots import primes


def logarithm(field: Field, a: Element) -> Element:
    """Return ln a; raises `NowhereDefined` where a is 0, or known to be below 0."""
    if a.is_zero:
        raise NowhereDefined
    assume_not_negative(field, a)
    ring = field.ring
    found = factorise(field, a)
    result = ring.zero
    for number, sign in ((abs(found.constant.numerator), 1), (found.constant.denominator, -1)):
        for prime, multiplicity in primes(number).items():
            term = _of_factor(field, ring.constant(prime))
            result = ring.add(result, ring.scale(term, sign * multiplicity))
    for p, exponent in found.powers:
        result = ring.add(result, ring.scale(_of_factor(field, p), exponent))
    return result


def _of_factor(field: Field, p: Polynomial) -> Element:
    """Return ln |p|."""
    kernel = field.single(p)
    if kernel and kernel.kind is Kind.EXPONENTIAL:
        return kernel.inside
    if kernel and kernel.factors:
        total = field.ring.zero
        for factor in kernel.factors:
            total = field.ring.add(total, _of_factor(field, factor))
        return field.ring.scale(total, Fraction(1, kernel.index))
    key = (Kind.LOGARITHM, str(p))
    generator = field.find(key)
    if generator is None:
        with ctx.workprec(BITS):
            bounds = field.bounds_of(p)
            bounds = abs(bounds).log() if bounds is not None and not bounds.contains(0) else None
        generator = field.kernel(key, Kernel(Kind.LOGARITHM, field.ring.whole(p), bounds=bounds))
    return field.ring.generator(generator)
