import numpy as np
import pytest

from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.general import drawn_complex, drawn_real, drawn_with_determinant
from engine.functions.linear import applied, determinant, multiple


def _draws(count: int):
    return (Draw("general", 1, 1, seed) for seed in range(count))


def test_real_eigenvalues_are_those_that_numpy_finds() -> None:
    for draw in _draws(200):
        made = drawn_real(draw)

        assert np.allclose(
            sorted(np.linalg.eigvals(np.array(made.rows, float)), reverse=True), np.array(made.eigenvalues, float)
        )
        assert made.rows[0][1] != made.rows[1][0]


def test_the_matrix_stretches_each_eigenvector_by_its_eigenvalue() -> None:
    for draw in _draws(200):
        made = drawn_real(draw)

        for value, vector in zip(made.eigenvalues, made.eigenvectors, strict=True):
            assert applied(made.rows, vector) == multiple(vector, value)


def test_complex_eigenvalues_are_those_that_numpy_finds() -> None:
    for draw in _draws(200):
        made = drawn_complex(draw)
        upper = max(np.linalg.eigvals(np.array(made.rows, float)), key=lambda value: value.imag)

        assert np.isclose(upper, made.real + made.imaginary * 1j)


def test_what_the_family_asks_besides_is_kept() -> None:
    for draw in _draws(100):
        assert max(drawn_real(draw, accepts=lambda made: max(made.eigenvalues) < 0).eigenvalues) < 0
        assert drawn_complex(draw, accepts=lambda made: made.real > 0).real > 0


@pytest.mark.parametrize(
    "magnitudes",
    [
        pytest.param((1,), id="an inverse in whole numbers"),
        pytest.param((1, 2, 4, 5), id="an inverse in decimals"),
        pytest.param(range(2, 13), id="an area that changes"),
    ],
)
def test_the_determinant_is_one_of_those_asked_for(magnitudes) -> None:
    for draw in _draws(200):
        assert abs(determinant(drawn_with_determinant(draw, magnitudes))) in magnitudes


def test_a_determinant_out_of_reach_is_our_own_defect() -> None:
    with pytest.raises(DefectError):
        drawn_with_determinant(Draw("general", 1, 1, 1), (1000,))
