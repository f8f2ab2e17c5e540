"""What is said of claims. f(x, y) = x²y - 3y, so at P = (1, ½) f = -1, ∇f = (1, -2) and the Hessian is (1, 2; 2, 0)."""

from dataclasses import replace

import pytest

from engine.landscape.claim_readout import claim_readout
from engine.landscape.claim_words import claims_said, difference_said
from engine.landscape.claims import Claim
from engine.landscape.meanings import Approximation, Axis, Derivatives, Places, Step
from engine.landscape.plots import Path, Slider
from engine.landscape.scene import opening
from tests.engine.landscape.plots_to_try import SQUARE, landscape

F = "x^2*y - 3*y"
XY = ("x", "y")
AT = {"x": 1.0, "y": 0.5}
GRADIENT = Derivatives("gradient", (F,), XY)
SLOPE = Derivatives("gradient", (F,), XY, AT)
HESSIAN = Derivatives("hessian", (F,), XY)
PLANE = Approximation(1, F, XY, AT)
MODEL = Approximation(2, F, XY, AT)


def said(meaning, rows, *, is_revealed=False, plot=None):
    scene = replace(opening(plot or landscape(F)), claims=(Claim(meaning, rows),), is_revealed=is_revealed)
    return claims_said(scene)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param(
            (("2*x*y",), ("x^2 - 3",)), "Yours and the true gradient of f agree all over the map.", id="right"
        ),
        pytest.param((("-2*x*y",), ("3 - x^2",)), "At P it points the opposite way.", id="against it"),
        pytest.param((("4*x*y",), ("2*x^2 - 6",)), "At P it points the right way, but is too long.", id="too long"),
        pytest.param((("x*y",), ("(x^2 - 3)/2",)), "At P it points the right way, but is too short.", id="too short"),
        pytest.param((("2",), ("1",)), "At P it is turned to the left.", id="turned to the left"),
        pytest.param((("-2",), ("-1",)), "At P it is turned to the right.", id="turned to the right"),
        pytest.param((("0",), ("0",)), "At P it is zero.", id="nothing"),
        pytest.param((("ln(-1 - x^2)",), ("1",)), "At P it is undefined.", id="undefined"),
    ],
)
def test_a_field_is_held_against_the_true_one_at_the_marker(rows, says):
    assert said(GRADIENT, rows).endswith(says)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param((("1",), ("-2",)), "it points straight uphill", id="right"),
        pytest.param((("-1",), ("2",)), "it points downhill", id="downhill"),
        pytest.param((("2",), ("1",)), "it is not upright on the level curve there", id="along the level curve"),
        pytest.param((("2",), ("-4",)), "it points uphill, but the slope is another one", id="too long"),
    ],
)
def test_an_arrow_at_a_point_is_held_against_the_map(rows, says):
    assert says in said(SLOPE, rows)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param((("2*y", "2*x"), ("2*x", "0")), "At P yours makes a saddle, as the true model does.", id="right"),
        pytest.param(
            (("3", "0"), ("0", "3")), "At P yours makes a bowl, where the true model makes a saddle.", id="a bowl"
        ),
        pytest.param((("-3", "0"), ("0", "-3")), "At P yours makes a dome, where", id="a dome"),
        pytest.param((("3", "0"), ("0", "0")), "At P yours makes a trough, where", id="a trough"),
        pytest.param((("0", "0"), ("0", "-3")), "At P yours makes a ridge, where", id="a ridge"),
        pytest.param((("0", "0"), ("0", "0")), "At P yours makes a plane, where", id="flat"),
        pytest.param((("9", "0"), ("0", "-1")), "a saddle, as the true model does, but bends otherwise.", id="alike"),
        pytest.param((("1", "2"), ("0", "0")), "It is not symmetric", id="lopsided"),
    ],
)
def test_a_hessian_is_told_by_the_shape_that_it_makes(rows, says):
    assert says in said(HESSIAN, rows)


