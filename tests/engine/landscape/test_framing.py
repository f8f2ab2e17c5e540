"""A function that nobody chose a box for is looked at where most of it is defined."""

import math

import pytest

from engine.landscape.framing import framed
from engine.language.parser import parse


def framing(text, **values):
    return framed(parse(text, ("x", "y", *values)), ("x", "y"), values)


@pytest.mark.parametrize(
    ("text", "box"),
    [
        pytest.param("x^2 - y^2", ((-3.0, 3.0), (-3.0, 3.0)), id="defined everywhere"),
        pytest.param("ln(x) + ln(y)", ((0.0, 6.0), (0.0, 6.0)), id="defined for positive letters"),
        pytest.param("arcsin(x) + arcsin(y)", ((-1.0, 1.0), (-1.0, 1.0)), id="defined on a small square"),
        pytest.param("sqrt(x + y - 30)", ((0.0, 40.0), (0.0, 40.0)), id="defined far from the origin"),
    ],
)
def test_the_box_is_the_first_in_which_most_is_defined(text, box):
    assert framing(text).box == box


@pytest.mark.parametrize("text", ["1/0*x", "sqrt(-1 - x^2)", "ln(x - x)", "arcsin(50x)"])
def test_what_is_defined_almost_nowhere_has_no_frame(text):
    assert framing(text) is None


@pytest.mark.parametrize("text", ["x*y", "sqrt(x - 2) + y", "ln(y - 3x - 2)", "1/(x*y)"])
def test_the_marker_starts_where_the_function_is_defined(text):
    from engine.language.numeric import compiled

    found = framing(text)
    height = compiled(parse(text, ("x", "y")), ("x", "y"))

    assert all(math.isfinite(float(height(*spot))) for spot in found.spots)


@pytest.mark.parametrize(
    ("text", "is_level"), [("x - x", True), ("3", True), ("1e-3 x", False), ("sin(x)^2 + cos(x)^2", True)]
)
def test_a_function_of_one_height_is_level(text, is_level):
    assert framing(text).is_level is is_level


def test_other_letters_have_values():
    assert framing("a*sqrt(x - b)", a=1.0, b=-5.0).box == ((-3.0, 3.0), (-3.0, 3.0))
