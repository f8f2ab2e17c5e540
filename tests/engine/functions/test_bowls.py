from fractions import Fraction

import numpy as np
import pytest

from engine.calculus.witness import central_gradient, central_hessian, values
from engine.chance import Draw
from engine.functions.bowls import drawn_bowl, drawn_orbit
from engine.functions.linear import as_point
from engine.functions.measure import largest_number
from engine.language.tree import names

_PLANE = names("x y")
_SPACE = names("x y z")


def _draws(count: int):
    return (Draw("bowls", 1, 1, seed) for seed in range(count))


def _floats(rows) -> np.ndarray:
    return np.array(rows, float)


@pytest.mark.parametrize("variables", [pytest.param(_PLANE, id="two"), pytest.param(_SPACE, id="three")])
def test_the_slopes_vanish_in_the_middle_alone(variables) -> None:
    spelled = [name.name for name in variables]
    for draw in _draws(100):
        bowl = drawn_bowl(draw, variables)
        at = as_point(variables, bowl.middle)

        assert np.allclose(central_gradient(bowl.f, spelled, at), 0, atol=1e-8)
        assert values([bowl.f], at) == (float(bowl.value),)
        assert np.linalg.det(_floats(bowl.hessian.rows)) > 0.5


@pytest.mark.parametrize("variables", [pytest.param(_PLANE, id="two"), pytest.param(_SPACE, id="three")])
def test_the_second_derivatives_are_the_hessian(variables) -> None:
    spelled = [name.name for name in variables]
    for draw in _draws(100):
        bowl = drawn_bowl(draw, variables, "indefinite")
        found = central_hessian(bowl.f, spelled, as_point(variables, bowl.middle))

        assert np.allclose(found, _floats(bowl.hessian.rows).ravel(), atol=1e-6)


def test_value_and_gradient_are_those_of_the_function_shown() -> None:
    for draw in _draws(100):
        bowl = drawn_bowl(draw, _PLANE)
        x = (Fraction(draw.integer(-5, 5)), Fraction(1, draw.integer(2, 5)))
        at = as_point(_PLANE, x)

        assert np.isclose(values([bowl.f], at)[0], float(bowl.value_at(x)))
        assert np.allclose(central_gradient(bowl.f, ["x", "y"], at), _floats(bowl.gradient_at(x)))


def test_the_condition_number_is_that_of_numpy() -> None:
    for draw in _draws(100):
        bowl = drawn_bowl(draw, _PLANE)

        assert np.isclose(float(bowl.kappa), np.linalg.cond(_floats(bowl.hessian.rows)))
    assert len({drawn_bowl(draw, _PLANE).kappa for draw in _draws(400)}) >= 10


def test_coefficients_are_small_and_variants_are_many() -> None:
    bowls = [drawn_bowl(draw, _PLANE) for draw in _draws(400)]

    assert max(largest_number(bowl.f) for bowl in bowls) <= 15
    assert len({bowl.f for bowl in bowls}) > 300


def test_each_iterate_is_a_step_down_the_slope_of_the_function_shown() -> None:
    for draw in _draws(100):
        orbit = drawn_orbit(draw, _PLANE)

        assert len(orbit.iterates) == 3
        for here, there in zip(orbit.iterates, orbit.iterates[1:], strict=False):
            slope = np.array(central_gradient(orbit.bowl.f, ["x", "y"], as_point(_PLANE, here)))
            assert np.allclose(_floats(there), _floats(here) - float(orbit.rate) * slope)


def test_iterates_are_decimals_of_four_places_that_descend() -> None:
    for draw in _draws(200):
        orbit = drawn_orbit(draw, _PLANE)
        levels = [orbit.bowl.value_at(x) for x in orbit.iterates]

        assert all((x * 10_000).denominator == 1 for iterate in orbit.iterates for x in iterate)
        assert levels[0] > levels[1] > levels[2]


def test_exchanged_or_equal_slopes_never_hide_at_the_start() -> None:
    for draw in _draws(200):
        orbit = drawn_orbit(draw, _PLANE, steps=1)
        first, second = orbit.bowl.gradient_at(orbit.iterates[0])

        assert first * second != 0
        assert abs(first) != abs(second)
