from fractions import Fraction

import pytest

from engine.chance import Draw
from engine.functions.regions import (
    Polygon,
    Quadratic,
    best,
    drawn_bounded,
    drawn_on_disc,
    drawn_rectangle,
    drawn_triangle,
)


def _at(x: int | Fraction, y: int | Fraction) -> tuple[Fraction, Fraction]:
    return Fraction(x), Fraction(y)


@pytest.fixture
def square() -> Polygon:
    """The square 0 <= x <= 2, 0 <= y <= 2."""
    return Polygon((_at(0, 0), _at(2, 0), _at(2, 2), _at(0, 2)))


def test_the_candidates_lie_inside_on_the_edges_and_at_the_corners(square):
    f = Quadratic(1, 0, -1, -2, 1, 0)  # (x - 1)² - (y - 1/2)² and a constant

    found = {(candidate.at, candidate.place) for candidate in square.candidates(f)}

    half = Fraction(1, 2)
    assert (_at(1, half), "inside") in found
    assert {at for at, place in found if place == "edge"} == {_at(1, 0), _at(1, 2), _at(0, half), _at(2, half)}
    assert {at for at, place in found if place == "corner"} == set(square.corners)


def test_the_winner_is_none_where_two_share_the_extreme_value(square):
    f = Quadratic(1, 0, 1, -2, -2, 0)

    assert best(square.candidates(f), 1) is None
    assert best(square.candidates(f), -1).at == _at(1, 1)


@pytest.mark.parametrize("region", [drawn_rectangle, drawn_triangle])
@pytest.mark.parametrize("seed", range(12))
def test_no_point_of_a_fine_grid_is_beyond_the_winners(region, seed):
    made = drawn_bounded(Draw("cp_region", 1, 1, seed), region, 0)
    (left, low), *_ = made.region.corners
    grid = [_at(left + Fraction(i, 4), low + Fraction(j, 4)) for i in range(1, 24) for j in range(1, 24)]

    values = [made.f.value(at) for at in grid if made.region.holds_inside(at)]

    assert made.lowest.value <= min(values)
    assert max(values) <= made.highest.value


def test_another_constant_leaves_the_winners_where_they_are():
    made = drawn_bounded(Draw("cp_region", 1, 1, 1), drawn_rectangle, 0)

    raised = made.raised(5)

    assert raised.f.value(raised.lowest.at) == raised.lowest.value == made.lowest.value + 5
    assert raised.highest.at == made.highest.at


@pytest.mark.parametrize("seed", range(12))
def test_the_candidates_on_a_circle_have_a_gradient_along_the_radius(seed):
    made = drawn_on_disc(Draw("cp_region", 1, 3, seed))

    for candidate in made.candidates:
        (x, y), (across, up) = candidate.at, made.f.slopes(candidate.at)
        if candidate.place == "edge":
            assert x * x + y * y == made.radius**2
            assert across * y == up * x
        else:
            assert (across, up) == (0, 0)
