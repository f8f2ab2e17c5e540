"""Where the caret goes, and what is selected on the way."""

import pytest

from tests.ui.widgets.math_edit.shapes import DIALECT, inside, shape, shape_of, typed
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.moving import (
    down,
    end,
    home,
    leave,
    left,
    place,
    right,
    up,
    word_left,
)
from ui.widgets.math_edit.document.places import Caret, carets
from ui.widgets.math_edit.document.selecting import select_all, select_factor
from ui.widgets.math_edit.document.typing import type_text


def _walk(state, step):
    """Return the shapes on the way until a step leads nowhere."""
    seen = [shape(state)]
    while shape(state := step(state)) != seen[-1]:
        seen.append(shape(state))
    return seen


def test_right_visits_every_place_in_reading_order():
    start = home(home(typed("x^2/(y+1)")))

    assert len(_walk(start, right)) == len(list(carets(start.root)))


def test_left_goes_back_the_way_that_right_came():
    start = home(home(typed("sqrt(x_1^2)/2+sin(y)")))
    there = _walk(start, right)

    back = _walk(end(end(start)), left)

    assert back == there[::-1]


@pytest.mark.parametrize(
    ("text", "step", "expected"),
    [
        pytest.param("x/2", up, "{x|}/{2}", id="from the denominator to the numerator"),
        pytest.param("1+2/xy", home, "1+{2}/{|xy}", id="home goes to the start of the row"),
        pytest.param("x^2/3 ", up, "{x^{2}|}/{3}", id="from behind a fraction into its numerator"),
        pytest.param("x_1^2", down, "x_{1|}^{2}", id="from the exponent to the index"),
        pytest.param("x^2", leave, "x^{2}|", id="Tab leaves an exponent"),
        pytest.param("(x+1", leave, "({x+1})|", id="and makes a ghost bracket real"),
        pytest.param("sqrt(x+1", leave, "√{x+1}|", id="with the root that it is all of"),
        pytest.param("1/(x+1", leave, "{1}/{x+1}|", id="with the denominator that it is all of"),
        pytest.param("xy+12", word_left, "xy+|12", id="a number is passed in one step"),
        pytest.param("12+sinx", word_left, "12+|<sin>x", id="letters too"),
        pytest.param("y+x^2 ", word_left, "y+|x^{2}", id="and a letter with its exponent"),
    ],
)
def test_a_key_leads_to_a_place(text, step, expected):
    assert shape(step(typed(text))) == expected


def test_tab_goes_from_the_numerator_to_the_denominator_and_out():
    state = up(typed("x/2"))

    assert shape(leave(state)) == "{x}/{|2}"
    assert shape(leave(leave(state))) == "{x}/{2}|"
    assert leave(leave(leave(state))) is None


def test_shift_and_tab_goes_back():
    assert shape(leave(typed("x/2"), backwards=True)) == "{x|}/{2}"


def test_a_space_leaves_a_box_that_the_caret_was_moved_into():
    state = up(typed("x/2"))

    assert shape(type_text(state, " ", DIALECT)) == "{x}/{2}|"


def test_what_ends_a_box_in_a_line_ends_none_that_the_caret_was_moved_into():
    state = left(leave(typed("x^2")))

    assert shape(type_text(state, "+1", DIALECT)) == "x^{2+1|}"


def _selected(state):
    return shape_of(state.selected_row)


def test_selecting_passes_over_boxes():
    state = home(typed("x^2+1"))

    state = right(right(state, extends=True), extends=True)

    assert _selected(state) == "x^{2}"


def test_a_selection_that_leaves_a_box_covers_all_of_it():
    state = left(typed("2x/3+1").at(inside(0, 0, 1)), extends=True)

    assert _selected(state) == "2"
    assert _selected(left(state, extends=True)) == "{2x}/{3}"


def test_a_selection_between_the_rows_of_a_box_covers_the_box():
    state = place(up(typed("x/2")), inside(0, 1, 0), extends=True)

    assert _selected(state) == "{x}/{2}"


def test_an_arrow_ends_a_selection_at_its_side():
    state = select_all(typed("x+1"))

    assert shape(left(state)) == "|x+1"
    assert shape(right(state)) == "x+1|"


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        pytest.param("12x", 0, "12", id="a number"),
        pytest.param("2x^2 y", 1, "x^{2}", id="a power"),
        pytest.param("1+sin(x)^2 ", 2, "<sin>({x})^{2}", id="a function with its argument"),
        pytest.param("1+x/2 ", 2, "{x}/{2}", id="a fraction"),
        pytest.param("x y", 3, "y", id="at the end"),
    ],
)
def test_a_double_click_selects_a_factor(text, offset, expected):
    assert _selected(select_factor(typed(text), Caret((), offset))) == expected


def test_a_factor_of_nothing_is_nothing():
    assert select_factor(Editing(), Caret((), 0)).selection is None