@pytest.mark.parametrize(
    ("meaning", "formula", "says"),
    [
        pytest.param(PLANE, "x - 2*y - 1", "Yours touches the surface at (1.00, 0.50) as closely", id="right"),
        pytest.param(PLANE, "x - 2*y + 1", "At (1.00, 0.50) yours is 2.00 above the surface.", id="above"),
        pytest.param(PLANE, "x - 2*y - 2", "At (1.00, 0.50) yours is 1.00 below the surface.", id="below"),
        pytest.param(PLANE, "-1 + 0*x", "but has another slope there.", id="another slope"),
        pytest.param(MODEL, "x - 2*y - 1", "has the height and the slope of the surface", id="other curvature"),
        pytest.param(MODEL, "ln(-1 - x^2)", "yours does not meet the surface.", id="undefined"),
    ],
)
def test_a_plane_is_told_by_how_it_touches(meaning, formula, says):
    assert says in said(meaning, ((formula,),)).replace("\N{MINUS SIGN}", "-")


def test_a_step_is_told_by_the_heights_at_both_ends():
    assert said(Step(F, XY, (1.0, 0.5)), (("0",), ("1",))) == (
        "Your step goes from (1.00, 0.50) to (0.00, 1.00): f goes from −1.00 to −3.00."
    )


def test_the_true_end_of_a_step_is_told_only_once_it_is_over():
    plot = landscape(F)
    plot = type(plot)(plot.components, plot.axes, SQUARE, plot.point, (), (Path(((1.0, 0.5), (0.0, 2.0)), after=True),))
    step, rows = Step(F, XY, (1.0, 0.5)), (("0",), ("1",))

    assert "(0.00, 2.00)" not in said(step, rows, plot=plot)
    assert "The true one ends at (0.00, 2.00), at −6.00." in said(step, rows, plot=plot, is_revealed=True)


def test_few_points_are_told_one_by_one_and_many_are_counted():
    bowl = landscape("x^2 + y^2")
    few, many = (("0", "0"), ("1", "0")), (("0", "0"), ("1", "0"), ("0", "1"), ("1", "1"))

    assert said(Places("x^2 + y^2", XY), few, plot=bowl) == (
        "At (0.00, 0.00) the slope is 0; at (1.00, 0.00) the slope is 2.00."
    )
    assert said(Places("x^2 + y^2", XY), many, plot=bowl) == "1 of your 4 points has no slope."


def test_the_principal_curvatures_are_told_only_once_it_is_over():
    plot, axis = landscape("x^2 - y^2"), Axis("x^2 - y^2", XY, AT)

    assert said(axis, (("1",), ("0",)), plot=plot).endswith("the slope at (1.00, 0.50) is 2.00 and the curvature 2.00.")
    assert said(axis, (("1",), ("0",)), plot=plot, is_revealed=True).endswith("are −2.00 and 2.00.")


def test_a_claim_about_another_slice_says_which():
    plot = landscape("x*y*z", sliders=(Slider("z", 2.0, -3.0, 3.0),))
    meaning = Derivatives("gradient", ("x*y*z",), ("x", "y", "z"), {**AT, "z": 1.0})

    assert said(meaning, (("1",), ("2",), ("1",)), plot=plot) == "Yours is about z = 1.00; look there."


def test_without_claims_nothing_is_said():
    scene = opening(landscape(F))

    assert claims_said(scene) == difference_said(scene) == claim_readout(scene) == ""


def test_where_an_answer_differs_is_said():
    scene = replace(opening(landscape(F)), differs_at={"x": -1.0, "y": 2.0})

    assert difference_said(scene) == "Yours differs where x = −1.00, y = 2.00."


@pytest.mark.parametrize(
    ("meaning", "rows", "latex"),
    [
        pytest.param(GRADIENT, (("x",), ("y",)), r"(1.00,\,0.50)\text{ at }P", id="a gradient"),
        pytest.param(Derivatives("partial", (F,), ("y",)), (("3*x",),), r"3.00\text{ at }P", id="a partial derivative"),
        pytest.param(HESSIAN, (("2", "0"), ("0", "1")), r"\lambda=1.00,\;2.00\text{ at }P", id="a Hessian"),
        pytest.param(GRADIENT, (("ln(-1 - x^2)",), ("y",)), r"\text{undefined}\text{ at }P", id="undefined"),
        pytest.param(SLOPE, (("1",), ("2",)), "", id="at a point"),
    ],
)
def test_what_follows_the_marker_is_read_off_there(meaning, rows, latex):
    scene = replace(opening(landscape(F)), claims=(Claim(meaning, rows),))

    assert claim_readout(scene) == latex


def test_a_direction_of_ascent_is_told_by_its_slope_alone():
    axis = Axis(F, XY, AT, of="slope")

    assert said(axis, (("0",), ("-1",))) == "Along yours the slope at (1.00, 0.50) is 2.00."
