from math import inf

import pytest

from engine.subjects.critical_points.halving import end_of


@pytest.mark.parametrize(
    ("outside", "end"), [pytest.param(1000.0, 3.0, id="upwards"), pytest.param(-1000.0, -2.0, id="downwards")]
)
def test_the_end_of_a_condition_is_found(outside, end):
    assert end_of(lambda a: -2 <= a <= 3, 0.0, outside) == pytest.approx(end, abs=1e-9)


def test_a_condition_without_an_end_holds_to_infinity():
    assert end_of(lambda a: a >= -2, 0.0, 1000.0) == inf
    assert end_of(lambda a: a <= 3, 0.0, -1000.0) == -inf
