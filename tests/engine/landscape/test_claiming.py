"""What answers claim, in numbers. `f(x, y) = x²y - 3y`, so ∇f = (2xy, x² - 3) and its Hessian is (2y, 2x; 2x, 0)."""

from dataclasses import replace

import numpy as np
import pytest

from engine.landscape.claimed import (
    AxisClaim,
    ElsewhereClaim,
    FieldClaim,
    ModelClaim,
    PlacesClaim,
    SlopeClaim,
    WalkClaim,
)
from engine.landscape.claiming import shown_slopes, told
from engine.landscape.claims import Claim
from engine.landscape.differing import claimed_arrows, excess, share_apart
from engine.landscape.meanings import Approximation, Axis, Derivatives, Places, Step
from engine.landscape.plots import Path, Slider
from engine.landscape.scene import opening
from tests.engine.landscape.plots_to_try import SQUARE, landscape

F = "x^2*y - 3*y"
XY = ("x", "y")
AT = {"x": 1.0, "y": 0.5}


def scene_of(meaning, rows, *, plot=None, is_revealed=False):
    return replace(opening(plot or landscape(F)), claims=(Claim(meaning, rows),), is_revealed=is_revealed)


def only(scene):
    (claim,) = told(scene)
    return claim


def test_a_typed_gradient_is_a_field_beside_the_true_one():
    claim = only(scene_of(Derivatives("gradient", (F,), XY), (("2*x*y",), ("x^2",))))

    assert isinstance(claim, FieldClaim)
    assert tuple(map(float, claim.yours(1.0, 0.5))) == pytest.approx((1.0, 1.0))
    assert tuple(map(float, claim.true(1.0, 0.5))) == pytest.approx((1.0, -2.0))


def test_a_typed_partial_derivative_has_no_part_along_the_other_axis():
    claim = only(scene_of(Derivatives("partial", (F,), ("y",)), (("x^2",),)))

    assert claim.along == 1
    assert tuple(map(float, claim.yours(1.0, 0.5))) == (0.0, 1.0)
    assert tuple(map(float, claim.true(1.0, 0.5))) == pytest.approx((0.0, -2.0))


def test_of_a_jacobian_the_row_of_the_function_that_is_shown_is_drawn():
    plot = landscape("x*y", "x + 3*y")
    rows = (("y", "x"), ("1", "3"))
    scene = replace(scene_of(Derivatives("jacobian", ("x*y", "x + 3*y"), XY), rows, plot=plot), component=1)

    assert tuple(map(float, only(scene).yours(0.0, 0.0))) == (1.0, 3.0)


def test_of_three_derivatives_those_along_the_axes_are_drawn():
    plot = landscape("x*y*z", sliders=(Slider("z", 2.0, -3.0, 3.0),))
    scene = scene_of(Derivatives("gradient", ("x*y*z",), ("x", "y", "z")), (("y*z",), ("x*z",), ("x*y",)), plot=plot)

    assert tuple(map(float, only(scene).yours(1.0, 0.5))) == (1.0, 2.0)


def test_a_typed_hessian_is_the_model_that_it_makes_at_the_marker():
    scene = scene_of(Derivatives("hessian", (F,), XY), (("2*y", "2*x"), ("2*x", "2")))

    claim = only(scene)

    assert isinstance(claim, ModelClaim)
    assert claim.follows
    # f = -1 and ∇f = (1, -2) at (1, ½); the typed curvatures are (1, 2; 2, 2)
    assert float(claim.yours(1.5, 1.0)) == pytest.approx(-1 + 0.5 - 1 + 0.5 * (0.25 + 2 * 2 * 0.25 + 2 * 0.25))
    assert float(claim.true(1.5, 1.0)) == pytest.approx(-1 + 0.5 - 1 + 0.5 * (0.25 + 2 * 2 * 0.25), abs=1e-5)


def test_a_model_goes_where_the_marker_goes():
    scene = scene_of(Derivatives("hessian", (F,), XY), (("2*y", "2*x"), ("2*x", "0"))).moved(0.0, 1.0)

    assert only(scene).at == (0.0, 1.0)


def test_a_matrix_that_is_not_symmetric_is_told_from_one_that_is():
    rows = (("2*y", "2*x"), ("-2*x", "0"))

    assert only(scene_of(Derivatives("hessian", (F,), XY), rows)).is_lopsided
    assert not only(scene_of(Derivatives("hessian", (F,), XY), (("2*y", "2*x"), ("2*x", "0")))).is_lopsided


def test_a_typed_plane_stays_at_the_point_of_the_question():
    scene = scene_of(Approximation(1, F, XY, AT), (("x - 2*y - 1",),)).moved(0.0, 0.0)

    claim = only(scene)

    assert claim.at == (1.0, 0.5)
    assert not claim.follows
    assert float(claim.yours(1.0, 0.5)) == -1.0


def test_a_typed_step_goes_from_the_start_to_the_typed_point():
    scene = scene_of(Step(F, XY, (1.0, 0.5)), (("1/2",), ("1.5",)))

    assert only(scene) == WalkClaim((1.0, 0.5), (0.5, 1.5), None)


def test_typed_points_are_told_apart_by_their_slopes():
    claim = only(scene_of(Places("x^3 - 3*x + y^2", XY), (("1", "0"), ("0", "2")), plot=landscape("x^3 - 3*x + y^2")))

    assert isinstance(claim, PlacesClaim)
    assert claim.is_flat == (True, False)
    assert claim.slopes == pytest.approx((0.0, 5.0), abs=1e-6)


