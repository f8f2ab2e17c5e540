"""Trees as elements of a field: what every function of the notation is, by powers, exponentials and their inverses."""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce

from engine.equality.kernels.circular import sine_and_cosine
from engine.equality.kernels.field import Field, Kind
from engine.equality.kernels.interruptions import Unprovable
from engine.equality.kernels.inverse_functions import (
    arccosine,
    arcsine,
    arctangent,
    inverse_hyperbolic_cosine,
    inverse_hyperbolic_sine,
    inverse_hyperbolic_tangent,
)
from engine.equality.kernels.logarithms import logarithm
from engine.equality.kernels.positivity import sign_of
from engine.equality.kernels.powers import exponential, rational_power
from engine.equality.kernels.ring import Element
from engine.language.tree import Call, Const, E, Hole, Name, Neg, Node, Num, Power, Product, Quotient, Sum, rational

_HALF = Fraction(1, 2)


def element(field: Field, node: Node) -> Element:
    """Return what a tree stands for on the present piece; raises an `Interruption` where that cannot be said."""
    ring = field.ring
    match node:
        case Num(value):
            return ring.number(value)
        case Name(name):
            return field.name(name)
        case Const(name):
            return field.pi() if name == "pi" else exponential(field, ring.one)
        case Neg(argument):
            return ring.negate(element(field, argument))
        case Sum(terms):
            return reduce(ring.add, (element(field, term) for term in terms))
        case Product(factors):
            return reduce(ring.multiply, (element(field, factor) for factor in factors))
        case Quotient(above, below):
            return ring.divide(element(field, above), element(field, below))
        case Power() | Call():
            known = field.piece.elements.get(node)
            if known is None:
                known = field.piece.elements[node] = _applied(field, node)
            return known
        case Hole():
            raise Unprovable


def _applied(field: Field, node: Power | Call) -> Element:
    match node:
        case Power(base, exponent):
            return _power(field, base, exponent)
        case Call("root", (radicand, index)):
            return _root(field, radicand, index)
        case Call(function, arguments):
            return _FUNCTIONS[function](field, *(element(field, argument) for argument in arguments))


def _power(field: Field, base: Node, exponent: Node) -> Element:
    exact = rational(exponent)
    if exact is not None:
        return rational_power(field, element(field, base), exact)
    if base == E:
        return exponential(field, element(field, exponent))
    return _general_power(field, element(field, base), element(field, exponent))


def _root(field: Field, radicand: Node, index: Node) -> Element:
    exact = rational(index)
    if exact:
        return rational_power(field, element(field, radicand), 1 / exact)
    return _general_power(field, element(field, radicand), field.ring.invert(element(field, index)))


def _general_power(field: Field, base: Element, exponent: Element) -> Element:
    """Return a^b = e^(b ln a), which is all there is of it where b is not a whole number on an open set."""
    exponent = field.ring.canonical(exponent)
    exact = field.ring.constant_of(exponent)
    if exact is not None:
        return rational_power(field, base, exact)
    if base.is_zero or _may_be_whole(field, exponent):
        raise Unprovable
    return exponential(field, field.ring.multiply(exponent, logarithm(field, base)))


def _may_be_whole(field: Field, exponent: Element) -> bool:
    """Return whether an element might be a whole number throughout an open set, without the ring knowing it."""
    bounds = field.bounds(exponent)
    if bounds is not None and not bounds.contains_integer():
        return False
    kinds = {field.meaning(index).kind for index in field.occurring(exponent)}
    return Kind.NAME not in kinds or Kind.ARCTANGENT in kinds


def _square_root(field: Field, a: Element) -> Element:
    return rational_power(field, a, _HALF)


def _absolute(field: Field, a: Element) -> Element:
    return a if a.is_zero else field.ring.scale(a, sign_of(field, a))


def _sign(field: Field, a: Element) -> Element:
    """Return the sign of an element, which is 1 or -1 but where it vanishes; that must be known to be thin."""
    if a.is_zero:
        return a
    if any(field.meaning(index).kind is Kind.ARCTANGENT for index in field.occurring(a)):
        raise Unprovable
    return field.ring.number(sign_of(field, a))


