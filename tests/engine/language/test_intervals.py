"""Intervals in brackets, bounds as inequalities: the same thing in two notations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Span
from engine.language.intervals import Interval, read_interval
from engine.language.reading import Ambiguous, Unreadable

NAMES = ("x", "a", "eta", "x1")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("(0, 1]", "(0, 1]", id="brackets"),
        pytest.param("]0, 1]", "(0, 1]", id="an open end as a turned bracket"),
        pytest.param(r"\left(0, \frac{1}{3}\right]", "(0, 1/3]", id="LaTeX"),
        pytest.param("[1, oo)", "[1, oo)", id="no upper end"),
        pytest.param("[-∞, 1]", "(-oo, 1]", id="an infinite end is open"),
        pytest.param("x in (0, 1)", "x in (0, 1)", id="a name in brackets"),
        pytest.param("x < 3", "x in (-oo, 3)", id="a bound"),
        pytest.param("3 >= x", "x in (-oo, 3]", id="a bound, turned round"),
        pytest.param(r"x \geq -1/2", "x in [-1/2, oo)", id="a bound in LaTeX"),
        pytest.param("0 < x <= 1", "x in (0, 1]", id="a chain"),
        pytest.param("2 >= x > 0", "x in (0, 2]", id="a falling chain"),
        pytest.param("x > 0 and x < 1", "x in (0, 1)", id="two bounds"),
        pytest.param("|x| <= 6", "x in [-6, 6]", id="an absolute value"),
        pytest.param("2a > abs(x)", "x in (-2*a, 2*a)", id="an absolute value, turned round, with a parameter"),
        pytest.param("0 < η < 1/3", "eta in (0, 1/3)", id="a Greek name"),
        pytest.param("x < 2a", "x in (-oo, 2*a)", id="an end with a parameter"),
        pytest.param("(sin(a), (1 + 2)/3)", "(sin(a), (1 + 2)/3)", id="ends with brackets"),
        pytest.param("(1/2) < x < (3)", "x in (1/2, 3)", id="a chain with brackets at both ends"),
        pytest.param("x < max(a, 2)", "x in (-oo, max(a, 2))", id="a comma inside an end"),
        pytest.param("x > min(a, 2), x < 3", "x in (min(a, 2), 3)", id="a comma inside a bound, and one between two"),
        pytest.param("x_{1} in (0, 1)", "x1 in (0, 1)", id="a name with an index"),
    ],
)
def test_readings(text, meant):
    read = read_interval(text, NAMES)

    assert isinstance(read, Interval)
    assert read.plain() == meant
    assert read_interval(read.plain(), NAMES) == read


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("[0,5; 2)", "[0.5, 2)", id="ends"),
        pytest.param("x > 0,5; x < 2", "x in (0.5, 2)", id="two bounds"),
        pytest.param("0,5 < x < 1,5", "x in (0.5, 1.5)", id="a chain"),
    ],
)
def test_decimal_commas_leave_the_semicolon_to_separate(text, meant):
    read = read_interval(text, NAMES, decimal_comma=True)

    assert isinstance(read, Interval)
    assert read.plain() == meant


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        pytest.param("x", "Write an interval", Span(0, 1), id="neither"),
        pytest.param("(1, 2, 3)", "two ends", Span(0, 9), id="three ends"),
        pytest.param("(oo, 1)", "Minus infinity", Span(0, 7), id="ends exchanged"),
        pytest.param("x + 1 < 2", "one name alone", Span(0, 9), id="no name alone"),
        pytest.param("x > 1, x > 2", "from both sides", Span(0, 12), id="two lower bounds"),
        pytest.param("|x| > 1", "two intervals", Span(6, 7), id="outside of an absolute value"),
        pytest.param("(0, t)", "t does not occur", Span(4, 5), id="an unknown name"),
    ],
)
def test_what_is_no_interval_is_pointed_at(text, message, span):
    read = read_interval(text, NAMES)

    assert isinstance(read, Unreadable)
    assert message in read.message
    assert read.span == span


@given(st.text(alphabet="xa<>=()[], 12oo-∞", max_size=25) | st.text(max_size=30))
def test_any_text_is_read_or_refused_within_itself(text):
    read = read_interval(text, NAMES)

    assert isinstance(read, Interval | Ambiguous | Unreadable)
    if not isinstance(read, Interval):
        assert 0 <= read.span.start <= read.span.stop <= len(text)
