from fractions import Fraction

from engine.functions.linear import as_matrix, as_vector, exact_matrix, exact_vector
from engine.language.tree import Name, number
from engine.questions.keys import Chosen
from engine.subjects.earlier import exact_matrix as matrix_of
from engine.subjects.earlier import exact_number, formula
from engine.subjects.earlier import exact_vector as vector_of

ANSWERS = {
    "a": number(Fraction(-1, 2)),
    "b": as_vector([1, 2]),
    "c": as_matrix([[1, 2], [3, 4]]),
    "d": Name("x"),
    "e": Chosen(("yes",)),
}


def test_each_answer_is_taken_for_what_it_is():
    assert exact_number(ANSWERS, "a") == Fraction(-1, 2)
    assert vector_of(ANSWERS, "b") == exact_vector([1, 2])
    assert matrix_of(ANSWERS, "c") == exact_matrix([[1, 2], [3, 4]])
    assert formula(ANSWERS, "d") == Name("x")


def test_what_is_something_else_or_missing_is_nothing():
    assert exact_number(ANSWERS, "d") is None
    assert exact_number(ANSWERS, "b") is None
    assert vector_of(ANSWERS, "c") is None
    assert matrix_of(ANSWERS, "b") is None
    assert formula(ANSWERS, "e") is None
    assert formula(ANSWERS, "z") is None
