"""F(x, y, z) = (xy + z, y²); at (1, 2) with z = 3 its Jacobian is [[2, 1, 1], [0, 4, 0]]."""

from dataclasses import replace

import pytest

from engine.landscape.claims import Claim
from engine.landscape.meanings import Approximation, Derivatives, Places
from engine.landscape.plots import Component, Landscape, Slider
from engine.landscape.scene import opening
from engine.landscape.sensitivity import Sensitivity, inputs

_FUNCTIONS = ("x y + z", "y^2")
_MAP = Landscape(
    (Component("F_{1}", _FUNCTIONS[0]), Component("F_{2}", _FUNCTIONS[1])),
    ("x", "y"),
    ((-3.0, 3.0), (-3.0, 3.0)),
    (1.0, 2.0),
    (Slider("z", 3.0, -3.0, 3.0),),
)
_BASE = {"x": 1.0, "y": 2.0, "z": 3.0}
_JACOBIAN = Derivatives("jacobian", _FUNCTIONS, ("x", "y", "z"))
_RIGHT = (("y", "x", "1"), ("0", "2y", "0"))


def _around(*claims, revealed=False, landscape=_MAP):
    return Sensitivity(replace(opening(landscape), claims=claims, is_revealed=revealed))


def test_every_name_is_an_input_the_axes_first():
    assert [(each.name, each.value, each.low) for each in inputs(_MAP)] == [("x", 1, -3), ("y", 2, -3), ("z", 3, -3)]


def test_before_the_verdict_there_are_values_and_no_predictions():
    first, second = _around().gauges(_BASE | {"y": 2.5})

    assert (first.before, first.now, first.change) == (5, 5.5, 0.5)
    assert (second.before, second.now) == (4, 6.25)
    assert {first.yours, first.true, second.yours, second.true} == {None}


def test_before_the_verdict_no_slope_is_told():
    assert {(each.yours, each.true) for each in _around().slopes()} == {(None, None)}
    assert not _around().predicts


def test_an_answer_predicts_by_its_own_entries_and_the_truth_by_the_true_ones():
    wrong = Claim(_JACOBIAN, (("y", "x", "1"), ("0", "y", "0")))

    first, second = _around(wrong, revealed=True).gauges(_BASE | {"y": 2.5})

    assert (first.yours, first.true) == (0.5, pytest.approx(0.5))
    assert (second.change, second.yours) == (2.25, 1.0)
    assert second.true == pytest.approx(2.0)


def test_after_a_miss_the_truth_is_not_told():
    gauges = _around(Claim(_JACOBIAN, _RIGHT)).gauges(_BASE | {"z": 2.0})

    assert [(each.yours, each.true) for each in gauges] == [(-1.0, None), (0.0, None)]


@pytest.mark.parametrize(
    ("claim", "yours"),
    [
        pytest.param(
            Claim(Derivatives("gradient", (_FUNCTIONS[0],), ("x", "y", "z")), (("y",), ("x",), ("1",))),
            (0.2, None),
            id="a gradient speaks of one output",
        ),
        pytest.param(
            Claim(Derivatives("partial", (_FUNCTIONS[0],), ("x",)), (("y",),)), (0.2, None), id="so does a derivative"
        ),
        pytest.param(
            Claim(Approximation(1, _FUNCTIONS[0], ("x", "y", "z"), _BASE), (("5 + 2(x - 1) + (y - 2) + (z - 3)",),)),
            (0.2, None),
            id="and a tangent plane",
        ),
        pytest.param(
            Claim(_JACOBIAN, (("7", "x"), ("0", "2y"))), (0.7, 0.0), id="a table of another size as far as it goes"
        ),
        pytest.param(Claim(Places("y^2", ("x", "y")), (("0", "0"),)), (None, None), id="points say nothing"),
    ],
)
def test_what_an_answer_says_of_the_first_input(claim, yours):
    gauges = _around(claim).gauges(_BASE | {"x": 1.1})

    assert tuple(each.yours for each in gauges) == tuple(
        None if each is None else pytest.approx(each) for each in yours
    )


def test_an_answer_says_nothing_once_an_input_moves_that_it_does_not_speak_of():
    around = _around(Claim(Derivatives("partial", (_FUNCTIONS[0],), ("x",)), (("y",),)))

    assert around.speaks_of == ("x",)
    assert around.gauges(_BASE | {"x": 1.1, "z": 2.0})[0].yours is None


def test_slopes_are_told_for_every_output_and_input():
    told = _around(Claim(_JACOBIAN, _RIGHT), revealed=True).slopes()

    assert [(each.output.label, each.name) for each in told][:3] == [("F_{1}", "x"), ("F_{1}", "y"), ("F_{1}", "z")]
    assert [each.true for each in told] == pytest.approx([2, 1, 1, 0, 4, 0], abs=1e-8)
    assert [each.yours for each in told] == [2, 1, 1, 0, 4, 0]


def test_a_scale_reaches_from_end_to_end_of_every_input():
    _, second = _around().gauges(_BASE)

    assert second.low <= 0
    assert second.high >= 9


def test_the_marker_is_where_the_base_is():
    around = Sensitivity(opening(_MAP).moved(0.0, 1.0))

    assert around.base == (0.0, 1.0, 3.0)


def test_a_gradient_of_the_second_output_speaks_of_that_one():
    claim = Claim(Derivatives("gradient", (_FUNCTIONS[1],), ("x", "y", "z")), (("0",), ("y",), ("0",)))

    assert [each.yours for each in _around(claim).gauges(_BASE | {"y": 3.0})] == [None, 2.0]


def test_an_answer_on_another_function_says_nothing():
    claim = Claim(Derivatives("gradient", ("x y z",), ("x", "y", "z")), (("1",), ("1",), ("1",)))

    assert not _around(claim).predicts
