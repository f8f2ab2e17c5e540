from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.errors import DefectError
from engine.language.numeric import compiled
from engine.language.parser import parse
from engine.language.python_text import numpy_text, sympy_text
from engine.language.python_writing import python_name
from engine.language.tree import FUNCTIONS, Call, Hole, Node, Sum, entries, free_names, names, subtrees
from tests.engine.language.trees import matrices, nodes, vectors

X, Y = names("x y")


def tree_of(text: str, kind: str = "expression"):
    return parse(text, ("x", "y", "z", "lambda", "alpha", "E"), kind)


def evaluated(source: str, scope: dict[str, object]):
    return eval(source, {**scope})  # noqa: S307 - the text is our own


def with_numpy(source: str, at: dict[str, object]):
    return evaluated(source, {"np": np, **at})


def with_sympy(source: str, at: dict[str, Fraction]):
    value = evaluated(source, {**vars(sympy), **{name: sympy.Symbol(name, real=True) for name in at}})
    return sympy.sympify(value).subs({sympy.Symbol(name, real=True): exact for name, exact in at.items()})


@pytest.mark.parametrize(
    ("written", "for_numpy", "for_sympy"),
    [
        pytest.param("3x^2 y e^(xy)", "3 * x**2 * y * np.exp(x * y)", "3 * x**2 * y * exp(x * y)", id="product"),
        pytest.param("1/2", "1 / 2", "Rational(1, 2)", id="fraction"),
        pytest.param("(1 + 2)/3", "(1 + 2) / 3", "Rational(1 + 2, 3)", id="sum of integers over an integer"),
        pytest.param("x/2", "x / 2", "x / 2", id="name over an integer"),
        pytest.param("0.50 x", "0.5 * x", "Rational(1, 2) * x", id="decimal"),
        pytest.param("2^(-1)", "2**-1", "Integer(2) ** -1", id="integer under a negative exponent"),
        pytest.param("x^(-2)", "x**-2", "x**-2", id="negative exponent"),
        pytest.param("sin^2 x", "np.sin(x) ** 2", "sin(x) ** 2", id="power of a call"),
        pytest.param("(x^2)^y", "(x**2) ** y", "(x**2) ** y", id="power of a power"),
        pytest.param("-x^2", "-(x**2)", "-(x**2)", id="negated power"),
        pytest.param("-x^2 y + z", "-(x**2) * y + z", "-(x**2) * y + z", id="power at the head of a negated product"),
        pytest.param("z - x^2 y", "z - x**2 * y", "z - x**2 * y", id="product subtracted"),
        pytest.param("z + (-x)/2", "z - x / 2", "z - x / 2", id="quotient with a sign added"),
        pytest.param("-1/2", "-1 / 2", "Rational(-1, 2)", id="negative fraction"),
        pytest.param("x - (-y)", "x - (-y)", "x - (-y)", id="negative subtracted"),
        pytest.param("(-x)^2", "(-x) ** 2", "(-x) ** 2", id="power of a negated name"),
        pytest.param("x - (y - z)", "x - (y - z)", "x - (y - z)", id="difference subtracted"),
        pytest.param("(x + y) + (y + z)", "x + y + y + z", "x + y + y + z", id="sums in a sum"),
        pytest.param("x (-y)", "x * (-y)", "x * (-y)", id="negated factor"),
        pytest.param("x/(2y)", "x / (2 * y)", "x / (2 * y)", id="product under the bar"),
        pytest.param("sqrt(x)", "np.sqrt(x)", "sqrt(x)", id="square root"),
        pytest.param("x^(1/3)", "np.cbrt(x)", "real_root(x, 3)", id="cube root"),
        pytest.param("x^(2/3)", "np.cbrt(x) ** 2", "real_root(x, 3) ** 2", id="power of a cube root"),
        pytest.param("root(x, 5)", "np.sign(x) * np.abs(x) ** (1 / 5)", "real_root(x, 5)", id="fifth root"),
        pytest.param("x^(3/4)", "x ** (3 / 4)", "x ** Rational(3, 4)", id="fourth root cubed"),
        pytest.param("ln x + arctan x", "np.log(x) + np.arctan(x)", "log(x) + atan(x)", id="other names"),
        pytest.param("logb(x, 2)", "np.log2(x)", "log(x, 2)", id="logarithm to the base 2"),
        pytest.param("logb(x, y)", "np.log(x) / np.log(y)", "log(x, y)", id="logarithm to any base"),
        pytest.param("sec x", "1 / np.cos(x)", "sec(x)", id="secant"),
        pytest.param("2 sigmoid(x)", "2 * (1 / (1 + np.exp(-x)))", "2 * (1 / (1 + exp(-x)))", id="sigmoid"),
        pytest.param("softplus(x)", "np.logaddexp(0, x)", "log(1 + exp(x))", id="softplus"),
        pytest.param("relu(x)", "np.maximum(0, x)", "Max(0, x)", id="relu"),
        pytest.param("max(x, y, z)", "np.maximum(x, np.maximum(y, z))", "Max(x, y, z)", id="max of three"),
        pytest.param("|x| sign(y)", "np.abs(x) * np.sign(y)", "Abs(x) * sign(y)", id="absolute value and sign"),
        pytest.param("2pi alpha", "2 * np.pi * alpha", "2 * pi * alpha", id="constant and Greek name"),
        pytest.param("lambda x", "lambda_ * x", "lambda_ * x", id="keyword as a name"),
        pytest.param("E e", "E * np.e", "E * exp(1)", id="a name like the constant"),
    ],
)
def test_a_formula_is_written_as_a_formatter_would_set_it(written, for_numpy, for_sympy):
    tree = tree_of(written)

    assert numpy_text(tree) == for_numpy
    assert sympy_text(tree) == for_sympy


