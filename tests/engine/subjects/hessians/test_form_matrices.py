from fractions import Fraction

import pytest

from engine.functions.linear import exact_matrix
from engine.language.plain_text import plain
from engine.language.tree import names
from engine.questions.keys import plain_key
from engine.subjects.hessians.form_matrices import Form, form_question

A = exact_matrix([[5, 2], [2, 2]])


@pytest.mark.parametrize(
    ("scale", "polynomial"),
    [
        pytest.param(Fraction(1), "5*x^2 + 4*x*y + 2*y^2", id="without a half"),
        pytest.param(Fraction(1, 2), "5*x^2/2 + 2*x*y + y^2", id="with a half"),
    ],
)
def test_mixed_entries_share_their_coefficient(scale: Fraction, polynomial: str):
    assert plain(Form(A, scale, names("x y")).f) == polynomial


def test_the_other_convention_is_a_slip():
    question = form_question(Form(A, Fraction(1, 2), names("x y")), "")

    found = {slip.code: plain_key(slip.answer) for slip in question.slips}

    assert found["T1"] == "[[5/2, 1], [1, 1]]"
    assert found["H1"] == "[[5, 4], [4, 2]]"
    assert found["H5"] == "[[5/2, 2], [2, 1]]"
