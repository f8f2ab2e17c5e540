"""The steps of walks in cells; `f(x, y) = x² + 3y²`, so Newton's method is at the minimum after one step from (1, ½)."""

from dataclasses import replace

from engine.landscape.exploring import Exploring
from engine.landscape.scene import opening
from engine.landscape.walk_table import walk_table
from tests.engine.landscape.plots_to_try import landscape

SCENE = replace(opening(landscape("x^2 + 3*y^2")), is_revealed=True)


def test_without_walks_there_is_no_table():
    assert walk_table(SCENE) is None


def test_before_walks_may_be_seen_there_is_no_table():
    assert walk_table(replace(SCENE, exploring=Exploring(("newton",)), is_revealed=False)) is None


def test_each_step_says_where_it_stands_and_how_high():
    table = walk_table(replace(SCENE, exploring=Exploring(("newton",))))

    assert table is not None
    assert table.rows[:2] == ("P", "step 1")
    assert table.cells[:2] == (("(1.00, 0.50)", "1.75"), ("(0.00, 0.00)", "0.00"))


def test_a_walk_that_ends_sooner_leaves_its_cells_empty():
    table = walk_table(replace(SCENE, exploring=Exploring(("descent", "newton"), rate=0.01, steps=5)))

    assert table is not None
    assert len(table.rows) == 6
    assert "" in table.cells[-1]
