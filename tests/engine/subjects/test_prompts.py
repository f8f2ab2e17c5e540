import pytest

from engine.language.parser import parse
from engine.subjects.prompts import all_but, constants, definitions, paragraph, partial_symbol, subscripted


@pytest.mark.parametrize(
    ("names", "text"),
    [
        pytest.param(("x", "y"), "$y$", id="one other"),
        pytest.param(("x", "y", "z"), "$y$ and $z$", id="two others"),
        pytest.param(("x", "y", "z", "w1"), "$y$, $z$ and $w_{1}$", id="three others"),
    ],
)
def test_the_other_letters_are_listed_as_a_person_would(names, text):
    assert all_but(names, "x") == text


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        pytest.param((), "", id="none"),
        pytest.param(("k",), "Here $k$ is a constant.", id="one"),
        pytest.param(("a", "b"), "Here $a$ and $b$ are constants.", id="two"),
    ],
)
def test_what_is_held_constant_is_said_in_one_sentence(names, sentence):
    assert constants(names) == sentence


def test_a_paragraph_leaves_out_what_is_not_said():
    assert paragraph("Find it.", "", "Here it is.") == "Find it. Here it is."


def test_the_less_usual_functions_are_defined():
    tree = parse("x*sigmoid(x) + softplus(x)", "x")

    assert definitions([tree]) == (
        r"As usual, $\sigma(t) = \frac{1}{1 + e^{-t}}$ and $\operatorname{softplus}(t) = \ln(1 + e^{t})$."
    )


def test_what_any_textbook_defines_is_taken_for_granted():
    assert definitions([parse("x*sin(x)", "x")]) == ""


def test_a_second_derivative_is_written_with_the_first_variable_last():
    assert partial_symbol("f", "x", "y") == r"\frac{\partial^{2} f}{\partial y\,\partial x}"


def test_a_variable_that_is_taken_twice_is_written_as_a_power():
    assert partial_symbol("f", "x", "x", "y") == r"\frac{\partial^{3} f}{\partial y\,\partial x^{2}}"


def test_the_short_form_names_the_variables_in_the_order_they_are_taken():
    assert subscripted("f", "x", "x", "y") == "f_{xxy}"
