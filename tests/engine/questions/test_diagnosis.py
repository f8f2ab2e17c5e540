"""Which slip explains a wrong answer: one, a pair, or what several share.

f(x, y) = x² y + sin y with the Jacobian-like key [[2xy, x² + cos y], [y, x]].
"""

import pytest

from engine.equality.budget import Budget
from engine.language.parser import parse
from engine.language.tree import Matrix, Value
from engine.questions.keys import Chosen
from engine.questions.marking import mark
from engine.questions.question import Part, Question, Slip
from engine.questions.sheet import Option
from engine.questions.verdict import PartVerdict

NAMES = ("x", "y")
KEY = "[[2x y, x^2 + cos y], [y, x]]"
SIGN = "[[2x y, x^2 - cos y], [y, x]]"
LOST = "[[2x, x^2 + cos y], [1, x]]"


def matrix(text: str) -> Matrix:
    return parse(text, NAMES, "matrix")


def transposed(value: Value) -> Value:
    return Matrix(tuple(zip(*value.rows, strict=True)))


def slip(code: str, answer: str, message: str, acts=None) -> Slip:
    return Slip(code, matrix(answer), message, acts=acts)


LAYOUT = Slip("J1", transposed(matrix(KEY)), "Rows and columns are exchanged. Each row is an output.", acts=transposed)
WRONG_SIGN = slip("D12", SIGN, "The derivative of $\\sin y$ has the other sign. A sine keeps it.")
LOST_LETTER = slip("D14", LOST, "The factor $y$ is gone. It stays.")


def marked(answer: str, *slips: Slip) -> PartVerdict:
    part = Part(key=matrix(KEY), kind="matrix", label="J", names=NAMES)
    question = Question("", {}, NAMES, (part,), (), slips, (), "")
    return mark(question, {"answer": answer}, Budget(60)).parts["answer"]


def named(verdict: PartVerdict) -> str | None:
    return None if verdict.slip is None else verdict.slip.code


def test_a_slip_made_on_top_of_another_is_named_with_it():
    verdict = marked("[[2x y, y], [x^2 - cos y, x]]", LAYOUT, WRONG_SIGN, LOST_LETTER)

    assert named(verdict) == "D12+J1"
    assert verdict.slip.message == "The derivative of $\\sin y$ has the other sign. Rows and columns are exchanged."


def test_two_slips_of_one_group_are_no_pair():
    assert named(marked("[[2x, x^2 - cos y], [1, x]]", WRONG_SIGN, LOST_LETTER)) is None


def test_two_slips_of_different_groups_may_explain_an_entry_each():
    doubled = slip("H1", "[[2x y, x^2 + cos y], [2y, x]]", "It is doubled. It is not.")

    assert named(marked("[[2x y, x^2 - cos y], [2y, x]]", WRONG_SIGN, doubled)) == "D12+H1"


def test_two_pairs_that_lead_to_the_same_are_not_told_apart():
    again = slip("H2", SIGN, "Something else leads here too. Look there.")

    assert named(marked("[[2x y, y], [x^2 - cos y, x]]", LAYOUT, WRONG_SIGN, again)) is None


def test_a_single_slip_comes_before_a_pair():
    assert named(marked(SIGN, LAYOUT, WRONG_SIGN)) == "D12"


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        pytest.param(("D1", "D2"), "about the chain rule", id="both of one rule"),
        pytest.param(("D1", "D12"), "", id="of different rules"),
    ],
)
def test_what_several_slips_share_is_said(codes, says):
    verdict = marked(SIGN, *(slip(code, SIGN, "One. Two.") for code in codes))

    assert verdict.slip is None
    assert says in verdict.message
    assert bool(says) == bool(verdict.message)


def test_a_slip_of_a_choice_is_named_too():
    options = (Option("min", "minimum"), Option("saddle", "saddle"))
    part = Part(key=Chosen(("saddle",)), kind="class", label="", names=(), options=options)
    wrong = Slip("S1", Chosen(("min",)), "You looked at the first entry alone. The determinant is negative.")
    question = Question("", {}, (), (part,), (), (wrong,), (), "")

    assert named(mark(question, {"answer": "minimum"}, Budget(60)).parts["answer"]) == "S1"
