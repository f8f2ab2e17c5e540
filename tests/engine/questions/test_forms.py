"""Forms: what a right answer lacks, in one sentence, and what a person would let pass."""

import pytest

from engine.errors import AuthorError
from engine.language.parser import parse
from engine.questions.forms import demand, missing

NAMES = ("x", "y", "t")


def lacks(text: str, form: str, key: str | None = None) -> str:
    answer = parse(text, NAMES)
    return missing(answer, form, answer if key is None else parse(key, NAMES))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        *(pytest.param("simplified", text, id=f"simplified: {text}") for text in ("2x", "3x/2", "(1/2)x", "0.5x")),
        *(pytest.param("simplified", text, id=f"simplified: {text}") for text in ("x^(1/2)", "x^(-1)", "3*(1/y)")),
        *(pytest.param("simplified", text, id=f"simplified: {text}") for text in ("(x + 1)(x - 1)", "x^2 - 1")),
        *(pytest.param("simplified", text, id=f"simplified: {text}") for text in ("x/sqrt(2)", "sqrt(2)x/2", "-(x+y)")),
        *(pytest.param("factored", text, id=f"factored: {text}") for text in ("x(x + 1)", "-(x + 1)(x - 1)", "x")),
        *(pytest.param("factored", text, id=f"factored: {text}") for text in ("x^2 + 1", "x^2 - 2", "(2x + 4)(x + 1)")),
        *(pytest.param("factored", text, id=f"factored: {text}") for text in ("(x + 1)^2", "e^x (x + 1)", "x/(y + 1)")),
        *(pytest.param("expanded", text, id=f"expanded: {text}") for text in ("x^2 + x", "sin(x + 1) x")),
        *(pytest.param("single fraction", text, id=f"fraction: {text}") for text in ("(x+y)/(x y)", "2*(x/y)", "-x/y")),
        *(pytest.param("as a single fraction", text, id=f"fraction: {text}") for text in ("x + y", "sin(x/2)/y")),
        *(pytest.param("single fraction", text, id=f"fraction: {text}") for text in ("x y^(-1)", "e^(1/x)/y")),
        pytest.param("in terms of t", "t^2", id="in terms of one name"),
        pytest.param("in terms of x and y", "x y", id="in terms of two names"),
    ],
)
def test_what_has_its_form(form, text):
    assert lacks(text, form) == ""


@pytest.mark.parametrize(
    ("form", "text", "sentence"),
    [
        pytest.param("simplified", "x + x", "can still be combined", id="like terms"),
        pytest.param("simplified", "x*x", "can still be combined", id="equal factors"),
        pytest.param("simplified", "2*3x", "numbers can still be combined", id="two numbers in a product"),
        pytest.param("simplified", "1/2 + 1/3", "numbers can still be combined", id="two numbers in a sum"),
        pytest.param("simplified", "sqrt(4) x", "can still be combined", id="a root that is a number"),
        pytest.param("simplified", "6x/4", "reduced", id="a number above and below"),
        pytest.param("simplified", "(2x + 4)/6", "reduced", id="a number in every term"),
        pytest.param("simplified", "(x^2 - 1)/(x - 1)", "reduced", id="a sum above and below"),
        pytest.param("simplified", "x*1", "zero or a one", id="a one that does nothing"),
        pytest.param("simplified", "-(-x)", "minus signs cancel", id="two minus signs"),
        pytest.param("simplified", "(x + 1)^2 - x^2", "Multiplied out", id="brackets that hide something short"),
        pytest.param("factored", "x^2 - 1", "$x^{2} - 1$ can still be factored", id="a difference of squares"),
        pytest.param("factored", "(x^2 - 1)/y", "can still be factored", id="a numerator"),
        pytest.param("factored", "x e^x + e^x", "can still be factored", id="a function in every term"),
        pytest.param("factored", "2x + 4", "The number 2", id="a number in every term of a sum"),
        pytest.param("expanded", "x(x + 1)", "parentheses left", id="a product of sums"),
        pytest.param("expanded", "(x + 1)^2", "power of a sum", id="a power of a sum"),
        pytest.param("single fraction", "1/x + 1/y", "one denominator", id="two fractions"),
        pytest.param("single fraction", "(1 + 1/x)/y", "within the fraction", id="a fraction in a fraction"),
        pytest.param("in terms of t", "x + t", "still $x$", id="another name"),
    ],
)
def test_what_lacks_its_form(form, text, sentence):
    assert sentence in lacks(text, form)


def test_an_answer_much_longer_than_the_key_is_not_simplified():
    assert lacks("sin(x)^2 + cos(x)^2", "simplified", key="1") == "This can be written in a shorter way."


def test_without_a_form_nothing_is_missing():
    assert missing(parse("x + x", NAMES), None, parse("2x", NAMES)) == ""


def test_a_form_that_there_is_not_is_the_authors_fault():
    with pytest.raises(AuthorError, match="“pretty” is no form"):
        demand("pretty")
