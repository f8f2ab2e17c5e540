from fractions import Fraction
from itertools import islice

import pytest

from engine.equality.domain import Domain
from engine.equality.points import awkward_numbers, further_points, neighbours, planned_points
from engine.language.parser import parse

NAMES = ("x", "y", "z")


@pytest.mark.parametrize(
    "domain",
    [
        pytest.param(Domain(NAMES), id="everywhere"),
        pytest.param(Domain(NAMES, positive=frozenset({"y"})), id="a positive name"),
        pytest.param(Domain(NAMES, box={"x": (Fraction(-1), Fraction(1, 3))}), id="a box"),
        pytest.param(
            Domain(NAMES, frozenset({"x"}), {"x": (Fraction(-1), Fraction(1))}), id="a positive name in a box"
        ),
    ],
)
def test_every_point_lies_in_the_domain(domain):
    trees = (parse("abs(x - 1000)", NAMES), parse("7y", NAMES))
    points = [*planned_points(NAMES, domain, trees), *islice(further_points(NAMES, domain), 100)]
    points += islice(neighbours(points[0], domain), 100)

    assert all(domain.holds(name, value) for point in points for name, value in point.items())


def test_every_pattern_of_signs_is_seen():
    patterns = {tuple(value > 0 for value in point.values()) for point in planned_points(NAMES, Domain(NAMES), ())}

    assert len(patterns) == 8


def test_both_sides_of_an_awkward_number_are_seen():
    seen = [point["x"] for point in planned_points(("x",), Domain(("x",)), (parse("abs(x - 1000)", NAMES),))]

    assert any(999 < x < 1000 for x in seen)
    assert any(1000 < x < 1001 for x in seen)


def test_numbers_that_are_written_and_their_ratios_are_awkward():
    assert set(awkward_numbers(parse("abs(2x - 1001)", NAMES))) == {Fraction(1001), Fraction(1001, 2)}


def test_a_narrow_domain_is_seen_along_its_length():
    home = {"x": Fraction(1), "y": Fraction(2), "z": Fraction(3)}

    seen = [point["y"] for point in islice(neighbours(home, Domain(NAMES)), 40) if abs(point["x"] - 1) < 1]

    assert min(seen) < -1
    assert max(seen) > 3


def test_without_names_there_is_one_point():
    assert list(planned_points((), Domain(()), ())) == [{}]
