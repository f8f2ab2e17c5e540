"""Placement is silent and quick; after it four of five lead up, and four missed of five lead down."""

import pytest

from engine.learning.history import History
from engine.learning.levels import PLACEMENT_CHECKS, nearest, nearest_beyond, suitable_levels
from engine.questions.sheet import Identity

RIGHT, MISSED = "right", "wrong"


def levels_after(pen, outline):
    families = [family for topic in outline for family in topic.families]
    return dict(suitable_levels(History(pen.events).results, families))


def test_everyone_begins_at_the_lowest_level(pen, outline):
    assert levels_after(pen, outline) == {"first": 1, "second": 2, "third": 1, "fourth": 1}


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        pytest.param([RIGHT, RIGHT], 1, id="two right are not enough"),
        pytest.param([RIGHT, RIGHT, RIGHT], 2, id="three right at once lead up"),
        pytest.param([RIGHT, RIGHT, MISSED, RIGHT], 1, id="a miss breaks the run"),
        pytest.param([RIGHT] * 6, 3, id="six right at once lead up twice"),
        pytest.param([RIGHT, RIGHT, RIGHT, MISSED], 1, id="a miss leads down"),
        pytest.param([MISSED, MISSED], 1, id="there is nothing below the first level"),
    ],
)
def test_placement_follows_the_first_answers(pen, outline, answers, level):
    for answer in answers:
        pen.ask("third", levels_after(pen, outline)["third"], answer)

    assert levels_after(pen, outline)["third"] == level


def test_placement_holds_for_all_families(pen, outline):
    pen.ask("first", 1, RIGHT)
    pen.ask("second", 2, RIGHT)
    pen.ask("third", 1, RIGHT)

    assert levels_after(pen, outline) == {"first": 2, "second": 2, "third": 2, "fourth": 1}


def test_help_neither_leads_up_nor_down_in_placement(pen, outline):
    pen.ask("third", 1, RIGHT)
    pen.ask("third", 1, RIGHT)
    helped = Identity("third", 1, 1, 99)
    pen.write("shown", helped)
    pen.write("hint", helped)
    pen.write("attempt", helped, RIGHT)

    assert levels_after(pen, outline)["third"] == 1


@pytest.fixture
def placed(pen):
    """Return a pen with which the placement was written to its end: at level 1, with `third` asked only."""
    for _ in range(PLACEMENT_CHECKS // 2):
        pen.ask("third", 1, RIGHT)
        pen.ask("third", 1, MISSED)
    return pen


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        pytest.param([RIGHT] * 3, 1, id="three right"),
        pytest.param([RIGHT] * 4, 2, id="four right"),
        pytest.param([RIGHT, RIGHT, MISSED, RIGHT, RIGHT], 2, id="four of five right"),
        pytest.param([RIGHT, MISSED, RIGHT, MISSED, RIGHT, RIGHT], 1, id="three of the last five right"),
        pytest.param([MISSED, RIGHT, RIGHT, RIGHT, RIGHT], 2, id="the last four right"),
        pytest.param([RIGHT] * 4 + [MISSED] * 4, 1, id="four missed lead down again"),
        pytest.param([RIGHT] * 4 + [MISSED] * 3, 2, id="three missed do not"),
        pytest.param([RIGHT] * 4 + [RIGHT] * 3, 2, id="a new level begins anew"),
        pytest.param([RIGHT] * 40, 5, id="there is nothing above the highest level"),
        pytest.param([MISSED] * 40, 1, id="there is nothing below the lowest level"),
    ],
)
def test_the_last_five_answers_lead_up_or_down(placed, outline, answers, level):
    for answer in answers:
        placed.ask("third", levels_after(placed, outline)["third"], answer)

    assert levels_after(placed, outline)["third"] == level
    assert levels_after(placed, outline)["first"] == 1


def test_a_level_that_a_family_lacks_is_stepped_over(placed, outline):
    for _ in range(4):
        placed.ask("fourth", 1, RIGHT)

    assert levels_after(placed, outline)["fourth"] == 3


@pytest.mark.parametrize(
    ("asked", "answer", "level"),
    [
        pytest.param(4, RIGHT, 4, id="right above moves there"),
        pytest.param(4, MISSED, 1, id="missed above says nothing"),
        pytest.param(1, MISSED, 1, id="missed at the level"),
    ],
)
def test_a_level_that_the_learner_chose(placed, outline, asked, answer, level):
    placed.ask("third", asked, answer)

    assert levels_after(placed, outline)["third"] == level


def test_results_of_a_family_that_is_gone_are_left_out(pen, outline):
    for _ in range(9):
        pen.ask("retired", 1, RIGHT)

    assert levels_after(pen, outline)["first"] == 1


@pytest.mark.parametrize(
    ("wanted", "offered", "found"),
    [(3, (1, 3, 5), 3), (2, (1, 3, 5), 1), (9, (1, 2), 2), (1, (2, 3), 2)],
)
def test_the_nearest_level_is_the_easier_of_two(wanted, offered, found):
    assert nearest(wanted, offered) == found


def test_beyond_the_last_level_there_is_only_the_last():
    assert nearest_beyond(5, (1, 3, 5), up=True) == 5
    assert nearest_beyond(5, (1, 3, 5), up=False) == 3
