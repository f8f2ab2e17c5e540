"""Sets of points in every bracket that people use for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Span
from engine.language.point_sets import PointSet, read_points
from engine.language.reading import Ambiguous, Unreadable

NAMES = ("x", "a")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("(0, 0), (2, 2)", "(0, 0), (2, 2)", id="a list"),
        pytest.param("{(0, 0), (2, 2)}", "(0, 0), (2, 2)", id="in braces"),
        pytest.param(r"\{(0, 0), (2, 2)\}", "(0, 0), (2, 2)", id="in LaTeX braces"),
        pytest.param("[[0, 0], [2, 2]]", "(0, 0), (2, 2)", id="in square brackets"),
        pytest.param("(0, 0); (2, 2)", "(0, 0), (2, 2)", id="with a semicolon"),
        pytest.param("(0, 0) and (2, 2)", "(0, 0), (2, 2)", id="in words"),
        pytest.param("(0, 0)\n(2, 2)", "(0, 0), (2, 2)", id="each on a line of its own"),
        pytest.param("(0, 0),\n(2, 2)\n", "(0, 0), (2, 2)", id="each on a line of its own, with a comma"),
        pytest.param("(1, 2, 3)", "(1, 2, 3)", id="one point of space"),
        pytest.param("0, 2", "(0), (2)", id="points of a line"),
        pytest.param("(1 + a)/2, (1 - a)/2", "((1 + a)/2), ((1 - a)/2)", id="expressions that open with a bracket"),
        pytest.param("((1 + a)/max(a, 2), a)", "((1 + a)/max(a, 2), a)", id="brackets at both ends that are no pair"),
        pytest.param("[2]", "(2)", id="one point of a line"),
        pytest.param("[[0], [2]]", "(0), (2)", id="points of a line in brackets of their own"),
        pytest.param("none", "none", id="no point"),
    ],
)
def test_readings(text, meant):
    read = read_points(text, NAMES)

    assert isinstance(read, PointSet)
    assert read.plain() == meant
    assert read_points(read.plain(), NAMES) == read


def test_decimal_commas_leave_the_semicolon_between_coordinates():
    read = read_points("(0,5; 1); (2; 2)", NAMES, decimal_comma=True)

    assert isinstance(read, PointSet)
    assert read.plain() == "(0.5, 1), (2, 2)"


@pytest.mark.parametrize(
    ("text", "message", "span"),
    [
        pytest.param("(0, 0), (1, 1", "still open", Span(8, 9), id="an open bracket"),
        pytest.param("(0, 0),", "missing here", Span(7, 7), id="a point that is missing"),
        pytest.param("(0, 0), (1, t)", "t does not occur", Span(12, 13), id="an unknown name"),
        pytest.param("(" * 100 + ")" * 100, "levels can be nested", Span(0, 200), id="nested too deeply"),
        pytest.param("1, " * 1000, "characters can be read", Span(0, 3000), id="too long"),
    ],
)
def test_what_is_no_set_of_points_is_pointed_at(text, message, span):
    read = read_points(text, NAMES)

    assert isinstance(read, Unreadable)
    assert message in read.message
    assert read.span == span


@given(st.text(alphabet="xa(){}[],; 12", max_size=30) | st.text(max_size=30))
def test_any_text_is_read_or_refused_within_itself(text):
    read = read_points(text, NAMES)

    assert isinstance(read, PointSet | Ambiguous | Unreadable)
    if not isinstance(read, PointSet):
        assert 0 <= read.span.start <= read.span.stop <= len(text)
