"""What is explored, in numbers and words; f(x, y) = x² + 3y² has the Hessian diag(2, 6) and its bottom at the origin."""

from dataclasses import replace

import numpy as np
import pytest

from engine.landscape.exploring import OVERLAYS, Exploring
from engine.landscape.exploring_shape import bends, model_at, plane_at
from engine.landscape.exploring_walks import fitting_rate, walked
from engine.landscape.exploring_words import explored_said
from engine.landscape.sampling import over_axes
from engine.landscape.scene import opening
from tests.engine.landscape.plots_to_try import SQUARE, landscape

BOWL = over_axes("x^2 + 3*y^2", ("x", "y"))
START = (1.0, 1.0)


def exploring(*overlays, formula="x^2 + 3*y^2", **settings):
    scene = opening(landscape(formula, point=START))
    return replace(scene, is_revealed=True, exploring=Exploring(overlays=overlays, **settings))


def test_one_overlay_is_shown_at_a_time():
    assert Exploring().toggled("plane", keeps=False).overlays == ("plane",)


def test_overlays_that_are_kept_add_up():
    assert Exploring().toggled("plane", keeps=True).overlays == ("gradient", "plane")


@pytest.mark.parametrize("keeps", [True, False], ids=["keeping", "one at a time"])
def test_choosing_an_overlay_again_takes_it_away(keeps):
    assert Exploring().toggled("gradient", keeps=keeps).overlays == ()


def test_of_several_the_one_that_is_chosen_alone_stays():
    assert Exploring(overlays=("gradient", "plane")).toggled("plane", keeps=False).overlays == ("plane",)


def test_the_axes_of_bending_are_eigenvectors_with_the_greater_curvature_first():
    steep, flat = bends(BOWL, START, SQUARE)

    assert (steep.curvature, flat.curvature) == pytest.approx((6.0, 2.0), abs=1e-6)
    assert np.abs(steep.direction) == pytest.approx([0.0, 1.0], abs=1e-6)


def test_at_the_edge_of_its_domain_a_function_has_no_axes():
    assert bends(over_axes("sqrt(x)", ("x", "y")), (0.0, 0.0), SQUARE) == ()


def test_the_plane_touches_and_the_model_of_a_quadratic_is_the_quadratic():
    plane, model = plane_at(BOWL, START, SQUARE), model_at(BOWL, START, SQUARE)

    assert float(plane(2.0, 1.0)) == pytest.approx(6.0, abs=1e-6)
    assert float(model(-1.0, 0.5)) == pytest.approx(1.75, abs=1e-5)


def test_a_descent_takes_the_steps_of_its_rule():
    walk = walked(BOWL, START, SQUARE, "descent", Exploring(rate=0.1, steps=2))

    assert walk.points == pytest.approx(np.asarray([[1, 1], [0.8, 0.4], [0.64, 0.16]]), abs=1e-6)
    assert walk.ending == "goes on"


def test_momentum_keeps_a_share_of_its_velocity():
    walk = walked(BOWL, START, SQUARE, "momentum", Exploring(rate=0.1, beta=0.5, steps=2))

    assert walk.points[-1] == pytest.approx([0.8 - 0.1 - 0.16, 0.4 - 0.3 - 0.24], abs=1e-6)


@pytest.mark.parametrize(
    ("name", "formula", "settings", "ending"),
    [
        pytest.param("newton", "x^2 + 3*y^2", {}, "arrives", id="Newton on a quadratic"),
        pytest.param("newton", "x^2", {}, "no step", id="Newton along a trough"),
        pytest.param("descent", "x^2 + 3*y^2", {"rate": 1.0}, "diverges", id="a rate that is too great"),
        pytest.param("descent", "sqrt(x) + y", {"rate": 3.0}, "undefined", id="out of the domain"),
        pytest.param("descent", "0*x", {"rate": 1.0}, "arrives", id="on a plain"),
        pytest.param("momentum", "1/x", {"rate": 0.001}, "goes on", id="slowly"),
    ],
)
def test_each_walk_says_how_it_ends(name, formula, settings, ending):
    function = over_axes(formula, ("x", "y"))

    assert walked(function, START, SQUARE, name, Exploring(**{"rate": 0.1, **settings})).ending == ending


def test_the_first_learning_rate_comes_down():
    for formula in ("x^2 + 3*y^2", "1000*x^2 + y^2", "x*y", "exp(x*y)", "3 + 0*x"):
        function = over_axes(formula, ("x", "y"))
        rate = fitting_rate(function, START, SQUARE)

        walk = walked(function, START, SQUARE, "descent", Exploring(rate=rate, steps=3))

        assert walk.heights[-1] <= walk.heights[0]


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        pytest.param(
            exploring("descent", rate=0.1, steps=1),
            "Gradient descent: f goes from 4.00 to 1.12 in 1 step, at (0.80, 0.40).",
            id="a descent",
        ),
        pytest.param(
            exploring("descent", rate=1.0),
            "Gradient descent diverges: after 3 steps it is far outside.",
            id="a divergence",
        ),
        pytest.param(
            exploring("newton", formula="x^2"),
            "Newton's method cannot begin: the Hessian at P cannot be inverted.",
            id="a singular Hessian",
        ),
        pytest.param(
            exploring("curvatures", formula="x^2 - y^2"),
            "The curvature is 2.00 along (1.00, 0.00) and −2.00 along (0.00, 1.00).",
            id="curvatures",
        ),
        pytest.param(exploring("gradient"), "", id="nothing to say"),
    ],
)
def test_what_is_explored_is_said_in_words(scene, says):
    assert " ".join(explored_said(scene)) == says


def test_nothing_is_said_before_it_may_be_seen():
    assert explored_said(replace(exploring(*OVERLAYS, rate=0.1), is_revealed=False)) == ()


def test_a_scene_over_another_box_remembers_its_own():
    near = opening(landscape("x*y")).seen_in(((0.0, 1.0), (0.0, 1.0))).seen_in(((0.0, 0.5), (0.0, 0.5)))

    assert near.own_box == SQUARE
    assert near.landscape.box == ((0.0, 0.5), (0.0, 0.5))
