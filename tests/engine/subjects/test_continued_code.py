from engine.questions.sheet import Code
from engine.subjects.continued_code import continued

CODE = Code(sympy="a = 2\n\nanswer = a + 1\n", numpy="import numpy as np\n\nanswer = 3.0\n")


def test_both_programs_go_on_from_their_answer():
    code = continued(CODE, "n", 'answer = {"a": n, "b": 2 * n}')

    for program in (code.sympy, code.numpy):
        scope = {}
        exec(program, scope)  # noqa: S102 - the program is our own
        assert scope["answer"] == {"a": 3, "b": 6}


def test_numpy_may_go_on_in_its_own_way():
    code = continued(CODE, "n", "answer = n", numpy=("answer = -n",))

    assert code.sympy.endswith("n = a + 1\nanswer = n\n")
    assert code.numpy.endswith("n = 3.0\nanswer = -n\n")
