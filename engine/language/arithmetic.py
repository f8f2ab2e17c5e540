"""What a tree is computed with: the operations and functions of one kind of number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")
Body: TypeAlias = Callable[[Sequence[T]], T]


def _as_it_stands(body: Body[T], arguments: Sequence[T]) -> T:
    return body(arguments)


@dataclass(frozen=True, slots=True)
class Arithmetic(Generic[T]):
    """What a tree is compiled to.

    Attributes:
        number: Makes an exact number; called anew at each evaluation, so that it may follow a changing precision.
        constant: Makes `pi` or `e`; likewise.
        power: A base that is not negative, raised to any exponent.
        rational_power: Any base raised to an exact exponent; with an odd denominator it is the real root.
        functions: Every function of `tree.FUNCTIONS` except `root` and `logb`, which the compiler spells out.
        run: Calls a compiled body with its arguments; the place for what surrounds a whole evaluation.
    """

    number: Callable[[Fraction], T]
    constant: Callable[[str], T]
    add: Callable[[T, T], T]
    multiply: Callable[[T, T], T]
    divide: Callable[[T, T], T]
    negate: Callable[[T], T]
    power: Callable[[T, T], T]
    rational_power: Callable[[T, Fraction], T]
    functions: Mapping[str, Callable[..., T]]
    run: Callable[[Body[T], Sequence[T]], T] = _as_it_stands


_RECIPROCALS = {"sec": "cos", "csc": "sin", "cot": "tan", "sech": "cosh", "csch": "sinh", "coth": "tanh"}
_OF_RECIPROCALS = {"arcsec": "arccos", "arccsc": "arcsin", "arsech": "arcosh", "arcsch": "arsinh", "arcoth": "artanh"}


def with_reciprocals(
    functions: Mapping[str, Callable[..., T]], invert: Callable[[T], T]
) -> dict[str, Callable[..., T]]:
    """Return the functions, and with them those that are 1/f(u) or f(1/u) of one; `arccot` is not among them."""
    outside = {name: _after(invert, functions[other]) for name, other in _RECIPROCALS.items()}
    inside = {name: _after(functions[other], invert) for name, other in _OF_RECIPROCALS.items()}
    return {**functions, **outside, **inside}


def _after(outer: Callable[[T], T], inner: Callable[[T], T]) -> Callable[[T], T]:
    return lambda u: outer(inner(u))