def test_a_typed_direction_has_the_curvature_along_it():
    claim = only(scene_of(Axis("x^2 - y^2", XY, AT), (("3",), ("0",)), plot=landscape("x^2 - y^2")))

    assert isinstance(claim, AxisClaim)
    assert claim.way == (1.0, 0.0)
    assert claim.bend == pytest.approx(2.0, abs=1e-5)


@pytest.mark.parametrize(
    ("meaning", "rows"),
    [
        pytest.param(Derivatives("gradient", (F,), XY), (("2*q",), ("x",)), id="an unknown name"),
        pytest.param(Derivatives("gradient", (F,), XY), (("2*",), ("x",)), id="unreadable"),
        pytest.param(Derivatives("gradient", (F,), XY), (("2*x",),), id="too few entries"),
        pytest.param(Derivatives("gradient", ("x*y",), XY), (("y",), ("x",)), id="another function"),
        pytest.param(Derivatives("partial", (F,), ("x", "y")), (("2*x",),), id="a second derivative"),
        pytest.param(Derivatives("hessian", (F,), XY), (("2*y", "2*x"),), id="a row of a matrix"),
        pytest.param(Step(F, XY, (0.0, 0.0)), (("x",), ("1",)), id="a step to no numbers"),
        pytest.param(Places(F, XY), (("1",),), id="a point with one coordinate"),
        pytest.param(Axis(F, XY, AT), (("0",), ("0",)), id="no direction"),
    ],
)
def test_what_cannot_be_drawn_claims_nothing(meaning, rows):
    assert told(scene_of(meaning, rows)) == ()


def test_a_claim_about_another_slice_is_not_drawn_on_this_one():
    plot = landscape("x*y*z", sliders=(Slider("z", 2.0, -3.0, 3.0),))
    meaning = Derivatives("gradient", ("x*y*z",), ("x", "y", "z"), {**AT, "z": 2.0})
    scene = scene_of(meaning, (("1",), ("2",), ("1/2",)), plot=plot)

    assert isinstance(only(scene), SlopeClaim)
    assert only(replace(scene, values={"z": 1.0})) == ElsewhereClaim((("z", 2.0),))


@pytest.mark.parametrize(
    ("meaning", "rows", "truth"),
    [
        pytest.param(Derivatives("gradient", (F,), XY, AT), (("1",), ("1",)), "true", id="a gradient at a point"),
        pytest.param(Derivatives("hessian", (F,), XY, AT), (("1", "2"), ("2", "0")), "true", id="a Hessian at a point"),
        pytest.param(Approximation(1, F, XY, AT), (("x",),), "true", id="a plane"),
        pytest.param(Step(F, XY, (1.0, 0.5)), (("0",), ("1",)), "true", id="a step"),
        pytest.param(Axis(F, XY, AT), (("1",), ("1",)), "principal", id="a direction"),
    ],
)
def test_the_truth_about_numbers_is_seen_only_once_it_is_over(meaning, rows, truth):
    plot = landscape(F)
    plot = type(plot)(plot.components, plot.axes, SQUARE, plot.point, (), (Path(((1.0, 0.5), (0.0, 2.0)), after=True),))

    assert not getattr(only(scene_of(meaning, rows, plot=plot)), truth)
    assert getattr(only(scene_of(meaning, rows, plot=plot, is_revealed=True)), truth)


def test_the_true_end_of_a_step_is_what_the_plot_says():
    plot = landscape(F)
    plot = type(plot)(plot.components, plot.axes, SQUARE, plot.point, (), (Path(((1.0, 0.5), (0.0, 2.0)), after=True),))
    scene = scene_of(Step(F, XY, (1.0, 0.5)), (("0",), ("1",)), plot=plot, is_revealed=True)

    assert only(scene).true == (0.0, 2.0)


def test_two_fields_differ_where_one_is_far_off():
    claim = only(scene_of(Derivatives("gradient", (F,), XY), (("2*x*y",), ("x^2 + 3",))))

    found = excess(claim, np.asarray([0.0, 0.0]), np.asarray([0.5, -1.0]))

    assert (found > 0).all()
    assert share_apart(claim, SQUARE) > 0.9


def test_a_right_field_differs_nowhere():
    claim = only(scene_of(Derivatives("gradient", (F,), XY), (("2*x*y",), ("x^2 - 3",))))

    assert share_apart(claim, SQUARE) == 0.0
    assert claimed_arrows(claim, SQUARE).x.size == 0


def test_where_only_one_field_is_defined_they_differ():
    claim = only(scene_of(Derivatives("gradient", (F,), XY), (("2*x*y + 0*ln(x)",), ("x^2 - 3",))))

    assert excess(claim, np.asarray([-1.0]), np.asarray([0.5]))[0] > 0


def test_before_the_verdict_no_slopes_may_be_drawn():
    scene = opening(landscape(F))

    assert shown_slopes(scene, told(scene)) is None
    assert shown_slopes(replace(scene, is_revealed=True), ()) is not None


def test_where_one_axis_is_asked_only_the_slopes_along_it_are_drawn():
    scene = scene_of(Derivatives("partial", (F,), ("x",)), (("2*y",),))

    slopes = shown_slopes(scene, told(scene))

    assert tuple(map(float, slopes(1.0, 0.5))) == pytest.approx((1.0, 0.0))
