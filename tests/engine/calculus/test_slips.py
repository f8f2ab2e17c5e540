import pytest

from engine.calculus.slips import SLIPS
from engine.equality.decide import differ
from engine.equality.domain import Domain
from engine.language.parser import parse
from engine.language.tree import Node

_BY_CODE = {slip.code: slip for slip in SLIPS}
_PLANE = Domain(("x", "y"))


def _read(text: str) -> Node:
    tree = parse(text, "xy")
    assert not hasattr(tree, "rows")
    return tree


def _slipped(code: str, function: str) -> Node:
    return _BY_CODE[code]("x").derivative(_read(function))


@pytest.mark.parametrize(
    ("code", "function", "answer"),
    [
        pytest.param("D1", "3x^2 y e^(x y)", "3x y (x + 2) e^(x y)", id="golden: the inner derivative is lost"),
        pytest.param("D4", "3x^2 y e^(x y)", "6x y^2 e^(x y)", id="golden: a product of derivatives"),
        pytest.param("D5", "3x^2 y e^(x y)", "6x y e^(x y)", id="golden: a product term is lost"),
        pytest.param("D14", "3x^2 y e^(x y)", "3x (x + 2) e^(x y)", id="golden: the other variable is dropped"),
        pytest.param("D1", "sin(3x y)", "cos(3x y)", id="D1 on a sine"),
        pytest.param("D2", "sin(3x y)", "cos(3y)", id="D2"),
        pytest.param("D3", "sin(3x y)", "3y*cos(3y)", id="D3"),
        pytest.param("D5b", "x^2 sin(x)", "x^2 cos(x)", id="D5b"),
        pytest.param("D6", "x/(x^2 + 1)", "(x^2 - 1)/(x^2 + 1)^2", id="D6"),
        pytest.param("D7", "x/(x^2 + 1)", "(1 - x^2)/(x^2 + 1)", id="D7"),
        pytest.param("D8", "5x^3", "15x^3", id="D8"),
        pytest.param("D9", "5x^3", "5x^2", id="D9"),
        pytest.param("D10", "exp(2x)", "4x*exp(2x - 1)", id="D10"),
        pytest.param("D11", "exp(2x y)", "exp(2y)", id="D11"),
        pytest.param("D12", "cos(x) + sin(2x)", "sin(x) - 2cos(2x)", id="D12"),
        pytest.param("D13", "ln(x^2 + 1)", "2x/ln(x^2 + 1)", id="D13"),
        pytest.param("D14", "x^2 y + 3x", "2x + 3", id="D14"),
        pytest.param("D14b", "x^2 y + 3x", "3", id="D14b"),
        pytest.param("D18b", "x^2 + y^2 + 7", "2x + y^2 + 7", id="D18b"),
    ],
)
def test_a_slip_makes_exactly_its_wrong_answer(code: str, function: str, answer: str) -> None:
    assert differ(_slipped(code, function), _read(answer), _PLANE) is None


@pytest.mark.parametrize(
    ("code", "function"),
    [
        pytest.param("D1", "x^3 y + 2x", id="nothing composite"),
        pytest.param("D4", "y sin(x)", id="one varying factor"),
        pytest.param("D6", "x/(y^2 + 1)", id="a steady denominator"),
        pytest.param("D13", "exp(x)", id="no logarithm"),
        pytest.param("D14", "x^2 + 3x", id="no other letter"),
    ],
)
def test_a_slip_that_finds_no_place_says_so(code: str, function: str) -> None:
    slip = _BY_CODE[code]("x")

    slip.derivative(_read(function))

    assert not slip.sites


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.code)
def test_a_message_is_at_most_two_sentences_in_the_voice_of_the_house(slip) -> None:
    function = "x^2 y exp(x y) + x^2 sin(x y) + x/(x^2 + y^2) + ln(x^2 + y) + cos(x) + y"
    made = slip("x")
    made.derivative(_read(function))

    message = made.message()

    assert message.count(". ") <= 2
    assert message.endswith(".")
    assert not set(message.lower().replace(".", "").split()) & {"invalid", "error", "failed", "simply", "wrong"}
    assert "!" not in message
