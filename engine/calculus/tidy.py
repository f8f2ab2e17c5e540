"""Bringing a tree into the shape a textbook would print, without expanding products of sums.

Numbers are folded, like terms and equal factors are collected, zeros and ones vanish, what has a negative exponent goes
under the fraction bar. The value does not change wherever the tree is defined; a removable gap (x/x at 0) may close.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import TypeAlias

from engine.language.plain_text import plain
from engine.language.tree import (
    ONE,
    ZERO,
    Call,
    Const,
    Name,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    number,
    rational,
)

# A coefficient and the exponents of its factors, in order of appearance.
Monomial: TypeAlias = tuple[Fraction, dict[Node, Fraction]]


# A slip and the rule it departs from tidy the same parts again and again.
@lru_cache(maxsize=8192)
def tidy(node: Node) -> Node:
    """Return the tidied tree."""
    terms = _collected(_terms(node))
    if not terms:
        return ZERO
    built = tuple(_built(monomial) for monomial in terms)
    return built[0] if len(built) == 1 else Sum(built)


def well_led(f: Node) -> Node:
    """Return a sum with its first positive term in front, so that it does not open with a minus sign."""
    if not isinstance(f, Sum) or not isinstance(f.terms[0], Neg):
        return f
    lead = next((term for term in f.terms if not isinstance(term, Neg)), f.terms[0])
    return Sum((lead, *(term for term in f.terms if term is not lead)))


def plus(*terms: Node) -> Node:
    return tidy(Sum(terms)) if len(terms) > 1 else tidy(terms[0]) if terms else ZERO


def times(*factors: Node) -> Node:
    return tidy(Product(factors)) if len(factors) > 1 else tidy(factors[0]) if factors else ONE


def over(numerator: Node, denominator: Node) -> Node:
    return tidy(Quotient(numerator, denominator))


def minus(node: Node) -> Node:
    return tidy(Neg(node))


def raised(base: Node, exponent: Node | int) -> Node:
    return tidy(Power(base, number(exponent) if isinstance(exponent, int) else exponent))


def expanded(node: Node) -> Node:
    """Return the tidied tree with its products of sums, and whole powers of sums up to the sixth, multiplied out."""
    return plus(*(_expanded_term(monomial) for monomial in _terms(node)))


def _expanded_term(monomial: Monomial) -> Node:
    coefficient, powers = monomial
    terms: tuple[Node, ...] = (number(coefficient),)
    for base, exponent in powers.items():
        if isinstance(base, Sum) and exponent.denominator == 1 and 0 < exponent <= 6:
            for _ in range(int(exponent)):
                terms = tuple(times(term, part) for term in terms for part in base.terms)
        else:
            terms = tuple(times(term, Power(base, number(exponent))) for term in terms)
    return plus(*terms)


def _terms(node: Node) -> list[Monomial]:
    """Split a tree into the monomials of its topmost sum."""
    match node:
        case Sum(parts):
            return [monomial for part in parts for monomial in _terms(part)]
        case Neg(argument):
            return [(-coefficient, powers) for coefficient, powers in _terms(argument)]
        case _:
            coefficient, powers = _monomial(node)
            if len(powers) == 1 and coefficient:
                ((base, exponent),) = powers.items()
                if isinstance(base, Sum) and exponent == 1:
                    return [(coefficient * c, p) for part in base.terms for c, p in _terms(part)]
            return [(coefficient, powers)]


def _collected(monomials: Iterable[Monomial]) -> list[Monomial]:
    """Add up like terms; those that cancel vanish."""
    totals: dict[frozenset[tuple[Node, Fraction]], Monomial] = {}
    for coefficient, powers in monomials:
        key = frozenset(powers.items())
        known = totals.get(key)
        totals[key] = (coefficient + known[0], known[1]) if known else (coefficient, powers)
    return [monomial for monomial in totals.values() if monomial[0]]


def _monomial(node: Node) -> Monomial:
    match node:
        case Num(value):
            return value, {}
        case Neg(argument):
            coefficient, powers = _monomial(argument)
            return -coefficient, powers
        case Product(factors):
            return _multiplied(_monomial(factor) for factor in factors)
        case Quotient(numerator, denominator):
            below = _to_the(_monomial(denominator), Fraction(-1))
            if below is None:
                return Fraction(1), {Quotient(tidy(numerator), tidy(denominator)): Fraction(1)}
            return _multiplied((_monomial(numerator), below))
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(function, arguments):
            return _call(function, tuple(tidy(argument) for argument in arguments))
        case Sum():
            inner = tidy(node)
            return (Fraction(1), {inner: Fraction(1)}) if isinstance(inner, Sum) else _monomial(inner)
        case _:
            return Fraction(1), {node: Fraction(1)}


_ODD = {"sin", "tan", "sinh", "tanh", "arcsin", "arctan", "arsinh", "artanh"}
_EVEN = {"cos", "cosh", "abs"}


def _call(function: str, arguments: tuple[Node, ...]) -> Monomial:
    if function in _ODD | _EVEN and _is_negative(arguments[0]):
        return Fraction(-1 if function in _ODD else 1), {Call(function, (minus(arguments[0]),)): Fraction(1)}
    match function, arguments:
        case "exp", (Num(value),) if value == 0:
            return Fraction(1), {}
        case "cos" | "cosh", (Num(value),) if value == 0:
            return Fraction(1), {}
        case "ln", (Num(value),) if value == 1:
            return Fraction(0), {}
        case "sin" | "tan" | "sinh" | "tanh" | "arctan", (Num(value),) if value == 0:
            return Fraction(0), {}
        case "sqrt", (Num(value),) if value.denominator == 1 and isqrt(int(value)) ** 2 == value:
            return Fraction(isqrt(int(value))), {}
        case _:
            return Fraction(1), {Call(function, arguments): Fraction(1)}


def _is_negative(argument: Node) -> bool:
    """Whether every term of an argument has a minus sign, which an odd or even function takes out."""
    terms = argument.terms if isinstance(argument, Sum) else (argument,)
    return all(isinstance(term, Neg) for term in terms)


def _power(base: Node, exponent: Node) -> Monomial:
    power = rational(exponent)
    inner = tidy(base)
    if power is None:
        return Fraction(1), {Power(inner, tidy(exponent)): Fraction(1)}
    if power.denominator == 1:
        raised_monomial = _to_the(_monomial(inner), power)
        if raised_monomial is not None:
            return raised_monomial
    if isinstance(inner, Sum | Name | Call | Const | Num):
        return Fraction(1), {inner: power}
    return Fraction(1), {Power(inner, number(power)): Fraction(1)}


# Past this, an exact power of a coefficient is no number that a person would write.
_LARGEST_POWER = 64


def _to_the(monomial: Monomial, exponent: Fraction) -> Monomial | None:
    """Raise to a whole power; None where that would divide by zero or make a huge number."""
    coefficient, powers = monomial
    if abs(exponent) > _LARGEST_POWER or (coefficient == 0 and exponent <= 0):
        return None
    if coefficient == 0:
        return Fraction(0), {}
    return _roots_squared(coefficient ** int(exponent), {base: power * exponent for base, power in powers.items()})


def _multiplied(monomials: Iterable[Monomial]) -> Monomial:
    coefficient, powers = Fraction(1), dict[Node, Fraction]()
    for factor, more in monomials:
        coefficient *= factor
        for base, power in more.items():
            powers[base] = powers.get(base, Fraction(0)) + power
    return _roots_squared(coefficient, {base: power for base, power in powers.items() if power})


def _roots_squared(coefficient: Fraction, powers: dict[Node, Fraction]) -> Monomial:
    """Turn sqrt(u)^2 into u and exp(u)^k into exp(k u)."""
    for base, power in list(powers.items()):
        match base:
            case Call("sqrt", (inside,)) if abs(power) >= 2 and power.denominator == 1:
                whole, rest = divmod(abs(int(power)), 2)
                sign = 1 if power > 0 else -1
                powers.pop(base)
                more: dict[Node, Fraction] = {base: Fraction(sign * rest)} if rest else {}
                squared = _power(inside, number(sign * whole))
                return _multiplied(((coefficient, powers), (Fraction(1), more), squared))
            case Call("exp", (inside,)) if power != 1:
                powers.pop(base)
                merged = _call("exp", (times(number(power), inside),))
                return _multiplied(((coefficient, powers), merged))
            case _:
                pass
    return coefficient, powers


def _rank(base: Node) -> tuple[int, str]:
    """Order factors as a textbook does: names, then sums, then functions, exponentials last."""
    match base:
        case Num() | Const():
            return 0, ""
        case Name(name):
            return 1, name
        case Call("exp", _):
            return 5, plain(base)
        case Call():
            return 4, plain(base)
        case Sum():
            return 3, plain(base)
        case _:
            return 2, plain(base)


def _built(monomial: Monomial) -> Node:
    coefficient, powers = monomial
    ordered = sorted(powers.items(), key=lambda item: _rank(item[0])) if len(powers) > 1 else list(powers.items())
    above = [_factor(base, power) for base, power in ordered if power > 0]
    below = [_factor(base, -power) for base, power in ordered if power < 0]
    magnitude = abs(coefficient)
    numerator = _joined(magnitude.numerator, above)
    built = numerator
    if below or magnitude.denominator != 1:
        built = Quotient(numerator, _joined(magnitude.denominator, below))
    return Neg(built) if coefficient < 0 else built


def _joined(coefficient: int, factors: list[Node]) -> Node:
    if coefficient != 1 or not factors:
        factors = [number(coefficient), *factors]
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _factor(base: Node, power: Fraction) -> Node:
    if power == 1:
        return base
    if power == Fraction(1, 2):
        return Call("sqrt", (base,))
    return Power(base, number(power))
