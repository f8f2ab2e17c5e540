"""What the notation says of where an expression has a value."""

import pytest

from engine.equality.totality import may_jump, restricts, unshared_conditions
from engine.language.parser import parse
from engine.language.tree import Node

NAMES = ("x", "y")


def tree(text: str) -> Node:
    read = parse(text, NAMES)
    assert isinstance(read, Node.__args__)
    return read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x^2*y - 3*sin(x)", id="a polynomial and a sine"),
        pytest.param("x/(1 + x^2)", id="a denominator of squares"),
        pytest.param("y/(exp(x) + cosh(y))^2", id="a denominator of exponentials"),
        pytest.param("ln(1 + exp(x))", id="the logarithm of what is positive"),
        pytest.param("sqrt(x^2 + abs(y))", id="the root of what is never negative"),
        pytest.param("(1 + x^2)^(-3/2)", id="a power of what is positive"),
        pytest.param("x^(1/3)", id="an odd root"),
        pytest.param("sign(x) + arccot(y)", id="jumps"),
    ],
)
def test_what_always_has_a_value_is_under_no_condition(text: str) -> None:
    assert unshared_conditions(tree(text), tree("x")) == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        pytest.param("3 + y/x", "1/x", id="a denominator"),
        pytest.param("y/x^2", "1/x^2", id="a denominator that is never negative, but may be 0"),
        pytest.param("y*x^(-2)", "x^(-2)", id="a negative power"),
        pytest.param("1/sqrt(x)", "1/sqrt(x)", id="a root in a denominator"),
        pytest.param("exp(sqrt(x))", "sqrt(x)", id="a root of a name"),
        pytest.param("x*ln(x*y)", "ln(x*y)", id="a logarithm"),
        pytest.param("2*x^y", "x^y", id="a power with a name above"),
        pytest.param("arcsin(x/y) + 1", "arcsin(x/y)", id="an inverse function"),
        pytest.param("1/(1 - x^2)", "1/(1 - x^2)", id="a difference of squares"),
    ],
)
def test_what_may_have_no_value_is_a_condition(text: str, condition: str) -> None:
    assert unshared_conditions(tree(text), tree("x")) == (tree(condition),)


def test_a_condition_that_the_other_side_shares_is_left_out() -> None:
    assert unshared_conditions(tree("ln(x)/y + 1/x"), tree("2/y - ln(x)")) == (tree("1/x"),)


def test_a_denominator_has_no_value_on_a_thin_set_only() -> None:
    assert not restricts(tree("1/x"))


def test_a_root_has_no_value_on_an_open_set() -> None:
    assert restricts(tree("1/(1 + sqrt(x))"))


@pytest.mark.parametrize("text", ["sign(x)", "arccot(x)", "x^y", "x^0"])
def test_what_may_differ_from_its_limit_may_jump(text: str) -> None:
    assert may_jump(tree(text))
