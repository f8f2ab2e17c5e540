"""What is pasted from numpy, sympy and math reads as what it says; nothing is looked up or evaluated."""

import pytest

from engine.errors import Span
from engine.language.parser import read
from engine.language.plain_text import plain
from engine.language.reading import Read, Unreadable

NAMES = ("x", "y")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("np.exp(-x**2)", "exp(-x^2)", id="numpy"),
        pytest.param("numpy.cos(y)", "cos(y)", id="numpy by its whole name"),
        pytest.param("sympy.sin(x)", "sin(x)", id="sympy"),
        pytest.param("sp.Rational(1, 2)*x", "1/2*x", id="a fraction of sympy"),
        pytest.param("Rational(-3, 4)**2", "(-3/4)^2", id="a negative fraction"),
        pytest.param("S(1)/2", "1/2", id="a whole number of sympy"),
        pytest.param("Integer(2)**(-1)", "2^(-1)", id="another whole number"),
        pytest.param("math.sqrt(2)", "sqrt(2)", id="math"),
        pytest.param("math.pi*math.e", "pi*e", id="constants of a module"),
        pytest.param("np.maximum(0, x)", "max(0, x)", id="maximum"),
        pytest.param("Max(0, Abs(x))", "max(0, abs(x))", id="capital letters"),
        pytest.param("np.log(x) + np.log2(y)", "ln(x) + logb(y, 2)", id="logarithms"),
        pytest.param("real_root(x, 3)", "root(x, 3)", id="the real root"),
        pytest.param("np.float64(0.5)", "0.5", id="a number as numpy shows it"),
        pytest.param("E**(x*y)", "e^(x*y)", id="the constant of sympy"),
    ],
)
def test_source_reads_as_the_expression_that_it_computes(text, meant):
    reading = read(text, NAMES)

    assert isinstance(reading, Read)
    assert plain(reading.tree) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("np.array([[2*x, np.cos(y)], [x**2, 1]])", id="numpy"),
        pytest.param("array([[2*x, cos(y)],\n       [x**2, 1]])", id="as numpy prints it"),
        pytest.param("Matrix([[2*x, cos(y)], [x**2, 1]])", id="sympy"),
        pytest.param("Matrix([\n[2*x, cos(y)],\n[x**2, 1]])", id="as sympy prints it"),
        pytest.param("sp.MutableDenseMatrix([[2*x, sp.cos(y)], [x**2, 1]])", id="sympy's own name for it"),
        pytest.param("np.array([[2*x, np.cos(y)], [x**2, 1]], dtype=np.float64)", id="with the type of its entries"),
        pytest.param("np.array([\n  [2*x, np.cos(y)],\n  [x**2, 1],\n])", id="as a formatter sets it"),
        pytest.param(r"\left[\begin{matrix}2 x & \cos{\left(y \right)}\\x^{2} & 1\end{matrix}\right]", id="LaTeX"),
    ],
)
def test_a_table_reads_as_a_matrix(text):
    reading = read(text, NAMES, "matrix")

    assert isinstance(reading, Read)
    assert plain(reading.tree) == "[[2*x, cos(y)], [x^2, 1]]"


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        pytest.param("S(x)/2", ("S", "x"), "S*x/2", id="S"),
        pytest.param("E**x", ("E", "x"), "E^x", id="E"),
        pytest.param("lambda_**2", ("lambda",), "lambda^2", id="the name that Python keeps for itself"),
    ],
)
def test_a_name_of_the_question_goes_before_a_word_of_python(text, names, meant):
    reading = read(text, names)

    assert isinstance(reading, Read)
    assert plain(reading.tree) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("E", id="E alone"),
        pytest.param("E*x", id="E beside nothing of Python's"),
        pytest.param("os.system(1)", id="another module"),
        pytest.param("np.linalg.inv(x)", id="a module in a module"),
        pytest.param("np.load(x)", id="another function"),
        pytest.param("x.real", id="an attribute"),
        pytest.param("np.", id="a module alone"),
        pytest.param("sympify('x')", id="text in quotes"),
        pytest.param("S.Half", id="an attribute of sympy's"),
    ],
)
def test_what_is_no_formula_is_refused(text):
    assert isinstance(read(text, NAMES), Unreadable)


def test_places_are_those_of_the_text_that_was_pasted():
    reading = read("np.exp(2*x) + np.q", NAMES)

    assert isinstance(reading, Unreadable)
    assert reading.span == Span(17, 18)
