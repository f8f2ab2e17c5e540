"""Trees as Python source: one expression for numpy, one for sympy, spaced as a formatter would set it.

Sums in sums and products in products are written through; other brackets stand only where Python needs them, or where
two signs would meet. A name that Python or the text itself uses for something else takes a trailing underscore
(`lambda_`), which no name of the notation can end with.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from engine.language.plain_text import number_text
from engine.language.python_writing import ATOM, PRODUCT, SIGN, PythonHand, Text, raised
from engine.language.tree import (
    ONE,
    ZERO,
    Call,
    Matrix,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    Value,
    Vector,
    number,
    rational,
)


def numpy_text(value: Value) -> str:
    """Return a value as source over `np`: `3 * x**2 * np.exp(x * y)`, `np.array([x, 1 / 2])`.

    It computes with numbers and, entry by entry, with arrays.

    Raises:
        DefectError: The value holds a hole.
    """
    hand = _Numpy()
    return _shaped(value, hand.line, "np.array")


def sympy_text(value: Value) -> str:
    """Return a value as source over sympy's names: `x**2 * exp(x) / 3`, `Rational(1, 2)`, `Matrix([x, y])`.

    Every number stays exact: an integer is never divided by another one.

    Raises:
        DefectError: The value holds a hole.
    """
    hand = _Sympy()
    return _shaped(value, hand.line, "Matrix")


def _shaped(value: Value, line: Callable[[Node], str], array: str) -> str:
    match value:
        case Vector(entries):
            return f"{array}([{', '.join(map(line, entries))}])"
        case Matrix(rows):
            written = (f"[{', '.join(map(line, row))}]" for row in rows)
            return f"{array}([{', '.join(written)}])"
        case _:
            return line(value)


def _reciprocal(function: str) -> Callable[[Node], Node]:
    return lambda u: Quotient(ONE, Call(function, (u,)))


def _of_reciprocal(function: str) -> Callable[[Node], Node]:
    return lambda u: Call(function, (Quotient(ONE, u),))


def _logistic(u: Node) -> Node:
    return Quotient(ONE, Sum((ONE, Call("exp", (Neg(u),)))))


class _Numpy(PythonHand):
    """Writes what numpy computes."""

    # functions that numpy lacks, by those that it has
    _COMPOSED: Mapping[str, Callable[..., Node]] = {
        **{name: _reciprocal(other) for name, other in (("sec", "cos"), ("csc", "sin"), ("cot", "tan"))},
        **{name: _reciprocal(other) for name, other in (("sech", "cosh"), ("csch", "sinh"), ("coth", "tanh"))},
        **{f"arc{name}": _of_reciprocal(f"arc{other}") for name, other in (("sec", "cos"), ("csc", "sin"))},
        **{f"ar{name}": _of_reciprocal(f"ar{other}") for name, other in (("sech", "cosh"), ("csch", "sinh"))},
        "arccot": _of_reciprocal("arctan"),
        "arcoth": _of_reciprocal("artanh"),
        "sigmoid": _logistic,
        "logb": lambda u, base: Quotient(Call("ln", (u,)), Call("ln", (base,))),
    }
    _NAMES: Mapping[str, str] = {
        **{f"ar{name}": f"np.arc{name}" for name in ("sinh", "cosh", "tanh")},
        "ln": "np.log",
        "max": "np.maximum",
        "min": "np.minimum",
    }
    _LOGARITHMS: Mapping[Fraction | None, str] = {Fraction(2): "np.log2", Fraction(10): "np.log10"}

    def number(self, value: Fraction) -> Text:
        return Text(number_text(Num(value, "")), ATOM)

    def constant(self, name: str) -> Text:
        return Text(f"np.{name}", ATOM)

    def root(self, radicand: Node, exponent: Fraction) -> Text:
        if exponent == Fraction(1, 2):
            return self.called("np.sqrt", radicand)
        if exponent.denominator == 3:
            return _root_power(self.called("np.cbrt", radicand), exponent)
        if exponent.denominator % 2 == 0:
            return self.power(radicand, number(exponent))
        magnitude = self.power(Call("abs", (radicand,)), number(exponent))
        if exponent.numerator % 2 == 0:
            return magnitude
        return Text(f"{self.called('np.sign', radicand).source} * {magnitude.source}", PRODUCT)

    def function(self, function: str, arguments: tuple[Node, ...]) -> Text:
        match function, arguments:
            case "logb", (argument, base) if rational(base) in self._LOGARITHMS:
                return self.called(self._LOGARITHMS[rational(base)], argument)
            case "relu", (argument,):
                return self.called("np.maximum", ZERO, argument)
            case "softplus", (argument,):
                return self.called("np.logaddexp", ZERO, argument)
            case "max" | "min", (first, second, third, *rest):
                return self.called(self._NAMES[function], first, Call(function, (second, third, *rest)))
            case _ if function in self._COMPOSED:
                return self.text(self._COMPOSED[function](*arguments))
            case _:
                return self.called(self._NAMES.get(function, f"np.{function}"), *arguments)


class _Sympy(PythonHand):
    """Writes what sympy holds exactly; what Python would compute as integers on the way stays an integer."""

    _COMPOSED: Mapping[str, Callable[[Node], Node]] = {
        "sigmoid": _logistic,
        "softplus": lambda u: Call("ln", (Sum((ONE, Call("exp", (u,)))),)),
        "relu": lambda u: Call("max", (ZERO, u)),
    }
    _NAMES: Mapping[str, str] = {
        **{f"arc{name}": f"a{name}" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
        **{f"ar{name}": f"a{name}" for name in ("sinh", "cosh", "tanh", "sech", "csch", "coth")},
        "ln": "log",
        "logb": "log",
        "abs": "Abs",
        "max": "Max",
        "min": "Min",
    }

    def number(self, value: Fraction) -> Text:
        return _exact(value)

    def constant(self, name: str) -> Text:
        # E may be a name of the question
        return Text("pi" if name == "pi" else "exp(1)", ATOM)

    def quotient(self, numerator: Node, denominator: Node) -> Text:
        if _is_python_integer(numerator) and _is_python_integer(denominator):
            return self.called("Rational", numerator, denominator)
        return super().quotient(numerator, denominator)

    def power(self, base: Node, exponent: Node) -> Text:
        # Python makes a float of 2**-1
        if _is_python_integer(base) and (rational(exponent) or 0) < 0:
            return raised(self.called("Integer", base), self.text(exponent))
        return super().power(base, exponent)

    def root(self, radicand: Node, exponent: Fraction) -> Text:
        if exponent == Fraction(1, 2):
            return self.called("sqrt", radicand)
        if exponent.denominator % 2 == 0:
            return raised(self.text(radicand), _exact(exponent))
        return _root_power(self.called("real_root", radicand, number(exponent.denominator)), exponent)

    def function(self, function: str, arguments: tuple[Node, ...]) -> Text:
        if function in self._COMPOSED:
            return self.text(self._COMPOSED[function](*arguments))
        return self.called(self._NAMES.get(function, function), *arguments)


def _exact(value: Fraction) -> Text:
    if value.denominator > 1:
        return Text(f"Rational({value.numerator}, {value.denominator})", ATOM)
    return Text(str(value.numerator), ATOM if value >= 0 else SIGN)


def _root_power(root: Text, exponent: Fraction) -> Text:
    """Raise the root that the denominator of an exponent asks for to its numerator."""
    return root if exponent.numerator == 1 else raised(root, _exact(Fraction(exponent.numerator)))


def _is_python_integer(node: Node) -> bool:
    """Return whether the text of a tree is plain integer arithmetic, which Python does before sympy sees it."""
    match node:
        case Num(value):
            return value.denominator == 1
        case Neg(argument):
            return _is_python_integer(argument)
        case Sum(parts) | Product(parts):
            return all(map(_is_python_integer, parts))
        case Power(base, exponent):
            return _is_python_integer(base) and _is_python_integer(exponent) and (rational(exponent) or 0) >= 0
        case _:
            return False
