from dataclasses import replace
from fractions import Fraction
from math import e, exp, inf, pi, tanh

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.errors import DefectError
from engine.language.numeric import NUMPY, compiled, mpmath_arithmetic
from engine.language.tree import (
    FUNCTIONS,
    ONE,
    Call,
    Const,
    E,
    Hole,
    Name,
    Neg,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    names,
    number,
)
from tests.engine.language.trees import nodes

X, Y = names("x y")
DIGITS = mpmath_arithmetic(30)


def call(function: str, *arguments: Node) -> Node:
    return Call(function, arguments)


def root(index: int, of: Node = X) -> Node:
    return Power(of, Quotient(ONE, number(index)))


@pytest.mark.parametrize(
    ("tree", "at", "value"),
    [
        pytest.param(Sum((X, Neg(number(3)))), -2.0, -5.0, id="sum with a negated term"),
        pytest.param(Product((number(2), X, X)), 3.0, 18.0, id="product of three"),
        pytest.param(Product((Const("pi"), X)), 2.0, 2 * pi, id="constant"),
        pytest.param(Power(E, X), 2.0, e**2, id="power of e"),
        pytest.param(Power(X, number(-2)), -2.0, 0.25, id="negative exponent"),
        pytest.param(root(3), -8.0, -2.0, id="odd root of a negative number is real"),
        pytest.param(Power(X, number(Fraction(2, 3))), -8.0, 4.0, id="even numerator over odd denominator"),
        pytest.param(call("root", X, number(3)), -27.0, -3.0, id="root with an index"),
        pytest.param(call("root", X, Y), 9.0, 3.0, id="root with a variable index"),
        pytest.param(call("logb", X, number(10)), 1000.0, 3.0, id="logarithm to a base"),
        pytest.param(call("max", X, Y, number(0)), -1.0, 2.0, id="max of three"),
        pytest.param(call("min", X, Y), -1.0, -1.0, id="min"),
        pytest.param(call("relu", X), -1.0, 0.0, id="relu"),
        pytest.param(call("sigmoid", X), -800.0, 0.0, id="sigmoid far out"),
        pytest.param(call("sigmoid", X), -30.0, exp(-30) / (1 + exp(-30)), id="sigmoid keeps its digits"),
        pytest.param(call("softplus", X), 800.0, 800.0, id="softplus far out"),
        pytest.param(call("arccot", X), -1.0, -pi / 4, id="arccot of a negative number"),
        pytest.param(call("sech", X), 1000.0, 0.0, id="overflow on the way to zero"),
        pytest.param(call("exp", X), 1000.0, inf, id="overflow"),
    ],
)
def test_a_tree_has_the_value_of_its_formula(tree, at, value):
    """At y = 2."""
    assert compiled(tree, ("x", "y"))(at, 2.0) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(
    ("tree", "at"),
    [
        pytest.param(Quotient(ONE, X), 0.0, id="division by zero"),
        pytest.param(Power(X, number(-1)), 0.0, id="negative power of zero"),
        pytest.param(call("ln", X), 0.0, id="logarithm of zero"),
        pytest.param(call("ln", X), -1.0, id="logarithm of a negative number"),
        pytest.param(call("exp", call("ln", X)), 0.0, id="a pole under a function that would hide it"),
        pytest.param(call("sqrt", X), -1.0, id="square root of a negative number"),
        pytest.param(root(4), -1.0, id="even root of a negative number"),
        pytest.param(Power(X, Y), -1.0, id="negative base with a variable exponent"),
        pytest.param(call("arcsin", X), 2.0, id="arcsin outside its domain"),
        pytest.param(call("artanh", X), 1.0, id="artanh at its pole"),
        pytest.param(call("sec", Product((X, number(0)))), inf, id="nothing follows from infinity"),
        pytest.param(call("csc", X), 0.0, id="reciprocal of zero"),
        pytest.param(Power(Quotient(X, X), number(0)), 0.0, id="an undefined base to the power zero"),
        pytest.param(Power(ONE, call("sqrt", Neg(ONE))), 0.0, id="one to an undefined power"),
        pytest.param(call("max", X, call("sqrt", Neg(ONE))), 1.0, id="max with an undefined argument"),
    ],
)
def test_what_has_no_real_value_is_nan_without_a_warning(tree, at):
    with_digits = compiled(tree, ("x", "y"), DIGITS)(DIGITS.number(Fraction(1)) * at, DIGITS.number(Fraction(2)))

    assert np.isnan(compiled(tree, ("x", "y"))(at, 2.0))
    assert np.isnan(float(with_digits))


