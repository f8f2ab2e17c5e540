import numpy as np
import pytest

from engine.chance import Draw
from engine.functions.linear import applied, multiple
from engine.functions.scatter import drawn_scatter


def _draws(count: int):
    return (Draw("scatter", 1, 1, seed) for seed in range(count))


@pytest.mark.parametrize(
    ("sample", "dropped"), [pytest.param(False, 0, id="divisor n"), pytest.param(True, 1, id="divisor n - 1")]
)
def test_mean_and_covariance_are_those_that_numpy_finds(sample: bool, dropped: int) -> None:
    for draw in _draws(200):
        made = drawn_scatter(draw, sample=sample)
        points = np.array(made.points, float)

        assert np.allclose(points.mean(axis=0), np.array(made.mean, float))
        assert np.allclose(np.cov(points.T, ddof=dropped), np.array(made.covariance, float))
        assert made.divisor == len(points) - dropped


def test_the_axes_are_eigenvectors_of_the_covariance() -> None:
    for draw in _draws(200):
        made = drawn_scatter(draw)

        assert made.eigenvalues[0] > made.eigenvalues[1] > 0
        for value, axis in zip(made.eigenvalues, made.eigenvectors, strict=True):
            assert applied(made.covariance, axis) == multiple(axis, value)


def test_points_differ_and_variants_are_many() -> None:
    made = [drawn_scatter(draw, sample=True) for draw in _draws(400)]

    assert all(len(set(scatter.points)) == 5 for scatter in made)
    assert len({frozenset(scatter.points) for scatter in made}) > 300
    assert {scatter.covariance[0][1] > 0 for scatter in made} == {True, False}
