import pytest

from engine.calculus.stationary import kind_at, stationary_points
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.critical import drawn_coupled, drawn_folium, drawn_grid
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import names, number

NAMES = ("x", "y", "z", "a")


def tree(text: str):
    return parse(text, NAMES)


def written(points) -> dict[str, str]:
    return {", ".join(map(plain, point.at)): point.kind for point in points}


@pytest.mark.parametrize(
    ("f", "points"),
    [
        pytest.param("x^3 + y^3 - 3x y", {"0, 0": "saddle", "1, 1": "minimum"}, id="cubic"),
        pytest.param("x^4 + y^4 - 16x y", {"-2, -2": "minimum", "0, 0": "saddle", "2, 2": "minimum"}, id="quartic"),
        pytest.param(
            "6x - x^2 - 3x y^2",
            {"0, -sqrt(2)": "saddle", "0, sqrt(2)": "saddle", "3, 0": "maximum"},
            id="irrational points",
        ),
        pytest.param("x^4 + y^4", {"0, 0": "undecided"}, id="second derivatives that do not decide"),
        pytest.param("1/(x^2 + y^2 + 1)", {"0, 0": "maximum"}, id="quotient"),
        pytest.param("exp(2x - x^2 - 4y - y^2)", {"1, -2": "maximum"}, id="exponential"),
        pytest.param(
            "x e^(-x^2 - y^2)", {"-sqrt(2)/2, 0": "minimum", "sqrt(2)/2, 0": "maximum"}, id="polynomial and exponential"
        ),
        pytest.param("y e^x - e^y", {"0, 0": "saddle"}, id="two exponentials"),
        pytest.param("-4x - 2y^2 - ln|x + y|", {"-5/4, 1": "saddle"}, id="logarithm of an absolute value"),
        pytest.param("ln(x^2 + y^2 + 1) + y^2", {"0, 0": "minimum"}, id="logarithm"),
        pytest.param("sqrt(x^2 + y^2 + 1)", {"0, 0": "minimum"}, id="root"),
        pytest.param("1/x + x y + 1/y", {"1, 1": "minimum"}, id="poles"),
        pytest.param("x + ln(x) + y^2", {}, id="outside the domain"),
        pytest.param("e^x + e^y", {}, id="no points"),
    ],
)
def test_all_points_where_the_gradient_is_zero_are_found_and_classified(f, points):
    assert written(stationary_points(tree(f), ("x", "y"))) == points


def test_functions_of_one_and_of_three_names_have_stationary_points_too():
    one = stationary_points(tree("x^3 - 3x"), ("x",))
    three = stationary_points(tree("x^2 + y^2 + z^2 + 2x y z"), ("x", "y", "z"))

    assert written(one) == {"-1": "maximum", "1": "minimum"}
    assert [point.value for point in one] == [number(2), number(-2)]
    assert list(written(three).values()).count("saddle") == 4
    assert written(three)["0, 0, 0"] == "minimum"


def test_points_where_a_positive_name_is_not_are_left_out():
    found = stationary_points(tree("x y - x^3 y - x y^3"), ("x", "y"), positive=("x", "y"))

    assert written(found) == {"1/2, 1/2": "maximum"}


@pytest.mark.parametrize(
    "f",
    [
        pytest.param("x^2 y^2", id="lines of points"),
        pytest.param("sin(x) + y^2", id="periodic"),
        pytest.param("x^2 + a y^2", id="parameter"),
        pytest.param("x^5 - 5x^2 - 5x + y^2", id="no short form"),
        pytest.param("x e^x + e^(2x) + y^2", id="exponentials with polynomials"),
        pytest.param("x^2 + pi y + y^2", id="coefficients that are not rational"),
    ],
)
def test_a_function_whose_points_are_not_all_found_is_refused(f):
    with pytest.raises(DefectError):
        stationary_points(tree(f), ("x", "y"))


@pytest.mark.parametrize(
    ("f", "kind"),
    [
        pytest.param("x^2 + y^2 + z^2", "minimum", id="all curvatures positive"),
        pytest.param("-x^2 - y^2 - 2z^2", "maximum", id="all curvatures negative"),
        pytest.param("x^2 - y^2 + z^4", "saddle", id="both signs and a zero"),
        pytest.param("x^2 + y^2 - z^4", "undecided", id="a zero"),
        pytest.param("x y + z^2", "saddle", id="off the diagonal"),
    ],
)
def test_the_kind_follows_from_the_signs_of_all_curvatures(f, kind):
    assert kind_at(tree(f), dict.fromkeys(("x", "y", "z"), number(0))) == kind


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(drawn_grid, id="grid"),
        pytest.param(drawn_folium, id="folium"),
        pytest.param(drawn_coupled, id="coupled"),
    ],
)
def test_the_points_of_functions_that_were_built_from_them_are_found_again(make):
    for seed in range(6):
        built = make(Draw("stationary", 1, 1, seed), names("x y"))

        found = stationary_points(built.f, ("x", "y"))

        points = {(tuple(map(number, point.at)), point.kind) for point in built.points}
        assert {(point.at, point.kind) for point in found} == points
