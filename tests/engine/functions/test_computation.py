"""p = a b, q = ReLU(p), L = (q + a)² at a = 2, b = 3 is 64; ∂L/∂a = 2 · 8 · (3 + 1) = 64."""

from fractions import Fraction

import pytest

from engine.functions.computation import Computation, Gate, odds_of
from engine.functions.logits import log_of
from engine.language.tree import number

_GATES = (
    Gate("p", "multiply", ("a", "b")),
    Gate("q", "relu", ("p",)),
    Gate("r", "add", ("q", "a")),
    Gate("L", "square", ("r",)),
)


def _graph(a: int, b: int) -> Computation:
    return Computation({"a": number(a), "b": number(b)}, _GATES)


def test_values_run_forward():
    assert _graph(2, 3).forward() == {"a": 2, "b": 3, "p": 6, "q": 6, "r": 8, "L": 64}


def test_derivatives_run_backward_and_are_added_at_a_fork():
    graph = _graph(2, 3)

    assert graph.backward(graph.forward()) == {"L": 1, "r": 16, "q": 16, "p": 16, "b": 32, "a": 64}


def test_a_closed_gate_hands_nothing_back():
    graph = _graph(2, -3)

    found = graph.backward(graph.forward())

    assert (found["p"], found["b"], found["a"]) == (0, 0, 4)


def test_a_fork_may_keep_one_flow_as_a_learner_does():
    graph = _graph(2, 3)

    found = graph.backward(graph.forward(), kept=lambda flows: flows[0])

    assert found["a"] == 48


@pytest.mark.parametrize(
    ("operation", "value", "slope"),
    [
        pytest.param("exp", Fraction(3), Fraction(3), id="exponential"),
        pytest.param("sigmoid", Fraction(3, 4), Fraction(3, 16), id="sigmoid"),
    ],
)
def test_a_logarithm_has_exact_values_behind_it(operation, value, slope):
    graph = Computation({"a": log_of(Fraction(3))}, (Gate("L", operation, ("a",)),))

    values = graph.forward()

    assert values["L"] == value
    assert graph.backward(values)["a"] == slope


def test_the_odds_of_a_logarithm_are_read_back():
    assert [odds_of(log_of(odds)) for odds in map(Fraction, (1, 5))] == [1, 5]
    assert odds_of(log_of(Fraction(1, 4))) == Fraction(1, 4)
