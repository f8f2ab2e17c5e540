import pytest
import sympy

from engine.equality.expansion import expanded, is_manageable
from engine.language.parser import parse

NAMES = ("x", "y", "z")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(x + y + z)^1000", id="high power of a sum"),
        pytest.param("x^10000", id="high degree"),
        pytest.param("((x^64)^64)^64", id="power of a power"),
        pytest.param("sin(10^40 x)", id="multiple angle"),
        pytest.param("exp(5000x)", id="multiple in an exponential"),
        pytest.param("2^(5000x)", id="multiple in an exponent"),
        pytest.param("ln((x + y + z)^90)", id="under a function"),
        pytest.param("1/(x + y + z)^90", id="in a denominator"),
    ],
)
def test_what_would_grow_too_large_is_left_alone(text):
    assert not is_manageable(parse(text, NAMES))
    assert expanded(parse(text, NAMES), frozenset()) is None


def test_an_ordinary_expression_is_multiplied_out():
    x, y = sympy.symbols("x y", real=True)

    assert expanded(parse("2(x + y)^2", NAMES), frozenset()) == 2 * x**2 + 4 * x * y + 2 * y**2


def test_what_has_no_real_value_has_no_terms():
    assert expanded(parse("1/0", NAMES), frozenset()) is None
