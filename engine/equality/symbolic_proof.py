"""Proving two expressions equal with sympy: the difference is rewritten, cheaply first, until nothing is left of it.

A proof holds for real values wherever both sides are defined. Not finding one means nothing. What is left of a
difference that does not vanish can be shown.
"""

from collections.abc import Callable

import sympy
from sympy.simplify.fu import TR1, TR2

from engine.equality.budget import Budget
from engine.equality.expansion import Expr, is_manageable
from engine.errors import DefectError, LearnerError
from engine.language.symbolic import from_sympy, to_sympy
from engine.language.tree import Node

# What sympy raises where a method does not apply to an expression, or meets a slip of its own.
_GIVEN_UP = (
    ArithmeticError,
    AttributeError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    sympy.CoercionFailed,
    sympy.PolynomialError,
)


def proves_equal(left: Node, right: Node, positive: frozenset[str], budget: Budget) -> bool:
    """Return whether sympy finds a proof before the budget is spent; the last step may overrun it.

    Args:
        left: One side.
        right: The other.
        positive: The names that are declared positive.
        budget: Asked before each step.
    """
    try:
        difference = to_sympy(left, positive) - to_sympy(right, positive)
    except LearnerError:
        return False
    if difference == 0:
        return True
    if not (is_manageable(left) and is_manageable(right)):
        return False
    return any(_vanishes(step, difference) for step in _STEPS if not budget.spent())


def simplified_difference(left: Node, right: Node, positive: frozenset[str]) -> Node | None:
    """Return what sympy makes of left − right, or None for what is too large or cannot be written as a tree.

    It may take any time; whoever waits for it ends the process.
    """
    if not (is_manageable(left) and is_manageable(right)):
        return None
    try:
        return from_sympy(sympy.simplify(to_sympy(left, positive) - to_sympy(right, positive)))
    # simplified, an expression may hold what no tree says, such as cases
    except (LearnerError, DefectError, *_GIVEN_UP):
        return None


def _vanishes(step: Callable[[Expr], Expr], difference: Expr) -> bool:
    try:
        return bool(step(difference) == 0)
    except _GIVEN_UP:
        return False


def _cancelled(difference: Expr) -> Expr:
    return sympy.cancel(sympy.together(difference))


def _by_multiple_angles(difference: Expr) -> Expr:
    """Expand sin(2u) and its kin with every angle u kept whole, however long it is."""
    functions = difference.atoms(*_CIRCULAR, *_HYPERBOLIC)
    parts = {function: function.args[0].as_content_primitive() for function in functions}
    angles = {angle: sympy.Dummy(real=True) for _, angle in parts.values()}
    whole = {function: function.func(multiple * angles[angle]) for function, (multiple, angle) in parts.items()}
    return _by_addition_theorems(difference.xreplace(whole))


def _by_addition_theorems(difference: Expr) -> Expr:
    by_sine_and_cosine = TR2(TR1(_with_whole_multiples(difference)))
    numerator, _ = sympy.fraction(_cancelled(sympy.expand_trig(by_sine_and_cosine)))
    for sine in numerator.atoms(sympy.sin):
        pythagoras = sine**2 + sympy.cos(sine.args[0]) ** 2 - 1
        numerator = sympy.rem(numerator, pythagoras, sine)
    return sympy.expand(numerator)


def _with_whole_multiples(difference: Expr) -> Expr:
    """Scale every name so that no function is of a fraction of it: tan(x/2) becomes tan(x), sin(x) sin(2x)."""
    arguments = [function.args[0] for function in difference.atoms(*_CIRCULAR, *_HYPERBOLIC)]
    coefficients = [c for argument in arguments for c in argument.as_coefficients_dict().values() if c.is_Rational]
    scale = sympy.ilcm(1, *(coefficient.q for coefficient in coefficients))
    return difference.xreplace({name: scale * name for name in difference.free_symbols})


def _by_exponentials(difference: Expr) -> Expr:
    """Rewrite hyperbolic functions; circular ones would bring in complex numbers, which cancel too slowly."""
    return _cancelled(sympy.expand(difference.rewrite(_HYPERBOLIC, sympy.exp)))


def _by_definitions(difference: Expr) -> Expr:
    """Rewrite functions by simpler ones, and split roots and logarithms of products.

    Splitting by force is sound here: where ln(u) and an even root of u have real values, they are those of |u|, and
    for |u| the laws of products and powers hold without conditions.
    """
    for functions, simpler in _DEFINITIONS:
        difference = difference.rewrite(functions, simpler)
    return _cancelled(sympy.expand_power_base(sympy.expand_log(difference, force=True), force=True))


_CIRCULAR = (sympy.sin, sympy.cos, sympy.tan, sympy.sec, sympy.csc, sympy.cot)
_HYPERBOLIC = (sympy.sinh, sympy.cosh, sympy.tanh, sympy.sech, sympy.csch, sympy.coth)
_INVERSE_HYPERBOLIC = (sympy.asinh, sympy.acosh, sympy.atanh, sympy.asech, sympy.acsch, sympy.acoth)
_DEFINITIONS = (
    ((sympy.Max, sympy.Min), sympy.Abs),
    ((sympy.acos,), sympy.asin),
    ((sympy.acot,), sympy.atan),
    (_INVERSE_HYPERBOLIC, sympy.log),
    ((sympy.Pow,), sympy.exp),
)

# In the order of what they cost; on derivatives of ordinary functions the first two prove nine in ten.
_STEPS: tuple[Callable[[Expr], Expr], ...] = (
    sympy.expand,
    _cancelled,
    _by_multiple_angles,
    _by_addition_theorems,
    _by_exponentials,
    _by_definitions,
    sympy.simplify,
)
