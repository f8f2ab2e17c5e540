"""f(m, v) = m v² in joules; at m = 2 and v = 3 its slopes are 9 and 12."""

from dataclasses import replace

import pytest

from engine.landscape.claims import Claim
from engine.landscape.meanings import Derivatives
from engine.landscape.plots import Component, Landscape
from engine.landscape.scene import opening
from engine.landscape.sensitivity import Sensitivity
from engine.landscape.sensitivity_words import change_said, sensitivity_said, sensitivity_table, slopes_said

_ENERGY = Landscape(
    (Component("E", "m v^2"),),
    ("m", "v"),
    ((0.0, 4.0), (0.0, 6.0)),
    (2.0, 3.0),
    units={"m": "kg", "v": "m/s", "E": "J"},
)
_WRONG = Claim(Derivatives("gradient", ("m v^2",), ("m", "v")), (("v^2",), ("m v",)))
_MOVED = {"m": 2.0, "v": 3.1}


def _around(*claims, revealed=False):
    return Sensitivity(replace(opening(_ENERGY), claims=claims, is_revealed=revealed))


def test_before_the_verdict_only_values_are_said():
    said = sensitivity_said(_around(), _MOVED)

    assert said == (
        "From P at m = 2.00 kg, v = 3.00 m/s the inputs have gone to v = 3.10 m/s. "
        "E goes from 18.00 to 19.22, by +1.22."
    )


def test_at_the_base_point_nothing_has_moved():
    assert sensitivity_said(_around(), {"m": 2.0, "v": 3.0}).startswith(
        "The inputs are at P: m = 2.00 kg, v = 3.00 m/s."
    )


def test_predictions_stand_beside_the_actual_change():
    said = sensitivity_said(_around(_WRONG, revealed=True), _MOVED)

    assert said.endswith("by +1.22; yours predicts +0.60 and the true slopes predict +1.20.")


def test_the_table_has_a_row_for_each_number():
    table = sensitivity_table(_around(_WRONG, revealed=True), _MOVED)

    assert table.columns == ("E in J",)
    assert dict(zip(table.rows, (row[0] for row in table.cells), strict=True)) == {
        "At P": "18.00",
        "Now": "19.22",
        "Change": "+1.22",
        "Yours predicts": "+0.60",
        "True slopes predict": "+1.20",
        "Sensitivity to m, yours": "9.00",
        "Sensitivity to m, true": "9.00",
        "Sensitivity to v, yours": "6.00",
        "Sensitivity to v, true": "12.00",
    }


def test_the_table_holds_no_prediction_before_the_verdict():
    assert sensitivity_table(_around(), _MOVED).rows == ("At P", "Now", "Change")


def test_sensitivities_are_said_per_unit():
    slopes = _around(_WRONG, revealed=True).slopes()

    assert slopes_said(slopes) == (
        "Your sensitivity per unit: m 9.00, v 6.00",
        "True sensitivity per unit: m 9.00, v 12.00",
    )


@pytest.mark.parametrize(("change", "said"), [(0.5, "+0.50"), (-0.5, "−0.50"), (-0.0, "+0.00"), (None, "–")])
def test_a_change_has_its_sign(change, said):
    assert change_said(change) == said
