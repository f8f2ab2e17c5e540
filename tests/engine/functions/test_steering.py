from fractions import Fraction

import numpy as np
import pytest

from engine.calculus.witness import central_gradient, central_hessian, values
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.linear import as_point, dot, exact_matrix, exact_vector
from engine.functions.measure import largest_number
from engine.functions.steering import drawn_direction, drawn_steered, with_gradient, with_hessian, with_value
from engine.functions.symmetric import drawn_symmetric
from engine.language.parser import parse
from engine.language.tree import names

_PLANE = names("x y")
_SPACE = names("x y z")
_VARIABLES = [pytest.param(_PLANE, id="two variables"), pytest.param(_SPACE, id="three variables")]


def _draws(count: int, level: int = 1):
    return (Draw("steering", 1, level, seed) for seed in range(count))


def _floats(rows) -> np.ndarray:
    return np.array(rows, float)


@pytest.mark.parametrize("size", [2, 3])
def test_a_direction_has_a_whole_length(size: int) -> None:
    for draw in _draws(100):
        made = drawn_direction(draw, size)

        assert np.linalg.norm(_floats(made.entries)) == made.length
        assert dot(made.unit, made.unit) == 1
        assert 0 not in made.entries


@pytest.mark.parametrize("variables", _VARIABLES)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_gradient_at_the_point_is_the_wanted_one(variables, level: int) -> None:
    for draw in _draws(30, level):
        wanted = drawn_direction(draw, len(variables)).entries
        made = drawn_steered(draw, variables, wanted, level=level)
        at = as_point(variables, made.at)

        assert np.allclose(central_gradient(made.f, list(at), at), _floats(wanted))
        assert np.allclose(central_hessian(made.f, list(at), at), _floats(made.hessian).ravel(), atol=1e-6)
        assert largest_number(made.f) <= 20


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_hessian_at_the_point_is_the_wanted_one(level: int) -> None:
    for draw in _draws(30, level):
        curvature = drawn_symmetric(draw, bound=8).rows
        made = drawn_steered(draw, _PLANE, exact_vector([3, -4]), curvature, level=level)
        at = as_point(_PLANE, made.at)

        assert np.allclose(central_gradient(made.f, ["x", "y"], at), (3, -4))
        assert np.allclose(central_hessian(made.f, ["x", "y"], at), _floats(curvature).ravel(), atol=1e-6)


def test_a_function_of_ones_own_is_steered_to_value_gradient_and_hessian() -> None:
    at, wanted = exact_vector([2, 1]), exact_matrix([[2, 1], [1, -4]])
    f = with_gradient(parse("x exp(x - 2y) + y^3", "xy"), _PLANE, at, exact_vector([3, 4]))
    f = with_value(with_hessian(f, _PLANE, at, wanted), _PLANE, at, 7)
    point = as_point(_PLANE, at)

    assert values([f], point) == (7.0,)
    assert np.allclose(central_gradient(f, ["x", "y"], point), (3, 4))
    assert np.allclose(central_hessian(f, ["x", "y"], point), (2, 1, 1, -4), atol=1e-6)


def test_irrational_slopes_cannot_be_steered() -> None:
    with pytest.raises(DefectError, match="rational"):
        with_gradient(parse("exp(x y)", "xy"), _PLANE, exact_vector([1, 1]), exact_vector([3, 4]))


def test_a_hessian_that_is_not_symmetric_is_our_own_defect() -> None:
    with pytest.raises(DefectError, match="symmetric"):
        with_hessian(parse("x y", "xy"), _PLANE, exact_vector([1, 1]), exact_matrix([[1, 2], [Fraction(3), 4]]))


def test_variants_are_many() -> None:
    functions = {drawn_steered(draw, _PLANE, drawn_direction(draw).entries).f for draw in _draws(300)}

    assert len(functions) > 150
