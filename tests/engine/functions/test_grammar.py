import pytest

from engine.calculus.tidy import well_led
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.grammar import LARGEST_FUNCTION, drawn_until, passes, random_function
from engine.functions.measure import is_separable, operations
from engine.language.parser import parse
from engine.language.tree import Node, free_names, names, number

_NAMES = names("x y")


def _read(text: str) -> Node:
    tree = parse(text, "xyz")
    assert not hasattr(tree, "rows")
    return tree


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_random_function_keeps_its_gates(level: int) -> None:
    for seed in range(20):
        f = random_function(Draw("test", 1, level, seed), _NAMES, level)

        assert passes(f, _NAMES)
        assert free_names(f) == {"x", "y"}
        assert operations(f) <= LARGEST_FUNCTION


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x^2 + 3x", id="a name is missing"),
        pytest.param("x^2 y", id="one term"),
        pytest.param("x^2 + y^2", id="no mixed effect"),
        pytest.param("x + x y + y^2 + 17y", id="a number past nine"),
        pytest.param("3x + 2y", id="trivial slopes"),
    ],
)
def test_a_gate_refuses(text: str) -> None:
    assert not passes(_read(text), _NAMES)


def test_a_search_without_an_end_is_our_own_defect() -> None:
    with pytest.raises(DefectError):
        drawn_until(Draw("test", 1, 1, 1), lambda _: number(1), lambda _: False)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("x - y", 1, id="a difference is one operation"),
        pytest.param("-x", 1, id="a sign"),
        pytest.param("2x^2 y + sin(x)/3", 6, id="a mixture"),
    ],
)
def test_operations_are_counted_as_written(text: str, count: int) -> None:
    assert operations(_read(text)) == count


def test_a_sum_opens_with_its_first_positive_term() -> None:
    assert well_led(_read("-x + y - 3 + x y")) == _read("y - x - 3 + x y")


def test_a_sum_of_functions_of_one_letter_each_is_separable() -> None:
    assert is_separable(_read("x^2 + sin(y)"))
    assert not is_separable(_read("x^2 + x y"))
