"""Texts and trees become formulas that print as texts of the same meaning."""

import re

import pytest
from hypothesis import given, settings

from engine.language.parser import parse
from engine.language.plain_text import compact
from engine.language.tokens import MOST_CHARACTERS
from tests.engine.language.trees import NAMES, matrices, nodes, vectors
from tests.ui.widgets.math_edit.corpus import AMBIGUOUS, PLAIN, UNREADABLE
from tests.ui.widgets.math_edit.shapes import DIALECT, shape_of
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.items import Symbol
from ui.widgets.math_edit.document.printing import plain_text
from ui.widgets.math_edit.document.reading import meaning, row_of

TREES = Dialect(NAMES)
WITH_COMMA = Dialect(NAMES, decimal_comma=True)

_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def _row_of(tree, dialect):
    """Return the formula of a tree's text, with the decimal mark of the dialect."""
    text = compact(tree)
    return row_of(_POINT.sub(",", text.replace(",", ";")) if dialect.decimal_comma else text, dialect)


@given(nodes())
@settings(max_examples=200, deadline=None)
def test_every_tree_comes_back_from_its_formula(tree):
    printed = plain_text(_row_of(tree, TREES), TREES)

    if len(compact(tree)) <= MOST_CHARACTERS:
        assert parse(printed, NAMES) == tree


@given(nodes())
@settings(max_examples=100, deadline=None)
def test_every_tree_comes_back_where_the_comma_is_the_decimal_mark(tree):
    printed = plain_text(_row_of(tree, WITH_COMMA), WITH_COMMA)

    assert parse(printed, NAMES, decimal_comma=True) == tree


@given(vectors())
@settings(max_examples=50, deadline=None)
def test_every_vector_comes_back(vector):
    assert parse(plain_text(_row_of(vector, TREES), TREES), NAMES, "vector") == vector


@given(matrices())
@settings(max_examples=50, deadline=None)
def test_every_matrix_comes_back(matrix):
    assert parse(plain_text(_row_of(matrix, TREES), TREES), NAMES, "matrix") == matrix


@given(nodes(size=6))
@settings(max_examples=200, deadline=None)
def test_a_tree_becomes_boxes_and_not_a_line_of_signs(tree):
    row = _row_of(tree, TREES)

    assert not any(item in (Symbol("^"), Symbol("/"), Symbol("(")) for item in row)


@pytest.mark.parametrize("text", [*PLAIN, *AMBIGUOUS, *UNREADABLE])
def test_a_printed_text_is_printed_again_as_it_is_but_for_spaces(text):
    once = plain_text(row_of(text, DIALECT), DIALECT)

    assert plain_text(row_of(once, DIALECT), DIALECT).replace(" ", "") == once.replace(" ", "")


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_keeps_its_meaning(text):
    assert meaning(plain_text(row_of(text, DIALECT), DIALECT), DIALECT) == meaning(text, DIALECT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(r"\frac{x}{y}", "{x}/{y}", id="a fraction"),
        pytest.param(r"\frac{1}{2}x", "{1}/{2}x", id="a fraction before a letter"),
        pytest.param(r"x^{2}\sin\left(y\right)", "x^{2}<sin>({y})", id="a power and a function"),
        pytest.param(r"\sqrt{x^2+1}", "√{x^{2}+1}", id="a root"),
        pytest.param(r"\lambda x_{1}", "<lambda> x_{1}", id="Greek letters and indices"),
        pytest.param("np.array([x, y])", "[{x, y}]", id="a vector of numpy"),
        pytest.param("x**2*exp(-x)", "x^{2}*<exp>({-x})", id="text of a program"),
    ],
)
def test_what_is_pasted_becomes_boxes(text, expected):
    assert shape_of(row_of(text, DIALECT)) == expected


def test_a_text_that_is_too_long_to_be_read_is_kept():
    text = "x+" * MOST_CHARACTERS

    assert plain_text(row_of(text, DIALECT), DIALECT) == text


def test_a_mixed_number_stays_a_question():
    text = plain_text(row_of("2", DIALECT).with_items(1, 1, row_of("1/2", DIALECT).items), DIALECT)

    assert text == r"2\frac{1}{2}"
