import pytest

from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.language.tree import names
from engine.subjects.gradients.steepness import rise, steepest
from engine.subjects.slopes import Spot


@pytest.mark.parametrize(
    ("text", "spelled", "unit"),
    [
        pytest.param("3x + 4y + x^2 y", "x y", (0.6, 0.8), id="in the plane"),
        pytest.param("y^2 - 5x + 12y", "x y", (-5 / 13, 12 / 13), id="to the left"),
        pytest.param("2x - 3y + 6z + x y z", "x y z", (2 / 7, -3 / 7, 6 / 7), id="in space"),
    ],
)
def test_the_steepest_direction_is_found_from_values_alone(text, spelled, unit):
    variables = names(spelled)
    spot = Spot(parse(text, spelled.split()), variables, exact_vector([0] * len(variables)))

    assert steepest(rise(spot), len(variables)) == pytest.approx(unit, abs=1e-8)
