"""Trees to sympy and back, by constructors only: no text is ever handed to sympy."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

import sympy

from engine.errors import DefectError, LearnerError
from engine.language.numeric import compiled
from engine.language.tree import (
    ONE,
    PI,
    Call,
    Const,
    E,
    Hole,
    Name,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    free_names,
    number,
    rational,
)

# sympy ships no types that mypy could follow
Expr: TypeAlias = Any

# sympy multiplies exact powers out, and takes roots by factoring: 4,000 bits cost it 0.1 s, 10,000 bits a second.
_LARGEST_POWER_BITS = 4_096
# e to more than this comes near to what even mpmath's floating point cannot hold, once it is an exponent itself.
_LARGEST_EXPONENT = 1_000_000

_FUNCTIONS: dict[str, Callable[..., Expr]] = {
    **{name: getattr(sympy, name) for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{f"arc{name}": getattr(sympy, f"a{name}") for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{name: getattr(sympy, name) for name in ("sinh", "cosh", "tanh", "sech", "csch", "coth")},
    **{f"ar{name}": getattr(sympy, f"a{name}") for name in ("sinh", "cosh", "tanh", "sech", "csch", "coth")},
    "exp": sympy.exp,
    "ln": sympy.log,
    "abs": sympy.Abs,
    "sign": sympy.sign,
    "max": sympy.Max,
    "min": sympy.Min,
}
_NAMES = {function: name for name, function in _FUNCTIONS.items()}
_COMPOSED: dict[str, Callable[..., Expr]] = {
    "sigmoid": lambda u: 1 / (1 + sympy.exp(-u)),
    "softplus": lambda u: sympy.log(1 + sympy.exp(u)),
    "relu": lambda u: sympy.Max(0, u),
    "logb": sympy.log,
}
_GROWING = {"exp", "sinh", "cosh", "sigmoid", "softplus"}
_UNREAL = (sympy.I, sympy.zoo, sympy.nan, sympy.oo, -sympy.oo)


@cache
def symbol(name: str, *, positive: bool = False) -> Expr:
    """Return the one symbol of a name, real, and positive where it is declared so."""
    return sympy.Symbol(name, positive=True) if positive else sympy.Symbol(name, real=True)


def to_sympy(node: Node, positive: frozenset[str] = frozenset()) -> Expr:
    """Return a tree as a sympy expression over real symbols.

    A power with an odd denominator becomes sign(b) |b|^(p/q), the real root, unless b is known not to be negative.

    Args:
        node: A tree without holes.
        positive: The names that are declared positive.

    Raises:
        LearnerError: A number is too large to be worked with (`9^9^9`), or a part has no real value (`1/0`). Found at
            once, without computing it.
    """
    try:
        expression = _Builder(positive).expression(node)
    # what sympy's constructors raise for numbers that it cannot compare or convert; AttributeError is a slip in its cache
    except (ArithmeticError, AttributeError, TypeError, ValueError) as cause:
        raise LearnerError("Part of this expression cannot be worked with.") from cause
    if expression.has(*_UNREAL):
        raise LearnerError("Part of this expression has no real value.")
    return expression


class _Builder:
    """Builds sympy expressions bottom-up, so that a number is refused before it grows."""

    def __init__(self, positive: frozenset[str]) -> None:
        self._positive = positive

    def expression(self, node: Node) -> Expr:
        match node:
            case Num(value):
                return _exact(value)
            case Name(name):
                return symbol(name, positive=name in self._positive)
            case Const(name):
                return sympy.pi if name == "pi" else sympy.E
            case Neg(argument):
                return -self.expression(argument)
            case Sum(terms):
                return sympy.Add(*map(self.expression, terms))
            case Product(factors):
                return sympy.Mul(*map(self.expression, factors))
            case Quotient(numerator, denominator):
                return self.expression(numerator) / self.expression(denominator)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Call(function, arguments):
                return self._call(function, arguments)
            case Hole():
                raise DefectError("A tree with holes is no expression.")

    def _power(self, base: Node, exponent: Node) -> Expr:
        exact = rational(exponent)
        if exact is not None:
            return _rational_power(self.expression(base), _exact(exact))
        _refuse_growth(exponent)
        return _sized_power(self.expression(base), self.expression(exponent))

    def _call(self, function: str, arguments: tuple[Node, ...]) -> Expr:
        match function, arguments:
            case "sqrt", (radicand,):
                return _rational_power(self.expression(radicand), sympy.Rational(1, 2))
            case "root", (radicand, index):
                return self._power(radicand, Quotient(ONE, index))
            case _:
                if function in _GROWING:
                    _refuse_growth(arguments[0])
                build = _FUNCTIONS.get(function) or _COMPOSED[function]
                return build(*map(self.expression, arguments))


def _exact(value: Fraction) -> Expr:
    return sympy.Rational(value.numerator, value.denominator)


def _rational_power(base: Expr, exponent: Expr) -> Expr:
    if exponent.q % 2 == 0 or exponent.q == 1 or base.is_nonnegative:
        return _sized_power(base, exponent)
    magnitude = _sized_power(sympy.Abs(base), exponent)
    return sympy.sign(base) * magnitude if exponent.p % 2 else magnitude


def _sized_power(base: Expr, exponent: Expr) -> Expr:
    """Return base^exponent, unless sympy would multiply out a number of more than `_LARGEST_POWER_BITS` bits."""
    if exponent.is_Rational and _bits(base) * max(1, abs(exponent)) > _LARGEST_POWER_BITS:
        raise _too_large()
    return base**exponent


def _bits(expression: Expr) -> int:
    return sum(max(abs(n.p), n.q).bit_length() - 1 for n in expression.atoms(sympy.Rational))


def _refuse_growth(exponent: Node) -> None:
    """Refuse a number as an exponent if towers of it would leave what can be evaluated at all."""
    if not free_names(exponent) and abs(float(compiled(exponent, ())())) > _LARGEST_EXPONENT:
        raise _too_large()


def _too_large() -> LearnerError:
    return LearnerError("A number in this expression is too large to work with.")


def from_sympy(expression: Expr) -> Node:
    """Return a sympy expression as a tidy tree.

    Rational coefficients come first, negative powers become denominators, sums run from high to low degree but start
    with a term that is not negative where there is one.

    Raises:
        DefectError: The expression holds something that no tree can say (a complex number, a float, a sum over n).
    """
    if expression is sympy.pi or expression is sympy.E:
        return PI if expression is sympy.pi else E
    match expression:
        case sympy.Rational():
            return number(Fraction(int(expression.p), int(expression.q)))
        case sympy.Symbol():
            return Name(expression.name)
        case sympy.Add():
            return _sum(expression)
        case sympy.Mul():
            return _product(expression)
        case sympy.Pow():
            return _power(*expression.args)
        case _ if expression.func in _NAMES:
            arguments = sorted(expression.args, key=sympy.default_sort_key)
            return Call(_NAMES[expression.func], tuple(map(from_sympy, arguments)))
        case _:
            raise DefectError(f"No tree says {expression.func.__name__}.")


def _sum(expression: Expr) -> Node:
    terms = [from_sympy(term) for term in expression.as_ordered_terms(order="grlex")]
    first = next((index for index, term in enumerate(terms) if not isinstance(term, Neg)), 0)
    return Sum((terms.pop(first), *terms))


def _product(expression: Expr) -> Node:
    coefficient, rest = expression.as_coeff_Mul()
    above, below = [], []
    for factor in rest.as_ordered_factors():
        base, exponent = factor.as_base_exp()
        if exponent.is_Rational and exponent < 0:
            below.append(_power(base, -exponent))
        else:
            above.append(from_sympy(factor))
    size = _as_fraction(abs(coefficient))
    return Neg(_fraction(size, above, below)) if coefficient < 0 else _fraction(size, above, below)


def _as_fraction(value: Expr) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _fraction(coefficient: Fraction, above: list[Node], below: list[Node]) -> Node:
    if not below:
        return _times(coefficient, above)
    return Quotient(_times(Fraction(coefficient.numerator), above), _times(Fraction(coefficient.denominator), below))


def _times(coefficient: Fraction, factors: list[Node]) -> Node:
    every = factors if coefficient == 1 and factors else [number(coefficient), *factors]
    return every[0] if len(every) == 1 else Product(tuple(every))


def _power(base: Expr, exponent: Expr) -> Node:
    if exponent.is_Rational and exponent < 0:
        return Quotient(ONE, _power(base, -exponent))
    if exponent == 1:
        return from_sympy(base)
    if exponent == sympy.Rational(1, 2):
        return Call("sqrt", (from_sympy(base),))
    return Power(from_sympy(base), from_sympy(exponent))