def _relu(field: Field, a: Element) -> Element:
    return _largest(field, a, field.ring.zero)


def _largest(field: Field, *values: Element) -> Element:
    return reduce(lambda a, b: a if _is_ahead(field, a, b) else b, values)


def _least(field: Field, *values: Element) -> Element:
    return reduce(lambda a, b: b if _is_ahead(field, a, b) else a, values)


def _is_ahead(field: Field, a: Element, b: Element) -> bool:
    """Return whether a is b or more on the present piece."""
    difference = field.ring.subtract(a, b)
    return difference.is_zero or sign_of(field, difference) > 0


def _sigmoid(field: Field, a: Element) -> Element:
    grown = exponential(field, a)
    return field.ring.divide(grown, field.ring.add(field.ring.one, grown))


def _softplus(field: Field, a: Element) -> Element:
    return logarithm(field, field.ring.add(field.ring.one, exponential(field, a)))


def _logarithm_to_base(field: Field, a: Element, base: Element) -> Element:
    return field.ring.divide(logarithm(field, a), logarithm(field, base))


def _sine(field: Field, a: Element) -> Element:
    return sine_and_cosine(field, a)[0]


def _cosine(field: Field, a: Element) -> Element:
    return sine_and_cosine(field, a)[1]


def _tangent(field: Field, a: Element) -> Element:
    return field.ring.divide(*sine_and_cosine(field, a))


def _cotangent(field: Field, a: Element) -> Element:
    sine, cosine = sine_and_cosine(field, a)
    return field.ring.divide(cosine, sine)


def _arccotangent(field: Field, a: Element) -> Element:
    """Return arctan(1/a), and π/2 where a is 0 throughout."""
    return field.ring.scale(field.pi(), _HALF) if a.is_zero else arctangent(field, field.ring.invert(a))


def _hyperbolic_sine(field: Field, a: Element) -> Element:
    grown = exponential(field, a)
    return field.ring.scale(field.ring.subtract(grown, field.ring.invert(grown)), _HALF)


def _hyperbolic_cosine(field: Field, a: Element) -> Element:
    grown = exponential(field, a)
    return field.ring.scale(field.ring.add(grown, field.ring.invert(grown)), _HALF)


def _hyperbolic_tangent(field: Field, a: Element) -> Element:
    return field.ring.divide(_hyperbolic_sine(field, a), _hyperbolic_cosine(field, a))


_Function = Callable[..., Element]


def _inverted(function: _Function) -> _Function:
    """Return 1/f(u) for f(u)."""
    return lambda field, a: field.ring.invert(function(field, a))


def _of_inverse(function: _Function) -> _Function:
    """Return f(1/u) for f(u)."""
    return lambda field, a: function(field, field.ring.invert(a))


_FUNCTIONS: dict[str, _Function] = {
    "sin": _sine,
    "cos": _cosine,
    "tan": _tangent,
    "sec": _inverted(_cosine),
    "csc": _inverted(_sine),
    "cot": _cotangent,
    "arcsin": arcsine,
    "arccos": arccosine,
    "arctan": arctangent,
    "arcsec": _of_inverse(arccosine),
    "arccsc": _of_inverse(arcsine),
    "arccot": _arccotangent,
    "sinh": _hyperbolic_sine,
    "cosh": _hyperbolic_cosine,
    "tanh": _hyperbolic_tangent,
    "sech": _inverted(_hyperbolic_cosine),
    "csch": _inverted(_hyperbolic_sine),
    "coth": _inverted(_hyperbolic_tangent),
    "arsinh": inverse_hyperbolic_sine,
    "arcosh": inverse_hyperbolic_cosine,
    "artanh": inverse_hyperbolic_tangent,
    "arsech": _of_inverse(inverse_hyperbolic_cosine),
    "arcsch": _of_inverse(inverse_hyperbolic_sine),
    "arcoth": _of_inverse(inverse_hyperbolic_tangent),
    "exp": exponential,
    "ln": logarithm,
    "logb": _logarithm_to_base,
    "sqrt": _square_root,
    "abs": _absolute,
    "sign": _sign,
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "relu": _relu,
    "max": _largest,
    "min": _least,
}
