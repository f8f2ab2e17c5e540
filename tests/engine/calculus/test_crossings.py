from fractions import Fraction

import pytest

from engine.calculus.crossings import sign_changes


def test_points_on_a_circle_are_found():
    points = sign_changes(lambda at: float(at["x"] ** 2 + at["y"] ** 2 - 4), ("x", "y"))

    assert len(points) == 3
    assert all(x * x + y * y == pytest.approx(4) for x, y in points)


def test_a_function_of_one_sign_has_no_crossings():
    assert sign_changes(lambda at: 1.0 + float(at["u"] ** 2), ("u", "v")) == ()


def test_the_coordinates_stand_in_the_order_of_the_names():
    points = sign_changes(lambda at: float(at["v"] - Fraction(1, 2)), ("u", "v"))

    assert all(v == pytest.approx(0.5) for _, v in points)
