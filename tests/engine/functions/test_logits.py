from fractions import Fraction

import numpy as np
import pytest

from engine.calculus.witness import values
from engine.chance import Draw
from engine.errors import DefectError
from engine.functions.logits import drawn_activations, drawn_logits, drawn_odds, log_of
from engine.language.plain_text import plain


def _draws(count: int):
    return (Draw("logits", 1, 1, seed) for seed in range(count))


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_the_softmax_is_that_of_the_logits_as_floats(classes: int) -> None:
    for draw in _draws(200):
        made = drawn_logits(draw, classes)
        powers = np.exp(values(made.trees, {}))

        assert np.allclose(powers / powers.sum(), np.array(made.softmax, float))
        assert sum(made.softmax) == 1
        assert len(set(made.softmax)) == classes
        assert sum(made.weights) <= 20


def test_too_many_classes_for_the_sum_are_our_own_defect() -> None:
    with pytest.raises(DefectError):
        drawn_logits(Draw("logits", 1, 1, 1), 5, largest_sum=14)


def test_the_sigmoid_is_that_of_its_argument_as_a_float() -> None:
    for draw in _draws(200):
        made = drawn_odds(draw)
        (z,) = values([made.z], {})

        assert np.isclose(1 / (1 + np.exp(-z)), float(made.p))
        assert z != 0


@pytest.mark.parametrize(
    ("odds", "printed"),
    [
        pytest.param(Fraction(3), "ln(3)", id="a whole number"),
        pytest.param(Fraction(1, 3), "-ln(3)", id="one over a whole number"),
        pytest.param(Fraction(1), "0", id="even odds"),
    ],
)
def test_a_logarithm_is_written_as_plainly_as_it_can_be(odds: Fraction, printed: str) -> None:
    assert plain(log_of(odds)) == printed


@pytest.mark.parametrize("distinct", [pytest.param(True, id="all different"), pytest.param(False, id="perhaps not")])
def test_activations_have_the_mean_and_deviation_that_numpy_finds(distinct: bool) -> None:
    for draw in _draws(200):
        made = drawn_activations(draw, distinct=distinct)
        entries = np.array(made.entries, float)

        assert entries.mean() == made.mean
        assert np.isclose(entries.std(), made.deviation)
        assert np.allclose((entries - entries.mean()) / entries.std(), np.array(made.normalised, float))
        assert len(set(made.entries)) == 4 or not distinct
