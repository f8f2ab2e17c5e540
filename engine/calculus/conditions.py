"""Equations that a slope is zero, freed of what cannot vanish: denominators, exponentials, roots around a factor."""

from typing import Any, NamedTuple

import sympy

from engine.errors import DefectError, LearnerError
from engine.language.symbolic import from_sympy, to_sympy
from engine.language.tree import Node


class Condition(NamedTuple):
    """When an expression is zero: where `zero` is, and `nonzero` is not. Both are trees."""

    zero: Node
    nonzero: Node


def condition(slope: Node) -> Condition:
    """Return when an expression is zero, as a polynomial equation where it can be brought to one.

    Divided out are denominators and a common exponential; two exponentials with constant coefficients are compared by
    their exponents. What is left may still be no polynomial.

    Raises:
        DefectError: The slope has no value anywhere, or holds a number that is too large.
    """
    try:
        exact = to_sympy(slope)
    except LearnerError as cause:
        raise DefectError(cause.message) from cause
    # away from its kink sign(u) is |u|/u, which turns the slope of ln|u| into u'/u
    expression = exact.replace(sympy.sign, lambda u: sympy.Abs(u) / u)
    above, below = sympy.fraction(sympy.cancel(sympy.together(expression)))
    bare = sympy.Mul(*map(_bare, sympy.Mul.make_args(above)))
    return Condition(from_sympy(_without_exponentials(bare)), from_sympy(below))


def _bare(factor: Any) -> Any:
    """Return what must vanish for a factor to."""
    if isinstance(factor, sympy.exp):
        return sympy.Integer(1)
    base, exponent = factor.as_base_exp()
    return base if exponent.is_Rational and exponent > 0 else factor


def _without_exponentials(expression: Any) -> Any:
    """Return what vanishes where a sum of polynomials times exponentials does, if there is at most one exponential.

    Of two with constant coefficients c e^u + d e^v vanishes where u - v = ln(-d/c).
    """
    parts = _by_exponent(expression)
    match list(parts.items()):
        case [(_, polynomial)]:
            return polynomial
        case [(u, c), (v, d)] if c.is_Rational and d.is_Rational:
            return sympy.expand(u - v) - sympy.log(-d / c) if c * d < 0 else sympy.Integer(1)
        case _:
            return expression


def _by_exponent(expression: Any) -> dict[Any, Any]:
    """Return the sums of the coefficients of e^u, by u."""
    parts: dict[Any, Any] = {}
    for term in sympy.Add.make_args(sympy.expand(expression)):
        factors = sympy.Mul.make_args(term)
        exponent = sympy.expand(sympy.Add(*(factor.args[0] for factor in factors if isinstance(factor, sympy.exp))))
        rest = sympy.Mul(*(factor for factor in factors if not isinstance(factor, sympy.exp)))
        parts[exponent] = sympy.expand(parts.get(exponent, 0) + rest)
    return {exponent: rest for exponent, rest in parts.items() if rest != 0} or {sympy.Integer(0): sympy.Integer(0)}
