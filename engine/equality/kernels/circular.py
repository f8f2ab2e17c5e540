"""Sines and cosines, by the addition theorems from those of the basis vectors of all angles.

sin² u + cos² u = 1 is the one relation between them. Multiples of π/12 are exact, and where arctan u is part of an
angle, its cosine is 1/√(1 + u²) and its sine u times that, for all real u; half of it has the cosine √((1 + cos)/2).
"""

from fractions import Fraction
from typing import TypeAlias

from flint import arb, ctx

from engine.equality.kernels.field import BITS, Field, Kernel, Kind
from engine.equality.kernels.interruptions import Unprovable
from engine.equality.kernels.powers import rational_power
from engine.equality.kernels.ring import Element
from engine.equality.kernels.roots import number_power

# Its sine and its cosine.
Direction: TypeAlias = tuple[Element, Element]

_LARGEST_MULTIPLE = 60
_PARTS_OF_PI = 12


def sine_and_cosine(field: Field, angle: Element) -> Direction:
    """Return (sin a, cos a)."""
    total = field.ring.zero, field.ring.one
    vector: dict[str, Fraction] = {}
    rest = field.ring.zero
    for multiple, key, part in field.terms(angle):
        kernel = field.single(part.numerator) if part.denominator.is_one() else None
        if kernel and kernel.kind is Kind.PI and (multiple * _PARTS_OF_PI).denominator == 1:
            total = _turned(field, total, special(field, int(multiple * _PARTS_OF_PI)))
        elif kernel and kernel.kind is Kind.ARCTANGENT and multiple.denominator <= 2:
            part_of_it = _of_arctangent(field, kernel, halved=multiple.denominator == 2)
            total = _turned(field, total, _multiple(field, part_of_it, multiple.numerator))
        else:
            vector[key] = multiple
            rest = field.ring.add(rest, field.ring.scale(part, multiple))
    for basis, share in field.angles.coordinates(vector, rest).items() if vector else ():
        total = _turned(field, total, _of_basis(field, basis, share))
    return total


def special(field: Field, twelfths: int) -> Direction:
    """Return the sine and cosine of a multiple of π/12."""
    return _special_sine(field, twelfths), _special_sine(field, twelfths + 6)


def _special_sine(field: Field, twelfths: int) -> Element:
    twelfths %= 24
    if twelfths > 12:
        return field.ring.negate(_special_sine(field, twelfths - 12))
    # sin(kπ/12) for k = 0, ..., 6 is (√a ± √b)/4
    above, below = ((0, 0), (6, -2), (4, 0), (8, 0), (12, 0), (6, 2), (16, 0))[min(twelfths, 12 - twelfths)]
    root = field.ring.add(_root(field, above), _root(field, below))
    return field.ring.scale(root, Fraction(1, 4))


def _root(field: Field, number: int) -> Element:
    """Return the root of a number, and minus that of its absolute value for a negative one."""
    if number == 0:
        return field.ring.zero
    root = number_power(field, Fraction(abs(number)), Fraction(1, 2))
    return root if number > 0 else field.ring.negate(root)


def _of_arctangent(field: Field, kernel: Kernel, *, halved: bool) -> Direction:
    """Return the sine and cosine of arctan u, or of half of it, whose cosine is positive as well."""
    ring = field.ring
    square = ring.add(ring.one, ring.multiply(kernel.inside, kernel.inside))
    cosine = rational_power(field, square, Fraction(-1, 2))
    sine = ring.multiply(kernel.inside, cosine)
    if not halved:
        return sine, cosine
    half = rational_power(field, ring.scale(ring.add(ring.one, cosine), Fraction(1, 2)), Fraction(1, 2))
    return ring.divide(sine, ring.scale(half, 2)), half


def _of_basis(field: Field, basis: int, share: Fraction) -> Direction:
    parts = field.division((Kind.SINE, basis), share)
    sine = field.find((Kind.SINE, basis, parts))
    if sine is None:
        sine = _new_pair(field, basis, parts)
    cosine = field.find((Kind.COSINE, basis, parts))
    if cosine is None:
        raise Unprovable
    pair = field.ring.generator(sine), field.ring.generator(cosine)
    return _multiple(field, pair, int(share * parts))


def _new_pair(field: Field, basis: int, parts: int) -> int:
    """Make the sine and cosine of a part of a basis vector; return the generator of the sine."""
    argument = field.ring.scale(field.angles.elements[basis], Fraction(1, parts))
    key = basis, parts
    inside = field.bounds(argument)
    with ctx.workprec(BITS):
        sine_bounds, cosine_bounds = (arb(0, 1), arb(0, 1)) if inside is None else inside.sin_cos()
    cosine = field.kernel((Kind.COSINE, *key), Kernel(Kind.COSINE, argument, parts, basis, bounds=cosine_bounds))
    sine = field.kernel((Kind.SINE, *key), Kernel(Kind.SINE, argument, parts, basis, bounds=sine_bounds))
    field.sines[cosine] = sine
    field.ring.relate(sine, 2, 1 - field.ring.polynomial(cosine) ** 2)
    return sine


def _multiple(field: Field, direction: Direction, times: int) -> Direction:
    if abs(times) > _LARGEST_MULTIPLE:
        raise Unprovable
    sine, cosine = direction
    turn = (field.ring.negate(sine), cosine) if times < 0 else direction
    total = field.ring.zero, field.ring.one
    for _ in range(abs(times)):
        total = _turned(field, total, turn)
    return total


def _turned(field: Field, direction: Direction, by: Direction) -> Direction:
    """Return the sine and cosine of the sum of two angles."""
    ring = field.ring
    (sine, cosine), (its_sine, its_cosine) = direction, by
    return (
        ring.add(ring.multiply(sine, its_cosine), ring.multiply(cosine, its_sine)),
        ring.subtract(ring.multiply(cosine, its_cosine), ring.multiply(sine, its_sine)),
    )
