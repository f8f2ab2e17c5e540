"""f(x, y) = x²y + sin y, so ∇f = (2xy, x² + cos y) and H = [[2y, 2x], [2x, −sin y]]."""

import pytest

from engine.errors import LearnerError
from engine.landscape.claims import Claim
from engine.landscape.difference_check import Conditions, can_be_checked, difference_report
from engine.landscape.meanings import Approximation, Derivatives, Places

_NAMES = Conditions(("x", "y"))
_F = "x^2 y + sin(y)"
_P = {"x": 2.0, "y": 0.0}


def _claim(order, *rows, functions=(_F,), by=("x", "y"), at=None):
    return Claim(Derivatives(order, functions, by, at or {}), rows)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(_claim("gradient", ("2x y",), ("x^2 + cos(y)",)), id="a gradient"),
        pytest.param(_claim("gradient", ("2x y", "x^2 + cos(y)")), id="a gradient that lies"),
        pytest.param(_claim("partial", ("2x",), by=("x", "y")), id="a mixed derivative"),
        pytest.param(_claim("partial", ("2",), by=("x", "x", "y")), id="a third derivative"),
        pytest.param(_claim("hessian", ("2y", "2x"), ("2x", "-sin(y)")), id="a Hessian"),
        pytest.param(_claim("jacobian", ("y", "x"), ("1", "-1"), functions=("x y", "x - y")), id="a Jacobian"),
        pytest.param(_claim("gradient", ("0",), ("5",), at=_P), id="a gradient at a point"),
        pytest.param(Claim(Approximation(1, _F, ("x", "y"), _P), (("5y",),)), id="a tangent plane"),
        pytest.param(Claim(Approximation(2, _F, ("x", "y"), _P), (("5y + 4(x - 2) y",),)), id="a quadratic model"),
    ],
)
def test_what_is_right_agrees_with_differences(claim):
    report = difference_report(claim, _NAMES)

    assert report.points
    assert not report.differing


def test_a_wrong_entry_is_found_and_no_other():
    report = difference_report(_claim("hessian", ("2y", "2x"), ("2x", "sin(y)")), _NAMES)

    (only,) = report.differing
    assert (only.row, only.column) == (1, 1)
    assert only.yours == pytest.approx(-only.measured, rel=1e-4)
    assert only.at.keys() == {"x", "y"}


@pytest.mark.parametrize(
    ("degree", "text"),
    [
        pytest.param(1, "5y + 4(x - 2)", id="a plane with a wrong slope"),
        pytest.param(1, "5y + (x - 2)^3", id="a plane that is bent"),
        pytest.param(2, "5y", id="a model without its second order"),
        pytest.param(2, "5y + 4x y", id="a model that is not moved to the point"),
    ],
)
def test_a_model_that_does_not_fit_differs_somewhere(degree, text):
    assert difference_report(Claim(Approximation(degree, _F, ("x", "y"), _P), ((text,),)), _NAMES).differing


def test_points_with_a_corner_or_without_a_value_are_passed_over():
    report = difference_report(_claim("partial", ("1/x",), functions=("ln(x)",), by=("x",)), _NAMES)

    assert report.points == 5
    assert all(each.at["x"] > 0 for each in report.worst)


def test_names_declared_positive_are_tried_above_zero():
    claim = _claim("partial", ("1/(2 sqrt(x))",), functions=("sqrt(x)",), by=("x",))

    report = difference_report(claim, Conditions(("x", "y"), positive={"x", "y"}))

    assert all(value > 0 for each in report.worst for value in each.at.values())


def test_an_answer_without_a_value_anywhere_is_not_judged():
    report = difference_report(_claim("partial", ("ln(-1 - x^2)",), by=("x",)), _NAMES)

    assert report.points == 0
    assert not report.differing


def test_a_rounded_answer_is_judged_by_the_figures_asked_for():
    claim = _claim("partial", ("0.333",), functions=("ln(x)",), by=("x",), at={"x": 3.0, "y": 0.0})

    assert difference_report(claim, _NAMES).differing
    assert not difference_report(claim, Conditions(("x", "y"), figures=3)).differing


def test_a_table_of_another_size_is_refused_with_a_sentence():
    with pytest.raises(LearnerError, match="another size"):
        difference_report(_claim("hessian", ("2y", "2x")), _NAMES)


def test_what_is_no_derivative_cannot_be_checked():
    assert not can_be_checked(Claim(Places(_F, ("x", "y")), (("0", "0"),)))
