"""What a word that is being typed may become."""

import pytest

from engine.errors import Span
from ui.widgets.completion import Completions
from ui.widgets.line_editor import Template

QUESTION = Completions(("x", "y", "alpha", "w_1"))


def words(text: str, caret: int | None = None, question: Completions = QUESTION) -> list[str]:
    found = question.at(text, len(text) if caret is None else caret)
    return [] if found is None else [offer.word for offer in found.offers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("sq", ["sqrt"], id="a function"),
        pytest.param("alph", ["alpha"], id="a name of the question"),
        pytest.param("arct", ["arctan"], id="an inverse function"),
        pytest.param("2x + ex", [], id="a product of e and x is one already"),
        pytest.param("xsq", ["sqrt"], id="behind a name that it runs into"),
        pytest.param("sin", ["sin", "sinh"], id="a whole function may want its bracket"),
        pytest.param("s", [], id="one letter"),
        pytest.param("xy", [], id="a product of names"),
        pytest.param("alpha", [], id="a whole name"),
        pytest.param("sinalpha", [], id="a whole name behind a function"),
        pytest.param(r"\sq", [], id="a LaTeX command"),
        pytest.param("qz", [], id="nothing that is known"),
        pytest.param("", [], id="an empty line"),
    ],
)
def test_a_word_is_completed_from_its_second_letter_on(text, expected):
    assert words(text) == expected


def test_nothing_is_offered_in_the_middle_of_a_word():
    assert words("sqrt(x)", caret=2) == []


def test_a_function_gets_its_bracket_unless_it_stands_there():
    assert QUESTION.at("sq", 2).offers[0].template == Template("sqrt(", ")")
    assert QUESTION.at("sq(x)", 2).offers[0].template == Template("sqrt")


def test_the_letters_that_are_replaced_are_those_of_the_word():
    assert QUESTION.at("2x + xsq", 8).span == Span(6, 8)


def test_a_name_of_the_question_takes_the_place_of_a_function():
    assert words("max", question=Completions(("max", "x"))) == []
