"""Intervals and bounds, by end: its value, and whether it belongs to the interval."""

import pytest

from tests.engine.questions.kinds.asked import marked, part


@pytest.mark.parametrize(
    ("key", "answer", "outcome", "message"),
    [
        pytest.param("(0, 1/3)", "0 < x < 1/3", "right", "", id="as an inequality"),
        pytest.param("x < 3", "(-oo, 3)", "right", "", id="a bound in brackets"),
        pytest.param("x < 2a", "x < a + a", "right", "", id="an end with a parameter"),
        pytest.param("(0, 1/3)", "(0, 1/2)", "partly", "Look at the upper end.", id="one end"),
        pytest.param("(0, 1/3)", "(1, 1/3)", "partly", "Look at the lower end.", id="the other end"),
        pytest.param("(0, 1/3)", "(1, 2)", "wrong", "Look at both ends.", id="both ends"),
        pytest.param("x < 3", "x < 4", "wrong", "Look at the upper end.", id="the only end"),
        pytest.param("x < 3", "x > 3", "wrong", "Look at both ends.", id="the other side"),
        pytest.param(
            "(0, 1)",
            "(0, 1]",
            "partly",
            "Both ends have the right value. Look at which of them belong to the interval.",
            id="closed",
        ),
        pytest.param("x < 3", "y < 3", "wrong", "The question asks for a bound of x.", id="another name"),
        pytest.param("(0, 1)", "0 to 1", "unreadable", "", id="no interval"),
        pytest.param("(0, 1)", "", "empty", "", id="nothing"),
    ],
)
def test_outcomes(key, answer, outcome, message):
    verdict = marked(part(key, "interval"), answer)

    assert (verdict.outcome, verdict.message) == (outcome, message)


def test_a_positive_name_needs_no_lower_bound():
    asked = part("(0, 1/3)", "interval", positive=("a",))

    assert marked(asked, "a < 1/3").outcome == "right"
    assert marked(asked, "x < 1/3").outcome == "partly"


def test_figures_may_be_asked_for():
    asked = part("(0, 1/3)", "interval", tolerance=2)

    assert marked(asked, "(0, 0.33)").outcome == "right"
    assert marked(asked, "(0, 0.3)").outcome == "partly"


def test_both_ends_are_listed():
    verdict = marked(part("(0, 1)", "interval"), "(0, 2)")

    assert [entry.outcome for entry in verdict.entries[0]] == ["right", "wrong"]
