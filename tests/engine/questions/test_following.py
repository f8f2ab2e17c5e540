"""Follow-through: what follows from the learner's own earlier answer earns half the marks.

The first part asks for A = 2, the second one for A².
"""

import pytest

from engine.equality.budget import Budget
from engine.errors import LearnerError
from engine.language.tree import Node, Power, number
from engine.questions.keys import is_value
from engine.questions.marking import mark
from engine.questions.question import Part, Question, Slip
from engine.questions.verdict import PartVerdict


def squared(earlier) -> Node | None:
    own = earlier.get("a")
    return Power(own, number(2)) if own is not None and is_value(own) else None


def asked(follows=squared) -> Question:
    first = Part(key=number(2), kind="number", label="A", names=(), id="a")
    second = Part(key=number(4), kind="number", label="A^2", names=(), id="b", follows=follows)
    slip = Slip("X1", number(9), "You squared something else.", part="b")
    return Question("", {}, (), (first, second), (), (slip,), (), "")


def second_part(question: Question, first: str, second: str) -> PartVerdict:
    return mark(question, {"a": first, "b": second}, Budget(60)).parts["b"]


def test_what_follows_from_a_wrong_answer_earns_half_and_names_no_slip():
    verdict = second_part(asked(), "3", "9")

    assert (verdict.outcome, verdict.score, verdict.follows, verdict.slip) == ("partly", 0.5, True, None)
    assert "your own earlier answer" in verdict.message


@pytest.mark.parametrize(
    ("first", "second", "outcome", "score"),
    [
        pytest.param("2", "4", "right", 1, id="both right"),
        pytest.param("3", "4", "right", 1, id="right after a wrong one"),
        pytest.param("3", "8", "wrong", 0, id="it does not follow"),
        pytest.param("3 +", "9", "wrong", 0, id="nothing was read before"),
        pytest.param("", "9", "wrong", 0, id="nothing was answered before"),
    ],
)
def test_what_does_not_follow_is_judged_alone(first, second, outcome, score):
    verdict = second_part(asked(), first, second)

    assert (verdict.outcome, verdict.score, verdict.follows) == (outcome, score, False)


def test_a_whole_answer_counts_the_half():
    verdict = mark(asked(), {"a": "3", "b": "9"}, Budget(60))

    assert (verdict.outcome, verdict.score) == ("partly", 0.25)


def test_an_earlier_answer_that_leads_nowhere_changes_nothing():
    def fails(earlier):
        raise LearnerError("This cannot be inverted.")

    assert second_part(asked(fails), "3", "9").slip is not None


def test_a_part_knows_only_the_parts_before_it():
    seen: list[set[str]] = []

    second_part(asked(lambda earlier: seen.append(set(earlier))), "3", "8")

    assert seen == [{"a"}]
