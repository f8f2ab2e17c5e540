import pytest

from engine.language.parser import parse
from engine.language.point_sets import PointSet, read_points
from engine.subjects.critical_points.natures_sorted import class_part, nature_parts, nature_slips
from engine.subjects.critical_points.stationary import Landmark, Terrain


def _points(text: str) -> PointSet:
    found = read_points(text, ())
    assert isinstance(found, PointSet)
    return found


@pytest.fixture
def ground() -> Terrain:
    """f(x, y) = x³ - 6xy + 3y², so D = 36x - 36: a saddle at (0, 0) and a minimum at (2, 2)."""
    natures = ("saddle", "minimum")
    marks = tuple(map(Landmark, _points("(0, 0), (2, 2)").points, natures))
    return Terrain(parse("x^3 - 6x y + 3y^2", ("x", "y")), ("x", "y"), marks, lambda _: ())


def test_the_points_are_sorted_by_nature(ground):
    minima, maxima, saddles = nature_parts(ground, "cde", "b")

    assert [part.key for part in (minima, maxima, saddles)] == [_points("(2, 2)"), _points("none"), _points("(0, 0)")]
    assert minima.witness is not None
    assert minima.witness({}) == (pytest.approx((2, 2)),)


@pytest.mark.parametrize(
    ("earlier", "saddles"),
    [
        pytest.param({"a": _points("(0, 0)")}, "(0, 0)", id="a lost point"),
        pytest.param(
            {"a": _points("(0, 1), (3, 3)")}, "(0, 1)", id="a wrong point keeps the nature that it would have"
        ),
        pytest.param(
            {"a": _points("(0, 0), (2, 2)"), "b": parse("36x + 36", ("x", "y"))}, "none", id="the learner's own D"
        ),
    ],
)
def test_the_natures_follow_from_the_learners_own_points(ground, earlier, saddles):
    follows = nature_parts(ground, "cde", "b")[2].follows
    assert follows is not None

    assert follows(earlier) == _points(saddles)


@pytest.mark.parametrize("points", ["(1, 1)", "(0, 0, 0)"], ids=["D = 0 there", "three coordinates"])
def test_points_that_cannot_be_sorted_lead_nowhere(ground, points):
    follows = nature_parts(ground, "cde", "b")[0].follows
    assert follows is not None

    assert follows({"a": _points(points)}) is None


def test_a_right_point_of_another_nature_is_said_to_be_right(ground):
    wanted = ("S17", "e", _points("(2, 2)"))

    (slip,) = (s for s in nature_slips(ground, "cde", evidence=True) if (s.code, s.part, s.answer) == wanted)

    assert "is a critical point, but a minimum." in slip.message


def test_the_class_of_the_only_point_follows_from_the_learners_own_determinant():
    bowl = Terrain(
        parse("x^2 + x y + y^2", ("x", "y")),
        ("x", "y"),
        (Landmark(_points("(0, 0)").points[0], "minimum"),),
        lambda _: (),
    )

    part = class_part(bowl, "c", "b")

    assert part.follows is not None
    assert part.follows({"b": parse("-3", ())}) == type(part.key)(("saddle",))
