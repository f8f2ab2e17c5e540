from itertools import pairwise

import pytest

from engine.landscape.levels import round_levels, round_scale, round_step


@pytest.mark.parametrize(
    ("value", "step"),
    [
        (0.3, 0.5),
        (1.0, 1.0),
        (1.1, 2.0),
        (2.1, 2.5),
        (26.0, 50.0),
        (0.1 + 0.2, 0.5),
        (5.000000001, 5.0),
        (900.0, 1000.0),
    ],
)
def test_a_step_is_rounded_up_to_what_scales_count_in(value, step):
    assert round_step(value) == pytest.approx(step)


def test_a_scale_is_rounded_more_finely():
    assert round_scale(11.6) == pytest.approx(12)


@pytest.mark.parametrize(("low", "high"), [(-8.9, 8.9), (0.0, 1.0), (-0.003, 0.011), (1e6, 1e6 + 1), (3.2, 400.0)])
def test_levels_are_even_and_span_the_range(low, high):
    levels = round_levels(low, high)

    gaps = [after - before for before, after in pairwise(levels)]
    assert levels[0] <= low < levels[1]
    assert levels[-2] < high <= levels[-1]
    assert max(gaps) == pytest.approx(min(gaps))
    assert 5 <= len(levels) <= 14
