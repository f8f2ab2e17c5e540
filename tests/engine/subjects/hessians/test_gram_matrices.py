import pytest

from engine.chance import Draw
from engine.functions.linear import exact_matrix
from engine.questions.keys import plain_key
from engine.questions.witnessing import disagreement
from engine.subjects.hessians.gram_matrices import drawn_features, gram, gram_question


@pytest.mark.parametrize("seed", range(8))
def test_all_parts_agree_with_their_witnesses(seed: int):
    question = gram_question(drawn_features(Draw("features", 1, 5, seed)), "")

    assert not any(disagreement(part) for part in question.parts)


def test_dependent_columns_are_semidefinite_and_need_any_positive_shift():
    question = gram_question(exact_matrix([[1, 2], [1, 2], [-1, -2]]), "")

    assert [plain_key(part.key) for part in question.parts[1:]] == ["positive semidefinite", "lambda in (0, oo)"]


def test_entries_are_products_of_columns():
    assert gram(exact_matrix([[1, 0], [2, 1], [0, 3]])) == exact_matrix([[5, 2], [2, 10]])
