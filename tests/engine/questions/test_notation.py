"""Keys of every kind are read back from their own print, and typeset."""

import mathra
import pytest

from engine.language.parser import parse
from engine.questions.keys import Chosen, Key, Ordered, latex_key, names_of, plain_key
from engine.questions.notation import read_as
from engine.questions.sheet import Kind, Option

NAMES = ("x", "y")


def key(text: str, kind: Kind) -> Key:
    return read_as(text, kind, NAMES)


@pytest.mark.parametrize(
    ("kind", "text", "printed"),
    [
        pytest.param("expression", "2xy", "2*x*y", id="an expression"),
        pytest.param("direction", "(x, 1)", "[x, 1]", id="a direction"),
        pytest.param("matrix", "[1, x; y, 2]", "[[1, x], [y, 2]]", id="a matrix"),
        pytest.param("equation", "y=2x", "y = 2*x", id="an equation"),
        pytest.param("interval", "x<=3", "x in (-oo, 3]", id="a bound"),
        pytest.param("points", "{(0,0),(1,2)}", "(0, 0), (1, 2)", id="points"),
        pytest.param("points", "none", "none", id="no points"),
        pytest.param("multi", "a,c", "a, c", id="options"),
    ],
)
def test_what_is_printed_is_read_back(kind, text, printed):
    read = key(text, kind)

    assert plain_key(read) == printed
    assert key(printed, kind) == read
    assert not mathra.render(latex_key(read))["warnings"]


def test_options_are_typeset_as_they_are_shown():
    options = (Option("a", "a minimum"), Option("b", "$x^{2}$ grows"))

    assert latex_key(Chosen(("b", "a")), options) == r"x^{2}\text{ grows},\; \text{a minimum}"


@pytest.mark.parametrize(
    ("found", "names"),
    [
        pytest.param(key("y = 2x", "equation"), {"x", "y"}, id="an equation"),
        pytest.param(key("x < 3", "interval"), {"x"}, id="a bound"),
        pytest.param(key("(0, y)", "points"), {"y"}, id="points"),
        pytest.param(Ordered(("x", "y")), set(), id="steps are no names"),
        pytest.param(parse("x y", NAMES), {"x", "y"}, id="an expression"),
    ],
)
def test_names_of_a_key(found, names):
    assert names_of(found) == names
