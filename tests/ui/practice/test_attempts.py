"""Going back through what was checked, and forth again, without losing what is being typed."""

from engine.records.session import Attempt
from ui.practice.attempts import AttemptHistory

FIRST = Attempt({"answer": "2x"}, "wrong")
SECOND = Attempt({"answer": "2y"}, "partly")


def typed(text: str) -> dict[str, str]:
    return {"answer": text}


def test_the_attempts_come_back_from_the_newest_to_the_oldest_with_their_outcome():
    history = AttemptHistory((FIRST, SECOND))

    newest = history.earlier(typed("2y + "))
    oldest = history.earlier(newest.answers)

    assert (newest.answers, newest.number, newest.outcome) == (typed("2y"), 2, "partly")
    assert (oldest.answers, oldest.number, oldest.outcome) == (typed("2x"), 1, "wrong")
    assert history.earlier(oldest.answers) is None


def test_what_was_being_typed_comes_back_behind_the_newest():
    history = AttemptHistory((FIRST,))
    recalled = history.earlier(typed("2y + "))

    back = history.later(recalled.answers)

    assert (back.answers, back.number) == (typed("2y + "), None)
    assert history.later(back.answers) is None


def test_the_attempt_that_stands_there_is_passed_over():
    history = AttemptHistory((FIRST, SECOND))

    assert history.earlier(typed("2y")).answers == typed("2x")


def test_what_was_being_typed_stays_when_an_attempt_is_typed_over():
    history = AttemptHistory((FIRST,))
    history.earlier(typed("2y + "))

    kept = history.earlier(typed("2x + 1"))

    assert (kept.answers, kept.outcome) == (typed("2y + "), None)
    assert history.later(kept.answers).answers == typed("2x + 1")


def test_without_attempts_there_is_nothing_to_go_back_to():
    history = AttemptHistory()

    assert history.earlier(typed("x")) is None
    assert history.later(typed("x")) is None
