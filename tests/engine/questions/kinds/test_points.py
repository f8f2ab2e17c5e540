"""Sets of points. The key is {(0, 0), (2, 2)} unless a test says otherwise."""

from dataclasses import replace

import pytest

from engine.errors import DefectError
from tests.engine.questions.kinds.asked import marked, part

CRITICAL = part("(0, 0), (2, 2)", "points")


@pytest.mark.parametrize(
    ("answer", "outcome", "score", "message"),
    [
        pytest.param("(2, 2), (0, 0)", "right", 1, "", id="in another order"),
        pytest.param("{(0, 0), (4/2, sqrt(4))}", "right", 1, "", id="in another form"),
        pytest.param((("0", "0"), ("2", "2")), "right", 1, "", id="in rows of cells"),
        pytest.param("(0, 0)", "partly", 1 / 2, "One point is missing.", id="one missing"),
        pytest.param("(0, 0), (2, 2), (1, 1)", "partly", 2 / 3, "(1, 1) does not belong here.", id="one too many"),
        pytest.param(
            "(0, 0), (1, 1)",
            "partly",
            1 / 2,
            "(1, 1) does not belong here. One point is missing.",
            id="another one instead",
        ),
        pytest.param("none", "wrong", 0, "Two points are missing.", id="none at all"),
        pytest.param("(0, 0, 0)", "wrong", 0, "Each point here has two coordinates.", id="points of space"),
    ],
)
def test_partial_credit_by_point(answer, outcome, score, message):
    verdict = marked(CRITICAL, answer)

    assert (verdict.outcome, verdict.score, verdict.message) == (outcome, score, message)


def test_each_point_of_the_key_is_met_once():
    verdict = marked(CRITICAL, "(0, 0), (0, 0)")

    assert (verdict.outcome, verdict.score) == ("partly", 1 / 2)
    assert verdict.remark == "A point that is listed twice counts once."


def test_figures_may_be_asked_for():
    asked = part("(1/3, sqrt(2)), (0, 0)", "points", tolerance=3)

    assert marked(asked, "(0, 0), (0.333, 1.41)").outcome == "right"
    assert marked(asked, "(0, 0), (0.33, 1.41)").outcome == "partly"


def test_every_point_says_whether_it_belongs():
    verdict = marked(CRITICAL, "(1, 1), (2, 2)")

    assert [[entry.outcome for entry in row] for row in verdict.entries] == [["wrong", "wrong"], ["right", "right"]]


def test_a_single_point_needs_no_brackets():
    assert marked(part("(3, 4)", "points"), "3, 4").outcome == "right"


@pytest.mark.parametrize("answer", ["-3, 9", "(-3, 9)", "[9, -3]", "{-3, 9}", "(-3), (9)", "-3\n9"])
def test_brackets_around_points_of_a_line_make_no_point_of_the_plane(answer):
    assert marked(part("(-3), (9)", "points"), answer).outcome == "right"


def test_no_point_is_an_answer_too():
    assert marked(part("none", "points"), "none").outcome == "right"
    assert marked(part("none", "points"), "(0, 0)").outcome == "wrong"
    assert marked(part("none", "points"), "(0, 0), (1, 2, 3)").outcome == "wrong"


def test_a_cell_that_is_empty_asks_to_be_filled():
    assert marked(CRITICAL, (("0", ""), ("2", "2"))).outcome == "empty"


def test_a_key_of_another_kind_is_our_own_fault():
    with pytest.raises(DefectError):
        marked(replace(CRITICAL, kind="vector"), "(1, 2)")
