"""Claims in cells. f(x, y) = x²y - 3y, so ∇f = (2xy, x² - 3)."""

from dataclasses import replace

import pytest

from engine.landscape.claim_table import claim_table
from engine.landscape.scene import opening
from tests.engine.landscape.plots_to_try import landscape
from tests.engine.landscape.test_draw_claims import CLAIMS, F

EVERY = pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)


def table_of(claim, *, is_revealed=False):
    return claim_table(replace(opening(landscape(F)), claims=(claim,), is_revealed=is_revealed))


@EVERY
@pytest.mark.parametrize("is_revealed", [False, True], ids=["asked", "over"])
def test_every_claim_fills_a_table(claim, is_revealed):
    table = table_of(claim, is_revealed=is_revealed)

    assert [len(row) for row in table.cells] == [len(table.columns)] * len(table.rows)


@EVERY
def test_no_number_of_the_truth_is_in_a_table_before_it_is_over(claim):
    table = table_of(claim)

    assert not any(head.startswith("True") for head in (*table.columns, *table.rows))


def test_a_field_is_read_at_points_all_over_the_map():
    table = table_of(CLAIMS["a gradient"], is_revealed=True)

    assert table.columns == ("Yours", "True")
    assert table.cells[table.rows.index("(0.00, 0.00)")] == ("(0.00, 0.00)", "(0.00, −3.00)")


def test_without_a_claim_there_is_no_table():
    assert claim_table(opening(landscape(F))) is None
