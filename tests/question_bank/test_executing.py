import pytest

from engine.language.equations import Equation
from engine.language.intervals import Interval
from engine.language.parser import parse
from engine.language.point_sets import PointSet
from engine.language.tree import ONE, ZERO, Matrix, Vector, names, number
from engine.questions.keys import Chosen, Ordered
from engine.questions.question import Part, Question
from engine.questions.sheet import Code
from tests.question_bank.executing import agrees

X, Y = names("x y")
TWO = number(2)


def asked(key, kind: str, **more) -> Question:
    part = Part(key=key, kind=kind, label="", names=("x", "y"), **more)
    return Question("", {}, ("x", "y"), (part,), steps=(), slips=(), hints=(), note="")


SET = asked(PointSet(((ZERO, ONE), (TWO, ZERO))), "points")
LINE = asked(Equation(parse("x + 2y", ("x", "y")), number(3)), "equation")
ORDER = asked(Ordered(("a", "b", "c"), before=(("a", "c"),)), "order")
FORMULA = asked(parse("2x + y", ("x", "y")), "expression")
SYMBOLS = 'from sympy import *\nx, y = symbols("x y", real=True)\n'
AT = 'import numpy as np\nat = {"x": 0.5, "y": 2.0}\n'

# a question, what each program answers, and what sympy would answer wrongly
KINDS = [
    pytest.param(FORMULA, "y + x*2", "3.0", "x + y", id="formula"),
    pytest.param(asked(Vector((ONE, TWO)), "vector"), "Matrix([[1, 2]])", "np.array([1, 2])", "(2, 1)", id="vector"),
    pytest.param(asked(Vector((ONE, TWO)), "direction"), "(2, 4)", "(3, 6)", "(-1, -2)", id="direction"),
    pytest.param(asked(Vector((ONE, TWO)), "normal"), "(-2, -4)", "(3, 6)", "(2, 1)", id="normal"),
    pytest.param(asked(Matrix(((ONE, TWO),)), "matrix"), "Matrix([[1, 2]])", "[[1, 2]]", "Matrix([1, 2])", id="matrix"),
    pytest.param(SET, "[(2, 0), (0, 1)]", "[(0, 1), (2, 0)]", "[(2, 0)]", id="points"),
    pytest.param(asked(Interval(ZERO, None), "interval"), "(0, oo)", "(0, np.inf)", "(0, 1)", id="interval"),
    pytest.param(LINE, "Eq(2*x, 6 - 4*y)", "np.array([(1, 1), (3, 0)])", "x + 2*y", id="equation"),
    pytest.param(asked(Chosen(("saddle",)), "class"), "'saddle'", "'saddle'", "'maximum'", id="class"),
    pytest.param(asked(Chosen(("a", "b")), "multi"), "['b', 'a']", "{'a', 'b'}", "['a']", id="several"),
    pytest.param(ORDER, "['b', 'a', 'c']", "['a', 'c', 'b']", "['c', 'a', 'b']", id="order"),
    pytest.param(asked(X, "antiderivative"), "x + 7", "0.5", "x + y", id="antiderivative"),
    pytest.param(
        asked(Vector((ONE, ONE)), "eigenvector", matrix=Matrix(((TWO, ONE), (ONE, TWO))), eigenvalue=number(3)),
        "(-2, -2)",
        "(0.5, 0.5)",
        "(1, -1)",
        id="eigenvector",
    ),
]


def code(with_sympy: str, with_numpy: str) -> Code:
    return Code(f"{SYMBOLS}answer = {with_sympy}", f"{AT}answer = {with_numpy}")


@pytest.mark.parametrize(("question", "with_sympy", "with_numpy", "_wrong"), KINDS)
def test_programs_that_compute_the_key_agree(question, with_sympy, with_numpy, _wrong):
    assert agrees(code(with_sympy, with_numpy), question) is None


@pytest.mark.parametrize(("question", "_with_sympy", "with_numpy", "wrong"), KINDS)
def test_a_program_that_computes_something_else_is_found(question, _with_sympy, with_numpy, wrong):
    assert agrees(code(wrong, with_numpy), question)


def test_a_wrong_program_of_numpy_is_found_too():
    assert agrees(code("2*x + y", "3.1"), FORMULA)


def test_several_parts_are_answered_by_their_ids():
    first, second = (Part(key=ONE, kind="number", label="", names=(), id=name) for name in ("a", "b"))
    question = Question("", {}, (), (first, second), steps=(), slips=(), hints=(), note="")

    assert agrees(code("{'a': 1, 'b': 1}", "{'a': 1.0, 'b': 1.0}"), question) is None
    assert "to b" in (agrees(code("{'a': 1, 'b': 1}", "{'a': 1.0, 'b': 2.0}"), question) or "")
