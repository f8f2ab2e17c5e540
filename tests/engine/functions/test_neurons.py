from fractions import Fraction

import pytest

from engine.calculus.rules import partial
from engine.calculus.witness import values
from engine.chance import Draw
from engine.functions.neurons import drawn_batch, drawn_neuron, preactivation
from engine.language.substitution import substituted
from engine.language.tree import number

_SEEDS = range(20)
_KINDS = [("linear", "squared"), ("relu", "squared"), ("sigmoid", "squared"), ("sigmoid", "cross entropy")]


@pytest.mark.parametrize(("activation", "loss"), _KINDS, ids=" with ".join)
def test_what_goes_in_and_comes_out_is_exact(activation, loss):
    for seed in _SEEDS:
        neuron = drawn_neuron(Draw("neuron", 1, 1, seed), activation, loss)
        (sample,) = neuron.samples
        inputs = dict(zip(("w1", "w2", "b"), (*neuron.w, neuron.b), strict=True))
        inputs |= {f"x{place}": number(x) for place, x in enumerate(sample.x, 1)}
        z = values([substituted(preactivation(), inputs), sample.z], {})

        assert z[0] == pytest.approx(z[1])
        assert values([substituted(neuron.output_tree(), {"z": sample.z})], {})[0] == pytest.approx(float(sample.a))


@pytest.mark.parametrize(("activation", "loss"), _KINDS, ids=" with ".join)
def test_the_slope_of_the_loss_is_its_derivative(activation, loss):
    neuron = drawn_neuron(Draw("neuron", 1, 1, 3), activation, loss)
    (sample,) = neuron.samples

    slope = values([partial(neuron.loss_tree(), "a")], {"a": sample.a, "y": sample.y})[0]

    assert slope == pytest.approx(float(neuron.loss_slope(sample)))


def test_about_half_of_the_relus_are_closed():
    drawn = [drawn_neuron(Draw("neuron", 1, 1, seed), "relu", "squared") for seed in range(80)]

    closed = sum(neuron.delta(neuron.samples[0]) == 0 for neuron in drawn)

    assert 25 <= closed <= 55


@pytest.mark.parametrize("activation", ["linear", "relu", "sigmoid"])
def test_a_batch_has_two_different_examples_and_an_error_that_does_not_cancel(activation):
    for seed in _SEEDS:
        neuron = drawn_batch(Draw("neuron", 1, 1, seed), activation)
        first, second = neuron.samples

        assert first.x != second.x
        assert neuron.delta(first) + neuron.delta(second) != Fraction(0)
