import pytest

from engine.functions.display import displayed
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import names


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("3 + y + x^2 + x y", "x^2 + x y + y + 3", id="the degrees fall"),
        pytest.param("y^2 + x^2 + x y", "x^2 + x y + y^2", id="the first name leads"),
        pytest.param("(x - 1)^2 + 2x", "x^2 + 1", id="multiplied out and collected"),
        pytest.param("3 + exp(x y) + x/2 - y", "x/2 - y + exp(x y) + 3", id="functions stand before the constant"),
        pytest.param("-x^2 + y", "y - x^2", id="no minus sign in front"),
        pytest.param("x*2", "2x", id="a single term"),
    ],
)
def test_a_function_is_printed_as_in_a_textbook(text: str, printed: str) -> None:
    read = parse(text, "xy")

    assert displayed(read, names("x y")) == parse(printed, "xy")
    assert plain(displayed(read, names("x y"))) == plain(parse(printed, "xy"))
