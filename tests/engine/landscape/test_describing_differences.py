"""f(x, y) = x²y, whose gradient is (2xy, x²)."""

import pytest

from engine.landscape.claims import Claim
from engine.landscape.describing_differences import differences_said, method_said
from engine.landscape.difference_check import Conditions, difference_report
from engine.landscape.meanings import Approximation, Derivatives

_F = "x^2 y"
_GRADIENT = Derivatives("gradient", (_F,), ("x", "y"))
_THERE = Derivatives("gradient", (_F,), ("x", "y"), {"x": 1.0, "y": 3.0})
_PLANE = Approximation(1, _F, ("x", "y"), {"x": 1.0, "y": 3.0})


@pytest.mark.parametrize(
    ("meaning", "rows", "said"),
    [
        pytest.param(
            _GRADIENT,
            (("2x y",), ("x^2",)),
            "Every entry agrees with central differences at 5 points. That is evidence, no proof.",
            id="right",
        ),
        pytest.param(
            _THERE,
            (("6",), ("-1",)),
            "Entry 2: yours is −1, differences say 1 at x = 1, y = 3. The other entry agrees.",
            id="one entry wrong",
        ),
        pytest.param(
            _THERE,
            (("0",), ("-1",)),
            "Entry 2: yours is −1, differences say 1 at x = 1, y = 3. No entry agrees.",
            id="all wrong",
        ),
        pytest.param(
            _PLANE,
            (("6x + y - 6",),),
            "Your polynomial agrees with central differences around the point. That is evidence, no proof.",
            id="a right plane",
        ),
        pytest.param(
            _GRADIENT,
            (("ln(-1 - x^2)",), ("0",)),
            "There was no point where your answer and the function both have a value, so nothing could be compared.",
            id="nowhere defined",
        ),
    ],
)
def test_what_was_found_is_said_in_two_sentences(meaning, rows, said):
    report = difference_report(Claim(meaning, rows), Conditions(("x", "y")))

    assert differences_said(report, meaning) == said


def test_numbers_that_look_alike_are_told_with_more_figures():
    report = difference_report(Claim(_THERE, (("6",), ("1.0002",))), Conditions(("x", "y")))

    assert "yours is 1.0002, differences say 1 at" in differences_said(report, _THERE)


@pytest.mark.parametrize(
    ("meaning", "word"),
    [
        pytest.param(_GRADIENT, "(f(x + h) − f(x − h)) / (2h)", id="slopes"),
        pytest.param(Derivatives("hessian", (_F,), ("x", "y")), "differences of differences", id="second derivatives"),
        pytest.param(_PLANE, "around the point", id="a plane"),
    ],
)
def test_how_it_was_found_is_said_in_a_sentence(meaning, word):
    assert word in method_said(meaning)
