from fractions import Fraction

import pytest

from engine.calculus.rules import gradient, hessian, jacobian, partial
from engine.calculus.tidy import minus, plus, times
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.grammar import random_function
from engine.language.parser import parse
from engine.language.tree import names
from engine.questions.question import Part, Question
from engine.subjects.code import derivative_code
from engine.subjects.derivatives import assembled, at_point
from engine.subjects.programs import WIDTH
from tests.question_bank.executing import agrees

NAMES = ("x", "y", "lambda")
POINT = {"x": Fraction(1, 3), "y": Fraction(-2), "lambda": Fraction(5)}
F, G = parse("3x^2 y e^(x y/4) + lambda sin x", NAMES), parse("x^2 - x y^3 + ln(x^2 + 1)", NAMES)


def question(rows, point=None) -> Question:
    part = Part(key=assembled(at_point(rows, point)), kind="matrix", label="", names=() if point else NAMES)
    return Question("", {}, NAMES, (part,), steps=(), slips=(), hints=(), note="")


def determinant(rows):
    (a, b), (c, d) = rows
    return ((plus(times(a, d), minus(times(b, c))),),)


CASES = [
    pytest.param("partial", {"f": F}, ("x",), ((partial(F, "x"),),), id="partial derivative"),
    pytest.param("partial", {"f": F}, ("x", "y"), ((partial(F, "x", "y"),),), id="mixed derivative"),
    pytest.param("partial", {"f": G}, ("x", "x", "y"), ((partial(G, "x", "x", "y"),),), id="third derivative"),
    pytest.param("gradient", {"f": F}, ("x", "y"), (gradient(F, ("x", "y")),), id="gradient with a parameter"),
    pytest.param("gradient", {"L": F}, ("lambda", "x"), (gradient(F, ("lambda", "x")),), id="another order"),
    pytest.param("hessian", {"f": F}, ("x", "y"), hessian(F, ("x", "y")), id="Hessian"),
    pytest.param("jacobian", {"F_{1}": F, "F_{2}": G}, ("x", "y"), jacobian((F, G), ("x", "y")), id="Jacobian"),
    pytest.param("jacobian", {"F_{1}": F, "F_{2}": G}, ("x",), jacobian((F, G), ("x",)), id="Jacobian of a curve"),
    pytest.param(
        "determinant", {"u": F, "v": G}, ("x", "y"), determinant(jacobian((F, G), ("x", "y"))), id="determinant"
    ),
]


@pytest.mark.parametrize("point", [pytest.param(None, id="formula"), pytest.param(POINT, id="at a point")])
@pytest.mark.parametrize(("op", "functions", "wrt", "rows"), CASES)
def test_both_programs_compute_the_derivative(op, functions, wrt, rows, point):
    code = derivative_code(op, functions, NAMES, wrt, point)

    assert agrees(code, question(rows, point)) is None


@pytest.mark.parametrize("level", range(1, 5))
def test_programs_of_drawn_functions_are_right_and_keep_to_the_width(level):
    for seed in range(6):
        f = random_function(Draw("code", 1, level, seed), names("x y"), level)

        code = derivative_code("gradient", {"f": f}, ("x", "y"), ("x", "y"))

        assert agrees(code, question((gradient(f, ("x", "y")),))) is None
        assert max(map(len, (code.sympy + code.numpy).splitlines())) <= WIDTH


def test_a_formula_is_evaluated_where_the_function_has_values():
    f = parse("sqrt(x - 1.35) + y", NAMES)

    code = derivative_code("partial", {"f": f}, NAMES, ("x",))

    assert agrees(code, question(((partial(f, "x"),),))) is None


def test_a_positive_name_is_declared_so():
    code = derivative_code("partial", {"f": F}, NAMES, ("x",), positive=("y",))

    assert 'y = symbols("y", positive=True)' in code.sympy


def test_a_label_that_is_also_a_name_is_told_apart():
    code = derivative_code("partial", {"x": F}, NAMES, ("x",))

    assert agrees(code, question(((partial(F, "x"),),))) is None


@pytest.mark.parametrize("name", ["P", "F", "f", "h", "e1", "lambda"])
def test_no_name_of_a_question_is_in_the_way_of_a_program(name):
    f = parse(f"{name}^2 x + 3x {name}", (name, "x"))
    point = {name: Fraction(2), "x": Fraction(3)}

    code = derivative_code("gradient", {"f": f}, (name, "x"), (name, "x"), point)

    assert agrees(code, question((gradient(f, (name, "x")),), point)) is None


@pytest.mark.parametrize(
    ("op", "functions", "wrt"),
    [
        pytest.param("gradient", {"u": F, "v": G}, ("x",), id="gradient of two functions"),
        pytest.param("partial", {"f": F}, ("x",) * 4, id="too many differences"),
        pytest.param("partial", {"f": parse("ln(-x^2) + y", NAMES)}, ("x",), id="function without values"),
    ],
)
def test_what_cannot_be_put_in_code_is_a_defect(op, functions, wrt):
    with pytest.raises(DefectError):
        derivative_code(op, functions, NAMES, wrt)
