import pytest

from engine.functions.linear import exact_matrix
from engine.questions.keys import Chosen
from engine.subjects.hessians.definiteness import by_minors, class_slips, leading_minors, looked_at, verdict_of

MATRICES = [
    pytest.param([[2, 1], [1, 2]], "positive definite", id="positive definite"),
    pytest.param([[-2, 1], [1, -2]], "negative definite", id="negative definite"),
    pytest.param([[1, 4], [4, 1]], "indefinite", id="indefinite with positive entries"),
    pytest.param([[4, 2], [2, 1]], "positive semidefinite", id="positive semidefinite"),
    pytest.param([[-4, 2], [2, -1]], "negative semidefinite", id="negative semidefinite"),
    pytest.param([[2, -1, 0], [-1, 2, -1], [0, -1, 2]], "positive definite", id="three rows"),
    pytest.param([[-2, 1, 0], [1, -2, 1], [0, 1, -2]], "negative definite", id="three rows, negative"),
    pytest.param([[1, 2, 0], [2, 1, 0], [0, 0, 1]], "indefinite", id="three rows, indefinite"),
]


@pytest.mark.parametrize(("rows", "name"), MATRICES)
def test_the_verdict_is_what_one_sees_along_all_directions(rows: list[list[int]], name: str):
    a = exact_matrix(rows)

    assert verdict_of(a, None) == name
    assert looked_at(a) == name


@pytest.mark.parametrize(
    ("rows", "code", "taken"),
    [
        pytest.param([[1, 4], [4, 1]], "S9", "positive definite", id="by the diagonal"),
        pytest.param([[1, 4], [4, 1]], "S26", "positive definite", id="by the signs of the entries"),
        pytest.param([[5, 4], [4, -1]], "S8", "positive definite", id="by the trace"),
        pytest.param([[-2, 1], [1, -2]], "S4", "positive definite", id="by the determinant alone"),
        pytest.param([[-2, 1], [1, -2]], "S27", "indefinite", id="by minors that should all be negative"),
        pytest.param([[4, 2], [2, 1]], "S7", "indefinite", id="zero for a saddle"),
        pytest.param([[4, 2], [2, 1]], "S28", "positive definite", id="zero left out"),
    ],
)
def test_a_slip_takes_a_matrix_for_another(rows: list[list[int]], code: str, taken: str):
    (slip,) = class_slips(exact_matrix(rows), [code], "b")

    assert slip.answer == Chosen((taken,))


def test_leading_minors_grow_from_the_top_left():
    assert leading_minors(exact_matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]])) == (2, 3, 4)


def test_a_zero_before_the_last_minor_decides_nothing():
    assert by_minors((0, -1, 0)) is None
