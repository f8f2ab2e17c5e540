"""What is said of an answer of each kind, and of several parts; the verdicts are those of the real marking."""

import pytest

from engine.questions.verdict import PartVerdict
from tests.ui.every_kind import KEYS, keys_of, marked, sheet_of, solution_of, wrong_of
from ui.practice.feedback import Feedback, of_free, of_miss, of_right, told_parts

RIGHT_PARTS = keys_of("several")


def missed(name: str, *answers: str, misses: int = 1) -> Feedback:
    return of_miss(sheet_of(name), marked(name, *answers), misses, solution_of(name))


@pytest.mark.parametrize(
    ("kind", "answer", "title", "body"),
    [
        pytest.param("number", "3/2", "Not yet", "Yours is 1.5, and the value is another one.", id="number"),
        pytest.param("direction", "[-3, -4]", "Not yet", "It points another way.", id="direction"),
        pytest.param(
            "equation", "y = x", "Not yet", "This equation holds for other points than it should.", id="equation"
        ),
        pytest.param("interval", "(0, 2]", "One of two is right", "Look at the upper end.", id="interval"),
        pytest.param("points", "(1, 2)", "Right so far, but not all of it", "Something is missing.", id="lost point"),
        pytest.param(
            "points",
            "(0, 0), (1, 2), (3, 4)",
            "Two of three are right",
            "(3, 4) does not belong here.",
            id="one point too many",
        ),
        pytest.param("class", "maximum", "Not yet", "Another one fits.", id="class"),
        pytest.param(
            "multi",
            "a, b, c",
            "Two of three are right",
            "One of these does not belong here.",
            id="one too many that a slip explains",
        ),
        pytest.param("multi", "a", "Right so far, but not all of it", "One more belongs here.", id="one too few"),
        pytest.param("order", "forward, update", "One of two is right", "Step 2 asks for another look.", id="order"),
    ],
)
def test_the_first_miss_says_where_to_look_in_words_that_fit_the_kind(kind, answer, title, body):
    said = missed(kind, answer)

    assert (said.title, said.body) == (title, body)


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_the_second_miss_names_the_slip_whatever_the_kind(kind):
    said = missed(kind, wrong_of(kind), misses=2)

    assert said.body == "The $y$ is gone. Look at what it becomes."


def test_what_options_say_stands_in_the_place_of_their_ids():
    assert "“Invert the Hessian of the loss.” is no step" in missed("order", "invert, forward", misses=2).body


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_every_key_is_right_and_said_to_be(kind):
    said = of_right(sheet_of(kind), marked(kind, *keys_of(kind)))

    assert (said.tone, said.title) == ("ok", "Right")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        pytest.param("matrix", "All four entries agree.", id="entries"),
        pytest.param("points", "Both points are there.", id="points"),
        pytest.param("eigenvector", "", id="a vector that is right as a whole"),
        pytest.param("several", "All four parts are right.", id="parts"),
    ],
)
def test_what_is_right_is_counted_where_there_is_something_to_count(kind, body):
    assert of_right(sheet_of(kind), marked(kind, *keys_of(kind))).body == body


@pytest.mark.parametrize(
    ("answers", "title", "body", "part"),
    [
        pytest.param(
            ("-5", "-10", "saddle", "a"),
            "Three of four are right",
            "(d) One more belongs here.",
            "d",
            id="the last part alone",
        ),
        pytest.param(
            ("13", "26", "saddle", "a, c"),
            "Two of four are right",
            "(a) Yours is 13, and the value is another one. (b) is consistent with your part (a).",
            "a",
            id="one part follows from another",
        ),
        pytest.param(
            ("-5", "10", "minimum", "a, c"),
            "Two of four are right",
            "(b) Yours is 10, and the value is another one.",
            "b",
            id="the first of two that are wrong",
        ),
    ],
)
def test_of_several_parts_the_first_that_needs_another_look_is_spoken_of_by_name(answers, title, body, part):
    said = missed("several", *answers)

    assert (said.title, said.body, said.part) == (title, body, part)


@pytest.mark.parametrize(
    ("name", "answers", "title"),
    [
        pytest.param("class", ("",), "Nothing is chosen yet", id="a choice"),
        pytest.param("order", ("",), "Nothing is in order yet", id="an order"),
        pytest.param("points", ("",), "One entry is still empty", id="a line"),
        pytest.param("several", ("-5", "", "saddle", ""), "Two parts are still empty", id="parts"),
    ],
)
def test_what_is_empty_is_asked_for_and_costs_nothing(name, answers, title):
    assert of_free(sheet_of(name), marked(name, *answers)).title == title


def test_a_part_that_cannot_be_read_is_named():
    said = of_free(sheet_of("several"), marked("several", "-5", "q", "saddle", "a"))

    assert said.body == "(b) is underlined above, and costs nothing."


def test_where_no_attempt_is_spent_nothing_is_told_of_the_other_parts():
    told = told_parts(marked("several", "-5", "", "saddle", "a, c"))

    assert list(told) == ["b"]
    assert all(isinstance(said, PartVerdict) for said in told.values())
