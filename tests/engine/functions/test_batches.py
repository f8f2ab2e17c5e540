from fractions import Fraction

import pytest

from engine.calculus.witness import central_gradient
from engine.chance import Draw
from engine.functions.batches import Batch, drawn_batch
from engine.functions.linear import exact_vector
from engine.language.tree import names


def drawn(seed: int) -> Batch:
    return drawn_batch(Draw("batches", 1, 1, seed))


@pytest.mark.parametrize("seed", range(10))
def test_the_slopes_of_a_batch_are_those_of_its_loss(seed):
    batch = drawn(seed)
    w, b = names("w b")
    at = dict(zip("wb", batch.start, strict=True))

    assert central_gradient(batch.loss(w, b), ("w", "b"), at) == pytest.approx(tuple(map(float, batch.gradient)))


@pytest.mark.parametrize("seed", range(10))
def test_residuals_have_both_signs_and_their_mean_slopes_are_whole(seed):
    batch = drawn(seed)

    assert min(batch.residuals) < 0 < max(batch.residuals)
    assert all((total / 3).denominator == 1 for total in batch.sums)


def test_a_residual_is_model_minus_target():
    batch = Batch(exact_vector((1, 2, 3)), exact_vector((0, 0, 1)), 3, exact_vector((2, -1)))

    assert batch.residuals == exact_vector((1, 3, 4))
    assert batch.gradient == (Fraction(2, 3) * 19, Fraction(2, 3) * 8)
