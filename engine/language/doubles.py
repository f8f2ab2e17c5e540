"""Arrays of double precision. What has no real value is nan; nothing warns, and nothing becomes complex."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.language.arithmetic import Arithmetic, Body, with_reciprocals

Array: TypeAlias = NDArray[np.float64]


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _number(value: Fraction) -> Array:
    return np.asarray(_float(value))


def _constant(name: str) -> Array:
    return np.asarray(np.pi if name == "pi" else np.e)


def _divide(above: Array, below: Array) -> Array:
    return np.where(below == 0, np.nan, np.divide(above, below))


def _power(base: Array, exponent: Array) -> Array:
    # numpy holds that nan^0 = 1^nan = 1
    undefined = (base < 0) | ((base == 0) & (exponent < 0)) | np.isnan(base) | np.isnan(exponent)
    return np.where(undefined, np.nan, np.power(base, exponent))


def _rational_power(base: Array, exponent: Fraction) -> Array:
    if exponent.denominator == 1 or exponent.denominator % 2 == 0:
        raised = base ** _float(exponent)
    else:
        magnitude = np.abs(base) ** _float(exponent)
        raised = np.copysign(magnitude, base) if exponent.numerator % 2 else magnitude
    undefined = (base == 0) & (exponent < 0) | np.isnan(base)
    return np.where(undefined, np.nan, raised)


def _without_poles(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """Return the function with nan where a finite argument has an infinite value."""

    def tamed(u: Array) -> Array:
        value = function(u)
        return np.where(np.isinf(value) & np.isfinite(u), np.nan, value)

    return tamed


def _arccot(u: Array) -> Array:
    return np.where(u == 0, np.pi / 2, np.arctan(np.divide(1.0, u)))


def _softplus(u: Array) -> Array:
    # log(1 + exp(u)) overflows from u = 710 on
    return np.asarray(np.logaddexp(0.0, u))


def _sigmoid(u: Array) -> Array:
    # through softplus, so that neither tail overflows or loses its digits
    return np.asarray(np.exp(-_softplus(-u)))


def _relu(u: Array) -> Array:
    return np.asarray(np.maximum(u, 0.0))


def _largest(*values: Array) -> Array:
    return reduce(np.maximum, values)


def _smallest(*values: Array) -> Array:
    return reduce(np.minimum, values)


def _run_quietly(body: Body[Array], arguments: Sequence[Array]) -> Array:
    """Evaluate without warnings, and give constants the shape of the arguments too."""
    arrays = [np.asarray(argument, dtype=np.float64) for argument in arguments]
    with np.errstate(all="ignore"):
        value = np.asarray(body(arrays))
    return np.array(np.broadcast_to(value, np.broadcast_shapes(value.shape, *(array.shape for array in arrays))))


_NUMPY_FUNCTIONS: dict[str, Callable[..., Array]] = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "arcsin": np.arcsin,
    "arccos": np.arccos,
    "arctan": np.arctan,
    "arccot": _arccot,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "arsinh": np.arcsinh,
    "arcosh": np.arccosh,
    "artanh": _without_poles(np.arctanh),
    "exp": np.exp,
    "ln": _without_poles(np.log),
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "relu": _relu,
    "max": _largest,
    "min": _smallest,
}

# Arrays of doubles. No real value is nan; an overflow is inf, so that 1/(1 + exp(1000)) is the 0 that it should be.
NUMPY: Arithmetic[Array] = Arithmetic(
    number=_number,
    constant=_constant,
    add=np.add,
    multiply=np.multiply,
    divide=_divide,
    negate=np.negative,
    power=_power,
    rational_power=_rational_power,
    functions=with_reciprocals(_NUMPY_FUNCTIONS, lambda u: _divide(np.asarray(1.0), u)),
    run=_run_quietly,
)
