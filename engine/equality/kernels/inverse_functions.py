"""Inverse functions, by arctangents and logarithms on the branch that each has over the reals.

- arcsin u = arctan(u/√(1 - u²)) for |u| < 1, and arccos u = π/2 - arcsin u;
- arctan is odd, and arctan(1/u) = ±π/2 - arctan u with the sign of u;
- arsinh u = ln(u + √(u² + 1)), arcosh u = ln(u + √(u² - 1)) for u ≥ 1, artanh u = ln((1 + u)/(1 - u))/2 for |u| < 1.
No sum of arctangents is made one: that holds up to a multiple of π, which is another one elsewhere.
"""

from fractions import Fraction

from flint import arb, ctx

from engine.equality.kernels.circular import special
from engine.equality.kernels.field import BITS, Field, Kernel, Kind
from engine.equality.kernels.interruptions import NowhereDefined
from engine.equality.kernels.logarithms import logarithm
from engine.equality.kernels.positivity import assume_not_negative, sign_of
from engine.equality.kernels.powers import rational_power
from engine.equality.kernels.ring import Element

_HALF = Fraction(1, 2)
_PARTS_OF_PI = 12


def arcsine(field: Field, u: Element) -> Element:
    ring = field.ring
    u = ring.canonical(u)
    rest = ring.subtract(ring.one, ring.multiply(u, u))
    if rest.is_zero:
        return ring.scale(field.pi(), sign_of(field, u) * _HALF)
    assume_not_negative(field, rest)
    return arctangent(field, ring.multiply(u, rational_power(field, rest, -_HALF)))


def arccosine(field: Field, u: Element) -> Element:
    return field.ring.subtract(field.ring.scale(field.pi(), _HALF), arcsine(field, u))


def arctangent(field: Field, u: Element) -> Element:
    u = field.ring.canonical(u)
    if u.is_zero:
        return u
    exact = _special(field, u)
    if exact is not None:
        return field.ring.scale(field.pi(), exact)
    if u.numerator.leading_coefficient() < 0:
        return field.ring.negate(_arctangent(field, field.ring.negate(u)))
    return _arctangent(field, u)


def _special(field: Field, u: Element) -> Fraction | None:
    """Return arctan u as a multiple of π, if it is one of π/12 and that can be shown."""
    with ctx.workprec(BITS):
        bounds = field.bounds(u)
        twelfths = (
            None if bounds is None else (bounds.atan() * _PARTS_OF_PI / arb.pi() + arb(1) / 2).floor().unique_fmpz()
        )
    if twelfths is None or abs(twelfths) >= _PARTS_OF_PI // 2:
        return None
    sine, cosine = special(field, int(twelfths))
    proved = field.ring.subtract(sine, field.ring.multiply(u, cosine)).is_zero
    return Fraction(int(twelfths), _PARTS_OF_PI) if proved else None


def _arctangent(field: Field, u: Element) -> Element:
    """Return arctan u for canonical u, by the arctangent of 1/u if that was met before."""
    generator = field.find(_key(u))
    if generator is not None:
        return field.ring.generator(generator)
    inverse = field.ring.canonical(field.ring.invert(u))
    negative = inverse.numerator.leading_coefficient() < 0
    met = field.find(_key(field.ring.negate(inverse) if negative else inverse))
    if met is None:
        return field.ring.generator(field.kernel(_key(u), _kernel(field, u)))
    quarter = field.ring.scale(field.pi(), sign_of(field, u) * _HALF)
    known = field.ring.generator(met)
    return field.ring.add(quarter, known) if negative else field.ring.subtract(quarter, known)


def _key(u: Element) -> tuple[object, ...]:
    return Kind.ARCTANGENT, str(u.numerator), str(u.denominator)


def _kernel(field: Field, u: Element) -> Kernel:
    bounds = field.bounds(u)
    with ctx.workprec(BITS):
        return Kernel(Kind.ARCTANGENT, u, bounds=None if bounds is None else bounds.atan())


def inverse_hyperbolic_sine(field: Field, u: Element) -> Element:
    return logarithm(field, field.ring.add(u, _root_beside_square(field, u, 1)))


def inverse_hyperbolic_cosine(field: Field, u: Element) -> Element:
    assume_not_negative(field, field.ring.subtract(u, field.ring.one))
    return logarithm(field, field.ring.add(u, _root_beside_square(field, u, -1)))


def inverse_hyperbolic_tangent(field: Field, u: Element) -> Element:
    ring = field.ring
    above, below = ring.add(ring.one, u), ring.subtract(ring.one, u)
    if below.is_zero:
        raise NowhereDefined
    return ring.scale(logarithm(field, ring.divide(above, below)), _HALF)


def _root_beside_square(field: Field, u: Element, number: int) -> Element:
    """Return √(u² + number)."""
    square = field.ring.add(field.ring.multiply(u, u), field.ring.number(number))
    return rational_power(field, square, _HALF)
