"""Numbers: exact, unless the question states how many figures it wants."""

import pytest

from tests.engine.questions.kinds.asked import marked, part


@pytest.mark.parametrize(
    ("key", "figures", "answer", "outcome"),
    [
        pytest.param("1/3", None, "2/6", "right", id="exact in another form"),
        pytest.param("sqrt(2)/2", None, "1/sqrt(2)", "right", id="an irrational number"),
        pytest.param("1/3", None, "0.333", "wrong", id="rounded where nothing allows it"),
        pytest.param("1/2", None, "0.5", "right", id="a decimal that is exact"),
        pytest.param("1/3", 3, "0.333", "right", id="rounded as asked"),
        pytest.param("1/3", 3, "0.33333", "right", id="better than asked"),
        pytest.param("1/3", 3, "0.33", "wrong", id="too few figures"),
        pytest.param("1/3", None, "x", "wrong", id="no number"),
        pytest.param("1/3", None, "0.333 +", "unreadable", id="unfinished"),
    ],
)
def test_outcomes(key, figures, answer, outcome):
    assert marked(part(key, "number", tolerance=figures), answer).outcome == outcome


@pytest.mark.parametrize(
    ("figures", "answer", "message"),
    [
        pytest.param(
            None, "0.333", "This is close to the number, but not equal to it. Give it exactly.", id="exact is asked"
        ),
        pytest.param(3, "0.33", "This is close, but not to 3 significant figures.", id="figures are asked"),
        pytest.param(None, "0.4", "", id="not close"),
        pytest.param(None, "x/3", "", id="no number"),
    ],
)
def test_a_rounded_number_is_told_so(figures, answer, message):
    assert marked(part("1/3", "number", tolerance=figures), answer).message == message
