import pytest

from engine.language.parser import parse
from engine.subjects.partial_derivatives.circulation import circulations, is_gradient, work

_NAMES = ("x", "y")


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        pytest.param(("2x y", "x^2 + 3y^2"), True, id="the gradient of a polynomial"),
        pytest.param(("y exp(x y)", "x exp(x y)"), True, id="the gradient of an exponential"),
        pytest.param(("-y", "x"), False, id="a rotation"),
    ],
)
def test_a_gradient_has_no_circulation(field, answer):
    assert is_gradient([parse(part, _NAMES) for part in field], _NAMES) is answer


def test_a_rotation_goes_round_twice_the_area():
    (found,) = circulations([parse("-y", _NAMES), parse("x", _NAMES)], _NAMES)

    assert found == pytest.approx(2 * 0.8**2)


def test_the_work_of_a_gradient_is_the_difference_of_its_function():
    field = [parse("2x y", _NAMES), parse("x^2 + 3y^2", _NAMES)]

    assert work(field, _NAMES, (0, 0), (2, 1)) == pytest.approx(5)
