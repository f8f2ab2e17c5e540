from engine.landscape.scene import opening
from tests.engine.landscape.plots_to_try import SPECS


def test_a_landscape_opens_with_its_first_function_and_nothing_revealed():
    scene = opening(SPECS["several functions"])

    assert scene.shown.label == "F_{1}"
    assert not scene.is_revealed


def test_the_marker_stays_in_the_box():
    assert opening(SPECS["a polynomial"]).moved(9.0, -0.5).point == (2.0, -0.5)
