from fractions import Fraction

import pytest

from engine.calculus.rules import gradient, hessian, jacobian, partial
from engine.calculus.witness import central_gradient, proposition, values
from engine.errors import DefectError
from engine.language.parser import parse
from engine.language.plain_text import plain
from engine.language.tree import FUNCTIONS, Call, Name, Node, Product, Sum, number


def _read(text: str) -> Node:
    tree = parse(text, "xyzab")
    assert not hasattr(tree, "rows")
    return tree


@pytest.mark.parametrize(
    ("function", "slope"),
    [
        pytest.param("7", "0", id="a constant"),
        pytest.param("y^2 + a", "0", id="free of the letter"),
        pytest.param("x", "1", id="the letter itself"),
        pytest.param("3x^2 y - 2x y^3 + 5y", "6*x*y - 2*y^3", id="a polynomial"),
        pytest.param("x^a", "a*x^(a - 1)", id="a letter as exponent"),
        pytest.param("2^x", "2^x*ln(2)", id="a number as base"),
        pytest.param("e^(x y)", "y*e^(x*y)", id="a power of e"),
        pytest.param("exp(x y)", "y*exp(x*y)", id="an exponential"),
        pytest.param("x^2 exp(x y)", "2*x*exp(x*y) + x^2*y*exp(x*y)", id="the product rule, distributed"),
        pytest.param("x/(x^2 + y^2)", "(-x^2 + y^2)/(x^2 + y^2)^2", id="the quotient rule, multiplied out"),
        pytest.param("1/(x^2 + y^2)", "-(2*x)/(x^2 + y^2)^2", id="a constant over a sum"),
        pytest.param("x/sqrt(x^2 + 1)", "1/(x^2 + 1)^(3/2)", id="a quotient with a root"),
        pytest.param("ln(x^2 + y^2 + 1)", "2*x/(x^2 + y^2 + 1)", id="a logarithm"),
        pytest.param("sqrt(x^2 + y^2)", "x/sqrt(x^2 + y^2)", id="a root"),
        pytest.param("sin(x)^2", "2*cos(x)*sin(x)", id="a power of a function"),
    ],
)
def test_a_partial_derivative_reads_like_a_textbook(function: str, slope: str) -> None:
    assert partial(_read(function), "x") == _read(slope), plain(partial(_read(function), "x"))


_ONE_ARGUMENT = sorted(name for name, (least, most) in FUNCTIONS.items() if least == most == 1)
# Where each function is smooth and defined.
_INSIDE = {"arcsec": "x + 3", "arccsc": "x + 3", "arcosh": "x + 3", "arcoth": "x + 3"}


@pytest.mark.parametrize("function", _ONE_ARGUMENT)
def test_every_rule_agrees_with_central_differences(function: str) -> None:
    inside = _read(_INSIDE.get(function, "x/3 + 1/4"))
    h = Call(function, (inside,))
    at = {"x": Fraction(1, 3)}

    assert values([partial(h, "x")], at) == pytest.approx(central_gradient(h, ["x"], at), rel=1e-6, abs=1e-12)


@pytest.mark.parametrize(
    "text", ["root(x^2 + 1, 3)", "logb(x + 2, 3)", "x^x", "(x^2 + 1)^(y + 1)", "max(x^2, y)", "min(x^2, y, 3x)"]
)
def test_the_rarer_forms_agree_with_central_differences(text: str) -> None:
    f, at = _read(text), {"x": Fraction(4, 3), "y": Fraction(1, 2)}

    assert values([partial(f, "x")], at) == pytest.approx(central_gradient(f, ["x"], at), rel=1e-6)


def test_a_function_without_a_rule_is_our_own_defect() -> None:
    with pytest.raises(DefectError):
        partial(Call("gamma", (Name("x"),)), "x")


def test_a_gradient_keeps_the_order_of_the_names() -> None:
    """f(x, y) = 5x² + xy + 4y², so ∇f = (10x + y, x + 8y)."""
    f = _read("5x^2 + x y + 4y^2")

    assert gradient(f, ("y", "x")) == (_read("x + 8y"), _read("10x + y"))


def test_a_jacobian_has_a_row_for_each_output() -> None:
    """F(x, y) = (xy², x + 3y)."""
    rows = jacobian((_read("x y^2"), _read("x + 3y")), ("x", "y"))

    assert rows == ((_read("y^2"), _read("2x y")), (number(1), number(3)))


def test_a_hessian_is_symmetric_as_sympy_sees_it() -> None:
    (first, mixed), (again, last) = hessian(_read("x^2 exp(-x y) + y^3"), ("x", "y"))

    difference = proposition(Sum((mixed, Product((number(-1), again)))), ())
    at = {"x": Fraction(3, 7), "y": Fraction(-5, 4)}
    assert values([difference], at) == pytest.approx((0.0,), abs=1e-12)
    assert values([first, last], at) == pytest.approx(
        values([proposition(_read("x^2 exp(-x y) + y^3"), (n, n)) for n in "xy"], at)
    )
