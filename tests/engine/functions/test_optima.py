from fractions import Fraction

import numpy as np
import pytest

from engine.calculus.witness import central_gradient, values
from engine.chance import Draw
from engine.functions.linear import as_point
from engine.functions.optima import Optimum, drawn_on_line, drawn_on_sphere, drawn_product_on_line
from engine.language.tree import names

_PLANE = names("x y")
_SPACE = names("x y z")
_VARIABLES = [pytest.param(_PLANE, id="two variables"), pytest.param(_SPACE, id="three variables")]
_ON_LINES = [
    pytest.param(lambda draw: drawn_on_line(draw, _PLANE), 1, id="squares in the plane"),
    pytest.param(lambda draw: drawn_on_line(draw, _SPACE), 1, id="squares in space"),
    pytest.param(lambda draw: drawn_product_on_line(draw, _PLANE), -1, id="a product"),
    pytest.param(lambda draw: drawn_product_on_line(draw, _PLANE, (2, 1)), -1, id="a product of powers"),
]


def _draws(count: int):
    return (Draw("optima", 1, 1, seed) for seed in range(count))


def _values_along_the_constraint(made: Optimum) -> list[float]:
    """Evaluate f at points of the constraint near the optimum, one pair for each direction in which it can be left."""
    at = np.array(made.at, float)
    slopes = central_gradient(made.g, [name.name for name in made.names], as_point(made.names, made.at))
    directions = np.linalg.svd(np.array([slopes]))[2][1:]
    moved = [at + step * direction for direction in directions for step in (-0.25, 0.25)]
    return [values([made.f], as_point(made.names, map(Fraction, place.tolist())))[0] for place in moved]


@pytest.mark.parametrize(("make", "sign"), _ON_LINES)
def test_slopes_are_the_multiplier_times_those_of_the_constraint(make, sign: int) -> None:
    for draw in _draws(100):
        made = make(draw)
        at = as_point(made.names, made.at)
        multiplied = float(made.multiplier) * np.array(central_gradient(made.g, list(at), at))

        assert np.allclose(central_gradient(made.f, list(at), at), multiplied)
        assert values([made.f, made.g], at) == (float(made.value), float(made.level))
        assert all(x.denominator == 1 for x in made.at)


@pytest.mark.parametrize(("make", "sign"), _ON_LINES)
def test_values_elsewhere_on_the_constraint_are_worse(make, sign: int) -> None:
    for draw in _draws(60):
        made = make(draw)

        assert made.kind == ("minimum" if sign > 0 else "maximum")
        assert min(sign * (value - float(made.value)) for value in _values_along_the_constraint(made)) > 0


@pytest.mark.parametrize("variables", _VARIABLES)
def test_the_highest_point_of_a_sphere_lies_along_the_slopes(variables) -> None:
    for draw in _draws(100):
        made = drawn_on_sphere(draw, variables)
        at = as_point(variables, made.highest)
        slopes = np.array(central_gradient(made.f, list(at), at))

        assert np.allclose(values([made.f, made.g], at), (float(made.value), float(made.level)))
        assert np.isclose(float(made.value), np.linalg.norm(slopes) * float(made.level) ** 0.5)
        assert np.allclose(slopes, float(made.multiplier) * np.array(central_gradient(made.g, list(at), at)))


def test_variants_are_many() -> None:
    assert len({(made.f, made.g) for made in (drawn_on_line(draw, _PLANE) for draw in _draws(400))}) > 100
