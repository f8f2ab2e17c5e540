"""Trees as functions over numbers of any kind: numpy arrays, thirty decimal digits, or what a caller's arithmetic brings.

Every arithmetic keeps the real meaning that `tree` gives its nodes. Where a tree has no real value the function says so
(nan, for arrays and digits) instead of raising, and never leaves the real line. `arccot(u)` is arctan(1/u), so it jumps
at 0.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from typing import Any, Generic, overload

from engine.errors import DefectError
from engine.language.arithmetic import Arithmetic, Body, T
from engine.language.digits import mpmath_arithmetic
from engine.language.doubles import NUMPY, Array
from engine.language.tree import ONE, Call, Const, Hole, Name, Neg, Node, Num, Power, Product, Quotient, Sum, rational

__all__ = ["NUMPY", "Arithmetic", "Array", "compiled", "mpmath_arithmetic"]


class _Compiler(Generic[T]):
    """Builds closures bottom-up; each takes the arguments of the whole function in their order."""

    def __init__(self, names: Sequence[str], arithmetic: Arithmetic[T]) -> None:
        self._position = {name: index for index, name in enumerate(names)}
        self._arithmetic = arithmetic

    def body(self, node: Node) -> Body[T]:
        """Return the closure of a tree; raises `DefectError` for a hole or a name that is no argument."""
        to = self._arithmetic
        match node:
            case Num(value):
                return lambda _: to.number(value)
            case Const(name):
                return lambda _: to.constant(name)
            case Name(name):
                return self._argument(name)
            case Neg(argument):
                return self._apply(to.negate, argument)
            case Sum(terms):
                return self._fold(to.add, terms)
            case Product(factors):
                return self._fold(to.multiply, factors)
            case Quotient(numerator, denominator):
                return self._apply(to.divide, numerator, denominator)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Call(function, arguments):
                return self._call(function, arguments)
            case Hole():
                raise DefectError("A tree with holes has no values.")

    def _argument(self, name: str) -> Body[T]:
        if name not in self._position:
            raise DefectError(f"{name} is not among the arguments {', '.join(self._position)}.")
        position = self._position[name]
        return lambda values: values[position]

    def _apply(self, function: Callable[..., T], *arguments: Node) -> Body[T]:
        if len(arguments) == 1:
            only = self.body(arguments[0])
            return lambda values: function(only(values))
        if len(arguments) == 2:
            first, second = map(self.body, arguments)
            return lambda values: function(first(values), second(values))
        bodies = [self.body(argument) for argument in arguments]
        return lambda values: function(*(body(values) for body in bodies))

    def _fold(self, operation: Callable[[T, T], T], parts: Sequence[Node]) -> Body[T]:
        if len(parts) == 2:
            return self._apply(operation, *parts)
        bodies = [self.body(part) for part in parts]
        return lambda values: reduce(operation, (body(values) for body in bodies))

    def _power(self, base: Node, exponent: Node) -> Body[T]:
        exact = rational(exponent)
        if exact is None:
            return self._apply(self._arithmetic.power, base, exponent)
        return self._rational_power(base, exact)

    def _rational_power(self, base: Node, exponent: Fraction) -> Body[T]:
        raised, inner = self._arithmetic.rational_power, self.body(base)
        return lambda values: raised(inner(values), exponent)

    def _call(self, function: str, arguments: tuple[Node, ...]) -> Body[T]:
        match function, arguments:
            case "logb", (argument, base):
                logarithm = self._arithmetic.functions["ln"]
                above, below = self._apply(logarithm, argument), self._apply(logarithm, base)
                return lambda values: self._arithmetic.divide(above(values), below(values))
            case "root", (radicand, index):
                exact = rational(index)
                if exact:
                    return self._rational_power(radicand, 1 / exact)
                return self._power(radicand, Quotient(ONE, index))
            case _:
                return self._apply(self._arithmetic.functions[function], *arguments)


@overload
def compiled(node: Node, names: Sequence[str]) -> Callable[..., Array]: ...


@overload
def compiled(node: Node, names: Sequence[str], arithmetic: Arithmetic[T]) -> Callable[..., T]: ...


def compiled(node: Node, names: Sequence[str], arithmetic: Arithmetic[Any] = NUMPY) -> Callable[..., Any]:
    """Return a tree as a function, built of closures.

    Args:
        node: A tree without holes.
        names: The arguments in their order; the tree's names must be among them.
        arithmetic: What to compute with.

    Returns:
        A function of len(names) positional arguments. With `NUMPY` these are numbers or arrays whose shapes broadcast,
        and the value is a new array of the broadcast shape, also where the tree is constant.

    Raises:
        DefectError: The tree holds a hole or a name that is not among `names`.
    """
    body = _Compiler(names, arithmetic).body(node)
    return lambda *arguments: arithmetic.run(body, arguments)
