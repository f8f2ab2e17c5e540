"""The derivative of every function of one argument, as the outside of the chain rule needs it."""

from collections.abc import Callable, Mapping

from engine.calculus.tidy import minus, over, plus, raised
from engine.errors import DefectError
from engine.language.tree import ONE, ZERO, Call, Neg, Node, Product, number

_TWO = number(2)


def outer_derivative(function: str, inside: Node) -> Node:
    """Return h'(u) for a function h of one argument, at u = `inside`.

    Raises:
        DefectError: The function has no rule here.
    """
    if function not in _RULES:
        raise DefectError(f"There is no rule for the derivative of {function}.")
    return _RULES[function](inside)


def _of(name: str) -> Callable[[Node], Node]:
    return lambda u: Call(name, (u,))


def _sqrt(radicand: Node) -> Node:
    return Call("sqrt", (radicand,))


def _square(u: Node) -> Node:
    return raised(u, 2)


def _less(u: Node, v: Node) -> Node:
    return plus(u, Neg(v))


_sin, _cos, _tan = _of("sin"), _of("cos"), _of("tan")
_sec, _csc, _cot = _of("sec"), _of("csc"), _of("cot")
_sinh, _cosh, _tanh = _of("sinh"), _of("cosh"), _of("tanh")
_sech, _csch, _coth = _of("sech"), _of("csch"), _of("coth")
_abs, _sign, _sigmoid = _of("abs"), _of("sign"), _of("sigmoid")

_TRIGONOMETRIC: Mapping[str, Callable[[Node], Node]] = {
    "sin": _cos,
    "cos": lambda u: Neg(_sin(u)),
    "tan": lambda u: _square(_sec(u)),
    "sec": lambda u: Product((_sec(u), _tan(u))),
    "csc": lambda u: Neg(Product((_csc(u), _cot(u)))),
    "cot": lambda u: Neg(_square(_csc(u))),
    "arcsin": lambda u: over(ONE, _sqrt(_less(ONE, _square(u)))),
    "arccos": lambda u: minus(over(ONE, _sqrt(_less(ONE, _square(u))))),
    "arctan": lambda u: over(ONE, plus(ONE, _square(u))),
    "arccot": lambda u: minus(over(ONE, plus(ONE, _square(u)))),
    "arcsec": lambda u: over(ONE, Product((_abs(u), _sqrt(_less(_square(u), ONE))))),
    "arccsc": lambda u: minus(over(ONE, Product((_abs(u), _sqrt(_less(_square(u), ONE)))))),
}
_HYPERBOLIC: Mapping[str, Callable[[Node], Node]] = {
    "sinh": _cosh,
    "cosh": _sinh,
    "tanh": lambda u: _less(ONE, _square(_tanh(u))),
    "sech": lambda u: Neg(Product((_sech(u), _tanh(u)))),
    "csch": lambda u: Neg(Product((_csch(u), _coth(u)))),
    "coth": lambda u: Neg(_square(_csch(u))),
    "arsinh": lambda u: over(ONE, _sqrt(plus(_square(u), ONE))),
    "arcosh": lambda u: over(ONE, _sqrt(_less(_square(u), ONE))),
    "artanh": lambda u: over(ONE, _less(ONE, _square(u))),
    "arcoth": lambda u: over(ONE, _less(ONE, _square(u))),
    "arsech": lambda u: minus(over(ONE, Product((u, _sqrt(_less(ONE, _square(u))))))),
    "arcsch": lambda u: minus(over(ONE, Product((_abs(u), _sqrt(plus(ONE, _square(u))))))),
}
_OTHER: Mapping[str, Callable[[Node], Node]] = {
    "exp": _of("exp"),
    "ln": lambda u: over(ONE, u),
    "sqrt": lambda u: over(ONE, Product((_TWO, _sqrt(u)))),
    "abs": _sign,
    "sign": lambda _: ZERO,
    "sigmoid": lambda u: Product((_sigmoid(u), _less(ONE, _sigmoid(u)))),
    "softplus": _sigmoid,
    "relu": lambda u: over(plus(ONE, _sign(u)), _TWO),
}
_RULES = {**_TRIGONOMETRIC, **_HYPERBOLIC, **_OTHER}
