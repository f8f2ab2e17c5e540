from dataclasses import replace

import pytest

from engine.landscape.describing import described, height_table
from engine.landscape.plots import Slider
from engine.landscape.sampling import height, relief
from engine.landscape.scene import opening
from tests.engine.landscape.plots_to_try import SPECS, landscape


def said(scene):
    return described(scene, relief(height(scene), scene.landscape.box, 41))


def test_a_map_is_described_by_its_lowest_and_its_highest_place():
    scene = opening(landscape("x + 2*y", point=(1.0, 0.0)))

    assert said(scene) == (
        "Over x from -2 to 2 and y from -2 to 2, f goes from -6.00 at the lower left to 6.00 at the upper right. "
        "The marker is at (1.00, 0.00), where f(P) is 1.00."
    )


def test_frozen_values_are_said():
    assert "with z = 1.50, f" in said(opening(landscape("x*z", sliders=(Slider("z", 1.5, 0.0, 2.0),))))


def test_the_gradient_is_said_only_when_it_is_revealed():
    scene = opening(landscape("x + 2*y"))

    assert "gradient" not in said(scene)
    assert said(replace(scene, is_revealed=True)).endswith("The gradient there is (1.00, 2.00).")


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("3 + 0*x", "f is 3.00."),
        ("ln(-1 - x^2)", "f is undefined everywhere."),
        ("sqrt(x)", "it is undefined in places."),
    ],
)
def test_flat_and_missing_ground_is_said(formula, words):
    assert words in said(opening(landscape(formula)))


def test_the_table_holds_the_heights_as_they_lie_on_the_map():
    table = height_table(opening(landscape("x + 10*y")))

    assert table.columns[0] == "-2"
    assert table.rows[0] == "2"
    assert table.heights[0][0] == "18.00"
    assert table.heights[-1][-1] == "-18.00"


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_landscape_can_be_described(spec):
    scene = replace(opening(spec), is_revealed=True)

    assert "marker" in said(scene)
    assert height_table(scene).heights
