"""Signs of elements on the present piece.

On a piece, certain products are 0 or more, and others 0 or less. Pieces overlap where a product vanishes, and there both
of their proofs hold, since |u| is u as well as -u. A piece is left out when its products contradict each other, which
takes for granted that they vanish on thin sets only. A sum with arctangents in it may vanish on an open set without
being zero in the ring, like arctan u + arctan(1/u) - π/2; once the sign of one was asked, no piece is left out.
"""

from collections.abc import Iterable
from itertools import combinations_with_replacement

from flint import arb, ctx

from engine.equality.kernels.factors import factorise
from engine.equality.kernels.field import BITS, Field, Kind
from engine.equality.kernels.interruptions import NowhereDefined, UnknownSign, Unprovable
from engine.equality.kernels.ring import Element, Polynomial

_NO_FACTORS: frozenset[str] = frozenset()


def sign_of(field: Field, a: Element) -> int:
    """Return 1 where an element is 0 or more on the present piece, -1 where it is 0 or less.

    Raises:
        UnknownSign: The piece has to be cut first.
    """
    sign, factors = _signature(field, a)
    known = field.piece.signs.known(factors)
    if known is None:
        raise UnknownSign(factors)
    return sign * known


def assume_not_negative(field: Field, a: Element) -> None:
    """Note that nothing counts but where an element is 0 or more; raises `NowhereDefined` if that is nowhere."""
    sign, factors = _signature(field, a)
    if not field.piece.signs.assume(factors, sign):
        raise Unprovable if field.may_hide_zeros else NowhereDefined


def known_sign(field: Field, p: Polynomial) -> int | None:
    """Return the sign of a factor on the present piece, or None where it is not known."""
    sign, factors = _signature_of_factor(field, p)
    known = field.piece.signs.known(factors)
    return None if known is None else sign * known


def sign_of_product(field: Field, factors: Iterable[Polynomial]) -> int:
    """Return the sign of a product of factors, or raise as `sign_of` does."""
    sign, unknown = 1, _NO_FACTORS
    for p in factors:
        its_sign, its_unknown = _signature_of_factor(field, p)
        sign, unknown = sign * its_sign, unknown ^ its_unknown
    known = field.piece.signs.known(unknown)
    if known is None:
        raise UnknownSign(unknown)
    return sign * known


def is_contradictory(field: Field) -> bool:
    """Return whether nothing is left of the present piece, as two products that are 0 or more add up to less."""
    known = [(p, sign) for key, p in field.factors.items() if (sign := field.piece.signs.known({key}))]
    sums = (sign * p + its_sign * q for (p, sign), (q, its_sign) in combinations_with_replacement(known, 2))
    return not field.may_hide_zeros and any(_definite_sign(field, total) < 0 for total in sums if not total.is_zero())


def _signature(field: Field, a: Element) -> tuple[int, frozenset[str]]:
    """Return a sign and the keys of factors, such that an element has that sign times that of their product."""
    found = factorise(field, a)
    sign, factors = -1 if found.constant < 0 else 1, _NO_FACTORS
    for p, exponent in found.powers:
        if exponent % 2:
            its_sign, its_factors = _signature_of_factor(field, p)
            sign, factors = sign * its_sign, factors ^ its_factors
    return sign, factors


def _signature_of_factor(field: Field, p: Polynomial) -> tuple[int, frozenset[str]]:
    definite = _definite_sign(field, p)
    if definite:
        return definite, _NO_FACTORS
    like = _of_same_sign(field, p)
    if like is not None:
        return _signature(field, like)
    if any(field.meaning(index).kind is Kind.ARCTANGENT for index in field.ring.occurring(p)):
        field.may_hide_zeros = True
    field.factors[str(p)] = p
    return 1, frozenset({str(p)})


def _of_same_sign(field: Field, p: Polynomial) -> Element | None:
    """Return something simpler with the sign of a factor.

    That is u for arctan u, for odd roots of u and for e^u - 1, and |u| - 1 for ln |u|.
    """
    kernel = field.single(p)
    if kernel is not None and kernel.kind is Kind.LOGARITHM:
        sign = known_sign(field, kernel.inside.numerator)
        return field.ring.whole(sign * kernel.inside.numerator - 1) if sign else None
    if kernel is not None:
        return kernel.inside if kernel.kind in (Kind.ARCTANGENT, Kind.ODD_ROOT) else None
    exponential = field.single(p + 1)
    if exponential is not None and exponential.kind is Kind.EXPONENTIAL:
        return exponential.inside
    return None


def _definite_sign(field: Field, p: Polynomial) -> int:
    """Return the sign that the terms of a polynomial force on it, or 0."""
    terms = list(p.to_dict().items())
    signs = [_sign_of_term(field, exponents, coefficient) for exponents, coefficient in terms]
    if len(set(signs)) == 1:
        return signs[0]
    bounds = [field.bounds_of_term(exponents, coefficient) for exponents, coefficient in terms]
    return next((side for side in (1, -1) if _is_on_side(side, signs, bounds)), 0)


def _is_on_side(side: int, signs: list[int], bounds: list[arb | None]) -> bool:
    """Return whether a sum is never on the other side of 0, by the signs and the bounds of its terms."""
    least = arb(0)
    with ctx.workprec(BITS):
        for sign, bound in zip(signs, bounds, strict=True):
            if bound is not None:
                least += (side * bound).lower()
            elif sign != side:
                return False
        return bool(least >= 0)


def _sign_of_term(field: Field, exponents: tuple[int, ...], coefficient: object) -> int:
    """Return the sign of a monomial times a coefficient, 0 where it is not known."""
    sign = 1 if arb(coefficient) > 0 else -1
    for index, exponent in enumerate(exponents):
        if exponent % 2:
            sign *= _sign_of_generator(field, index)
    return sign


def _sign_of_generator(field: Field, index: int) -> int:
    kernel = field.meaning(index)
    if kernel.positive:
        return 1
    if kernel.bounds is not None and not kernel.bounds.contains(0):
        return 1 if kernel.bounds > 0 else -1
    return field.piece.signs.known({str(field.ring.polynomial(index))}) or 0
