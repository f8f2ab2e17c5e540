"""Taking back and putting in."""

import pytest

from tests.ui.widgets.math_edit.shapes import DIALECT, inside, shape, typed
from ui.widgets.math_edit.document.deleting import backspace, delete, delete_rest
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.inserting import insert, paste
from ui.widgets.math_edit.document.items import EMPTY, Bracket, Fraction, Root, Row, Script
from ui.widgets.math_edit.document.moving import end, home, place, right, up
from ui.widgets.math_edit.document.places import Caret
from ui.widgets.math_edit.document.selecting import select_all
from ui.widgets.math_edit.document.typing import type_character, type_text

FRACTION, POWER, ROOT = Row((Fraction(EMPTY, EMPTY),)), Row((Script(sup=EMPTY),)), Row((Root(None, EMPTY),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x+", "x|", id="a sign"),
        pytest.param("sin", "si|", id="the last letter of a function"),
        pytest.param("sinh", "<sin>|", id="which may leave another function"),
        pytest.param("pi", "|", id="a Greek letter goes whole"),
        pytest.param("x<=", "x<|", id="half of a joined sign"),
        pytest.param("x^2", "x^{|}", id="in an exponent"),
        pytest.param("x^", "x|", id="an empty exponent"),
        pytest.param("x/", "x|", id="an empty denominator"),
        pytest.param("sqrt", "|", id="an empty root"),
        pytest.param("(x+1)", "({x+1|}~", id="a closing bracket becomes a ghost"),
        pytest.param("x^2+", "x^{2}|", id="behind an exponent"),
        pytest.param("e^(2x)", "e^{2|}", id="from behind a box its last sign"),
        pytest.param("", "|", id="nothing"),
    ],
)
def test_backspace_takes_back_what_was_typed_last(text, expected):
    assert shape(backspace(typed(text), DIALECT)) == expected


@pytest.mark.parametrize(
    ("text", "caret", "expected"),
    [
        pytest.param("(x+1)/2", inside(0, 1, 0), "x+1|2", id="a fraction"),
        pytest.param("sqrt(x+1)", inside(0, 1, 0), "|x+1", id="a root"),
        pytest.param("(x+1)", inside(0, 0, 0), "|x+1", id="a bracket"),
        pytest.param("y^(x+1)", inside(1, 1, 0), "y|x+1", id="an exponent"),
    ],
)
def test_backspace_at_the_edge_of_a_box_dissolves_it_and_keeps_its_contents(text, caret, expected):
    assert shape(backspace(typed(text).at(caret), DIALECT)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("xy", "|y", id="a sign"),
        pytest.param("x/2", "{|x}/{2}", id="goes into a box"),
        pytest.param("(x+1)y", "|x+1y", id="an opening bracket dissolves the pair"),
        pytest.param("/", "|", id="a box without contents goes"),
    ],
)
def test_delete_takes_what_follows(text, expected):
    assert shape(delete(home(home(typed(text))), DIALECT)) == expected


def test_delete_at_the_end_of_a_row_dissolves_its_box():
    assert shape(delete(up(typed("x/2")), DIALECT)) == "x|2"


def test_the_rest_of_a_row_goes_at_once_and_nothing_else():
    state = typed("x/(y+2)+1").at(inside(0, 1, 1))

    assert shape(delete_rest(state, DIALECT)) == "{x}/{y|}+1"


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        pytest.param("(", "({x+1})|", id="parentheses go around it"),
        pytest.param("|", "|{x+1}||", id="bars"),
        pytest.param("/", "{x+1}/{|}", id="it goes above a bar"),
        pytest.param("^", "({x+1})^{|}", id="it is raised as a whole"),
        pytest.param("z", "z|", id="a letter takes its place"),
    ],
)
def test_a_selection_goes_into_the_box_that_is_typed(character, expected):
    assert shape(type_character(select_all(typed("x+1")), character, DIALECT)) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param(FRACTION, "{|}/{}", id="a fraction"),
        pytest.param(POWER, "^{|}", id="an exponent"),
        pytest.param(Row((Bracket(EMPTY),)), "({|})", id="brackets"),
    ],
)
def test_the_caret_goes_to_the_first_hole_of_a_structure(items, expected):
    assert shape(insert(Editing(), items, DIALECT)) == expected


def test_a_selection_fills_the_first_hole_of_a_structure():
    assert shape(insert(select_all(typed("x+1")), FRACTION, DIALECT)) == "{x+1}/{|}"
    assert shape(insert(select_all(typed("x+1")), ROOT, DIALECT)) == "√{x+1}|"


def test_what_is_typed_after_a_structure_leaves_it_as_if_it_had_been_typed():
    state = insert(typed("x"), POWER, DIALECT)

    assert shape(type_text(state, "2+1", DIALECT)) == "x^{2}+1|"


def test_a_text_is_pasted_in_the_middle_as_boxes():
    state = place(typed("1+2"), Caret((), 2))

    assert shape(paste(state, r"\frac{x}{y}", DIALECT)) == "1+{x}/{y}|2"


def test_a_bracket_that_opens_in_the_middle_takes_the_rest_of_the_row():
    state = place(typed("2x+1"), Caret((), 1))

    opened = type_character(state, "(", DIALECT)

    assert shape(opened) == "2({|x+1}~"
    assert shape(type_character(right(opened), ")", DIALECT)) == "2({x})|+1"


def test_letters_that_come_together_form_a_word():
    state = place(typed("s in"), Caret((), 2))

    assert shape(backspace(state, DIALECT)) == "<sin>|"


def test_the_end_of_the_formula_is_one_key_beyond_the_end_of_a_row():
    assert shape(end(end(typed("x/2+1").at(inside(0, 1, 0))))) == "{x}/{2}+1|"
