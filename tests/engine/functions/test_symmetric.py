import numpy as np
import pytest

from engine.chance import Draw
from engine.functions.linear import applied, dot, is_symmetric, multiple
from engine.functions.symmetric import Signature, Symmetric, drawn_deceptive, drawn_symmetric, signature_of

_SIGNATURES: tuple[Signature, ...] = (
    "positive",
    "negative",
    "indefinite",
    "positive semidefinite",
    "negative semidefinite",
)


def _draws(count: int):
    return (Draw("symmetric", 1, 1, seed) for seed in range(count))


def _spectrum(made: Symmetric) -> list[float]:
    return sorted(np.linalg.eigvalsh(np.array(made.rows, float)), reverse=True)


@pytest.mark.parametrize("size", [pytest.param(2, id="two variables"), pytest.param(3, id="three variables")])
def test_the_eigenvalues_are_those_that_numpy_finds(size: int) -> None:
    for draw in _draws(200):
        made = drawn_symmetric(draw, size)

        assert np.allclose(_spectrum(made), np.array(made.eigenvalues, float))


@pytest.mark.parametrize("size", [pytest.param(2, id="two variables"), pytest.param(3, id="three variables")])
def test_the_matrix_stretches_each_eigenvector_by_its_eigenvalue(size: int) -> None:
    for draw in _draws(200):
        made = drawn_symmetric(draw, size)

        for value, vector in zip(made.eigenvalues, made.eigenvectors, strict=True):
            assert any(vector)
            assert applied(made.rows, vector) == multiple(vector, value)


def test_eigenvectors_are_orthogonal_and_eigenvalues_fall() -> None:
    for draw in _draws(100):
        made = drawn_symmetric(draw, 3)
        a, b, c = made.eigenvectors

        assert (dot(a, b), dot(b, c), dot(a, c)) == (0, 0, 0)
        assert made.eigenvalues[0] > made.eigenvalues[1] > made.eigenvalues[2]


@pytest.mark.parametrize("size", [pytest.param(2, id="two variables"), pytest.param(3, id="three variables")])
@pytest.mark.parametrize("signature", _SIGNATURES)
def test_the_signature_is_the_one_that_was_asked_for(size: int, signature: Signature) -> None:
    for draw in _draws(40):
        made = drawn_symmetric(draw, size, signature)

        assert made.signature == signature
        assert made.eigenvalues.count(0) == ("semidefinite" in signature)


def test_entries_are_whole_symmetric_and_bounded() -> None:
    for draw in _draws(100):
        made = drawn_symmetric(draw, 2, bound=8)

        assert is_symmetric(made.rows)
        assert made.rows[0][1] != 0
        assert all(entry.denominator == 1 and abs(entry) <= 8 for row in made.rows for entry in row)


def test_a_deceptive_matrix_is_positive_in_every_entry_and_still_a_saddle() -> None:
    for draw in _draws(100):
        made = drawn_deceptive(draw)

        assert min(entry for row in made.rows for entry in row) > 0
        assert np.linalg.det(np.array(made.rows, float)) < 0


def test_there_are_hundreds_of_matrices() -> None:
    assert len({drawn_symmetric(draw).rows for draw in _draws(800)}) > 200
    assert len({drawn_symmetric(draw, 3).rows for draw in _draws(400)}) > 200


def test_a_singular_indefinite_matrix_counts_as_indefinite() -> None:
    assert signature_of((3, 0, -1)) == "indefinite"
