"""What a typed character does to a formula."""

import pytest

from engine.language.cursor import DEEPEST
from engine.language.parser import read
from engine.language.reading import Ambiguous, Read, Unreadable
from engine.questions.notation import read_as
from tests.ui.widgets.math_edit.corpus import AMBIGUOUS, PLAIN, STATEMENTS, UNREADABLE
from tests.ui.widgets.math_edit.shapes import DIALECT, NAMES, shape, shape_of, typed
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.places import depth
from ui.widgets.math_edit.document.printing import plain_text
from ui.widgets.math_edit.document.reading import meaning, row_of


@pytest.mark.parametrize("text", PLAIN)
def test_a_line_of_text_that_is_typed_means_what_the_line_means(text):
    wanted = meaning(text, DIALECT)

    assert wanted is not None
    assert meaning(plain_text(typed(text).root, DIALECT), DIALECT) == wanted


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_an_ambiguous_line_becomes_a_picture_of_one_of_its_readings_or_stays_a_question(text):
    line = read(text, NAMES)
    found = read(plain_text(typed(text).root, DIALECT), NAMES)

    assert isinstance(line, Ambiguous)
    assert isinstance(found, Ambiguous) or found in [Read(reading.tree) for reading in line.readings]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_in_a_line_cannot_be_read_in_the_picture(text):
    assert isinstance(read(text, NAMES), Unreadable)

    assert isinstance(read(plain_text(typed(text).root, DIALECT), NAMES), Unreadable)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x/2", "{x}/{2|}", id="a fraction takes what is before it"),
        pytest.param("2x y/3", "{2x y}/{3|}", id="all of the product"),
        pytest.param("1+x/2", "1+{x}/{2|}", id="but not the sum"),
        pytest.param("(x+1)/2", "{x+1}/{2|}", id="without needless parentheses"),
        pytest.param("1/2+x", "{1}/{2}+x|", id="a plus leaves a denominator"),
        pytest.param("1/2 x", "{1}/{2}x|", id="so does a space"),
        pytest.param("/", "{|}/{}", id="a fraction of nothing begins above"),
        pytest.param("x^2+1", "x^{2}+1|", id="a plus leaves an exponent"),
        pytest.param("x^-2", "x^{-2|}", id="a minus can begin one"),
        pytest.param("x^2y", "x^{2}y|", id="a letter behind a number leaves it"),
        pytest.param("e^2x", "e^{2x|}", id="but not behind e"),
        pytest.param("e^(2x", "e^{({2x|}~}", id="parentheses in an exponent"),
        pytest.param("e^(2x)", "e^{2x}|", id="go when they are closed"),
        pytest.param("1/(x+1)^2", "{1}/{({x+1})^{2|}}", id="and come back when they were meant"),
        pytest.param("x^2^3", "x^{2^{3|}}", id="a tower"),
        pytest.param("[0,oo)", "[{0,<oo>})|", id="infinity"),
        pytest.param("x_1y", "x_{1}y|", id="an index ends where no name goes on"),
        pytest.param("x1", "x_{1}|", id="a digit becomes the index that is declared"),
        pytest.param("x_1^2", "x_{1}^{2|}", id="an exponent above an index"),
        pytest.param("x^2_1", "x^{2_{1|}}", id="an index in an exponent"),
        pytest.param("sin", "<sin>|", id="a function is one word"),
        pytest.param("sinh", "<sinh>|", id="which goes on"),
        pytest.param("xsinx", "x<sin>x|", id="among letters"),
        pytest.param("pi", "<pi>|", id="a constant"),
        pytest.param("λ", "<lambda>|", id="a Greek letter"),
        pytest.param("sqrt", "√{|}", id="a root opens when it is spelled"),
        pytest.param("sqrt(x)+1", "√{x}+1|", id="and takes parentheses for its own"),
        pytest.param("√x y", "√{x}y|", id="a space leaves a root"),
        pytest.param("root(x,3)", "√{3}{x}|", id="a root with its degree"),
        pytest.param("abs(x)", "|{x}||", id="an absolute value"),
        pytest.param("log2(x)", "<log>_{2}({x})|", id="a logarithm with its base"),
        pytest.param("(x", "({x|}~", id="a bracket opens with a ghost"),
        pytest.param("(x)", "({x})|", id="which is closed by typing"),
        pytest.param("(0, 1]", "({0, 1}]|", id="with what is typed"),
        pytest.param("x)", "x)|", id="what closes nothing stands there"),
        pytest.param("x<=2", "x<=2|", id="two signs become one"),
        pytest.param("x**2", "x^{2|}", id="two stars"),
        pytest.param("x + 1", "x+1|", id="spaces around signs go"),
        pytest.param("x  y", "x y|", id="one space is enough"),
        pytest.param("x²y", "x^{2}y|", id="a raised digit"),
    ],
)
def test_typing_opens_and_leaves_boxes(text, expected):
    assert shape(typed(text)) == expected


@pytest.mark.parametrize(
    "opening", ["(", "x^", "1/", "sqrt", "|"], ids=["parentheses", "powers", "fractions", "roots", "bars"]
)
def test_boxes_are_nested_no_deeper_than_can_be_read(opening):
    state = typed(opening * (DEEPEST + 5))

    assert depth(state.root) == DEEPEST


@pytest.mark.parametrize(("kind", "text"), STATEMENTS)
def test_a_statement_that_is_typed_says_what_the_line_says(kind, text):
    wanted = read_as(text, kind, NAMES)

    assert not isinstance(wanted, Ambiguous | Unreadable)
    assert read_as(plain_text(typed(text).root, DIALECT), kind, NAMES) == wanted


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        pytest.param(("theta_1", "x"), "xtheta_1^2", "x<theta>_{1}^{2|}", id="an indexed Greek letter"),
        pytest.param(("theta1",), "theta1", "<theta>_{1}|", id="with its index at once"),
        pytest.param(("eta", "beta_1"), "beta_1eta", "<beta>_{1}<eta>|", id="a name within another"),
        pytest.param(("rate_1",), "rate_1", "<rate>_{1|}", id="an indexed word"),
        pytest.param((), "r sintheta", "r <sin><theta>|", id="any Greek letter where nothing is declared"),
    ],
)
def test_names_become_letters_as_they_are_typed_and_come_back_so(names, text, expected):
    dialect = Dialect(names)
    state = typed(text, dialect)

    assert shape(state) == expected
    assert shape_of(row_of(plain_text(state.root, dialect), dialect)) == expected.replace("|", "")


def test_a_less_or_equal_is_one_sign():
    assert len(typed("x<=2").root) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0,5x/2", "{0.5x}/{2|}"), ("max(x;y)", "<max>({x;y})|"), ("x^2,5", "x^{2.5|}"), ("root(x;3)", "√{3}{x}|")],
    ids=["a decimal", "a separator", "a decimal exponent", "a root with its degree"],
)
def test_a_comma_can_be_the_decimal_mark(text, expected):
    assert shape(typed(text, Dialect(NAMES, decimal_comma=True))) == expected


def test_a_decimal_comma_is_part_of_its_number():
    dialect = Dialect(NAMES, decimal_comma=True)

    assert plain_text(typed("1,5/2x;0,5", dialect).root, dialect) == "1,5/(2x);0,5"
