"""Equations: one `=` between two expressions, with every span in the learner's own text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Span
from engine.language.equations import Equation, read_equation
from engine.language.parser import parse
from engine.language.reading import Ambiguous, Unreadable

NAMES = ("x", "y", "z")


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        pytest.param("2x + 3y = 5", "(2x + 3y) - 5", id="a line"),
        pytest.param("z == 3 + 2(x - 1)", "z - (3 + 2(x - 1))", id="as a programmer writes it"),
        pytest.param("x = 0", "x", id="a side that is zero"),
        pytest.param(r" \frac{x}{2} = y ", "x/2 - y", id="LaTeX with blanks around it"),
    ],
)
def test_what_is_said_to_be_zero(text, difference):
    read = read_equation(text, NAMES)

    assert isinstance(read, Equation)
    assert read.difference == parse(difference, NAMES)
    assert read_equation(read.plain(), NAMES) == read


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        pytest.param("2x + 1", "one “=”", Span(0, 6), id="no equals sign"),
        pytest.param("x = y = z", "one “=”", Span(0, 9), id="two equals signs"),
        pytest.param("x <= y", "one “=”", Span(0, 6), id="an inequality"),
        pytest.param("x = ", "missing here", Span(3, 3), id="a side that is empty"),
        pytest.param("x = t", "t does not occur", Span(4, 5), id="an unknown name behind the sign"),
    ],
)
def test_what_is_no_equation_is_pointed_at(text, message, span):
    read = read_equation(text, NAMES)

    assert isinstance(read, Unreadable)
    assert message in read.message
    assert read.span == span


def test_both_readings_of_a_side_are_readings_of_the_whole():
    read = read_equation("y = 1/2x", NAMES)

    assert isinstance(read, Ambiguous)
    assert [one.text for one in read.readings] == ["y = (1/2)x", "y = 1/(2x)"]
    assert read.span == Span(4, 8)


@given(st.text(alphabet="xy=<>!() 12+$\\", max_size=30) | st.text(max_size=30))
def test_any_text_is_read_or_refused_within_itself(text):
    read = read_equation(text, NAMES)

    if not isinstance(read, Equation):
        assert 0 <= read.span.start <= read.span.stop <= len(text)
