"""Ball arithmetic: rigorous enclosures of an expression's values over a small box around a point.

Every coordinate is a ball of positive radius, so one evaluation speaks of a whole neighbourhood. A finite result means
that the expression is defined on it and has its values in the result; two results that do not meet mean that two
expressions differ on a set with interior, never just on a thin one. At the other end, `UndefinedError` means that the
expression has no real value anywhere in the box. A result that is not finite means neither: the ball was too wide.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from flint import arb, ctx, fmpq, fmpz

from engine.language.arithmetic import Arithmetic
from engine.language.numeric import compiled
from engine.language.tree import Node

# Roots up to here are taken by Newton's method, which keeps perfect powers sharp; later ones by logarithms.
_LARGEST_ROOT = 64


class UndefinedError(ArithmeticError):
    """Nowhere in the box does the expression have a real value."""


class Enclosure:
    """An expression that can be enclosed at points, at any precision."""

    def __init__(self, node: Node, names: Sequence[str]) -> None:
        self._names = names
        self._value: Callable[..., arb] = compiled(node, names, BALLS)

    def around(self, point: Mapping[str, Fraction], bits: int) -> arb:
        """Enclose the values over the box around a point whose half-width is 2^-bits of each coordinate, or of 1.

        Raises:
            UndefinedError: There is no real value in the whole box.
        """
        with ctx.workprec(bits):
            return self._value(*(_neighbourhood(point[name], bits) for name in self._names))

    def at(self, point: Mapping[str, Fraction], bits: int) -> arb:
        """Enclose the value at the very point; raises `UndefinedError` where there is none."""
        with ctx.workprec(bits):
            return self._value(*(_number(point[name]) for name in self._names))


def _neighbourhood(coordinate: Fraction, bits: int) -> arb:
    return _number(coordinate) + arb(0, arb(2) ** -bits) * max(1, abs(int(coordinate)))


def _number(value: Fraction) -> arb:
    if value.denominator == 1:
        return arb(value.numerator)
    return arb(fmpq(value.numerator, value.denominator))


def _constant(name: str) -> arb:
    return arb.pi() if name == "pi" else arb.const_e()


def _divide(above: arb, below: arb) -> arb:
    if below.is_zero():
        raise UndefinedError
    return above / below


def _invert(x: arb) -> arb:
    return _divide(arb(1), x)


def _power(base: arb, exponent: arb) -> arb:
    whole = exponent.unique_fmpz() if exponent.is_exact() else None
    if whole is not None:
        return _integer_power(base, whole)
    if base < 0:
        if exponent.contains_integer():
            return arb.nan()
        raise UndefinedError
    if base.is_zero():
        return _power_of_zero(exponent)
    return (exponent * base.log()).exp()


def _power_of_zero(exponent: arb) -> arb:
    if exponent < 0:
        raise UndefinedError
    return arb(0) if exponent > 0 else arb.nan()


def _integer_power(base: arb, exponent: fmpz) -> arb:
    if exponent < 0 and base.is_zero():
        raise UndefinedError
    return base**exponent


def _rational_power(base: arb, exponent: Fraction) -> arb:
    if exponent.denominator == 1:
        return _integer_power(base, fmpz(exponent.numerator))
    if base.is_zero():
        return _power_of_zero(_number(exponent))
    return _integer_power(_real_root(base, exponent.denominator), fmpz(exponent.numerator))


def _real_root(x: arb, index: int) -> arb:
    if x < 0:
        if index % 2 == 0:
            raise UndefinedError
        return -_real_root(-x, index)
    return x.root(index) if index <= _LARGEST_ROOT else (x.log() / index).exp()


def _ln(x: arb) -> arb:
    if x <= 0:
        raise UndefinedError
    return x.log()


def _sqrt(x: arb) -> arb:
    if x < 0:
        raise UndefinedError
    return x.sqrt()


def _sign(x: arb) -> arb:
    return x.sgn()


def _arcsin(x: arb) -> arb:
    if abs(x) > 1:
        raise UndefinedError
    return x.asin()


def _arccos(x: arb) -> arb:
    if abs(x) > 1:
        raise UndefinedError
    return x.acos()


def _arccot(x: arb) -> arb:
    return arb.pi() / 2 if x.is_zero() else (1 / x).atan()


def _arcosh(x: arb) -> arb:
    if x < 1:
        raise UndefinedError
    return x.acosh()


def _artanh(x: arb) -> arb:
    if abs(x) >= 1:
        raise UndefinedError
    return x.atanh()


def _unless_zero(function: Callable[[arb], arb]) -> Callable[[arb], arb]:
    def tamed(x: arb) -> arb:
        if x.is_zero():
            raise UndefinedError
        return function(x)

    return tamed


def _largest(*values: arb) -> arb:
    largest = values[0]
    for value in values[1:]:
        largest = largest.max(value)
    return largest


def _least(*values: arb) -> arb:
    return -_largest(*(-value for value in values))


_FUNCTIONS: dict[str, Callable[..., arb]] = {
    "sin": arb.sin,
    "cos": arb.cos,
    "tan": arb.tan,
    "sec": arb.sec,
    "csc": _unless_zero(arb.csc),
    "cot": _unless_zero(arb.cot),
    "arcsin": _arcsin,
    "arccos": _arccos,
    "arctan": arb.atan,
    "arcsec": lambda x: _arccos(_invert(x)),
    "arccsc": lambda x: _arcsin(_invert(x)),
    "arccot": _arccot,
    "sinh": arb.sinh,
    "cosh": arb.cosh,
    "tanh": arb.tanh,
    "sech": arb.sech,
    "csch": _unless_zero(arb.csch),
    "coth": _unless_zero(arb.coth),
    "arsinh": arb.asinh,
    "arcosh": _arcosh,
    "artanh": _artanh,
    "arsech": lambda x: _arcosh(_invert(x)),
    "arcsch": lambda x: _invert(x).asinh(),
    "arcoth": lambda x: _artanh(_invert(x)),
    "exp": arb.exp,
    "ln": _ln,
    "sqrt": _sqrt,
    "abs": abs,
    "sign": _sign,
    "sigmoid": lambda x: 1 / (1 + (-x).exp()),
    "softplus": lambda x: x.exp().log1p(),
    "relu": lambda x: x.max(arb(0)),
    "max": _largest,
    "min": _least,
}

BALLS: Arithmetic[arb] = Arithmetic(
    number=_number,
    constant=_constant,
    add=arb.__add__,
    multiply=arb.__mul__,
    divide=_divide,
    negate=arb.__neg__,
    power=_power,
    rational_power=_rational_power,
    functions=_FUNCTIONS,
)
