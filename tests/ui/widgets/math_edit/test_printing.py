"""A formula in plain notation, and what its characters come from."""

import pytest

from engine.errors import Span
from engine.language.parser import read
from engine.language.reading import Unreadable
from tests.ui.widgets.math_edit.shapes import DIALECT, NAMES, inside, shape_of, typed
from ui.widgets.math_edit.document.places import Caret, Selection, row_at
from ui.widgets.math_edit.document.printing import plain_text, printed


def _text(written):
    return plain_text(typed(written).root, DIALECT)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("x/2", "x/2", id="a fraction of single things"),
        pytest.param("2x/(3y)", "2x/(3y)", id="a product below the bar"),
        pytest.param("(x+1)/2 y", "((x+1)/2)y", id="a fraction beside a factor"),
        pytest.param("x*1/(2) y", "(x*1/2) y", id="a product above the bar"),
        pytest.param("sin x/2", "(sin x)/2", id="a function without parentheses above the bar"),
        pytest.param("e^x y", "e^x y", id="what follows a letter in an exponent"),
        pytest.param("x^2 y", "x^2y", id="what follows a number in an exponent"),
        pytest.param("x^(y+1)z", "x^(y+1)z", id="a sum in an exponent"),
        pytest.param("|x|y", "abs(x)y", id="bars"),
        pytest.param("∛x y", "root(x, 3)y", id="a root with a degree"),
        pytest.param("x_1y", "x_1y", id="an index before a letter"),
        pytest.param("log_2 x", "log_2x", id="the base of a logarithm"),
        pytest.param("2x +", "2x+", id="what is not finished"),
        pytest.param("sin(", "sin()", id="a ghost is a bracket"),
        pytest.param("x^", "x^", id="a hole at the end"),
        pytest.param("1/", "1/", id="a hole below a bar"),
        pytest.param("∂x", "∂x", id="a character that the notation does not know"),
    ],
)
def test_a_formula_prints_as_it_was_typed_or_with_as_few_parentheses_as_keep_its_meaning(written, expected):
    assert _text(written) == expected


def test_a_hole_that_something_follows_is_never_filled_by_it():
    fraction = typed("1/").left().inserted(*typed("-x").root)

    assert plain_text(fraction.root, DIALECT) == "1/()-x"


@pytest.mark.parametrize(
    ("written", "items"),
    [
        pytest.param("2x+", ["+"], id="an operator without its right side"),
        pytest.param("x/(1+a)", ["a"], id="an unknown letter below a bar"),
        pytest.param("x^(2y+foo(x))", ["foo"], id="an unknown function in an exponent"),
        pytest.param("1/(3 4)", ["3 4"], id="two numbers side by side"),
        pytest.param("x+sqrt", ["√{}"], id="an empty root"),
        pytest.param("x*(", ["({}~"], id="empty parentheses"),
    ],
)
def test_the_place_that_the_reader_names_is_found_among_the_items(written, items):
    state = typed(written)
    text = printed(state.root, DIALECT)

    reading = read(text.text, NAMES)

    assert isinstance(reading, Unreadable)
    found = [row_at(state.root, part.path).part(part.start, part.stop) for part in text.items(reading.span)]
    assert [shape_of(row) for row in found] == items


def test_every_place_of_the_caret_has_its_place_in_the_text():
    text = printed(typed("x/(2y)").root, DIALECT)

    assert text.text == "x/(2y)"
    assert text.offset(inside(0, 0, 0)) == 0
    assert text.offset(inside(0, 1, 1)) == 4
    assert text.offset(Caret((), 1)) == 6


@pytest.mark.parametrize("offset", range(7))
def test_a_place_in_the_text_is_a_place_of_the_caret(offset):
    text = printed(typed("x/(2y)").root, DIALECT)

    assert text.offset(text.caret(offset)) <= offset


def test_a_span_over_a_box_covers_what_is_in_it():
    text = printed(typed("1+x/2").root, DIALECT)

    parts = text.items(Span(2, 5))

    assert Selection((), 2, 3) in parts
    assert all(part.path[:1] in ((), ((2, 0),), ((2, 1),)) for part in parts)