def test_arrays_broadcast_and_constants_take_their_shape():
    across, down = np.zeros((1, 4)), np.zeros((3, 1))

    values = compiled(ONE, ("x", "y"))(across, down)

    assert values.shape == (3, 4)
    assert (values == 1).all()


def test_every_function_has_a_value_in_each_arithmetic():
    for function, (least, _) in FUNCTIONS.items():
        # 3/2 lies in the domain of arcosh, 2/3 in that of arcsin
        for value in (Fraction(3, 2), Fraction(2, 3)):
            tree = Call(function, (X,) * least)
            double = float(compiled(tree, ("x",))(float(value)))
            digits = float(compiled(tree, ("x",), DIGITS)(DIGITS.number(value)))
            assert double == pytest.approx(digits, rel=1e-14, nan_ok=True), function


def test_digits_are_as_many_as_asked_for():
    sum_of_tanh = Sum((call("tanh", X), call("tanh", Neg(X)), number(Fraction(1, 10**25))))

    value = compiled(sum_of_tanh, ("x",), DIGITS)(DIGITS.number(Fraction(1, 3)))

    assert float(value) == pytest.approx(1e-25, rel=1e-4)
    assert tanh(1 / 3) + 1e-25 == tanh(1 / 3)


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(Power(number(9), Power(number(9), number(9))), id="9^9^9"),
        pytest.param(call("exp", call("exp", call("exp", number(1000)))), id="exp(exp(exp(1000)))"),
        pytest.param(Power(number(10), Power(number(10), Power(number(10), number(10)))), id="10^10^10^10"),
        pytest.param(call("sin", Power(number(10), Power(number(10), number(9)))), id="the sine of 10^10^9"),
    ],
)
def test_giants_neither_hang_nor_raise(tree):
    with_doubles = compiled(tree, ())()
    with_digits = compiled(tree, (), DIGITS)()

    assert not np.isfinite(with_doubles)
    assert DIGITS.number(Fraction(0)) != with_digits


@pytest.mark.parametrize("tree", [pytest.param(Hole(), id="hole"), pytest.param(Name("z"), id="undeclared name")])
def test_a_tree_that_is_no_function_of_its_arguments_is_a_defect(tree):
    with pytest.raises(DefectError):
        compiled(tree, ("x", "y"))


@settings(deadline=None)
@given(tree=nodes(("x", "y")), x=st.integers(-20, 20), y=st.integers(-20, 20))
def test_doubles_and_digits_agree(tree, x, y):
    double = float(compiled(tree, ("x", "y"))(x / 8, y / 8))
    digits = compiled(tree, ("x", "y"), DIGITS)(*(DIGITS.number(Fraction(value, 8)) for value in (x, y)))
    # cancellation and distant arguments cost doubles their digits, so only tame values are compared, and loosely
    assume(np.isfinite(double) and np.isfinite(float(digits)) and 1e-3 < abs(double) < 20)
    assume(_is_tame(tree, {"x": Fraction(x, 8), "y": Fraction(y, 8)}))

    assert double == pytest.approx(float(digits), rel=1e-6)


def _is_tame(tree: Node, at: dict[str, Fraction]) -> bool:
    """Whether small steps of all numbers and arguments change the value only a little, so that rounding does too."""
    shaken = replace(NUMPY, number=lambda value: NUMPY.number(value) * (1 + 1e-9))
    here = compiled(tree, tuple(at))(*map(float, at.values()))
    near = compiled(tree, tuple(at), shaken)(*(float(value) * (1 + 1e-9) + 1e-9 for value in at.values()))
    return bool(abs(here - near) < 1e-6)
