"""Elements as products: a rational number times whole powers of factors.

Factors are irreducible polynomials in the generators, monic, and told apart by their keys. FLINT knows nothing of the
relations, so three rewritings follow, which make the same product of what is the same element:
- (1 - cos u)(1 + cos u) is sin² u;
- p = A + B r, with r² = R in the ring, is a square where A² - B² R is one, and so is (A ± its root)/2;
- otherwise p = (A² - B² R)/(A - B r), and of the two conjugates the one with the positive signs is kept.
Each holds as an identity of the ring.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from flint.utils.flint_exceptions import DomainError

from engine.equality.kernels.field import Field, Kind
from engine.equality.kernels.interruptions import Unprovable
from engine.equality.kernels.ring import Element, Polynomial, rational_of
from engine.equality.kernels.roots import number_power

# Past these FLINT may take long, and the whole counts as one factor.
_MOST_TERMS = 48
_LARGEST_DEGREE = 30
# Square roots within square roots, and conjugates of conjugates.
_DEEPEST = 4

# (factor, exponent); each factor once.
Powers: TypeAlias = tuple[tuple[Polynomial, int], ...]


@dataclass(frozen=True, slots=True)
class Factorisation:
    """A constant times powers of monic factors; 0 is the constant 0."""

    constant: Fraction
    powers: Powers


def factorise(field: Field, a: Element) -> Factorisation:
    """Return an element as a product."""
    if a.is_zero:
        return Factorisation(Fraction(0), ())
    found = _quotient(field, a, 0)
    return _with_sines(field, found)


def cosine_of(field: Field, factor: Polynomial) -> int | None:
    """Return the generator c of a factor c - 1 or c + 1 where c is a cosine, or None for any other factor."""
    if len(factor) != 2 or factor.total_degree() != 1 or abs(factor.coefficient(1)) != 1:
        return None
    index = field.ring.single(factor - factor.coefficient(1))
    return index if index is not None and field.meaning(index).kind is Kind.COSINE else None


def _collected(powers: Sequence[tuple[Polynomial, int]]) -> Powers:
    """Add the exponents of equal factors."""
    totals: dict[str, tuple[Polynomial, int]] = {}
    for p, exponent in powers:
        _, before = totals.get(str(p), (p, 0))
        totals[str(p)] = p, before + exponent
    return tuple((p, exponent) for p, exponent in totals.values() if exponent)


def _quotient(field: Field, a: Element, depth: int) -> Factorisation:
    a = field.ring.canonical(a)
    above, below = _factorised(field, a.numerator, depth), _factorised(field, a.denominator, depth)
    powers = _collected([*above.powers, *((p, -e) for p, e in below.powers)])
    return Factorisation(above.constant / below.constant, powers)


def _with_sines(field: Field, found: Factorisation) -> Factorisation:
    """Write (c - 1)(c + 1) as -s², where c and s are the cosine and sine of one angle."""
    exponents = {str(p): exponent for p, exponent in found.powers}
    constant, powers = found.constant, list(found.powers)
    for cosine in {cosine for p, _ in found.powers if (cosine := cosine_of(field, p)) is not None}:
        c, s = field.ring.polynomial(cosine), field.ring.polynomial(field.sines[cosine])
        one_way, other_way = exponents.get(str(c - 1), 0), exponents.get(str(c + 1), 0)
        shared = min(one_way, other_way, key=abs) if one_way * other_way > 0 else 0
        constant *= (-1) ** abs(shared)
        powers += [(c - 1, -shared), (c + 1, -shared), (s, 2 * shared)]
    return Factorisation(constant, _collected(powers))


def _factorised(field: Field, p: Polynomial, depth: int) -> Factorisation:
    """Factorise a polynomial, rewriting what comes of it."""
    key = str(p)
    if key not in field.factorisations:
        constant, powers = _in_polynomials(p)
        rewritten = []
        for factor, exponent in powers:
            its_constant, its_powers = _rewritten(field, factor, depth)
            constant *= its_constant**exponent
            rewritten += [(q, e * exponent) for q, e in its_powers]
        field.factorisations[key] = constant, _collected(rewritten)
    return Factorisation(*field.factorisations[key])


def _in_polynomials(p: Polynomial) -> tuple[Fraction, list[tuple[Polynomial, int]]]:
    """Factorise a polynomial over Q, into monic ones."""
    degree = p.total_degree()
    # what is linear is irreducible, and nearly every factor is
    if degree == 1 or degree > _LARGEST_DEGREE or len(p) > _MOST_TERMS:
        leading = p.leading_coefficient()
        return rational_of(leading), [(p / leading, 1)]
    constant, factors = p.factor()
    exact, powers = rational_of(constant), []
    for factor, exponent in factors:
        leading = factor.leading_coefficient()
        exact *= rational_of(leading) ** int(exponent)
        powers.append((factor / leading, int(exponent)))
    return exact, powers


def _rewritten(field: Field, p: Polynomial, depth: int) -> tuple[Fraction, Powers]:
    """Rewrite one factor by others, or return it as it is."""
    kernel = field.single(p)
    if kernel and kernel.kind is Kind.OPAQUE:
        whole = _quotient(field, kernel.inside, depth)
        return whole.constant, whole.powers
    for index in field.ring.occurring(p):
        relation = field.ring.relation(index)
        if depth < _DEEPEST and not kernel and relation and relation.degree == 2:
            return _of_sum(field, p, index, relation.value, depth)
    return Fraction(1), ((p, 1),)


def _of_sum(field: Field, p: Polynomial, index: int, square: Polynomial, depth: int) -> tuple[Fraction, Powers]:
    """Rewrite a factor A + B r, where r is the largest of its generators and r² is given."""
    ring = field.ring
    r = ring.polynomial(index)
    b, a = divmod(p, r)
    norm = ring.reduced(a * a - ring.multiplied(b * b, square))
    if norm.is_zero():
        raise Unprovable
    for sign in (1, -1):
        root = _root_of_sum(field, sign * a, sign * b * r, norm)
        if root is not None:
            found = _quotient(field, root, depth + 1)
            return sign * found.constant**2, tuple((q, 2 * exponent) for q, exponent in found.powers)
    if a.is_zero() or a.leading_coefficient() > 0:
        return Fraction(1), ((p, 1),)
    # p is monic and r its largest generator, so B r - A is monic as well
    found = _factorised(field, -norm, depth + 1)
    return found.constant, _collected([*found.powers, (b * r - a, -1)])


def _root_of_sum(field: Field, a: Polynomial, rest: Polynomial, norm: Polynomial) -> Element | None:
    """Return w with w² = a + rest, if there is one of the form α + rest/(2α) with α² = (a ± √norm)/2."""
    ring = field.ring
    root = _square_root(norm)
    for signed in () if root is None else (root, -root):
        alpha = _scaled_square_root(field, (a + signed) / 2)
        if alpha is not None:
            return ring.add(alpha, ring.divide(ring.whole(rest), ring.scale(alpha, 2)))
    return None


def _scaled_square_root(field: Field, p: Polynomial) -> Element | None:
    """Return a square root of a polynomial that is a positive number times a square; else None."""
    if p.is_zero() or p.leading_coefficient() < 0:
        return None
    root = _square_root(p / p.leading_coefficient())
    if root is None:
        return None
    surd = number_power(field, rational_of(p.leading_coefficient()), Fraction(1, 2))
    return field.ring.multiply(surd, field.ring.whole(root))


def _square_root(p: Polynomial) -> Polynomial | None:
    try:
        return p.sqrt()
    except DomainError:
        return None
