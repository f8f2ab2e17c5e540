"""How far wrong entries are from the key."""

from dataclasses import replace

import pytest

from engine.equality.budget import Budget
from engine.language.parser import parse
from engine.questions.differences import differences
from engine.questions.question import Part, Question
from engine.questions.sheet import Answer

NAMES = ("x", "y")
VECTOR = Part(key=parse("[2x y, x^2 + cos(y)]", NAMES, "vector"), kind="vector", label="\\nabla f", names=NAMES)
MATRIX = replace(VECTOR, key=parse("[1, x; y, 2]", NAMES, "matrix"), kind="matrix")
NUMBER = Part(key=parse("sqrt(2)", ()), kind="number", label="a", names=())


def shown(part: Part, answer: Answer, **how: bool) -> list[tuple[int, int, str]]:
    """Return (row, column, LaTeX) of what is shown."""
    question = Question("", {}, NAMES, (part,), (), (), (), "")
    said = differences(question, {"answer": answer}, Budget(60), **how)
    return [(entry.row, entry.column, entry.latex) for entry in said.entries]


@pytest.mark.parametrize(
    ("part", "answer", "expected"),
    [
        pytest.param(VECTOR, (("2x y",), ("x^2 + cos(y)",)), [], id="right"),
        pytest.param(VECTOR, (("2x y",), ("x^2",)), [(1, 0, r"-\cos y")], id="a column"),
        pytest.param(VECTOR, "[2x y, x^2]", [(0, 1, r"-\cos y")], id="a row"),
        pytest.param(VECTOR, (("3x y",), ("x^2 + ",)), [(0, 0, "xy")], id="beside one that cannot be read"),
        pytest.param(VECTOR, (("3x y",), ("",)), [(0, 0, "xy")], id="beside one that is empty"),
        pytest.param(VECTOR, "[1, 2, 3]", [], id="another size"),
        pytest.param(VECTOR, "x +", [], id="nothing that can be read"),
        pytest.param(MATRIX, (("1", "x"), ("2y", "2")), [(1, 0, "y")], id="an entry of a matrix"),
        pytest.param(MATRIX, "[1, 2]", [], id="another shape"),
        pytest.param(NUMBER, "2", [(0, 0, r"2 - \sqrt{2}")], id="a number"),
        pytest.param(replace(NUMBER, tolerance=3), "1.41", [], id="right to the figures asked for"),
        pytest.param(replace(VECTOR, up_to="scale"), "[x, y]", [], id="right up to a factor"),
        pytest.param(VECTOR, "[(x + y)^90 (x - y + 1)^90, x^2 + cos(y)]", [], id="too large"),
    ],
)
def test_what_is_shown(part, answer, expected):
    assert shown(part, answer) == expected


def test_sines_and_cosines_are_simplified():
    assert shown(VECTOR, "[2x y, x^2 + cos(y) + sin(x)^2 + cos(x)^2]") == [(0, 1, "1")]


def test_what_stands_for_something_is_put_in():
    part = replace(VECTOR, names=("x", "y", "z"), stands_for={"z": parse("x^2", NAMES)})

    assert shown(part, "[2x y, z]") == [(0, 1, r"-\cos y")]


def test_a_decimal_comma_is_read_where_it_is_asked_for():
    assert shown(replace(NUMBER, key=parse("1", ())), "1,5", decimal_comma=True) == [(0, 0, r"\frac{1}{2}")]


def test_a_spent_budget_shows_nothing():
    question = Question("", {}, NAMES, (VECTOR,), (), (), (), "")

    assert differences(question, {"answer": "[1, 2]"}, Budget(0)).entries == ()
