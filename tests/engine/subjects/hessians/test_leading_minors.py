from engine.functions.linear import exact_matrix
from engine.questions.audit import is_proved
from engine.questions.keys import plain_key
from engine.questions.question import Question
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.leading_minors import minor_slips, minor_steps, minors_part

A = exact_matrix([[2, -1, 1], [-1, 2, -1], [1, -1, 3]])
EMPTY = Question("", {}, (), (), (), (), (), "")


def test_minors_agree_with_numpys_determinants():
    assert plain_key(minors_part(A).key) == "[2, 3, 7]"
    assert not disagreement(minors_part(A))


def test_the_expansions_are_proved():
    assert all(is_proved(claim, EMPTY) for step in minor_steps(A) for claim in step.claims)


def test_the_diagonal_is_no_list_of_minors():
    found = {slip.code: plain_key(slip.answer) for slip in minor_slips(A)}

    assert found["P6"] == "[2, 2, 3]"
    assert found["J3"] == "[2, 4, 12]"
