"""A function is read with any letters, with or without a head, and spans are those of the whole text."""

import pytest

from engine.language.plain_text import plain
from engine.language.reading import Ambiguous, Unreadable
from engine.questions.definitions import Definition, read_definition


@pytest.mark.parametrize(
    ("text", "body", "names"),
    [
        pytest.param("x^2 - y^2", "x^2 - y^2", ("x", "y"), id="no head"),
        pytest.param("f(x, y) = 2xy", "2*x*y", ("x", "y"), id="a head"),
        pytest.param("f(v, u) = u v + a", "u*v + a", ("v", "u", "a"), id="arguments keep their order"),
        pytest.param("z = x^2", "x^2", ("x",), id="a letter before the equals sign"),
        pytest.param("g(x,y):=x", "x", ("x", "y"), id="an argument that does not occur"),
        pytest.param("sin theta cos phi", "sin(theta)*cos(phi)", ("phi", "theta"), id="Greek letters"),
        pytest.param("e^(w1 w2)", "e^(w1*w2)", ("w1", "w2"), id="letters with an index"),
    ],
)
def test_a_function_is_read(text, body, names):
    found = read_definition(text)

    assert isinstance(found, Definition)
    assert (plain(found.body), found.names) == (body, names)


def test_both_readings_keep_the_head():
    found = read_definition("f(x, y) = y + 1/2x")

    assert isinstance(found, Ambiguous)
    assert found.span == (14, 18)
    assert [one.text for one in found.readings] == ["f(x, y) = y + (1/2)x", "f(x, y) = y + 1/(2x)"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("f(x, x) = x", id="the same argument twice"),
        pytest.param("f(x, y) = ", id="nothing behind the head"),
        pytest.param("[x, y]", id="two heights"),
        pytest.param("x == y", id="an equation"),
        pytest.param("f(2, y) = y", id="a number as an argument"),
        pytest.param("(" * 500 + "x", id="deep nesting"),
    ],
)
def test_what_is_no_function_is_refused_with_a_span(text):
    found = read_definition(text)

    assert isinstance(found, Unreadable)
    assert 0 <= found.span.start <= found.span.stop <= len(text)


def test_nothing_is_said_of_a_head_that_is_still_being_typed():
    found = read_definition("f(x, y")

    assert isinstance(found, Unreadable)
    assert found.draft is not None
