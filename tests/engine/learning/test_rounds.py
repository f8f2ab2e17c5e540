"""A round has ten questions, each with one outcome, and names one thing to practise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import DefectError
from engine.learning.rounds import (
    LENGTH,
    MissedMost,
    NextLevel,
    SlipAgain,
    asked,
    is_finished,
    named,
    one_thing,
    settled,
    tally,
)
from engine.questions.sheet import Identity, Sheet
from engine.questions.verdict import NamedSlip
from engine.records.session import Round

OUTCOMES = st.sampled_from(["right", "helped", "missed", "skipped"])


def sheet(family="first", level=1, seed=0):
    return Sheet(Identity(family, 1, level, seed), "one", family.title(), "", (), (), 2, "")


def played(*questions):
    """Return a round of (family, level, outcome, slip code or None)."""
    practice = Round()
    for seed, (family, level, outcome, slip) in enumerate(questions):
        practice = settled(asked(practice, sheet(family, level, seed)), outcome)
        if slip is not None:
            practice = named(practice, NamedSlip(slip, f"What {slip} is."))
    return practice


def test_a_round_ends_with_the_outcome_of_the_tenth_question():
    practice = played(*[("first", 1, "right", None)] * (LENGTH - 1))
    at_the_last = asked(practice, sheet(seed=9))

    assert not is_finished(practice)
    assert not is_finished(at_the_last)
    assert is_finished(settled(at_the_last, "missed"))


def test_there_is_no_eleventh_question():
    practice = played(*[("first", 1, "right", None)] * LENGTH)

    with pytest.raises(DefectError):
        asked(practice, sheet())


def test_only_the_first_outcome_counts():
    practice = settled(asked(Round(), sheet()), "missed")

    assert settled(practice, "right") == practice


def test_a_question_that_was_left_open_is_skipped():
    practice = asked(asked(Round(), sheet()), sheet(seed=1))

    assert tally(practice) == {"skipped": 1}


@pytest.mark.parametrize(
    ("questions", "thing"),
    [
        pytest.param(
            [("first", 1, "missed", "D8"), ("second", 2, "missed", "D4"), ("third", 1, "missed", "D8")],
            SlipAgain(NamedSlip("D8", "What D8 is."), 2, "third", "Third"),
            id="the slip named most often",
        ),
        pytest.param(
            [("first", 1, "missed", "D8"), ("second", 2, "missed", "D4")],
            SlipAgain(NamedSlip("D4", "What D4 is."), 1, "second", "Second"),
            id="the latest of slips named equally often",
        ),
        pytest.param(
            [("first", 1, "missed", None), ("second", 2, "missed", None), ("first", 1, "missed", None)],
            MissedMost("first", "First", 2),
            id="without a slip the family missed most",
        ),
        pytest.param(
            [("first", 3, "right", None), ("second", 2, "right", None), ("first", 3, "right", None)],
            NextLevel("second", "Second", 3),
            id="without a miss the next level that there is",
        ),
        pytest.param(
            [("second", 3, "right", None), ("first", 3, "right", None)],
            NextLevel("first", "First", None),
            id="at the top of everything",
        ),
        pytest.param([("first", 1, "skipped", None)], NextLevel("first", "First", None), id="nothing but skipped"),
    ],
)
def test_the_one_thing_to_practise(outline, questions, thing):
    assert one_thing(played(*questions), outline) == thing


def test_an_empty_round_has_nothing_to_say(outline):
    with pytest.raises(DefectError):
        one_thing(Round(), outline)


@given(st.lists(st.tuples(st.lists(OUTCOMES, max_size=3), st.booleans()), min_size=1, max_size=LENGTH))
def test_a_round_never_forgets_and_never_grows_past_its_length(questions):
    practice = Round()
    for seed, (outcomes, is_named) in enumerate(questions):
        before = practice
        practice = asked(practice, sheet(seed=seed))
        for outcome in outcomes:
            practice = settled(practice, outcome)
        practice = named(practice, NamedSlip("D8", "")) if is_named else practice

        assert len(practice.asked) == seed + 1
        assert [old.outcome or "skipped" for old in before.asked] == [new.outcome for new in practice.asked[:-1]]
        assert practice.asked[-1].outcome == (outcomes[0] if outcomes else None)

    assert is_finished(practice) == (len(questions) == LENGTH and bool(questions[-1][0]))
    assert one_thing(practice, ()) == one_thing(practice, ())
    assert sum(tally(practice).values()) == len(questions) - (not questions[-1][0])


def test_a_miss_on_a_function_of_ones_own_is_not_the_thing_to_practise(outline):
    practice = played(("first", 1, "right", None))
    own = Sheet(Identity("own_gradient", 1, 1, 0, "f(x, y) = x"), "one", "Your function", "", (), (), 2, "")
    practice = settled(asked(practice, own), "missed")

    assert one_thing(practice, outline) == NextLevel("first", "First", 2)
