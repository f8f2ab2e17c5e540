"""Antiderivatives and potentials, up to a constant on each piece of the domain."""

import pytest

from tests.engine.questions.kinds.asked import marked, part


@pytest.mark.parametrize(
    ("key", "answer", "outcome"),
    [
        pytest.param("x^2", "x^2 + C", "right", id="with a constant of integration"),
        pytest.param("x^2", "x^2 - c + 5", "right", id="with a small c and a number"),
        pytest.param("x e^x - e^x", "e^x (x - 1) + pi", "right", id="in another form"),
        pytest.param("x^2 y", "x^2 y + 3", "right", id="a potential"),
        pytest.param("x^2 y", "x^2 y + y", "wrong", id="a function is no constant"),
        pytest.param("x^3/3", "x^2", "wrong", id="differentiated instead"),
        pytest.param("arctan(x)", "-arctan(1/x)", "right", id="another constant on each side of a gap"),
        pytest.param("ln|x|", "ln|x| + sign(x)", "right", id="a step at a gap"),
        pytest.param("max(x, 0)^2", "x relu(x) + 1", "right", id="with a largest value"),
        pytest.param("x^2", "x^2 + k", "unreadable", id="an unknown name"),
    ],
)
def test_outcomes(key, answer, outcome):
    assert marked(part(key, "antiderivative"), answer).outcome == outcome


def test_a_piece_of_the_domain_that_is_missing_is_remarked():
    verdict = marked(part("ln|x|", "antiderivative"), "ln(x)")

    assert verdict.outcome == "right"
    assert "not defined" in verdict.remark


def test_the_variable_whose_derivative_differs_is_named():
    verdict = marked(part("x^2 y", "antiderivative"), "x^2 y + y^2")

    assert verdict.message == "Its derivative with respect to $y$ is not what it should be."


def test_what_is_not_integrated_over_may_stand_in_the_constant():
    assert marked(part("a x^2", "antiderivative", wrt=("x",)), "a x^2 + a^3").outcome == "right"
