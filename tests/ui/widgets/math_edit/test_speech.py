"""What is said while a formula is typed and walked through."""

import pytest

from tests.ui.widgets.math_edit.shapes import DIALECT, typed
from ui.widgets.math_edit.document.deleting import backspace
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.moving import end, home, left, right, up
from ui.widgets.math_edit.document.places import Caret
from ui.widgets.math_edit.document.selecting import select_all
from ui.widgets.math_edit.document.typing import type_character
from ui.widgets.math_edit.speech import announced, spoken


def _said(text, step):
    state = typed(text)
    return announced(state, step(state))


def _typing(character):
    return lambda state: type_character(state, character, DIALECT)


@pytest.mark.parametrize(
    ("text", "character", "expected"),
    [
        pytest.param("", "x", "x", id="a letter"),
        pytest.param("x", "+", "plus", id="a sign"),
        pytest.param("si", "n", "sine", id="a function when it is complete"),
        pytest.param("x", "^", "in the exponent, empty", id="a box that opens"),
        pytest.param("1", "/", "in the denominator, empty", id="a fraction"),
        pytest.param("log", "_", "in the base, empty", id="the base of a logarithm"),
        pytest.param("x^2", "+", "leaving the exponent", id="a sign that leaves a box"),
        pytest.param("e^(2x", ")", "leaving the exponent", id="a bracket that closes with its box"),
    ],
)
def test_typing_says_what_was_typed_and_where_the_caret_went(text, character, expected):
    assert _said(text, _typing(character)) == expected


@pytest.mark.parametrize(
    ("text", "step", "expected"),
    [
        pytest.param("x/2", up, "in the numerator", id="from one part of a fraction to the other"),
        pytest.param("x+1", left, "1", id="the sign that is passed"),
        pytest.param("x^2/3 ", left, "in the denominator", id="into a fraction"),
        pytest.param("1/(x^2", right, "leaving the exponent, in the parentheses", id="back into what is around"),
        pytest.param("x+1", home, "before x", id="a longer way"),
        pytest.param("x+1", end, "", id="nowhere"),
    ],
)
def test_moving_says_which_box_was_left_or_entered_and_what_was_passed(text, step, expected):
    assert _said(text, step) == expected


def test_taking_back_says_what_went():
    assert _said("x+1", lambda state: backspace(state, DIALECT)) == "1 deleted"


def test_a_selection_is_read_out():
    assert _said("x+1", select_all) == "x plus 1 selected"
    state = select_all(typed("x+1"))
    assert announced(state, left(state)) == "nothing selected"


def test_a_long_selection_is_counted():
    assert _said("sin(x)cos(y)+sin(x y)cos(x+y)", select_all).endswith("items selected")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x^2+y^3", "x squared plus y cubed", id="powers"),
        pytest.param("(x+1)/2", "x plus 1 over 2 end of fraction", id="a fraction"),
        pytest.param("sqrt(x+1)", "square root of x plus 1 end of root", id="a root"),
        pytest.param("root(x,3)", "root of degree 3 of x", id="a root with a degree"),
        pytest.param("sin(2x)", "sine open parenthesis 2 x close parenthesis", id="a function"),
        pytest.param("|x|", "absolute value of x end of bars", id="bars"),
        pytest.param("x_1^2", "x index 1 squared", id="an index and an exponent"),
        pytest.param("x<=1", "x less than or equal to 1", id="a relation"),
        pytest.param("1/", "1 over empty", id="a hole"),
        pytest.param("lambda E", "lambda capital E", id="letters"),
    ],
)
def test_a_formula_is_put_into_words(text, expected):
    assert spoken(typed(text).root) == expected


def test_nothing_is_said_where_nothing_happens():
    state = typed("x")

    assert announced(state, state) == ""
    assert announced(Editing(), Editing(caret=Caret((), 0))) == ""
