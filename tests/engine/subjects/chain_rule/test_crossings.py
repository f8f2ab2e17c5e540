"""At (3, 5) with velocity (2, -1), where the slopes are (4, 3): 4 · 2 - 3 = 5."""

from fractions import Fraction

import pytest

from engine.functions.linear import exact_vector
from engine.subjects.chain_rule.crossings import STORIES, Crossing, rate_witness, speed_witness


def _crossing(*slopes: int) -> Crossing:
    return Crossing(STORIES[0], exact_vector((3, 5)), exact_vector((2, -1)), exact_vector(slopes), 2)


def test_a_reading_changes_through_every_coordinate():
    assert _crossing(4, 3).reading() == 5


def test_a_field_that_changes_by_itself_adds_its_own_slope():
    assert _crossing(4, 3, -6).reading() == Fraction(-1)


@pytest.mark.parametrize("slopes", [(4, 3), (4, 3, -6)], ids=["steady", "changing"])
def test_a_simulated_reading_changes_as_fast(slopes):
    made = _crossing(*slopes)

    assert rate_witness(made)({})[0] == pytest.approx(float(made.reading()), rel=1e-9)


def test_a_simulated_speed_is_found_back_from_the_reading():
    assert speed_witness(_crossing(4, 3))({})[0] == pytest.approx(-1, rel=1e-8)


def test_units_are_spoken_with_their_articles():
    assert STORIES[2].thing == "an underwater robot"
    assert (STORIES[0].slope, STORIES[0].speed) == ("°C per metre", "metres per second")