@pytest.mark.parametrize(
    ("written", "kind", "for_numpy", "for_sympy"),
    [
        pytest.param("[x, 1/2]", "vector", "np.array([x, 1 / 2])", "Matrix([x, Rational(1, 2)])", id="vector"),
        pytest.param(
            "[[x, 0], [1, y]]", "matrix", "np.array([[x, 0], [1, y]])", "Matrix([[x, 0], [1, y]])", id="matrix"
        ),
    ],
)
def test_vectors_and_matrices_are_arrays(written, kind, for_numpy, for_sympy):
    tree = tree_of(written, kind)

    assert (numpy_text(tree), sympy_text(tree)) == (for_numpy, for_sympy)


@pytest.mark.parametrize("text_of", [pytest.param(numpy_text, id="numpy"), pytest.param(sympy_text, id="sympy")])
def test_a_tree_with_a_hole_is_a_defect(text_of):
    with pytest.raises(DefectError):
        text_of(Sum((X, Hole())))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("lambda", "lambda_", id="keyword"),
        pytest.param("np", "np_", id="the library"),
        pytest.param("exp", "exp_", id="a function"),
        pytest.param("theta_1", "theta_1", id="Greek with an index"),
    ],
)
def test_a_name_that_is_taken_ends_with_an_underscore(name, written):
    assert python_name(name) == written


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_every_function_is_written_for_both(function):
    least, _ = FUNCTIONS[function]
    # 3/2 lies in the domain of arcosh, 2/3 in that of arcsin
    for exact in (Fraction(3, 2), Fraction(2, 3)):
        tree = Call(function, (X,) * least)
        value = float(compiled(tree, ("x",))(float(exact)))
        if np.isfinite(value):
            assert with_numpy(numpy_text(tree), {"x": float(exact)}) == pytest.approx(value)
            assert float(with_sympy(sympy_text(tree), {"x": exact})) == pytest.approx(value)


def value_of(tree: Node, at: dict[str, float]) -> float:
    return float(compiled(tree, tuple(at))(*at.values()))


def has_values_below(bound: float, tree: Node, at: dict[str, float]) -> bool:
    """Whether every part has a real value, of a size that can be computed with exactly."""
    return all(abs(value_of(part, at)) < bound for part in subtrees(tree))


def steady(tree: Node, at: dict[str, float]) -> bool:
    """Whether a small step of the arguments changes the value only a little, so that rounding does too."""
    near = {name: value + 1e-9 for name, value in at.items()}
    return abs(value_of(tree, at) - value_of(tree, near)) < 1e-6


POINTS = st.fixed_dictionaries({name: st.integers(-20, 20).map(lambda n: Fraction(2 * n + 1, 16)) for name in "xy"})
patient = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


@patient
@given(tree=nodes(("x", "y"), size=8), exact=POINTS)
def test_the_text_for_numpy_computes_what_the_tree_means(tree, exact):
    at = {name: float(value) for name, value in exact.items()}
    assume(has_values_below(1e9, tree, at) and steady(tree, at))

    value = with_numpy(numpy_text(tree), {name: np.float64(number) for name, number in at.items()})

    assert value == pytest.approx(value_of(tree, at), rel=1e-6, abs=1e-6)


@patient
@given(tree=nodes(("x", "y"), size=6), exact=POINTS)
def test_the_text_for_sympy_means_what_the_tree_means(tree, exact):
    at = {name: float(value) for name, value in exact.items()}
    assume(has_values_below(30, tree, at) and steady(tree, at))

    value = with_sympy(sympy_text(tree), exact)

    assert not value.atoms(sympy.Float)
    assert float(value) == pytest.approx(value_of(tree, at), rel=1e-6, abs=1e-6)


@given(value=st.one_of(vectors(("x", "y")), matrices(("x", "y"))))
def test_both_texts_of_a_grid_are_python_with_an_expression_for_each_entry(value):
    for source in (numpy_text(value), sympy_text(value)):
        compile(source, "grid", "eval")
        assert source.count(",") >= len(entries(value)) - 1


@given(tree=nodes())
def test_the_names_of_a_text_are_those_of_its_tree(tree):
    code = compile(numpy_text(tree), "tree", "eval")

    assert set(code.co_names) - {"np"} >= {python_name(name) for name in free_names(tree)}
