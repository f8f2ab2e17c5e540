"""Only the first check of a question counts, and help before it is remembered."""

import pytest

from engine.learning.history import History
from engine.questions.sheet import Identity

QUESTION = Identity("first", 1, 1, 7)
OTHER = Identity("first", 1, 1, 8)


def outcomes(history):
    return [result.outcome for result in history.results]


@pytest.mark.parametrize(
    ("happened", "outcome"),
    [
        pytest.param([("attempt", "right")], "right", id="right at once"),
        pytest.param([("attempt", "wrong"), ("attempt", "right")], "missed", id="right at the second check"),
        pytest.param([("attempt", "partly")], "missed", id="some entries right"),
        pytest.param([("attempt", "form")], "missed", id="not in the form asked"),
        pytest.param([("hint", None), ("attempt", "right")], "helped", id="right after a hint"),
        pytest.param([("help", None), ("attempt", "right")], "helped", id="right after a peek"),
        pytest.param([("attempt", "right"), ("hint", None)], "right", id="a hint afterwards"),
        pytest.param([("hint", None), ("attempt", "wrong")], "missed", id="wrong in spite of a hint"),
        pytest.param([("solution", None)], "missed", id="I don't know"),
        pytest.param([("solution", None), ("attempt", "right")], "missed", id="copied from the solution"),
        pytest.param([("attempt", "right"), ("solution", None)], "right", id="the solution afterwards"),
        pytest.param([("unreadable", "unreadable"), ("attempt", "right")], "right", id="unreadable costs nothing"),
        pytest.param([("attempt", "undecided"), ("attempt", "right")], "right", id="undecided costs nothing"),
        pytest.param([("attempt", "empty"), ("attempt", "right")], "right", id="an empty cell costs nothing"),
    ],
)
def test_the_first_check_counts(pen, happened, outcome):
    pen.write("shown", QUESTION)
    for kind, verdict in happened:
        pen.write(kind, QUESTION, verdict)

    assert outcomes(History(pen.events)) == [outcome]


@pytest.mark.parametrize("kind", ["shown", "hint", "help", "skipped"])
def test_a_question_that_was_not_checked_has_no_result(pen, kind):
    pen.write("shown", QUESTION)
    pen.write(kind, QUESTION)

    assert outcomes(History(pen.events)) == []


def test_a_question_on_screen_over_a_restart_is_one_question(pen):
    pen.write("shown", QUESTION)
    pen.write("attempt", QUESTION, "wrong")
    pen.write("shown", QUESTION)
    pen.write("attempt", QUESTION, "right")
    history = History(pen.events)

    assert history.shown == [QUESTION]
    assert outcomes(history) == ["missed"]


def test_a_question_met_again_later_counts_again(pen):
    pen.ask("first", 1, "wrong")
    again = pen.events[0].identity
    pen.write("shown", again)
    pen.write("attempt", again, "right")

    assert outcomes(History(pen.events)) == ["missed", "right"]


def test_the_slip_that_was_named_is_kept(pen):
    pen.write("shown", QUESTION)
    pen.write("attempt", QUESTION, "wrong", slip="D8")

    assert History(pen.events).results[0].slips == {"D8"}


def test_results_are_filed_by_family(pen):
    pen.ask("first", 1, "right")
    pen.ask("second", 2, "wrong")
    history = History(pen.events)

    assert [result.outcome for result in history.of_family("second")] == ["missed"]
    assert history.is_practised("first")
    assert not history.is_practised("third")
    assert history.of_family("third") == ()


def test_adding_events_one_by_one_is_the_same_as_all_at_once(pen):
    pen.write("shown", QUESTION)
    pen.write("shown", OTHER)
    pen.write("attempt", OTHER, "right")
    pen.write("attempt", QUESTION, "wrong")
    history = History()
    for event in pen.events:
        history.add(event)

    assert history.results == History(pen.events).results
    assert history.shown == [QUESTION, OTHER]


def test_a_question_on_a_function_of_ones_own_says_nothing_of_what_comes_next(pen):
    own = Identity("own_gradient", 1, 1, 0, "f(x, y) = x*y")
    pen.write("shown", own)
    pen.write("attempt", own, "wrong")
    history = History(pen.events)

    assert history.shown == []
    assert history.results == []
    assert not history.is_practised("own_gradient")
