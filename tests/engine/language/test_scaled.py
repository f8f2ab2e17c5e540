"""Whole vectors and matrices that a factor stands before, or behind."""

import pytest

from engine.language.parser import parse, read
from engine.language.plain_text import plain
from engine.language.reading import Kind, Unreadable

_NAMES = ("x", "y")


@pytest.mark.parametrize(
    ("text", "kind", "meant"),
    [
        pytest.param("(-3, -4)/5", "vector", "[(-3)/5, (-4)/5]", id="divided"),
        pytest.param("1/√10 (1, 3)", "vector", "[1/sqrt(10)*1, 1/sqrt(10)*3]", id="a fraction before it"),
        pytest.param("2 * [1, x]", "vector", "[2*1, 2*x]", id="a dot between"),
        pytest.param("-(1, 2)", "vector", "[-1, -2]", id="a sign"),
        pytest.param("-2x(1, x)", "vector", "[-(2*x)*1, -(2*x)*x]", id="a product with a sign"),
        pytest.param("max(x, 1)(1, 2)", "vector", "[max(x, 1)*1, max(x, 1)*2]", id="arguments are no vector"),
        pytest.param("(1, 2)*3/4", "vector", "[3*1/4, 3*2/4]", id="multiplied, then divided"),
        pytest.param("(x + 1)(1, 2)", "vector", "[(x + 1)*1, (x + 1)*2]", id="a sum in brackets"),
        pytest.param("1/2 [[1, 2], [3, 4]]", "matrix", "[[1/2*1, 1/2*2], [1/2*3, 1/2*4]]", id="a matrix"),
        pytest.param("[1, 2; 3, 4]/2", "matrix", "[[1/2, 2/2], [3/2, 4/2]]", id="rows by semicolons"),
        pytest.param(
            r"\frac{1}{2}\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
            "matrix",
            "[[1/2*1, 1/2*2], [1/2*3, 1/2*4]]",
            id="LaTeX",
        ),
        pytest.param(
            r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}/3", "matrix", "[[1/3, 2/3], [3/3, 4/3]]", id="LaTeX divided"
        ),
    ],
)
def test_a_factor_goes_into_every_entry(text: str, kind: Kind, meant: str) -> None:
    assert plain(parse(text, _NAMES, kind)) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2 + 3 (1, 2)", id="a number is added"),
        pytest.param("1 - (1, 2)", id="taken from a number"),
        pytest.param("(1, 2) + (3, 4)", id="two vectors are added"),
        pytest.param("2(1, 2)(3, 4)", id="two vectors side by side"),
        pytest.param("(1, 2)/2x", id="how much stands below is not said"),
        pytest.param("(1, 2)/", id="nothing below"),
        pytest.param("e^(1, 2)", id="an exponent"),
    ],
)
def test_what_is_no_multiple_is_refused(text: str) -> None:
    assert isinstance(read(text, _NAMES, "vector"), Unreadable)


def test_with_decimal_commas_semicolons_separate() -> None:
    assert plain(parse("0,5 (1; 3)", _NAMES, "vector", decimal_comma=True)) == "[0.5*1, 0.5*3]"
