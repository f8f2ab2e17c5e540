"""Powers and exponentials.

Where a has a real value to an even root it is 0 or more, so the root is that of |a|, and for absolute values all laws of
powers hold. Roots of several factors whose signs are unknown one by one stay together, as long as they always come
together; else they are taken one by one, and the signs are asked for.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from flint import ctx

from engine.equality.kernels.factors import cosine_of, factorise
from engine.equality.kernels.field import BITS, Field, Kernel, Kind
from engine.equality.kernels.interruptions import NowhereDefined, Unprovable
from engine.equality.kernels.positivity import assume_not_negative, known_sign, sign_of_product
from engine.equality.kernels.ring import Element, Polynomial, rational_of
from engine.equality.kernels.roots import number_power, odd_root_power, root_power

# e^(400x) is a polynomial of that degree in e^x.
_LARGEST_MULTIPLE = 400
_LARGEST_EXPONENT = 10**9


def exponential(field: Field, a: Element) -> Element:
    """Return e^a: e^(q ln |p| + b + ...) = |p|^q e^b ..., where b runs over multiples of basis vectors."""
    logarithms: list[tuple[Polynomial, Fraction]] = []
    vector: dict[str, Fraction] = {}
    rest = field.ring.zero
    for multiple, key, part in field.terms(a):
        kernel = field.single(part.numerator) if part.denominator.is_one() else None
        if kernel and kernel.kind is Kind.LOGARITHM:
            logarithms.append((kernel.inside.numerator, multiple))
        else:
            vector[key] = multiple
            rest = field.ring.add(rest, field.ring.scale(part, multiple))
    result = absolute_power(field, logarithms)
    for basis, share in field.exponents.coordinates(vector, rest).items() if vector else ():
        result = field.ring.multiply(result, _exponential_of_basis(field, basis, share))
    return result


def rational_power(field: Field, a: Element, exponent: Fraction) -> Element:
    """Return a to an exact power; with an odd denominator it is the real one."""
    if exponent.denominator == 1:
        return whole_power(field, a, int(exponent))
    if a.is_zero:
        if exponent < 0:
            raise NowhereDefined
        return a
    if exponent.denominator % 2:
        return _odd_power(field, a, exponent)
    assume_not_negative(field, a)
    found = factorise(field, a)
    constant = number_power(field, abs(found.constant), exponent)
    return field.ring.multiply(constant, absolute_power(field, [(p, e * exponent) for p, e in found.powers]))


def whole_power(field: Field, a: Element, exponent: int) -> Element:
    """Return a whole power, in which what cannot be multiplied out is a generator of its own."""
    if abs(exponent) > _LARGEST_EXPONENT:
        raise Unprovable
    ring = field.ring
    base = ring.invert(a) if exponent < 0 else a
    try:
        return ring.power(base, abs(exponent))
    except Unprovable:
        pass
    base = ring.canonical(base)
    above, below = (_opaque_power(field, p, abs(exponent)) for p in (base.numerator, base.denominator))
    return ring.divide(above, below)


def absolute_power(field: Field, powers: Iterable[tuple[Polynomial, Fraction]]) -> Element:
    """Return the product of |p|^exponent over some factors."""
    ring = field.ring
    result, odd, fractional = ring.one, list[Polynomial](), dict[Fraction, list[Polynomial]]()
    for p, exponent in _spread(field, powers):
        kernel = field.single(p)
        if kernel and kernel.kind is Kind.EXPONENTIAL:
            result = ring.multiply(result, _exponential_of_basis(field, kernel.basis, exponent / kernel.index))
        elif p.is_constant():
            result = ring.multiply(result, number_power(field, rational_of(p.leading_coefficient()), exponent))
        else:
            whole, share = divmod(exponent, 1)
            result = ring.multiply(result, ring.power(ring.whole(p), int(whole)))
            odd += [p] if whole % 2 else []
            fractional.setdefault(share, []).append(p)
    fractional.pop(Fraction(0), None)
    for share, factors in fractional.items():
        result = ring.multiply(result, _roots(field, factors, share))
    return ring.scale(result, sign_of_product(field, odd))


def _spread(field: Field, powers: Iterable[tuple[Polynomial, Fraction]]) -> list[tuple[Polynomial, Fraction]]:
    """Write |p| for a root p by what it is the root of, and add the exponents of equal factors."""
    totals: dict[str, tuple[Polynomial, Fraction]] = {}
    waiting = list(powers)
    while waiting:
        p, exponent = waiting.pop(0)
        kernel = field.single(p)
        if kernel and kernel.factors:
            waiting += [(factor, exponent / kernel.index) for factor in kernel.factors]
        else:
            _, before = totals.get(str(p), (p, Fraction(0)))
            totals[str(p)] = p, before + exponent
    return list(totals.values())


def _roots(field: Field, factors: Sequence[Polynomial], share: Fraction) -> Element:
    """Return the product of |p|^share over some factors, the share being between 0 and 1."""
    for p in factors:
        _halve_angle(field, p)
    signs = {str(p): known_sign(field, p) for p in factors}
    alone = [p for p in factors if str(p) in field.alone or signs[str(p)] is not None]
    together = [p for p in factors if p not in alone]
    result = field.ring.one
    for group in [*([p] for p in alone), together]:
        if group:
            _enter_group(field, frozenset(map(str, group)))
            result = field.ring.multiply(result, root_power(field, group, sign_of_product(field, group), share))
    return result


def _halve_angle(field: Field, p: Polynomial) -> None:
    """Take 1 - cos u and 1 + cos u by sines and cosines of u/2, of which they are squares."""
    cosine = cosine_of(field, p)
    if cosine is not None:
        kernel = field.meaning(cosine)
        field.division((Kind.SINE, kernel.basis), Fraction(1, 2 * kernel.index))


def _enter_group(field: Field, group: frozenset[str]) -> None:
    """Note that a root is taken of a product; those of its factors that come otherwise too are to be taken alone."""
    for other in field.piece.groups:
        if other != group and other & group:
            field.take_alone(other | group)
    if group & field.piece.odd_roots:
        field.take_alone(group)
    field.piece.groups.add(group)


def _odd_power(field: Field, a: Element, exponent: Fraction) -> Element:
    found = factorise(field, a)
    result = number_power(field, abs(found.constant), exponent)
    if found.constant < 0 and exponent.numerator % 2:
        result = field.ring.negate(result)
    for p, multiplicity in found.powers:
        result = field.ring.multiply(result, _odd_power_of_factor(field, p, multiplicity * exponent))
    return result


def _odd_power_of_factor(field: Field, p: Polynomial, exponent: Fraction) -> Element:
    kernel = field.single(p)
    if kernel and kernel.kind is Kind.ODD_ROOT:
        return _odd_power_of_factor(field, kernel.factors[0], exponent / kernel.index)
    if exponent.denominator == 1:
        return field.ring.power(field.ring.whole(p), int(exponent))
    if str(p) in field.alone or any(str(p) in group for group in field.piece.groups) or known_sign(field, p):
        sign = sign_of_product(field, [p] if exponent.numerator % 2 else [])
        return field.ring.scale(absolute_power(field, [(p, exponent)]), sign)
    field.piece.odd_roots.add(str(p))
    whole, share = divmod(exponent, 1)
    rest = field.ring.power(field.ring.whole(p), int(whole))
    return field.ring.multiply(rest, odd_root_power(field, p, share))


def _exponential_of_basis(field: Field, basis: int, share: Fraction) -> Element:
    """Return e to a rational multiple of a basis vector."""
    parts = field.division((Kind.EXPONENTIAL, basis), share)
    if abs(share * parts) > _LARGEST_MULTIPLE:
        raise Unprovable
    key = (Kind.EXPONENTIAL, basis, parts)
    generator = field.find(key)
    if generator is None:
        argument = field.ring.scale(field.exponents.elements[basis], Fraction(1, parts))
        with ctx.workprec(BITS):
            bounds = field.bounds(argument)
            bounds = bounds.exp() if bounds is not None else None
        generator = field.kernel(key, Kernel(Kind.EXPONENTIAL, argument, parts, basis, bounds=bounds, positive=True))
    return field.ring.power(field.ring.generator(generator), int(share * parts))


def _opaque_power(field: Field, p: Polynomial, exponent: int) -> Element:
    """Return a power of a polynomial by a generator that stands for it."""
    ring = field.ring
    leading = p.leading_coefficient()
    constant = ring.power(ring.number(rational_of(leading)), exponent)
    if p.is_constant():
        return constant
    monic = p / leading
    generator = field.find((Kind.OPAQUE, str(monic)))
    if generator is None:
        generator = field.kernel((Kind.OPAQUE, str(monic)), Kernel(Kind.OPAQUE, ring.whole(monic)))
    return ring.multiply(constant, ring.power(ring.generator(generator), exponent))
