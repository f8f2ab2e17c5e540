"""Numerical witnesses of a key: central differences of the function itself, sharing no rule of differentiation with it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from engine.language.digits import mpmath_arithmetic
from engine.language.numeric import compiled
from engine.language.tree import Name, Node

# Thirty digits and half-steps of 1e-6 and 1e-5 leave errors near 1e-12 and 1e-10; agreement is asked to 1e-6.
_DIGITS = 30
_STEP = Fraction(1, 10**6)
_SECOND_STEP = Fraction(1, 10**5)


def values(trees: Sequence[Node], at: Mapping[str, Fraction]) -> tuple[float, ...]:
    """Return the value of each tree at a point.

    Args:
        trees: Scalar trees over the names of `at`.
        at: An exact value for each name.
    """
    return tuple(float(_value(tree, at)) for tree in trees)


def central_gradient(tree: Node, wrt: Sequence[str], at: Mapping[str, Fraction]) -> tuple[float, ...]:
    """Approximate the gradient by central differences; the error is of order step², here below 1e-10.

    Returns:
        One partial derivative for each name of `wrt`, in that order.
    """
    return tuple(float(_slope(tree, name, at, _STEP)) for name in wrt)


def central_jacobian(trees: Sequence[Node], wrt: Sequence[str], at: Mapping[str, Fraction]) -> tuple[float, ...]:
    """Approximate the Jacobian, shape (len(trees), len(wrt)), row by row."""
    return tuple(slope for tree in trees for slope in central_gradient(tree, wrt, at))


def central_hessian(tree: Node, wrt: Sequence[str], at: Mapping[str, Fraction]) -> tuple[float, ...]:
    """Approximate the Hessian, shape (n, n), row by row, by differences of differences."""
    return tuple(float(_second(tree, first, second, at)) for first in wrt for second in wrt)


def central_partial(tree: Node, wrt: Sequence[str], at: Mapping[str, Fraction]) -> float:
    """Approximate a partial derivative of any order, by the names in turn, by differences of differences."""
    return float(_repeated(tree, tuple(wrt), at))


def _moved(at: Mapping[str, Fraction], name: str, by: Fraction) -> dict[str, Fraction]:
    return {**at, name: at[name] + by}


def _value(tree: Node, at: Mapping[str, Fraction]) -> Any:  # an mpmath number
    arithmetic = mpmath_arithmetic(_DIGITS)
    return compiled(tree, tuple(at), arithmetic)(*(arithmetic.number(value) for value in at.values()))


def _slope(tree: Node, name: str, at: Mapping[str, Fraction], step: Fraction) -> Any:
    rise = _value(tree, _moved(at, name, step)) - _value(tree, _moved(at, name, -step))
    return rise / (2 * float(step))


def _second(tree: Node, first: str, second: str, at: Mapping[str, Fraction]) -> Any:
    h = _SECOND_STEP
    rise = _slope(tree, first, _moved(at, second, h), h) - _slope(tree, first, _moved(at, second, -h), h)
    return rise / (2 * float(h))


def _repeated(tree: Node, wrt: tuple[str, ...], at: Mapping[str, Fraction]) -> Any:
    if not wrt:
        return _value(tree, at)
    *inner, last = wrt
    h = _SECOND_STEP
    rise = _repeated(tree, tuple(inner), _moved(at, last, h)) - _repeated(tree, tuple(inner), _moved(at, last, -h))
    return rise / (2 * float(h))


def proposition(tree: Node, wrt: Sequence[str]) -> Node:
    """Return the derivative by the names of `wrt` as sympy takes it, a route that shares no rule with this package."""
    if not wrt:
        return tree
    import sympy  # noqa: PLC0415 - it takes half a second to import, and a question is made without it

    from engine.language.symbolic import from_sympy, to_sympy  # noqa: PLC0415 - likewise

    return from_sympy(sympy.diff(to_sympy(tree), *(to_sympy(Name(name)) for name in wrt)))
