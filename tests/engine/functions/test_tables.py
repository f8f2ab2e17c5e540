import numpy as np
import pytest

from engine.chance import Draw
from engine.functions.tables import Table, drawn_table


def _drawn(count: int = 20, *, at_edge: bool = False) -> list[Table]:
    return [drawn_table(Draw("test", 1, 1, seed), at_edge=at_edge) for seed in range(count)]


@pytest.mark.parametrize("at_edge", [False, True], ids=["inside", "at the edge"])
def test_the_slopes_are_the_differences_that_numpy_takes(at_edge):
    for table in _drawn(at_edge=at_edge):
        values = np.array(table.values, dtype=float)
        slope_y, slope_x = np.gradient(values, float(table.step_y), float(table.step_x))

        assert slope_x[table.row, table.column] == pytest.approx(float(table.slope_x))
        assert slope_y[table.row, table.column] == pytest.approx(float(table.slope_y))


def test_a_one_sided_difference_is_seen_to_be_another():
    for table in _drawn():
        right = (table.across(1) - table.value) / table.step_x

        assert abs(right - table.slope_x) >= abs(table.slope_x) / 20
