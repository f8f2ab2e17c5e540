import pytest

from engine.calculus.constrained import constrained_points
from engine.errors import DefectError
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import number

NAMES = ("x", "y", "z", "a")


def tree(text: str):
    return parse(text, NAMES)


def written(points) -> dict[str, str]:
    return {", ".join(map(plain, point.at)): point.kind for point in points}


@pytest.mark.parametrize(
    ("f", "constraints", "points"),
    [
        pytest.param("x^2 + y^2", ("x y - 1",), {"-1, -1": "minimum", "1, 1": "minimum"}, id="hyperbola"),
        pytest.param("x + 2y", ("x^2 + y^2 - 5",), {"-1, -2": "minimum", "1, 2": "maximum"}, id="circle"),
        pytest.param("9x^2 + 36x y - 4y^2 - 18x - 8y", ("3x + 4y - 32",), {"8, 2": "maximum"}, id="line"),
        pytest.param(
            "x y",
            ("x^2 + y^2 - 2",),
            {"-1, -1": "maximum", "-1, 1": "minimum", "1, -1": "minimum", "1, 1": "maximum"},
            id="product",
        ),
    ],
)
def test_lagrange_points_of_two_names(f, constraints, points):
    assert written(constrained_points(tree(f), [tree(g) for g in constraints], ("x", "y"))) == points


@pytest.mark.parametrize(
    ("f", "constraints", "points"),
    [
        pytest.param(
            "x + 2y + 2z", ("x^2 + y^2 + z^2 - 9",), {"-1, -2, -2": "minimum", "1, 2, 2": "maximum"}, id="sphere"
        ),
        pytest.param(
            "x^2 + y^2 + z^2", ("2x + y + 2z - 9", "5x + 5y + 7z - 29"), {"2, 1, 2": "minimum"}, id="two planes"
        ),
    ],
)
def test_lagrange_points_of_three_names(f, constraints, points):
    assert written(constrained_points(tree(f), [tree(g) for g in constraints], ("x", "y", "z"))) == points


def test_multipliers_say_how_the_gradients_compare():
    (low, high) = constrained_points(tree("x + 2y"), [tree("x^2 + y^2 - 5")], ("x", "y"))

    assert [plain(*point.multipliers) for point in (low, high)] == ["-1/2", "1/2"]
    assert (low.value, high.value) == (number(-5), number(5))


@pytest.mark.parametrize(
    ("f", "constraint"),
    [
        pytest.param("x", "y^2 - x^3", id="a cusp"),
        pytest.param("x^2 + y^2", "x^2 + y^2 - 1", id="a circle of points"),
        pytest.param("x", "sin(x) - y", id="no polynomial"),
    ],
)
def test_what_multipliers_do_not_find_completely_is_refused(f, constraint):
    with pytest.raises(DefectError):
        constrained_points(tree(f), [tree(constraint)], ("x", "y"))
