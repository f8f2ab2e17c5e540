from fractions import Fraction

import pytest

from engine.calculus.operations import (
    determinant,
    differential,
    directional,
    implicit,
    length,
    linear_model,
    quadratic_model,
    steepest,
    tangent_to_graph,
    tangent_to_level,
    total,
)
from engine.equality.budget import Budget
from engine.equality.decide import decide
from engine.equality.domain import Domain
from engine.equality.outcome import Equal
from engine.errors import DefectError
from engine.language.parser import parse
from engine.language.tree import names, number

NAMES = ("x", "y", "z", "t", "u", "v", "r", "theta", "w")


def tree(text: str):
    return parse(text, NAMES)


def point(**coordinates: str):
    return {name: tree(text) for name, text in coordinates.items()}


def assert_equal(found, text: str) -> None:
    outcome = decide(found, tree(text), Domain(NAMES), Budget(20.0))
    assert isinstance(outcome, Equal), (found, text)


@pytest.mark.parametrize(
    ("f", "at", "direction", "rate"),
    [
        pytest.param("x/(x^2 + y^2)", point(x="1", y="2"), point(x="3", y="4"), "-7/125", id="direction of length 5"),
        pytest.param("x y z", point(x="2", y="1", z="1"), point(x="2", y="1", z="-1"), "sqrt(6)/3", id="irrational"),
        pytest.param(
            "2x^2 + 3y^2", point(x="1", y="-2"), point(x="cos(pi/3)", y="sin(pi/3)"), "2 - 6sqrt(3)", id="by an angle"
        ),
    ],
)
def test_a_directional_derivative_is_per_unit_of_length(f, at, direction, rate):
    assert_equal(directional(tree(f), at, direction), rate)


def test_the_zero_vector_has_no_direction():
    with pytest.raises(DefectError):
        directional(tree("x y"), point(x="1", y="1"), point(x="0", y="0"))


def test_the_steepest_rate_is_the_length_of_the_gradient():
    assert_equal(steepest(tree("x e^(x^2 - y)"), point(x="2", y="4"), ("x", "y")), "sqrt(85)")
    assert length((number(3), number(-4))) == number(5)


def test_a_differential_is_the_first_order_change():
    change = differential(tree("4y^2 + x^2 y - 2x y"), point(x="1", y="-1"), point(x="0.03", y="-0.02"))

    assert change == number(Fraction(9, 50))


@pytest.mark.parametrize(
    ("f", "path", "name", "rate"),
    [
        pytest.param("3x^2 y^3", point(x="t^4", y="t^2"), "t", "42t^13", id="along a curve"),
        pytest.param("x y", point(x="r cos(theta)", y="r sin(theta)"), "r", "r sin(2theta)", id="several inner names"),
        pytest.param("t^2 x", point(x="sin(t)"), "t", "2t sin(t) + t^2 cos(t)", id="the name itself occurs"),
        pytest.param("x y z", point(x="t"), "t", "y z", id="other names are constants"),
        pytest.param("x^2 y", point(x="x y", y="3"), "x", "6x y^2", id="inner function of the same name"),
        pytest.param("x + y", point(x="u v", y="u/v"), "v", "u - u/v^2", id="two paths"),
    ],
)
def test_a_total_derivative_adds_up_all_paths(f, path, name, rate):
    assert_equal(total(tree(f), path, name), rate)


@pytest.mark.parametrize(
    ("equation", "dependent", "independent", "slope"),
    [
        pytest.param("x^2 - 2x y + y^4 - 4", "y", "x", "(x - y)/(x - 2y^3)", id="curve"),
        pytest.param("x^3 w + w^4 + w z^2 + 5y z", "w", "z", "-(2w z + 5y)/(x^3 + 4w^3 + z^2)", id="surface"),
        pytest.param("x^2 y + x z^2 - 5", "x", "z", "-2x z/(2x y + z^2)", id="the other way round"),
    ],
)
def test_an_implicit_slope(equation, dependent, independent, slope):
    assert_equal(implicit(tree(equation), dependent, independent), slope)


@pytest.mark.parametrize(
    ("dependent", "independent"),
    [
        pytest.param("z", "x", id="a name that does not occur"),
        pytest.param("x", "x", id="one name twice"),
        pytest.param("u", "x", id="a name that cancels"),
    ],
)
def test_an_equation_that_does_not_determine_the_name_is_refused(dependent, independent):
    with pytest.raises(DefectError):
        implicit(tree("x^2 + y^2 + u - u - 1"), dependent, independent)


def test_local_models_are_taylor_polynomials():
    f, at = tree("x^3 - x^2 y + y^2 - 2x + 3y - 2"), point(x="-1", y="3")

    assert_equal(linear_model(f, at), "7x + 8y - 3")
    assert_equal(quadratic_model(f, at), "7x + 8y - 3 + 1/2 * ((-12)(x + 1)^2 + 4(x + 1)(y - 3) + 2(y - 3)^2)")


def test_a_local_model_moves_only_the_names_of_its_point():
    assert_equal(linear_model(tree("u x^2"), point(x="1")), "u + 2u(x - 1)")


def test_tangents_are_equations():
    graph = tangent_to_graph(tree("x sqrt(y)"), point(x="1", y="4"))
    level = tangent_to_level(tree("x y + y z + z x"), point(x="1", y="2", z="3"))

    assert_equal(graph.difference, "z - 2x - y/4 + 1")
    assert_equal(level.difference, "5x + 4y + 3z - 22")


def test_a_level_set_has_no_tangent_where_the_gradient_is_zero():
    with pytest.raises(DefectError):
        tangent_to_level(tree("x^2 - y^2"), point(x="0", y="0"))


def test_where_a_function_has_no_value_there_is_no_model():
    with pytest.raises(DefectError):
        linear_model(tree("ln(x) y"), point(x="0", y="1"))


def test_a_determinant_is_that_of_its_permutations():
    (a, b, c), one = names("x y z"), number(1)

    assert_equal(determinant(((a, b), (c, one))), "x - y z")
    assert_equal(determinant(((a, b, one), (one, c, a), (b, one, c))), "x z^2 + x y^2 + 1 - y z - x^2 - y z")


def test_a_determinant_needs_a_square():
    with pytest.raises(DefectError):
        determinant(((number(1), number(2)),))
