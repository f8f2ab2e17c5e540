from fractions import Fraction

import pytest

from engine.functions.linear import exact_vector
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import names, number
from engine.questions.keys import plain_key
from engine.subjects.gradients.turnings import cosine_sine, scanned, turned_by, turning_slips
from engine.subjects.slopes import Spot

_SHARE = Fraction(3, 5)


@pytest.fixture
def spot() -> Spot:
    """f(x, y) = 3x + 4y + x² y², so ∇f(0, 0) = (3, 4)."""
    return Spot(parse("3x + 4y + x^2 y^2", "xy"), names("x y"), exact_vector((0, 0)))


def test_the_unit_vectors_stand_at_the_angle_on_both_sides(spot):
    units = turned_by(spot, number(_SHARE), cosine_sine(_SHARE))

    assert [[plain(entry) for entry in one] for one in units] == [["-7/25", "24/25"], ["1", "0"]]


def test_measuring_all_round_finds_the_same(spot):
    left, right = scanned(spot, float(_SHARE))

    assert left == pytest.approx((-0.28, 0.96), abs=1e-7)
    assert right == pytest.approx((1.0, 0.0), abs=1e-7)


def test_the_slips_are_other_directions(spot):
    answers = {slip.code: plain_key(slip.answer) for slip in turning_slips(spot, _SHARE)}

    assert answers["G6"] == "(7/25, -24/25), (-1, 0)"
    assert answers["G10"] == "(-4/5, 3/5), (4/5, -3/5)"
