import pytest

from engine.calculus.systems import real_solutions
from engine.errors import DefectError
from engine.language.parser import parse
from engine.language.plain_text import plain

NAMES = ("x", "y", "z", "a")


def tree(text: str):
    return parse(text, NAMES)


@pytest.mark.parametrize(
    ("equations", "solutions"),
    [
        pytest.param(("x^2 + y^2 - 2", "x^2 - y"), ["-1, 1", "1, 1"], id="complex solutions left out"),
        pytest.param(("x^2 + y^2", "x y"), ["0, 0"], id="multiple"),
        pytest.param(("x^2 + 1", "y"), [], id="none"),
        pytest.param(("x - y", "x - y - 1"), [], id="contradiction"),
        pytest.param(
            ("x^2 - 2x - 1", "y^2 - x"),
            ["1 + sqrt(2), -sqrt(1 + sqrt(2))", "1 + sqrt(2), sqrt(1 + sqrt(2))"],
            id="roots of roots",
        ),
        pytest.param(("x^3 + 8", "y^4 - 2x - 20"), ["-2, -2", "-2, 2"], id="higher roots"),
        pytest.param(("(x - 1)(x^4 + x + 1)", "y"), ["1, 0"], id="a quartic without real roots"),
    ],
)
def test_a_polynomial_system_has_all_its_real_solutions(equations, solutions):
    found = real_solutions([tree(equation) for equation in equations], ("x", "y"))

    assert [", ".join(map(plain, solution)) for solution in found] == solutions


@pytest.mark.parametrize(
    "equations",
    [
        pytest.param(("x y", "x"), id="a line of solutions"),
        pytest.param(("0", "0"), id="nothing said"),
        pytest.param(("x^3 - x - 1", "y"), id="a cubic without short roots"),
        pytest.param(("sin(x)", "y"), id="no polynomial"),
        pytest.param(("x - sqrt(2)", "y"), id="irrational coefficients"),
        pytest.param(("x - a", "y"), id="a parameter"),
        pytest.param(("x - 1/0", "y"), id="no value"),
    ],
)
def test_a_system_that_is_not_solved_completely_is_refused(equations):
    with pytest.raises(DefectError):
        real_solutions([tree(equation) for equation in equations], ("x", "y"))
