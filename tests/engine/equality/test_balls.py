"""An enclosure is rigorous: finite where there are values all around, undefined where there are none."""

from fractions import Fraction

import pytest
from flint import arb

from engine.equality.balls import Enclosure, UndefinedError
from engine.language.parser import parse
from engine.language.tree import FUNCTIONS, Call, Name

BITS = 128


def around(text: str, x: str | int) -> arb:
    return Enclosure(parse(text, ("x",)), ("x",)).around({"x": Fraction(x)}, BITS)


def at(text: str, x: str | int) -> arb:
    return Enclosure(parse(text, ("x",)), ("x",)).at({"x": Fraction(x)}, BITS)


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        pytest.param("x^(1/3)", -8, -2, id="odd root of a negative number"),
        pytest.param("x^(2/3)", -8, 4, id="even power of an odd root"),
        pytest.param("x^0.2", -32, -2, id="odd root written as a decimal"),
        pytest.param("x^(1/101)", 1, 1, id="root of high order"),
        pytest.param("x^abs(-2)", -3, 9, id="exponent that is whole once computed"),
        pytest.param("x^x", 2, 4, id="variable exponent"),
        pytest.param("x^0", 0, 1, id="empty product"),
        pytest.param("x^(1/2)", 0, 0, id="root of zero"),
        pytest.param("root(x, 3)", -27, -3, id="root with its index"),
        pytest.param("logb(x, 2)", 8, 3, id="logarithm to a base"),
        pytest.param("max(x, 1, 2)", 0, 2, id="largest"),
        pytest.param("min(x, 1, 2)", 0, 0, id="least"),
        pytest.param("relu(x)", -3, 0, id="relu"),
        pytest.param("sign(x)", -3, -1, id="sign"),
        pytest.param("arccot(x) - pi/2", 0, 0, id="inverse cotangent at zero"),
        pytest.param("sigmoid(x)", 0, Fraction(1, 2), id="sigmoid"),
        pytest.param("9^9^9 / 9^9^9", 0, 1, id="tower of powers"),
    ],
)
def test_values_at_a_point(text, x, value):
    assert at(text, x).overlaps(arb(value.numerator) / value.denominator)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        pytest.param("sqrt(x)", -1, id="root of a negative number"),
        pytest.param("x^(1/4)", -1, id="even root of a negative number"),
        pytest.param("x^sqrt(2)", -1, id="irrational power of a negative number"),
        pytest.param("ln(x)", -1, id="logarithm"),
        pytest.param("arcsin(x)", 2, id="inverse sine"),
        pytest.param("arcsec(x)", "1/2", id="inverse secant"),
        pytest.param("arcosh(x)", 0, id="inverse hyperbolic cosine"),
        pytest.param("artanh(x)", 2, id="inverse hyperbolic tangent"),
        pytest.param("arcoth(x)", "1/2", id="inverse hyperbolic cotangent"),
        pytest.param("0 ln(x)", -1, id="even where it is multiplied by zero"),
        pytest.param("x/0", 1, id="division by zero"),
    ],
)
def test_nowhere_defined_around_a_point(text, x):
    with pytest.raises(UndefinedError):
        around(text, x)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        pytest.param("1/x", 0, id="pole"),
        pytest.param("0/x", 0, id="removable gap"),
        pytest.param("ln(x)", 0, id="end of a domain"),
        pytest.param("(-2)^x", 2, id="defined at whole numbers only"),
    ],
)
def test_a_box_that_is_only_partly_in_the_domain_tells_nothing(text, x):
    assert not around(text, x).is_finite()


@pytest.mark.parametrize(
    ("text", "x"),
    [
        pytest.param("1/x", 0, id="pole"),
        pytest.param("x^(-1/3)", 0, id="negative power of zero"),
        pytest.param("csc(x)", 0, id="cosecant"),
        pytest.param("coth(x)", 0, id="hyperbolic cotangent"),
        pytest.param("arcsch(x)", 0, id="inverse hyperbolic cosecant"),
    ],
)
def test_undefined_at_the_very_point(text, x):
    with pytest.raises(UndefinedError):
        at(text, x)


@pytest.mark.parametrize("text", ["exp(exp(exp(1000)))", "9^9^9^9", "sin(exp(exp(x)))", "10^10^10 x", "(x + 1)^1e40"])
def test_what_grows_beyond_bounds_comes_back(text):
    assert at(text, 1000) is not None


def test_a_kink_is_enclosed_on_both_sides():
    assert around("sign(x)", 0).contains(1)
    assert around("sign(x)", 0).contains(-1)


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_every_function_of_the_notation_has_values(function):
    least, _ = FUNCTIONS[function]
    tree = Call(function, tuple(Name("x") for _ in range(least)))
    enclosure = Enclosure(tree, ("x",))
    found = []

    for x in (Fraction(1, 2), Fraction(3)):
        try:
            found.append(enclosure.around({"x": x}, BITS).is_finite())
        except UndefinedError:
            found.append(False)

    assert any(found)
