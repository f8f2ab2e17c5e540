"""Sentences to the learner that more than one face of the program says."""

import pytest

from engine.questions.verdict import Counterexample
from engine.questions.wording import difference


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        pytest.param(
            Counterexample({"x": "1", "y": "1/2"}, "3", "5"),
            "At x = 1, y = 1/2 yours gives 3, and it should be 5.",
            id="at a point",
        ),
        pytest.param(
            Counterexample({"x": "-1/2"}, "-3", "1e-9"),
            "At x = −1/2 yours gives −3, and it should be 1e−9.",
            id="minus signs, not hyphens",
        ),
        pytest.param(Counterexample({}, "3", "5"), "Yours gives 3, and it should be 5.", id="two numbers"),
        pytest.param(
            Counterexample({"x": "0"}, "undefined", "5"),
            "At x = 0 yours has no value, and it should be 5.",
            id="no value",
        ),
        pytest.param(
            Counterexample({"x": "0"}, "3", "undefined"),
            "At x = 0 yours gives 3, and there should be no value.",
            id="a value too many",
        ),
    ],
)
def test_a_difference_is_said_in_one_sentence(point, sentence):
    assert difference(point) == sentence
