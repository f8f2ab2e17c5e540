"""Real solutions of systems of polynomial equations, all of them and exact, or a refusal.

For each name the Gröbner basis holds a polynomial in it alone, at whose real roots every solution has this coordinate.
So all solutions are among the combinations of roots. Those that balls do not refute are proved one by one.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, TypeAlias

import sympy

from engine.calculus.tidy import tidy
from engine.equality.budget import Budget
from engine.equality.decide import decide
from engine.equality.domain import Domain
from engine.equality.outcome import Different, Equal
from engine.errors import DefectError, LearnerError
from engine.language.substitution import substituted
from engine.language.symbolic import from_sympy, symbol, to_sympy
from engine.language.tree import ZERO, Node

Solution: TypeAlias = tuple[Node, ...]

# Past this many combinations of roots a system is not one that a person would be asked.
_MOST_COMBINATIONS = 4_000
_PROVING_S = 5.0


def real_solutions(equations: Sequence[Node], names: Sequence[str]) -> tuple[Solution, ...]:
    """Return every real solution of polynomial equations with rational coefficients.

    Args:
        equations: What is to be zero.
        names: The unknowns; the equations hold no other names.

    Returns:
        The solutions in the order of their coordinates, which are trees in the order of the names.

    Raises:
        DefectError: The equations are no such polynomials, there are infinitely many complex solutions, or a real one
            cannot be written with square roots, or roots of them.
    """
    polynomials = [_polynomial(equation, names) for equation in equations]
    roots = [_roots(polynomial) for polynomial in _eliminated(polynomials, names)]
    if sympy.prod(len(values) for values in roots) > _MOST_COMBINATIONS:
        raise DefectError("This system has too many solutions to try.")
    candidates = (tuple(map(_tree, values)) for values in product(*roots))
    return tuple(one for one in candidates if _solves(one, equations, names))


def vanishes(node: Node) -> bool:
    """Return whether a tree without names is zero.

    Raises:
        DefectError: It could neither be told from zero nor be proved to be it, or it has no value.
    """
    match decide(node, ZERO, Domain(()), Budget(_PROVING_S)):
        case Equal(evidence="proved"):
            return True
        case Different():
            return False
        case _:
            raise DefectError("It could not be proved whether a number is zero.")


def _polynomial(equation: Node, names: Sequence[str]) -> Any:
    unknowns = [symbol(name) for name in names]
    try:
        return sympy.Poly(to_sympy(equation), *unknowns, domain="QQ")
    except LearnerError as cause:
        raise DefectError(cause.message) from cause
    except sympy.PolynomialError as cause:
        raise DefectError("This is no polynomial equation.") from cause
    except sympy.CoercionFailed as cause:
        raise DefectError("This equation has coefficients that are not rational.") from cause


def _eliminated(polynomials: Sequence[Any], names: Sequence[str]) -> Iterator[Any]:
    """Yield, for each name, the polynomial of least degree in it alone that the equations imply."""
    unknowns = [symbol(name) for name in names]
    for unknown in unknowns:
        others = [other for other in unknowns if other != unknown]
        # the order that finds it quickly is converted to the one that has it last
        basis = sympy.groebner(polynomials, *others, unknown, order="grevlex", domain="QQ")
        if basis.exprs == [1]:
            yield sympy.Poly(1, unknown, domain="QQ")
            continue
        if basis.exprs == [0] or not basis.is_zero_dimensional:
            raise DefectError("The solutions of this system are not single points.")
        yield sympy.Poly(basis.fglm("lex").exprs[-1], unknown, domain="QQ")


def _roots(polynomial: Any) -> list[Any]:
    """Return the real roots of a polynomial in one name, in order.

    Raises:
        DefectError: One of them has no form in roots of what a quadratic formula gives.
    """
    factors = [factor for factor, _ in polynomial.factor_list()[1]]
    found = {root for factor in factors if factor.count_roots() for root in _roots_of_factor(factor)}
    if len(found) != sum(factor.count_roots() for factor in factors):
        raise DefectError("A solution of this system has no short exact form.")
    return sorted(found)


def _roots_of_factor(factor: Any) -> Iterator[Any]:
    """Yield the real roots of an irreducible p(x^k), where p has degree one or two."""
    degrees = [degree for (degree,) in factor.monoms()]
    step = int(sympy.gcd(degrees))
    if max(degrees) > 2 * step:
        return
    coefficients = [factor.coeff_monomial(factor.gen ** (step * power)) for power in (2, 1, 0)]
    for square in _quadratic_roots(*coefficients):
        yield from _real_powers(square, step)


def _quadratic_roots(a: Any, b: Any, c: Any) -> list[Any]:
    if a == 0:
        return [-c / b]
    discriminant = b**2 - 4 * a * c
    if discriminant < 0:
        return []
    return [(-b + sign * sympy.sqrt(discriminant)) / (2 * a) for sign in (1, -1)]


def _real_powers(value: Any, index: int) -> list[Any]:
    """Return the real numbers whose power with this index is a value."""
    if index % 2:
        return [sympy.sign(value) * sympy.Abs(value) ** sympy.Rational(1, index)]
    if value < 0:
        return []
    root = value ** sympy.Rational(1, index)
    return [root, -root]


def _tree(root: Any) -> Node:
    return tidy(from_sympy(root))


def _solves(candidate: Solution, equations: Sequence[Node], names: Sequence[str]) -> bool:
    at = dict(zip(names, candidate, strict=True))
    return all(vanishes(substituted(equation, at)) for equation in equations)
