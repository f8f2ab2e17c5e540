"""Equations, intervals and sets of points that are printed read back as what they were."""

from hypothesis import given
from hypothesis import strategies as st

from engine.language.equations import Equation, read_equation
from engine.language.intervals import Interval, read_interval
from engine.language.point_sets import PointSet, read_points
from tests.engine.language.trees import NAMES, nodes

_SIDES = nodes(size=5)
_BOUNDED = st.sampled_from(["", *NAMES])


@st.composite
def _intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(st.none() | _SIDES), draw(st.none() | _SIDES)
    has_low, has_high = draw(st.booleans()), draw(st.booleans())
    return Interval(low, high, has_low and low is not None, has_high and high is not None, draw(_BOUNDED))


def _point_sets() -> st.SearchStrategy[PointSet]:
    def of(dimension: int) -> st.SearchStrategy[PointSet]:
        point = st.lists(_SIDES, min_size=dimension, max_size=dimension).map(tuple)
        return st.lists(point, max_size=3).map(lambda points: PointSet(tuple(points)))

    return st.integers(1, 3).flatmap(of)


@given(_SIDES, _SIDES)
def test_an_equation_reads_back(left, right):
    equation = Equation(left, right)

    assert read_equation(equation.plain(), NAMES) == equation


@given(_intervals())
def test_an_interval_reads_back(interval):
    assert read_interval(interval.plain(), NAMES) == interval


@given(_point_sets())
def test_a_set_of_points_reads_back(points):
    assert read_points(points.plain(), NAMES) == points
