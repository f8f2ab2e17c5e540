"""A function of one's own is written as text that makes it again, and what is too much is refused with what to change."""

from fractions import Fraction

import pytest

from engine.errors import AuthorError
from engine.language.parser import parse
from engine.questions.own_function import OwnFunction, own_function, too_much


def test_the_text_makes_the_same_function_again():
    tree = parse("x^2 - a*sin(y)/2", ("x", "y", "a"))
    own = OwnFunction(tree, ("x", "y"), (Fraction(1), Fraction(-1, 2)))

    assert own_function(own.text()) == own
    assert own.names == ("x", "y", "a")


def test_a_function_without_a_point_has_none():
    own = own_function("f(u, v) = u*v")

    assert own.point is None
    with pytest.raises(AuthorError):
        _ = own.at


@pytest.mark.parametrize("text", ["", "x^2", "f(x, y) = ", "f(x, y) = [x, y]", "f(x, y) = x; P = (1)", "f(x, y) = (("])
def test_a_text_that_is_no_function_is_refused(text):
    with pytest.raises(AuthorError):
        own_function(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("1/0", "constant", id="a constant"),
        pytest.param("x^x^x", "exponent", id="a tower"),
        pytest.param("x^(9^9^9)", "exponents", id="a huge exponent"),
        pytest.param("99999999 x", "numbers", id="a large number"),
        pytest.param(" + ".join(f"sin({n} x y)" for n in range(2, 20)), "operations", id="a long sum"),
        pytest.param("a b c d g h x", "letters", id="many letters"),
    ],
)
def test_what_is_too_much_is_said_in_a_sentence(text, says):
    names = [letter for letter in "abcdghxy" if letter in text]

    assert says in too_much(parse(text, names))
