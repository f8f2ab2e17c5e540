"""Half a unit of the last figure that was asked for is close enough."""

import pytest

from engine.equality.budget import Budget
from engine.equality.closeness import compare_rounded
from engine.equality.domain import Domain
from engine.equality.outcome import Different, Equal, Outcome, Undecided
from engine.language.parser import parse


def rounded(answer: str, reference: str, significant: int) -> Outcome:
    left, right = parse(answer, ("x",)), parse(reference, ("x",))
    return compare_rounded(left, right, significant, Domain(("x",)), Budget(60))


@pytest.mark.parametrize(
    ("answer", "reference", "significant"),
    [
        pytest.param("0.333", "1/3", 3, id="rounded"),
        pytest.param("1/3", "1/3", 3, id="exact"),
        pytest.param("0.3333", "1/3", 3, id="better than asked"),
        pytest.param("0.1235", "0.12345", 4, id="half up"),
        pytest.param("0.1234", "0.12345", 4, id="half down"),
        pytest.param("1230", "1234", 3, id="figures before the point"),
        pytest.param("0", "sin(pi)", 3, id="zero"),
        pytest.param("3.14159265358979323846", "pi", 21, id="many figures"),
    ],
)
def test_a_number_within_half_a_unit_is_right(answer, reference, significant):
    assert rounded(answer, reference, significant) == Equal("proved", "balls")


@pytest.mark.parametrize(
    ("answer", "reference", "significant"),
    [
        pytest.param("0.33", "1/3", 3, id="a figure short"),
        pytest.param("0.334", "1/3", 3, id="rounded the wrong way"),
        pytest.param("-0.333", "1/3", 3, id="sign"),
        pytest.param("3.14159265358979323847", "pi", 21, id="wrong in the last of many figures"),
    ],
)
def test_a_number_further_off_is_wrong(answer, reference, significant):
    assert isinstance(rounded(answer, reference, significant), Different)


def test_a_function_with_rounded_coefficients_is_right():
    assert rounded("0.333x", "x/3", 3) == Equal("sampled", "balls")
    assert isinstance(rounded("0.3x", "x/3", 3), Different)


def test_no_value_is_undecided():
    assert isinstance(rounded("1/0", "3", 3), Undecided)
