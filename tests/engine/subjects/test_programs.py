import pytest

from engine.subjects.programs import WIDTH, assigned, defined, numpy_program, sympy_program

LONG = " + ".join(f"{place} * x{place} ** 2" for place in range(9))


@pytest.mark.parametrize(
    ("source", "laid_out"),
    [
        pytest.param("x + y", "f = x + y\n", id="short"),
        pytest.param(
            f"{'a' * 30} * {'b' * 30} - {'c' * 30} ** 2 + {'d' * 30}",
            f"f = (\n    {'a' * 30} * {'b' * 30}\n    - {'c' * 30} ** 2\n    + {'d' * 30}\n)\n",
            id="a term a line",
        ),
        pytest.param(
            f"{'a' * 30} * {'b' * 30} / ({'c' * 20} + 1)",
            f"f = (\n    {'a' * 30}\n    * {'b' * 30}\n    / ({'c' * 20} + 1)\n)\n",
            id="a factor a line",
        ),
        pytest.param(
            f"np.array([{'a' * 40}, {'b' * 40}])",
            f"f = np.array(\n    [{'a' * 40}, {'b' * 40}]\n)\n",
            id="an array a line",
        ),
        pytest.param(
            f"np.array([{'a' * 40}, {'b' * 40}, c])",
            f"f = np.array(\n    [\n        {'a' * 40},\n        {'b' * 40},\n        c,\n    ]\n)\n",
            id="an entry a line",
        ),
    ],
)
def test_a_long_statement_is_broken_as_a_formatter_would(source, laid_out):
    assert assigned("f", source) + "\n" == laid_out


def test_a_statement_that_fits_in_brackets_is_not_broken_further():
    source = f"{'a' * 40} + {'b' * 40}"

    assert assigned("answer", source) == f"answer = (\n    {source}\n)"


def test_the_body_of_a_function_keeps_to_the_width_too():
    lines = defined("f(point)", ("return ", LONG)).splitlines()

    assert lines[:2] == ["def f(point):", "    return ("]
    assert max(map(len, lines)) <= WIDTH


def test_a_program_imports_what_it_uses_and_declares_its_symbols():
    program = sympy_program("f = exp(x) * lambda_", "answer = diff(f, x)", names=("x", "lambda"), positive=("lambda",))

    assert program == (
        "from sympy import diff, exp, symbols\n\n"
        'lambda_ = symbols("lambda", positive=True)\n'
        'x = symbols("x", real=True)\n\n'
        "f = exp(x) * lambda_\n\n"
        "answer = diff(f, x)\n"
    )


def test_many_imports_stand_one_a_line():
    used = ("Matrix", "Rational", "arbitrary_function", "another_function", "diff", "exp", "hessian", "log")
    program = sympy_program(f"answer = [{', '.join(used)}]")

    assert program.startswith("from sympy import (\n    Matrix,\n    Rational,\n    another_function,\n")


def test_functions_stand_apart():
    program = numpy_program("x = 1.0", "def f(x):\n    return x", "def g(x):\n    return 2 * x", "answer = g(f(x))")

    assert program == (
        "import numpy as np\n\nx = 1.0\n\n\n"
        "def f(x):\n    return x\n\n\n"
        "def g(x):\n    return 2 * x\n\n\n"
        "answer = g(f(x))\n"
    )
