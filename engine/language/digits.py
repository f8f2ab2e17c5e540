"""Numbers of many decimal digits, with mpmath: for witnesses, where doubles are too coarse."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

from engine.language.arithmetic import Arithmetic, with_reciprocals

# Functions of numbers beyond 2**±10000 cost time or memory without bound (the sine of 10^10^9 needs all digits of pi).
_LARGEST_MAGNITUDE = 10_000


class _Digits:
    """The operations of one mpmath context, kept on the real line: what has no real value is nan."""

    def __init__(self, digits: int) -> None:
        # mpmath is slow to import, and only the worker needs it
        from mpmath import MPContext  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types

        # a context of our own: the shared one is sympy's
        self.context: Any = MPContext()
        self.context.dps = digits

    def real(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that gives nan where an argument or its value is undefined, complex or out of reach."""

        def tamed(*arguments: Any) -> Any:
            if not all(map(self._is_in_reach, arguments)):
                return self.context.nan
            try:
                value = function(*arguments)
            except (ZeroDivisionError, ValueError, OverflowError):
                return self.context.nan
            return value if isinstance(value, self.context.mpf) and self.context.isfinite(value) else self.context.nan

        return tamed

    def _is_in_reach(self, value: Any) -> bool:
        return bool(self.context.isfinite(value) and self.context.mag(value) <= _LARGEST_MAGNITUDE)

    def number(self, value: Fraction) -> Any:
        return self.context.mpf(value.numerator) / value.denominator

    def constant(self, name: str) -> Any:
        return +(self.context.pi if name == "pi" else self.context.e)

    def power(self, base: Any, exponent: Any) -> Any:
        return self.context.power(base, exponent) if base >= 0 else self.context.nan

    def rational_power(self, base: Any, exponent: Fraction) -> Any:
        if exponent.denominator == 1:
            return base**exponent.numerator
        if exponent.denominator % 2 == 0:
            return self.power(base, self.number(exponent))
        magnitude = self.context.power(abs(base), self.number(exponent))
        return -magnitude if base < 0 and exponent.numerator % 2 else magnitude

    def softplus(self, u: Any) -> Any:
        positive_part: Any = max(u, self.context.zero)
        return positive_part + self.context.log1p(self.context.exp(-abs(u)))

    def sigmoid(self, u: Any) -> Any:
        return self.context.exp(-self.softplus(-u))

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Return the functions that are not reciprocals of others."""
        mp = self.context
        return {
            "sin": mp.sin,
            "cos": mp.cos,
            "tan": mp.tan,
            "sinh": mp.sinh,
            "cosh": mp.cosh,
            "tanh": mp.tanh,
            "arcsin": mp.asin,
            "arccos": mp.acos,
            "arctan": mp.atan,
            "arccot": mp.acot,
            "arsinh": mp.asinh,
            "arcosh": mp.acosh,
            "artanh": mp.atanh,
            "exp": mp.exp,
            "ln": mp.ln,
            "sqrt": mp.sqrt,
            "abs": mp.fabs,
            "sign": mp.sign,
            "sigmoid": self.sigmoid,
            "softplus": self.softplus,
            "relu": lambda u: max(u, mp.zero),
            "max": max,
            "min": min,
        }


@cache
def mpmath_arithmetic(digits: int = 30) -> Arithmetic[Any]:
    """Return the arithmetic of mpmath numbers with that many decimal digits.

    The arguments of what is compiled with it are its own numbers: make them with its `number`.
    """
    of = _Digits(digits)
    functions = {name: of.real(function) for name, function in of.functions().items()}
    divide = of.real(lambda above, below: above / below)
    return Arithmetic(
        number=of.number,
        constant=of.constant,
        add=lambda a, b: a + b,
        multiply=lambda a, b: a * b,
        divide=divide,
        negate=lambda a: -a,
        power=of.real(of.power),
        rational_power=lambda base, exponent: of.real(lambda u: of.rational_power(u, exponent))(base),
        functions=with_reciprocals(functions, lambda u: divide(of.context.one, u)),
    )
