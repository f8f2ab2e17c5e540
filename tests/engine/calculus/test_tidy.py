import pytest

from engine.calculus.tidy import expanded, tidy, well_led
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import Node


def _read(text: str) -> Node:
    tree = parse(text, "xyz")
    assert not hasattr(tree, "rows")
    return tree


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        pytest.param("2x + 3x", "5*x", id="like terms"),
        pytest.param("x y - y x", "0", id="terms that cancel"),
        pytest.param("x*3*2", "6*x", id="numbers in front"),
        pytest.param("x^2 x^3", "x^5", id="equal factors"),
        pytest.param("x^(-2)", "1/x^2", id="a negative exponent goes under the bar"),
        pytest.param("6x/(4y)", "3*x/(2*y)", id="a common number"),
        pytest.param("x + 0", "x", id="a zero in a sum"),
        pytest.param("1*x", "x", id="a one in a product"),
        pytest.param("-(x - y)", "-x + y", id="a minus before a sum"),
        pytest.param("2(x + y)", "2*x + 2*y", id="a number before a sum"),
        pytest.param("x(x + y)", "x*(x + y)", id="a product of sums stays"),
        pytest.param("sqrt(x^2 + 1)^2", "x^2 + 1", id="a root squared"),
        pytest.param("x sqrt(x^2 + 1)^3", "x*(x^2 + 1)*sqrt(x^2 + 1)", id="a root cubed"),
        pytest.param("exp(x)^2", "exp(2*x)", id="an exponential squared"),
        pytest.param("sin(-x)", "-sin(x)", id="an odd function"),
        pytest.param("cos(-x)", "cos(x)", id="an even function"),
        pytest.param("exp(2x) y x", "x*y*exp(2*x)", id="letters first and the exponential last"),
    ],
)
def test_a_tree_is_tidied_as_a_textbook_prints_it(written: str, tidied: str) -> None:
    assert plain(tidy(_read(written))) == tidied


@pytest.mark.parametrize("written", ["2x + 3x y", "x/(x^2 + 1)", "exp(x)*(x + 1)", "sqrt(x)/y - 3"])
def test_what_is_tidy_stays_as_it_is(written: str) -> None:
    once = tidy(_read(written))

    assert tidy(once) == once


def test_products_of_sums_are_multiplied_out_only_where_it_is_asked_for() -> None:
    assert plain(expanded(_read("(x + 1)*(x - y)"))) == "x^2 - x*y + x - y"


@pytest.mark.parametrize(
    ("written", "led"),
    [
        pytest.param("-x + y", "y - x", id="a positive term to lead"),
        pytest.param("-x - y", "-x - y", id="none"),
        pytest.param("-x", "-x", id="no sum"),
    ],
)
def test_a_sum_opens_with_a_positive_term_if_it_has_one(written: str, led: str) -> None:
    assert plain(well_led(_read(written))) == led
