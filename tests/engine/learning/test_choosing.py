"""The first run is fixed; then families that are ready take turns, and a wish goes before everything."""

import pytest

from engine.errors import DefectError
from engine.learning.choosing import FIRST_RUN, NOTES_KEPT, Choice, another_variant, next_question, remembered
from engine.learning.history import History
from engine.questions.outline import FamilyOutline, Topic
from engine.records.session import Wish

SEEDS = range(60)


def families_asked(pen, outline, wish=Wish()):  # noqa: B008  a frozen value
    history = History(pen.events)
    return {next_question(history, outline, wish, seed).family for seed in SEEDS}


@pytest.fixture
def first_run_outline():
    """Return the three families of the first run, and one more."""
    return (
        Topic(
            "all",
            "All",
            (
                FamilyOutline("pd_basic", "Partials", (1, 2)),
                FamilyOutline("gr_vector", "Gradients", (1, 2), after=("pd_rules",)),
                FamilyOutline("ja_matrix", "Jacobians", (1, 2), after=("gr_vector",)),
                FamilyOutline("pd_rules", "Rules", (2, 3), after=("pd_basic",)),
            ),
        ),
    )


def test_the_first_run_is_a_partial_derivative_a_gradient_and_a_jacobian(pen, first_run_outline):
    chosen = []
    for seed in range(3):
        chosen.append(next_question(History(pen.events), first_run_outline, Wish(), seed))
        pen.ask(chosen[-1].family, chosen[-1].level, "right")

    assert tuple(chosen) == FIRST_RUN
    assert {choice.level for choice in chosen} == {1}


def test_the_next_question_is_chosen_while_one_is_on_screen(pen, first_run_outline):
    first = next_question(History(pen.events), first_run_outline, Wish(), 0)
    pen.ask(first.family, first.level, "right")
    pen.events = pen.events[:1]

    assert next_question(History(pen.events), first_run_outline, Wish(), 0) == FIRST_RUN[1]


def test_a_wish_goes_before_the_first_run(pen, first_run_outline):
    assert next_question(History(), first_run_outline, Wish(family="pd_rules"), 5) == Choice("pd_rules", 2, 5)


def test_the_same_history_and_seed_make_the_same_choice(pen, outline):
    pen.ask("first", 1, "right")

    choices = {next_question(History(pen.events), outline, Wish(), 11) for _ in range(5)}

    assert len(choices) == 1


def test_only_families_whose_prerequisites_were_practised_are_asked(pen, outline):
    assert families_asked(pen, outline) == {"first"}

    pen.ask("first", 1, "wrong")

    assert families_asked(pen, outline) == {"second", "third"}


def test_no_family_comes_twice_in_a_row(pen, outline):
    for family in ("first", "second", "third", "second"):
        pen.ask(family, 2, "right")

    assert families_asked(pen, outline) == {"first", "third", "fourth"}


def test_a_family_that_was_missed_comes_more_often(pen, outline):
    for _ in range(5):
        pen.ask("second", 2, "wrong")
        pen.ask("third", 1, "right")
    pen.ask("first", 1, "right")
    history = History(pen.events)

    asked = [next_question(history, outline, Wish(), seed).family for seed in range(400)]

    assert asked.count("second") > 3 * asked.count("third") > 0


def test_the_same_slip_three_times_leads_to_what_the_family_builds_on(pen, outline):
    pen.ask("first", 1, "right")
    for _ in range(3):
        pen.ask("third", 1, "wrong", slip="J1")

    assert families_asked(pen, outline) == {"first"}


@pytest.mark.parametrize(
    "slips",
    [
        pytest.param(("J1", "J1"), id="twice only"),
        pytest.param(("J1", "J2", "J1"), id="different slips"),
        pytest.param(("J1", None, "J1"), id="one that was not named"),
    ],
)
def test_other_misses_do_not_lead_back(pen, outline, slips):
    pen.ask("first", 1, "right")
    for slip in slips:
        pen.ask("third", 1, "wrong", slip=slip)

    assert "second" in families_asked(pen, outline)


def test_the_way_back_is_offered_once(pen, outline):
    pen.ask("first", 1, "right")
    for _ in range(3):
        pen.ask("third", 1, "wrong", slip="J1")
    pen.events.append(pen.events[0])  # the prerequisite is on screen

    assert "first" not in families_asked(pen, outline)


@pytest.mark.parametrize(
    ("wish", "families"),
    [
        pytest.param(Wish(topic="two"), {"second", "third"}, id="a topic"),
        pytest.param(Wish(topic="three"), {"fourth"}, id="a topic whose prerequisites are missing"),
        pytest.param(Wish(topic="two", family="fourth"), {"fourth"}, id="a family goes before a topic"),
        pytest.param(Wish(family="retired"), {"first"}, id="a family that is gone"),
        pytest.param(Wish(topic="gone"), {"first"}, id="a topic that is gone"),
    ],
)
def test_a_wish_is_followed(pen, outline, wish, families):
    if wish.topic == "two":
        pen.ask("first", 1, "right")

    assert families_asked(pen, outline, wish) == families


@pytest.mark.parametrize(("wished", "level"), [(3, 3), (4, 3), (1, 1), (9, 5)])
def test_a_level_that_is_wished_for_is_met_as_nearly_as_the_family_can(outline, wished, level):
    assert next_question(History(), outline, Wish(family="fourth", level=wished), 1).level == level


def test_without_any_family_there_is_nothing_to_ask():
    with pytest.raises(DefectError):
        next_question(History(), (), Wish(), 1)


def test_another_variant_is_another_seed_of_the_same_kind():
    first = Choice("first", 2, 7)
    again = another_variant(first)

    assert (again.family, again.level) == ("first", 2)
    assert again.seed != first.seed
    assert another_variant(first) == again


def test_notes_are_remembered_up_to_a_number_the_newest_last():
    notes = ()
    for number in range(NOTES_KEPT + 5):
        notes = remembered(notes, str(number))
    notes = remembered(notes, "100")

    assert len(notes) == NOTES_KEPT
    assert notes[0] == "5"
    assert notes[-1] == "100"
    assert notes.count("100") == 1
